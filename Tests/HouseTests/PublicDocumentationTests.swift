import TestSupport
import Testing

/// What one target shows to another says what it is.
@Suite struct PublicDocumentationTests {
  /// The lines of public declarations that no doc comment stands over.
  private static func undocumented(_ text: String) -> [Int] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
    return lines.indices.filter { index in
      guard lines[index].hasPrefix("public "), !lines[index].hasPrefix("public import ") else { return false }
      let above = lines[..<index].last { !$0.hasPrefix("@") }
      return above?.hasPrefix("///") != true
    }.map { $0 + 1 }
  }

  @Test func everyPublicDeclarationHasADocComment() {
    for file in SourceTree.swiftFiles(in: "Sources") {
      for line in Self.undocumented(file.text) { Issue.record("\(file.path):\(line) is public without a doc comment") }
    }
  }

  @Test func aPlantedOneIsFound() {
    #expect(Self.undocumented("/// A.\npublic struct A {\n  public let b = 1\n}\n") == [3])
    #expect(Self.undocumented("public import A\n\n/// B.\n@frozen\npublic struct B {}\n") == [])
  }
}
