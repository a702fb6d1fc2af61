/// What a pack holds of one file of rules. Texts are made when they are asked for.
package struct PackedPractice: Sendable {
  /// One rule.
  package struct Rule: Sendable {
    private let pack: RulePack
    private let place: Int
    /// The position of its pattern.
    package let pattern: Int

    static let words = 7

    init(_ pack: RulePack, at place: Int) {
      self.pack = pack
      self.place = place
      pattern = Int(pack.words[place])
    }

    /// Unique within its practice.
    package var id: String { pack.string(place + 1) }
    /// The technology that it stands for, if any.
    package var technology: String? {
      let text = pack.string(place + 3)
      return text.isEmpty ? nil : text
    }
    /// What a match shows, as a clause that completes "It …".
    package var says: String { pack.string(place + 5) }
  }

  private let pack: RulePack
  private let place: Int
  /// Its rules, by the status that they give.
  package let met: [Rule]
  package let partial: [Rule]
  /// Where the next one begins.
  let end: Int

  private static let textWords = 12

  init(_ pack: RulePack, at place: Int) {
    self.pack = pack
    self.place = place
    var position = place + Self.textWords
    func rules() -> [Rule] {
      let count = Int(pack.words[position])
      let start = position + 1
      position = start + count * Rule.words
      return (0..<count).map { Rule(pack, at: start + $0 * Rule.words) }
    }
    met = rules()
    partial = rules()
    end = position
  }

  package var practice: String { pack.string(place) }
  package var effort: String { pack.string(place + 2) }
  package var fix: String { pack.string(place + 4) }
  package var lookedFor: String { pack.string(place + 6) }
  package var enough: String { pack.string(place + 8) }
  /// The name of a type of `Computed/`, where data can't say it.
  package var computed: String? {
    let text = pack.string(place + 10)
    return text.isEmpty ? nil : text
  }
}

/// What a pack holds of one tool.
package struct PackedTechnology: Sendable {
  private let pack: RulePack
  private let place: Int

  init(_ pack: RulePack, at place: Int) {
    self.pack = pack
    self.place = place
  }

  package var id: String { pack.string(place) }
  package var name: String { pack.string(place + 2) }
  package var category: String { pack.string(place + 4) }
  /// The positions of its patterns, one of them being enough.
  package var patterns: [Int] { (0..<count).map { Int(pack.words[place + 7 + $0]) } }

  /// Where the next one begins.
  var end: Int { place + 7 + count }

  private var count: Int { Int(pack.words[place + 6]) }
}

extension RulePack {
  /// A digest of the rules.
  package var version: String { string(Int(words[Header.version])) }
  /// The sets that a scan itself asks for.
  package var trainingCalls: Int { Int(words[Header.trainingCalls]) }
  package var machineLearning: Int { Int(words[Header.machineLearning]) }

  /// The files of rules.
  package var practices: [PackedPractice] {
    var place = Int(words[Header.practices])
    let count = Int(words[place])
    place += 1
    return (0..<count).map { _ in
      let practice = PackedPractice(self, at: place)
      place = practice.end
      return practice
    }
  }

  /// The known tools.
  package var technologies: [PackedTechnology] {
    var place = Int(words[Header.technologies])
    let count = Int(words[place])
    place += 1
    return (0..<count).map { _ in
      let technology = PackedTechnology(self, at: place)
      place = technology.end
      return technology
    }
  }
}
