import TestSupport
import Testing

/// Names that would stand in the way.
@Suite struct NamesTests {
  /// A type that bears its module's name hides the module: `Detection.Detection` could mean either.
  @Test func noTypeBearsItsModulesName() {
    for target in SourceTree.folders(in: "Sources") where target != "EmbedContent" {
      for file in SourceTree.swiftFiles(in: "Sources/\(target)") {
        for line in file.code.split(separator: "\n") {
          let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
          for (sort, name) in zip(words, words.dropFirst()) where ["struct", "enum", "class", "actor", "protocol"].contains(sort)
          {
            #expect(name != target, "\(file.path): \(line)")
          }
        }
      }
    }
  }

  /// A folder of tests that `Package.swift` does not name is never run.
  @Test func everyFolderOfTestsIsATarget() throws {
    let manifest = try TestFiles.text("Package.swift")
    for folder in SourceTree.folders(in: "Tests") where !SourceTree.swiftFiles(in: "Tests/\(folder)").isEmpty {
      let isNamed = manifest.contains("name: \"\(folder)\"") || manifest.contains("path: \"Tests/\(folder)\"")
      #expect(isNamed, "Tests/\(folder) is not in Package.swift")
    }
  }

  /// What people read stands in one file a target, so that it can be read, and changed, as a whole.
  @Test func messagesAreMadeInWordingFiles() {
    for file in SourceTree.swiftFiles(in: "Sources")
    where !file.path.contains("/Wording") && !file.path.hasPrefix("Sources/Diagnostics") {
      #expect(
        !file.code.contains(" Diagnostic(id:") && !file.code.contains(" Diagnostic(\n"), "\(file.path) words a message itself")
    }
  }
}
