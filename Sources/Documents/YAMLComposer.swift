import CYaml

/// Turns the events of libyaml (the parser inside Yams) into `DocumentNode`s. The only file that knows libyaml.
///
/// Yams' own nodes are not used: composing them recurses, hashes whole keys (an alias bomb in a key never ends) and gives up
/// on a repeated key. Here open collections stand in an array, each alias costs as many nodes as it stands for, and a
/// repeated key is reported while both values are kept.
struct YAMLComposer {
  /// The documents so far.
  private(set) var documents: [DocumentNode] = []
  /// The first problem.
  private(set) var problem: DocumentProblem?

  private var budget: Int
  private var aliasedBytes: Int
  private let depth: Int
  private var open: [Collection] = []
  private var anchors: [String: Measured] = [:]

  init(limits: ReadingLimits) {
    budget = limits.nodes
    aliasedBytes = limits.aliasedBytes
    depth = limits.depth
  }

  /// A node with its size, so that using it again by alias can be charged.
  private struct Measured {
    let node: DocumentNode
    let count: Int
    let height: Int
    /// The bytes of all text in it.
    let bytes: Int
  }

  private struct Key {
    let text: String
    let line: Int
    let column: Int
    let isMerge: Bool
  }

  /// A mapping or sequence whose end has not been seen.
  private struct Collection {
    let isMapping: Bool
    let line: Int
    let column: Int
    let anchor: String?
    var entries: [DocumentNode.Entry] = []
    var items: [DocumentNode] = []
    var key: Key?
    /// What merge keys bring: weaker than what stands beside them.
    var merged: [DocumentNode.Entry] = []
    var count = 1
    var height = 1
    var bytes = 0
  }

  /// Reads all documents of a text.
  mutating func compose(_ bytes: UnsafeBufferPointer<UInt8>) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
    var isDone = false
    while !isDone {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        report(Self.problem(of: parser))
        break
      }
      isDone = event.type == YAML_STREAM_END_EVENT || !take(event)
      yaml_event_delete(&event)
    }
    while let cutOff = open.popLast() { close(cutOff) }
  }

  /// Takes one event; false where reading has to end.
  private mutating func take(_ event: yaml_event_t) -> Bool {
    let line = Int(clamping: event.start_mark.line) + 1
    let column = Int(clamping: event.start_mark.column) + 1
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: anchors = [:]
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isQuoted = scalar.style != YAML_ANY_SCALAR_STYLE && scalar.style != YAML_PLAIN_SCALAR_STYLE
      let node = DocumentNode(.scalar(text), line: line, column: column, isQuoted: isQuoted)
      let measured = Measured(node: node, count: 1, height: 0, bytes: scalar.length)
      return add(measured, anchor: Self.text(scalar.anchor), line: line, column: column)
    case YAML_ALIAS_EVENT:
      let name = Self.text(event.data.alias.anchor) ?? ""
      guard let target = anchors[name] else {
        report(DocumentProblem("the alias '*\(name)' has no anchor", line: line, column: column))
        let nothing = DocumentNode(.scalar(""), line: line, column: column)
        return add(Measured(node: nothing, count: 1, height: 0, bytes: 0), anchor: nil, line: line, column: column)
      }
      aliasedBytes -= target.bytes
      guard aliasedBytes >= 0 else { return tooMany(line, column) }
      return add(target, anchor: nil, line: line, column: column)
    case YAML_MAPPING_START_EVENT:
      return begin(isMapping: true, anchor: event.data.mapping_start.anchor, line: line, column: column)
    case YAML_SEQUENCE_START_EVENT:
      return begin(isMapping: false, anchor: event.data.sequence_start.anchor, line: line, column: column)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      if let ended = open.popLast() { close(ended) }
    default: break
    }
    return true
  }

  private mutating func begin(isMapping: Bool, anchor: UnsafeMutablePointer<UInt8>?, line: Int, column: Int) -> Bool {
    budget -= 1
    guard budget >= 0 else { return tooMany(line, column) }
    guard open.count < depth else { return tooDeep(line, column) }
    open.append(Collection(isMapping: isMapping, line: line, column: column, anchor: Self.text(anchor)))
    return true
  }

  /// Puts a scalar or an alias where it belongs.
  private mutating func add(_ measured: Measured, anchor: String?, line: Int, column: Int) -> Bool {
    budget -= measured.count
    guard budget >= 0 else { return tooMany(line, column) }
    guard open.count + measured.height <= depth else { return tooDeep(line, column) }
    if let anchor { anchors[anchor] = measured }
    attach(measured, line: line, column: column)
    return true
  }

  /// Makes a node of a collection that ended or was cut off.
  private mutating func close(_ collection: Collection) {
    let content: DocumentNode.Content
    if collection.isMapping {
      content = .mapping(withMerged(collection))
    } else {
      content = .sequence(collection.items)
    }
    let node = DocumentNode(content, line: collection.line, column: collection.column)
    let measured = Measured(node: node, count: collection.count, height: collection.height, bytes: collection.bytes)
    if let anchor = collection.anchor { anchors[anchor] = measured }
    attach(measured, line: collection.line, column: collection.column)
  }

  private mutating func attach(_ measured: Measured, line: Int, column: Int) {
    guard !open.isEmpty else {
      documents.append(measured.node)
      return
    }
    let top = open.count - 1
    open[top].count += measured.count
    open[top].bytes &+= measured.bytes
    open[top].height = max(open[top].height, measured.height + 1)
    guard open[top].isMapping else {
      open[top].items.append(measured.node)
      return
    }
    guard let key = open[top].key else {
      let text = measured.node.string ?? ""
      let isMerge = text == "<<" && !measured.node.isQuoted
      open[top].key = Key(text: text, line: line, column: column, isMerge: isMerge)
      return
    }
    open[top].key = nil
    if key.isMerge, measured.node.string == nil {
      let sources = measured.node.entries.isEmpty ? measured.node.items : [measured.node]
      for source in sources { open[top].merged += source.entries }
    } else {
      open[top].entries.append(.init(key: key.text, line: key.line, column: key.column, value: measured.node))
    }
  }

  /// A mapping's entries with those that merge keys bring and that it doesn't give itself; reports keys given twice.
  private mutating func withMerged(_ collection: Collection) -> [DocumentNode.Entry] {
    var entries = collection.entries
    guard entries.count + collection.merged.count > 1 else { return entries + collection.merged }
    var given = Set<String>(minimumCapacity: entries.count)
    for entry in entries where !given.insert(entry.key).inserted && !entry.key.isEmpty {
      report(DocumentProblem("the key '\(entry.key)' is given twice", line: entry.line, column: entry.column))
    }
    for entry in collection.merged where given.insert(entry.key).inserted { entries.append(entry) }
    return entries
  }

  private mutating func tooMany(_ line: Int, _ column: Int) -> Bool {
    report(DocumentProblem("the document has more values than are read (aliases count each time)", line: line, column: column))
    return false
  }

  private mutating func tooDeep(_ line: Int, _ column: Int) -> Bool {
    report(DocumentProblem("values nest too deeply", line: line, column: column))
    return false
  }

  private mutating func report(_ found: DocumentProblem) { problem = problem ?? found }

  private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? { pointer.map { String(cString: $0) } }

  private static func problem(of parser: yaml_parser_t) -> DocumentProblem {
    let words = parser.problem.map { String(cString: $0) } ?? "the YAML can't be read"
    // What the reader of characters rejects has an offset only; the mark is where the parser stood then.
    let mark = parser.error == YAML_READER_ERROR ? parser.mark : parser.problem_mark
    return DocumentProblem(words, line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}
