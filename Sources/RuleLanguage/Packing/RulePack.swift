package import FactVocabulary

/// Rules laid out for matching, as numbers and one text: nothing is worked out when it is loaded, and only what a repository's
/// facts touch is ever made into a pattern.
///
/// The rules that the program brings are packed at build time; a team's own are packed when they are read.
package final class RulePack: @unchecked Sendable {
  /// Where the parts of a pack are found: the first of its numbers.
  enum Header {
    static let trainingCalls = 0, machineLearning = 1, version = 2, patterns = 3, patternCount = 4, files = 5, names = 6
    static let attributes = 7, practices = 8, technologies = 9, count = 10
  }

  /// What is matched: facts that a table finds, all facts of a kind (looked through when they are asked for), or what other
  /// patterns match.
  package enum Subject: Equatable, Sendable {
    case facts
    case all
    case union([Int])
  }

  /// A condition that other facts decide, with the patterns that it asks for.
  package struct Relation: Equatable, Sendable {
    package enum Sort: Int, Sendable {
      case sameFile, sameOwner, sameFolder, elsewhere, unless, unlessSameFile, runs
    }
    package let sort: Sort
    package let patterns: [Int]
  }

  /// What a pattern asks of a fact's surroundings, and whether it asks for more: looked at for every fact that may match.
  package struct Surface: Hashable, Sendable {
    package let forbidden: FactContexts
    /// One of these, or none where it is empty.
    package let required: FactContexts
    package let asksForMore: Bool
    package let asksForFile: Bool

    /// Whether the surroundings of a fact fit.
    package func admits(_ contexts: FactContexts) -> Bool {
      contexts.rawValue & forbidden.rawValue == 0 && (required.rawValue == 0 || contexts.rawValue & required.rawValue != 0)
    }
  }

  /// A pattern's conditions. A class, since it is looked at for every fact that may match and never copied.
  package final class Conditions: Sendable {
    package let subject: Subject
    package let exceptions: [NameGlob]
    package let attributes: [Pattern.AttributeCondition]
    package let without: [Pattern.AttributeCondition]
    package let files: [PathGlob]
    package let excludedFiles: [PathGlob]
    package let relations: [Relation]

    /// Reads what `RulePacker` writes.
    fileprivate init(_ reader: inout Reader) {
      let sort = reader.number()
      subject = sort == 2 ? .union(reader.list { $0.number() }) : sort == 1 ? .all : .facts
      exceptions = reader.list { NameGlob($0.text()) }
      attributes = Self.conditions(&reader)
      without = Self.conditions(&reader)
      files = reader.list { PathGlob($0.text()) }
      excludedFiles = reader.list { PathGlob($0.text()) }
      relations = reader.list {
        let sort = Relation.Sort(rawValue: $0.number()) ?? .elsewhere
        return Relation(sort: sort, patterns: $0.list { $0.number() })
      }
    }

    private static func conditions(_ reader: inout Reader) -> [Pattern.AttributeCondition] {
      reader.list {
        let key = RulePack.attributes[$0.number()]
        return Pattern.AttributeCondition(key: key, globs: $0.list { NameGlob($0.text()) })
      }
    }
  }

  /// Reads a pack's numbers one after the other.
  fileprivate struct Reader {
    let pack: RulePack
    var place: Int

    mutating func number() -> Int {
      place += 1
      return pack.number(place - 1)
    }

    mutating func text() -> String {
      place += 2
      return pack.string(place - 2)
    }

    mutating func list<Element>(_ element: (inout Reader) -> Element) -> [Element] {
      let count = number()
      guard count > 0 else { return [] }
      var list: [Element] = []
      list.reserveCapacity(count)
      for _ in 0..<count { list.append(element(&self)) }
      return list
    }
  }

  // A list of all cases is made anew each time it is asked for.
  private static let kinds = FactKind.allCases
  fileprivate static let attributes = FactAttribute.allCases

  /// How many numbers a pattern has: two of its surface, its kind, its least count, where its conditions stand.
  static let patternWords = 5

  package let words: [UInt32]
  /// The text that numbers point into. Never changed, hence safe to share.
  let text: UnsafeBufferPointer<UInt8>
  private let owned: UnsafeMutableBufferPointer<UInt8>?

  /// A pack whose text lies in the program itself.
  package init(words: [UInt32], immortal text: UnsafeBufferPointer<UInt8>) {
    self.words = words
    self.text = text
    owned = nil
  }

  init(words: [UInt32], text: [UInt8]) {
    self.words = words
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
    _ = copy.initialize(from: text)
    self.text = UnsafeBufferPointer(copy)
    owned = copy
  }

  deinit { owned?.deallocate() }

  /// The text that all of it points into.
  package var allText: [UInt8] { Array(text) }

  fileprivate func number(_ place: Int) -> Int { Int(words[place]) }

  func string(_ place: Int) -> String {
    let start = number(place)
    return String(decoding: UnsafeBufferPointer(rebasing: text[start..<start + number(place + 1)]), as: UTF8.self)
  }
}

