internal import Diagnostics
package import Documents
internal import FactVocabulary

/// A tool that projects use, as one line of `Technologies.yml` says it.
package struct Technology: Sendable {
  package let id: String
  package let name: String
  package let category: String
  package let site: String
  /// What shows that the tool is used, one of them being enough.
  package let patterns: [Pattern]
}

/// A sort of tools, as `categories:` of `Technologies.yml` names it.
package struct TechnologyKind: Sendable {
  package let name: String
  /// What tools of this sort do.
  package let means: String
}

extension RuleFileReader {
  private static let plainKeys: Set<String> = ["id", "name", "category", "site", "image", "any"]
  private static let rootKeys = ["categories", "technologies", "examples"]

  /// The sorts of tools of `Technologies.yml`, in its order.
  package mutating func categories(_ root: DocumentNode) -> [TechnologyKind] {
    for entry in root.entries where !Self.rootKeys.contains(entry.key) {
      mistake(RuleWording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: Self.rootKeys)), entry.line, entry.column)
    }
    return (root["categories"]?.entries ?? []).map { TechnologyKind(name: $0.key, means: $0.value.string ?? "") }
  }

  /// The tools of `Technologies.yml`: each line names an id, name, category and site, and under the names of kinds of facts
  /// the globs that show it; `image` is short for a container image that is built on or started.
  package mutating func technologies(_ root: DocumentNode, categories: [String]) -> [Technology] {
    guard let list = root["technologies"], !list.items.isEmpty else {
      mistake(RuleWording.missingKey("technologies"), root)
      return []
    }
    var ids: Set<String> = []
    let technologies = list.items.map { item in
      let id = text(item, "id")
      if !id.isEmpty, !ids.insert(id).inserted { mistake(RuleWording.repeatedTechnology(id), item) }
      let category = text(item, "category")
      if let node = item["category"], !category.isEmpty, !categories.contains(category) {
        mistake(RuleWording.unknownCategory(category, nearest: NearestWord.to(category, in: categories)), node)
      }
      let site = text(item, "site")
      if let node = item["site"], !site.isEmpty, !site.hasPrefix("https://") {
        mistake(RuleWording.expected("an address with https://"), node)
      }
      var patterns: [Pattern] = []
      for entry in item.entries where !Self.plainKeys.contains(entry.key) {
        let node = DocumentNode(.mapping([entry]), line: entry.line, column: entry.column)
        if let pattern = pattern(node) { patterns.append(pattern) }
      }
      if let any = item["any"] { patterns += self.patterns(any) }
      let place = FileLocation(path, line: item.line, column: item.column)
      if let images = item["image"]?.strings { patterns.append(Self.imagePattern(images, at: place)) }
      return Technology(
        id: id, name: text(item, "name"), category: category, site: site, patterns: patterns.map(Self.widened))
    }
    compareExamples(root["examples"], list, ids)
    return technologies
  }

  /// A tool is used wherever it is used, tests and documentation included; but what the repository imports from itself is no
  /// tool, however it is called.
  private static func widened(_ pattern: Pattern) -> Pattern {
    var pattern = pattern
    pattern.includesAllContexts = true
    if case .facts(.import, _) = pattern.subject { pattern.without.append(.init(key: .local, globs: [NameGlob("*")])) }
    return pattern
  }

  /// A pattern for container images, with any registry before the name.
  private static func imagePattern(_ images: [String], at place: FileLocation) -> Pattern {
    Pattern(subject: .facts(.imageReference, names: images.flatMap { [NameGlob($0), NameGlob("*/" + $0)] }), location: place)
  }

  /// Every tool has an example and every example a tool. A packed document's examples are apart, and were compared before.
  private mutating func compareExamples(_ examples: DocumentNode?, _ list: DocumentNode, _ ids: Set<String>) {
    guard let examples else { return }
    for entry in examples.entries where !ids.contains(entry.key) {
      mistake(RuleWording.unknownTechnology(entry.key, nearest: NearestWord.to(entry.key, in: ids)), entry.line, entry.column)
    }
    for item in list.items {
      if let id = item["id"]?.string, examples[id] == nil { mistake(RuleWording.noExample(id), item) }
    }
  }
}
