import Testing

@testable import Documents

@Suite struct ContentDigestTests {
  private func hex(_ yaml: String) throws -> String {
    var digest = ContentDigest()
    digest.add(try #require(YAMLReader.read(yaml).documents.first))
    return digest.hex
  }

  @Test func nothingHasTheOffsetOfTheHash() {
    #expect(ContentDigest().hex == "cbf29ce484222325")
  }

  @Test func aTextHasAKnownHash() {
    var digest = ContentDigest()
    digest.add("a")
    // FNV-1a of the bytes 61 FF.
    #expect(digest.hex == "089bc907b544c769")
  }

  @Test func whereThingsStandChangesNothing() throws {
    #expect(try hex("a: 1\nb: [x, y]\n") == hex("# note\na: \"1\"\n\nb:\n- x\n- y\n"))
  }

  @Test(arguments: [
    "a: 2\nb: [x, y]", "a: 1\nb: [xy]", "a: 1\nb: [x, [y]]", "b: [x, y]\na: 1", "a: 1\nb: {x: y}", "a: 1\nc: [x, y]",
  ])
  func whatIsSaidChangesIt(yaml: String) throws {
    #expect(try hex(yaml) != hex("a: 1\nb: [x, y]"))
  }
}
