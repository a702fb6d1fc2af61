import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// A tool that projects use, as one line of `Technologies.yml` says it.
struct Technology: Sendable {
  let id: String
  let name: String
  let category: String
  let site: String
  /// What shows that the tool is used, one of them being enough.
  let patterns: [Pattern]
}

/// A sort of tools, as `categories:` of `Technologies.yml` names it.
struct TechnologyKind: Sendable {
  let name: String
  /// What tools of this sort do.
  let means: String
}

extension RuleFileReader {
  private static let plainKeys: Set<String> = ["id", "name", "category", "site", "image", "any"]
  private static let rootKeys = ["categories", "technologies", TechnologyExamples.key]

  /// The sorts of tools of `Technologies.yml`, in its order.
  mutating func categories(_ root: DocumentNode) -> [TechnologyKind] {
    for entry in root.entries where !Self.rootKeys.contains(entry.key) {
      mistake(Wording.unknownKey(entry.key, nearest: NearestWord.to(entry.key, in: Self.rootKeys)), entry.line, entry.column)
    }
    return (root["categories"]?.entries ?? []).map { TechnologyKind(name: $0.key, means: $0.value.string ?? "") }
  }

  /// The tools of `Technologies.yml`: each line names an id, name, category and site, and under the names of kinds of facts
  /// the globs that show it; `image` is short for a container image that is built on or started.
  mutating func technologies(_ root: DocumentNode, categories: [String]) -> [Technology] {
    let technologies = (root["technologies"]?.items ?? []).map { item in
      for key in ["id", "name", "category", "site"] where item[key]?.string?.isEmpty ?? true {
        mistake(Wording.missingKey(key), item.line, item.column)
      }
      if let node = item["category"], let category = node.string, !categories.contains(category) {
        mistake(Wording.unknownCategory(category, nearest: NearestWord.to(category, in: categories)), node.line, node.column)
      }
      if let node = item["site"], node.string?.hasPrefix("https://") == false {
        mistake(Wording.expected("an address with https://"), node.line, node.column)
      }
      var patterns: [Pattern] = []
      for entry in item.entries where !Self.plainKeys.contains(entry.key) {
        let node = DocumentNode(.mapping([entry]), line: entry.line, column: entry.column)
        patterns += self.patterns(DocumentNode(.sequence([node]), line: entry.line, column: entry.column))
      }
      if let any = item["any"] { patterns += self.patterns(any) }
      if let node = item["image"] {
        patterns += Self.images(node.strings, at: .init(path, line: node.line, column: node.column))
      }
      for index in patterns.indices { Self.widen(&patterns[index]) }
      return Technology(
        id: item["id"]?.string ?? "", name: item["name"]?.string ?? "", category: item["category"]?.string ?? "",
        site: item["site"]?.string ?? "", patterns: patterns)
    }
    compare(root, technologies)
    return technologies
  }

  /// A tool is used wherever it is used, tests and documentation included; but what the repository imports from itself is no
  /// tool, however it is called.
  private static func widen(_ pattern: inout Pattern) {
    pattern.includesAllContexts = true
    if case .facts(.import, _) = pattern.subject {
      pattern.without.append(.init(key: .local, globs: [NameGlob("*")]))
    }
  }

  /// Patterns for container images, whatever their registry, tag and digest: built on, started by a compose file, a
  /// Kubernetes object or a chart's values, or run by hand.
  private static func images(_ names: [String], at place: FileLocation) -> [Pattern] {
    let globs = names.flatMap { name in
      ["", "*/"].flatMap { registry in
        ["", ":*", "@*", " *"].map { NameGlob(registry + name + $0) } + [NameGlob(registry + name + ":* *")]
      }
    }
    var from = Pattern(subject: .facts(.instruction, names: [NameGlob("FROM")]), location: place)
    from.attributes = [.init(key: .value, globs: globs)]
    var service = Pattern(subject: .facts(.service, names: [NameGlob("*")]), location: place)
    service.attributes = [.init(key: .image, globs: globs)]
    let keys = ["image", "*.image", "image.repository", "*.image.repository"]
    var key = Pattern(subject: .facts(.key, names: keys.map { NameGlob($0) }), location: place)
    key.attributes = [.init(key: .value, globs: globs)]
    let runs = names.flatMap { name in
      ["", ":*", "@*"].flatMap { ["docker run \(name)\($0)", "docker run */\(name)\($0)"] }
    }
    let run = Pattern(subject: .commands(runs.map { CommandGlob($0) }), location: place)
    return [from, service, key, run]
  }

  /// Every tool has an example, every example a tool, and no id stands twice; where the document was packed, its examples
  /// are apart and were compared before.
  private mutating func compare(_ root: DocumentNode, _ technologies: [Technology]) {
    var ids: Set<String> = []
    for (technology, item) in zip(technologies, root["technologies"]?.items ?? [])
    where !ids.insert(technology.id).inserted {
      mistake(Wording.repeatedTechnology(technology.id), item.line, item.column)
    }
    guard let examples = root.entry(TechnologyExamples.key) else { return }
    for entry in examples.value.entries where !ids.contains(entry.key) {
      mistake(
        Wording.unknownTechnology(entry.key, nearest: NearestWord.to(entry.key, in: ids)), entry.line, entry.column)
    }
    for (technology, item) in zip(technologies, root["technologies"]?.items ?? [])
    where examples.value[technology.id] == nil {
      mistake(Wording.noExample(technology.id), item.line, item.column)
    }
  }
}
