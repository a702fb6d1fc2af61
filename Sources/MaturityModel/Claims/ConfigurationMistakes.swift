import Diagnostics
import Documents

/// Collects what is wrong with a `.rung.yml`, so that all of it is told in one go.
struct ConfigurationMistakes {
  /// How many mistakes are listed: more than a person makes, and few enough that a hostile file costs nothing.
  static let limit = 200

  private let path: String
  private var found: [Diagnostic] = []
  private var unlisted = 0

  init(path: String) {
    self.path = path
  }

  /// The place of a node in the file.
  func place(_ node: DocumentNode) -> FileLocation { FileLocation(path, line: node.line, column: node.column) }

  /// The place of a key in the file.
  func place(_ entry: DocumentNode.Entry) -> FileLocation { FileLocation(path, line: entry.line, column: entry.column) }

  /// A place by its numbers.
  func place(line: Int, column: Int) -> FileLocation { FileLocation(path, line: line, column: column) }

  /// Adds a mistake; it is put into words only while the list is not full, since finding near words takes time.
  mutating func add(_ mistake: @autoclosure () -> Diagnostic) {
    if found.count < Self.limit { found.append(mistake()) } else { unlisted += 1 }
  }

  /// The mistakes in the order of their places; where there are too many, the last says how many more.
  var all: [Diagnostic] {
    let listed = found.enumerated().sorted { left, right in
      let places = (left.element.location, right.element.location)
      guard let first = places.0, let second = places.1, first != second else { return left.offset < right.offset }
      return first < second
    }.map(\.element)
    return unlisted == 0 ? listed : listed + [Wording.moreMistakes(unlisted, in: FileLocation(path))]
  }
}
