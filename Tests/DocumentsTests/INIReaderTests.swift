import Testing

@testable import Documents

@Suite struct INIReaderTests {
  @Test func sectionsAndValuesAreRead() throws {
    let read = INIReader.read("root = 1\n[tool:pytest]\n# c\ntestpaths = tests\n; d\nkey: value = 2\nflag\n")
    #expect(read.problem == nil)
    let root = try #require(read.documents.first)
    #expect(root["root"]?.string == "1")
    #expect(root[path: "tool:pytest", "testpaths"]?.string == "tests")
    #expect(root[path: "tool:pytest", "key"]?.string == "value = 2")
    #expect(root[path: "tool:pytest", "flag"]?.string == "")
    #expect(root["tool:pytest"]?.entry("key")?.line == 6)
  }

  @Test func indentedLinesGoOn() throws {
    let read = INIReader.read("[options]\ninstall_requires =\n    numpy\n\n    # note\n    pandas>=1\nzip = no\n")
    let options = try #require(read.documents.first?["options"])
    #expect(options["install_requires"]?.string == "\nnumpy\n\n\npandas>=1")
    #expect(options.entry("install_requires")?.line == 2)
    #expect(options["zip"]?.string == "no")
  }

  @Test func dvcConfigurationIsRead() throws {
    let read = INIReader.read("[core]\n    remote = storage\n['remote \"storage\"']\n    url = s3://bucket/x\n    region = eu\n")
    let root = try #require(read.documents.first)
    #expect(root[path: "core", "remote"]?.string == "storage")
    #expect(root[path: "remote storage", "url"]?.string == "s3://bucket/x")
    #expect(root[path: "remote storage", "region"]?.string == "eu")
  }

  @Test func otherLinesAreAProblemButLoseNothing() {
    let read = INIReader.read("[a]\nserver { listen 80; }\nb = 1\n[c\n")
    #expect(read.problem?.line == 2)
    #expect(read.documents.first?[path: "a", "b"]?.string == "1")
  }

  @Test(arguments: ["", "\r\n", "[", "]", "=", "[]\r\n=\r\n x", "\u{0}", "[a]\n  b\n c = 1"]) func brokenInputEnds(text: String) {
    let read = INIReader.read(text)
    #expect(read.documents.count <= 1)
  }

  @Test func tooManyKeysEnd() {
    let read = INIReader.read(String(repeating: "a=1\n", count: 1_000), limits: ReadingLimits(nodes: 10))
    #expect(read.problem != nil)
    #expect((read.documents.first?.entries.count ?? 0) <= 10)
  }
}
