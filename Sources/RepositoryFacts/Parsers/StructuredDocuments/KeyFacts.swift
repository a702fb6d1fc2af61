import Diagnostics
import Documents

/// Makes the `key` facts of a structured document: one for each key, named by the dotted path of keys that leads to it.
///
/// A scalar's fact has its `value`; the fact of a mapping or a sequence has none, so that a section such as `tool.ruff` can
/// be matched. The items of a sequence bear the sequence's own name, each at its own line.
struct KeyFacts {
  /// How many facts a file gives at most.
  static let limit = 1_500
  /// After how many characters a value is cut.
  static let valueLimit = 300

  private let file: SourceFile
  private let format: Fact.Attribute
  private var facts: [Fact] = []

  /// The facts of a file's documents.
  static func facts(of documents: [DocumentNode], format: String, in file: SourceFile) -> [Fact] {
    var maker = KeyFacts(file: file, format: Fact.Attribute(.format, format))
    for document in documents { maker.walk(document, path: "") }
    return maker.facts
  }

  private init(file: SourceFile, format: Fact.Attribute) {
    self.file = file
    self.format = format
  }

  /// The recursion is bounded by the readers' limit on depth.
  private mutating func walk(_ node: DocumentNode, path: String) {
    switch node.content {
    case .scalar(let text):
      if !path.isEmpty, !node.isNull { add(path, line: node.line, value: text) }
    case .mapping(let entries):
      for entry in entries where facts.count < Self.limit {
        let name = path.isEmpty ? entry.key : path + "." + entry.key
        if let text = entry.value.string, !entry.value.isNull {
          add(name, line: entry.line, value: text)
        } else {
          add(name, line: entry.line, value: nil)
          walk(entry.value, path: name)
        }
      }
    case .sequence(let items):
      for item in items where facts.count < Self.limit { walk(item, path: path) }
    }
  }

  private mutating func add(_ name: String, line: Int, value: String?) {
    guard facts.count < Self.limit else { return }
    let attributes = value.map { [Fact.Attribute(.value, String($0.prefix(Self.valueLimit))), format] } ?? [format]
    facts.append(Fact(.key, name, at: file.line(line), in: file.contexts, attributes))
  }
}
