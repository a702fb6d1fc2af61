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

extension RuleFileReader {
  private static let plainKeys: Set<String> = ["id", "name", "category", "site", "image", "any"]

  /// The tools of `Technologies.yml`: each line names an id, name, category and site, and under the names of kinds of facts
  /// the globs that show it; `image` is short for a container image that is built on or started.
  mutating func technologies(_ root: DocumentNode) -> [Technology] {
    guard let list = root["technologies"], !list.items.isEmpty else {
      mistake(Wording.missingKey("technologies"), root)
      return []
    }
    var ids: Set<String> = []
    return list.items.map { item in
      let id = text(item, "id")
      if !id.isEmpty, !ids.insert(id).inserted { mistake(Wording.repeatedTechnology(id), item) }
      var patterns: [Pattern] = []
      for entry in item.entries where !Self.plainKeys.contains(entry.key) {
        let node = DocumentNode(.mapping([entry]), line: entry.line, column: entry.column)
        if let pattern = pattern(node) { patterns.append(pattern) }
      }
      if let any = item["any"] { patterns += self.patterns(any) }
      let place = FileLocation(path, line: item.line, column: item.column)
      if let images = item["image"]?.strings { patterns += Self.imagePatterns(images, at: place) }
      for index in patterns.indices { patterns[index].includesAllContexts = true }
      return Technology(
        id: id, name: text(item, "name"), category: text(item, "category"), site: text(item, "site"), patterns: patterns)
    }
  }

  /// Patterns for a container image that is built on or started: with any registry before its name and any tag behind it,
  /// and with the name of a build stage.
  private static func imagePatterns(_ images: [String], at place: FileLocation) -> [Pattern] {
    let names = images.flatMap { [$0, "*/" + $0] }
    let tagged = names.flatMap { [$0, $0 + ":*", $0 + "@*"] }
    let globs = (tagged + names.map { $0 + " *" }).map { NameGlob($0) }
    var from = Pattern(subject: .facts(.instruction, names: [NameGlob("FROM")]), location: place)
    from.attributes = [.init(key: .value, globs: globs)]
    var service = Pattern(subject: .facts(.service, names: [NameGlob("*")]), location: place)
    service.attributes = [.init(key: .image, globs: globs)]
    return [from, service]
  }
}