// MARK: - Patterns

extension RulePack.Surface {
  /// As two numbers.
  var bits: [UInt32] {
    [
      UInt32(forbidden.rawValue) | UInt32(required.rawValue) << 16,
      (asksForMore ? 1 : 0) | (asksForFile ? 2 : 0),
    ]
  }
}

extension RulePack {
  /// How many patterns there are.
  package var patternCount: Int { number(Header.patternCount) }

  /// What a pattern asks of surroundings.
  package func surface(_ id: Int) -> Surface {
    let place = number(Header.patterns) + id * Self.patternWords
    let (contexts, flags) = (words[place], words[place + 1])
    return Surface(
      forbidden: FactContexts(rawValue: UInt16(truncatingIfNeeded: contexts)),
      required: FactContexts(rawValue: UInt16(truncatingIfNeeded: contexts >> 16)), asksForMore: flags & 1 != 0,
      asksForFile: flags & 2 != 0)
  }

  /// The kind of facts that a pattern looks for; nil where it unites others.
  package func kind(_ id: Int) -> FactKind? {
    let ordinal = number(number(Header.patterns) + id * Self.patternWords + 2)
    return ordinal == 0 ? nil : Self.kinds[ordinal - 1]
  }

  /// In how many places a pattern must match at least.
  package func minimumCount(_ id: Int) -> Int { number(number(Header.patterns) + id * Self.patternWords + 3) }

  /// A pattern's conditions, made anew.
  package func conditions(_ id: Int) -> Conditions {
    var reader = Reader(pack: self, place: number(number(Header.patterns) + id * Self.patternWords + 4))
    return Conditions(&reader)
  }

  /// The patterns whose kind and name condition a fact meets, each once, in order. A file's path may fail those of a
  /// pattern's own globs.
  package func patterns(matching kind: FactKind, named name: String) -> [Int] {
    find { words, found in
      NameGlob.withBytes(of: name) { name in
        if kind == .file { return FileTable.find(name, words, at: Int(words[Header.files]), &found) }
        let table = Int(words[Int(words[Header.names]) + kind.ordinal])
        NameTable.find(name, isCommand: kind == .command, words, at: table, text: text, &found)
      }
    }
  }

  /// The attributes of a kind by which patterns that take any name are looked up, each with the position of its table.
  package func attributeTables(_ kind: FactKind) -> [(key: FactAttribute, table: Int)] {
    let list = number(number(Header.attributes) + kind.ordinal)
    return (0..<number(list)).map { entry in
      (Self.attributes[number(list + 1 + entry * 2)], number(list + 2 + entry * 2))
    }
  }

  /// The patterns that take any name and one of whose conditions an attribute's value meets, by the attribute's table.
  package func patterns(inTable table: Int, matching value: String) -> [Int] {
    find { words, found in
      NameGlob.withBytes(of: value) { NameTable.find($0, isCommand: false, words, at: table, text: text, &found) }
    }
  }

  private func find(_ search: (UnsafeBufferPointer<UInt32>, inout [Int]) -> Void) -> [Int] {
    var found: [Int] = []
    words.withUnsafeBufferPointer { search($0, &found) }
    return Self.eachOnce(found)
  }

  /// The patterns each once, in order.
  package static func eachOnce(_ found: [Int]) -> [Int] {
    guard found.count > 1 else { return found }
    var unique: [Int] = []
    for pattern in found.sorted() where unique.last != pattern { unique.append(pattern) }
    return unique
  }
}
