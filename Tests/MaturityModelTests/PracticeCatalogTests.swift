import Documents
import Testing

@testable import MaturityModel

@Suite struct PracticeCatalogTests {
  let catalog = PracticeCatalog.standard

  @Test func theModelHasItsKnownSize() {
    #expect(catalog.levels.map(\.number) == [0, 1, 2, 3, 4])
    #expect(catalog.dimensions.count == 10)
    #expect(catalog.practices.count == 63)
    #expect(catalog.gates.map(\.level) == [1, 2, 3, 4])
    #expect(catalog.frameworks.map(\.id) == ["ml-test-score", "google-levels", "azure-levels", "marvelous-mlops"])
    #expect(catalog.profiles.map(\.id) == ["solo-portfolio", "small-team", "platform"])
  }

  @Test func wordsAreReadWhole() throws {
    let tracking = try #require(catalog.practice("experiment-tracking"))
    #expect(tracking.dimension == "experiments")
    #expect(tracking.level == 2)
    #expect(tracking.met.hasPrefix("Code logs parameters or metrics of runs to a tracker"))
    #expect(tracking.partial?.hasPrefix("The tracker is only declared") == true)
    #expect(catalog.practice("license")?.partial == nil)
    #expect(catalog.level(1)?.azure == "DevOps but no MLOps")
    #expect(catalog.level(0)?.google == "0")
    #expect(catalog.dimension("delivery")?.name == "CI/CD")
  }

  @Test func gatesAreReadInOrder() throws {
    let gate = try #require(catalog.gate(to: 2))
    #expect(gate.all == ["experiment-tracking", "evaluation-step"])
    #expect(gate.started == ["pipeline-defined"])
    #expect(gate.any?.of == 4)
    #expect(gate.any?.list.first == "dependencies-locked")
    #expect(gate.any?.list.count == 7)
    #expect(catalog.gate(to: 1)?.started == [])
    #expect(catalog.gate(to: 0) == nil)
  }

  @Test(arguments: PracticeCatalog.Part.allCases) func idsAreUnique(of part: PracticeCatalog.Part) {
    let ids = catalog.ids(of: part)
    #expect(Set(ids).count == ids.count)
    #expect(!ids.isEmpty)
  }

  @Test func everyIdThatIsNamedExists() {
    for practice in catalog.practices {
      #expect(catalog.dimension(practice.dimension) != nil, "\(practice.id) names \(practice.dimension)")
      #expect((1...4).contains(practice.level), "\(practice.id)")
    }
    for gate in catalog.gates {
      for id in gate.practices { #expect(catalog.practice(id) != nil, "gate \(gate.level) names \(id)") }
      if let any = gate.any { #expect(any.of <= any.list.count, "gate \(gate.level)") }
    }
    for framework in catalog.frameworks {
      for item in framework.items {
        for id in item.all + item.any { #expect(catalog.practice(id) != nil, "\(framework.id) \(item.id) names \(id)") }
        #expect(item.asks || item.all.isEmpty != item.any.isEmpty, "\(framework.id) \(item.id)")
        #expect(framework.sections.isEmpty == (item.section == nil), "\(framework.id) \(item.id)")
        if let section = item.section { #expect(framework.sections.contains(section), "\(framework.id) \(item.id)") }
      }
      #expect(Set(framework.items.map(\.id)).count == framework.items.count, "\(framework.id)")
    }
  }

  @Test func positionsFollowTheModelsOrder() {
    #expect(catalog.practices.map { catalog.position(of: $0.id) } == Array(0..<63))
    #expect(catalog.position(of: "nothing") == nil)
  }

  @Test(arguments: [
    ("unit-test", "unit-tests"), ("experiment_tracking", "experiment-tracking"), ("Linter", "linter"), ("data", "data"),
  ])
  func slipsFindTheNearestId(word: String, id: String) {
    #expect(catalog.nearest(to: word, among: .practices, .dimensions) == id)
  }

  @Test func whatIsNoSlipFindsNothing() {
    #expect(catalog.nearest(to: "kubernetes-operator", among: .practices) == nil)
    #expect(catalog.nearest(to: "solo-portfolo", among: .practices) == nil)
    #expect(catalog.nearest(to: "solo-portfolo", among: .profiles) == "solo-portfolio")
    #expect(catalog.nearest(to: String(repeating: "a", count: 1_000_000), among: .practices) == nil)
  }

  @Test func theVersionIsStableAndFollowsTheWords() throws {
    #expect(catalog.modelVersion.utf8.count == 16)
    #expect(catalog.modelVersion == Self.catalog().modelVersion)
    #expect(Self.catalog(met: "It is done well.").modelVersion != Self.catalog().modelVersion)
  }

  /// The standard catalog read anew, with another `met` sentence of its first practice where one is given.
  private static func catalog(met: String? = nil) -> PracticeCatalog {
    let practices = EmbeddedModel.document("practices.yml")
    let changed = met.map { replacing(practices["practices"]?.items.first?["met"]?.string ?? "", with: $0, in: practices) }
    return PracticeCatalog(
      practices: changed ?? practices, frameworks: EmbeddedModel.document("frameworks.yml"),
      profiles: EmbeddedModel.document("profiles.yml"))
  }

  private static func replacing(_ old: String, with new: String, in node: DocumentNode) -> DocumentNode {
    let content: DocumentNode.Content =
      switch node.content {
      case .scalar(let text): .scalar(text == old ? new : text)
      case .sequence(let items): .sequence(items.map { replacing(old, with: new, in: $0) })
      case .mapping(let entries):
        .mapping(entries.map { .init(key: $0.key, line: $0.line, value: replacing(old, with: new, in: $0.value)) })
      }
    return DocumentNode(content, line: node.line)
  }
}
