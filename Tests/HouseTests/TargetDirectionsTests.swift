import TestSupport
import Testing

/// SwiftPM does not stop a target from importing a sibling that it does not declare, so this does.
@Suite struct TargetDirectionsTests {
  /// What each target may import of this package: the table of DESIGN.md, with `Diagnostics` and `Documents` as leaves.
  private static let allowed: [String: Set<String>] = [
    "CZlib": [],
    "Diagnostics": [],
    "Documents": ["Diagnostics"],
    "FactVocabulary": [],
    "RepositoryFacts": ["Diagnostics", "Documents", "FactVocabulary", "CZlib"],
    "MaturityModel": ["Diagnostics", "Documents"],
    "RuleLanguage": ["Diagnostics", "Documents", "FactVocabulary"],
    "Detection": ["Diagnostics", "Documents", "RuleLanguage", "RepositoryFacts", "MaturityModel"],
    "Reporting": ["Diagnostics", "MaturityModel"],
    "rung": ["CMalloc", "Diagnostics", "Documents", "RepositoryFacts", "MaturityModel", "Detection", "Reporting"],
    "CMalloc": [],
    "EmbedContent": [],
    "embed-content": ["Diagnostics", "Documents", "RuleLanguage"],
  ]

  @Test func everyTargetIsKnown() {
    #expect(Set(SourceTree.folders(in: "Sources")) == Set(Self.allowed.keys))
  }

  @Test(arguments: allowed.keys.sorted())
  func importsGoOneWay(target: String) {
    let ours = Set(Self.allowed.keys)
    for file in SourceTree.swiftFiles(in: "Sources/\(target)") {
      for imported in file.imports where ours.contains(imported) && imported != target {
        #expect(Self.allowed[target]?.contains(imported) == true, "\(file.path) imports \(imported)")
      }
    }
  }

  @Test func librariesStayBehindOneFileEach() {
    let owners = [
      "CYaml": "YAMLComposer.swift", "Subprocess": "GitCommand.swift", "CMalloc": "Memory.swift", "CZlib": "Inflater.swift",
      "Mustache": "ReportTemplates.swift",
    ]
    for file in SourceTree.swiftFiles(in: "Sources") {
      for (library, owner) in owners where file.imports.contains(library) {
        #expect(file.path.hasSuffix("/" + owner), "\(file.path) imports \(library)")
      }
    }
  }
}
