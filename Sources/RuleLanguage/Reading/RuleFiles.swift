package import Diagnostics
package import Documents

/// One file of rules, parsed as YAML.
package struct RuleFile: Sendable {
  package let path: String
  package let root: DocumentNode

  /// A file.
  package init(path: String, root: DocumentNode) {
    self.path = path
    self.root = root
  }

  /// Its name without the folders.
  package var name: String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }
}

/// What files of rules say: one file a practice, the sets that they share (`Sets.yml`), and the catalogue of technologies
/// (`Technologies.yml`).
package struct RuleFiles: Sendable {
  /// The rules of each practice, in the order of the vocabulary's practices; a practice may have several files.
  package let practices: [PracticeRules]
  /// The sorts of tools, in the order in which they are shown.
  package let categories: [TechnologyKind]
  /// The known tools.
  package let technologies: [Technology]
  /// What is wrong with the files; how sets refer to one another is looked through by `mistakesInSets`.
  package let mistakes: [Diagnostic]
  private let sets: [PatternSet]

  /// Reads files. What the vocabulary doesn't know is a mistake; without one, no word is looked up.
  package init(_ files: [RuleFile], vocabulary: RuleVocabulary? = nil) {
    var mistakes: [Diagnostic] = []
    let setFiles = files.filter { $0.name == "Sets.yml" }
    let technologyFiles = files.filter { $0.name == "Technologies.yml" }
    let practiceFiles = files.filter { !["Sets.yml", "Technologies.yml"].contains($0.name) }
    let knownSets = Set(setFiles.flatMap { $0.root.entries.map(\.key) })

    var sets: [PatternSet] = []
    for file in setFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      sets += reader.sets(file.root)
      mistakes += reader.mistakes
    }
    var categories: [TechnologyKind] = []
    for file in technologyFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      categories += reader.categories(file.root)
      mistakes += reader.mistakes
    }
    var technologies: [Technology] = []
    for file in technologyFiles {
      var reader = RuleFileReader(path: file.path, knownSets: knownSets)
      technologies += reader.technologies(file.root, categories: categories.map(\.name))
      mistakes += reader.mistakes
    }
    let knownTechnologies = Set(technologies.map(\.id))
    var practices: [PracticeRules] = []
    for file in practiceFiles {
      var reader = RuleFileReader(
        path: file.path, knownSets: knownSets, knownTechnologies: knownTechnologies, vocabulary: vocabulary)
      if let rules = reader.practice(file.root) { practices.append(rules) }
      mistakes += reader.mistakes
    }
    let order = (vocabulary?.practices ?? []).enumerated().reduce(into: [String: Int]()) { $0[$1.element] = $1.offset }
    practices.sort { (order[$0.practice] ?? .max, $0.path) < (order[$1.practice] ?? .max, $1.path) }
    self.sets = sets
    self.categories = categories
    self.technologies = technologies
    self.practices = practices
    self.mistakes = mistakes
  }

  /// Names that two sets have, and sets that contain themselves.
  package var mistakesInSets: [Diagnostic] {
    var names: Set<String> = []
    let repeated = sets.filter { !names.insert($0.name).inserted }.map {
      RuleWording.repeatedSet($0.name).diagnostic(at: $0.location)
    }
    return repeated + PatternSet.recursive(among: sets).map { RuleWording.recursiveSet($0.name).diagnostic(at: $0.location) }
  }

  /// All of it laid out for matching, under a digest that tells rules apart.
  package func pack(version: String) -> RulePack {
    var packer = RulePacker(sets: Dictionary(sets.map { ($0.name, $0.patterns) }, uniquingKeysWith: { first, _ in first }))
    let practices = practices.map { rules in
      let met = rules.met.map { packer.add($0.pattern) }
      return (rules: rules, met: met, partial: rules.partial.map { packer.add($0.pattern) })
    }
    let technologies = technologies.map { technology in (technology, technology.patterns.map { packer.add($0) }) }
    let nowhere = FileLocation("Sets.yml")
    let training = packer.add(Pattern(subject: .set("training-call"), location: nowhere))
    let learning = packer.add(Pattern(subject: .set("machine-learning"), location: nowhere))
    return packer.pack(
      practices: practices, technologies: technologies, trainingCalls: training, machineLearning: learning, version: version)
  }
}
