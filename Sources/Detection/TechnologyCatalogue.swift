import RuleLanguage

/// One category of the catalogue of tools, with the tools that belong to it.
public struct TechnologyCategory: Sendable {
  /// A tool that Rung knows.
  public struct Entry: Sendable {
    /// Its id, as rule files and reports name it.
    public let id: String
    /// Its name, for people.
    public let name: String
    /// The address of its site or source.
    public let site: String
  }

  /// The category's name, which is its id too.
  public let name: String
  /// What tools of this category do, as a clause without a subject.
  public let means: String
  /// Its tools, by id.
  public let technologies: [Entry]
}

extension RuleLibrary {
  /// The tools that Rung finds in repositories, by category in the order of `Technologies.yml`. A tool that a team's own rules
  /// bring under another category stands in one that follows.
  public var catalogue: [TechnologyCategory] {
    var entries: [String: [TechnologyCategory.Entry]] = [:]
    var names = categories.map(\.name)
    for technology in technologies {
      if !names.contains(technology.category) { names.append(technology.category) }
      entries[technology.category, default: []].append(.init(id: technology.id, name: technology.name, site: technology.site))
    }
    let means = Dictionary(categories.map { ($0.name, $0.means) }, uniquingKeysWith: { first, _ in first })
    return names.map { name in
      TechnologyCategory(
        name: name, means: means[name] ?? "", technologies: (entries[name] ?? []).sorted { $0.id < $1.id })
    }
  }
}
