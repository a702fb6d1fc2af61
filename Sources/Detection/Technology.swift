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
    (root["technologies"]?.items ?? []).map { item in
      var patterns: [Pattern] = []
      for entry in item.entries where !Self.plainKeys.contains(entry.key) {
        let node = DocumentNode(.mapping([entry]), line: entry.line, column: entry.column)
        patterns += self.patterns(DocumentNode(.sequence([node]), line: entry.line, column: entry.column))
      }
      if let any = item["any"] { patterns += self.patterns(any) }
      if let images = item["image"]?.strings {
        let globs = images.flatMap {
          [
            NameGlob($0), NameGlob($0 + ":*"), NameGlob("*/" + $0), NameGlob("*/" + $0 + ":*"), NameGlob($0 + " *"),
            NameGlob($0 + ":* *"),
          ]
        }
        let place = patterns.first?.location ?? .init(path, line: item.line, column: item.column)
        var from = Pattern(subject: .facts(.instruction, names: [NameGlob("FROM")]), location: place)
        from.attributes = [.init(key: .value, globs: globs)]
        var service = Pattern(subject: .facts(.service, names: [NameGlob("*")]), location: place)
        service.attributes = [.init(key: .image, globs: globs)]
        patterns += [from, service]
      }
      for index in patterns.indices { patterns[index].includesAllContexts = true }
      return Technology(
        id: item["id"]?.string ?? "", name: item["name"]?.string ?? "", category: item["category"]?.string ?? "",
        site: item["site"]?.string ?? "", patterns: patterns)
    }
  }
}
