import Diagnostics
import Documents

// Single values of a `.rung.yml`: each is given back where it is right, and reported where it is not.
extension ConfigurationReader {
  /// How long a text may be, in UTF-8 bytes.
  static let longestText = 2_000

  /// The values of a mapping by their keys, without those left empty; nil where the node is no mapping.
  mutating func fields(of node: DocumentNode, part: ConfigurationPart) -> [String: DocumentNode]? {
    guard case .mapping(let entries) = node.content else {
      let place = mistakes.place(node)
      mistakes.add(Wording.noMapping(part, at: place))
      return nil
    }
    var fields: [String: DocumentNode] = [:]
    for entry in entries {
      if part.keys.contains(entry.key) {
        if !entry.value.isNull { fields[entry.key] = entry.value }
      } else {
        let place = mistakes.place(entry)
        mistakes.add(Wording.unknownKey(entry.key, nearest: NearestWord.within(entry.key, in: part.keys), part, at: place))
      }
    }
    return fields
  }

  mutating func required(
    _ key: String, in fields: [String: DocumentNode], of node: DocumentNode, part: ConfigurationPart
  ) -> DocumentNode? {
    if let value = fields[key] { return value }
    let place = mistakes.place(node)
    mistakes.add(Wording.missingKey(key, part, at: place))
    return nil
  }

  mutating func list(_ key: String, in fields: [String: DocumentNode]) -> [DocumentNode] {
    guard let node = fields[key] else { return [] }
    if case .sequence(let items) = node.content { return items }
    let place = mistakes.place(node)
    mistakes.add(Wording.noList(key, at: place))
    return []
  }

  /// A text of at least one visible character, without blanks around it.
  mutating func text(_ node: DocumentNode, key: String) -> String? {
    let place = mistakes.place(node)
    guard let text = node.string else {
      mistakes.add(Wording.noText(key, at: place))
      return nil
    }
    guard text.utf8.count <= Self.longestText else {
      mistakes.add(Wording.longText(key, limit: Self.longestText, at: place))
      return nil
    }
    guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace })
    else {
      mistakes.add(Wording.emptyText(key, at: place))
      return nil
    }
    return String(text[first...last])
  }

  mutating func level(_ node: DocumentNode) -> Int? {
    guard let text = self.text(node, key: "target") else { return nil }
    if let level = Int(text), text == String(level), catalog.level(level) != nil { return level }
    let place = mistakes.place(node)
    mistakes.add(Wording.noLevel(text, at: place))
    return nil
  }

  mutating func date(_ node: DocumentNode) -> CalendarDay? {
    guard let text = self.text(node, key: "date") else { return nil }
    if let day = CalendarDay(text) { return day }
    let place = mistakes.place(node)
    mistakes.add(Wording.noDate(text, at: place))
    return nil
  }

  /// A day that is not after the one that is judged by.
  mutating func pastDate(_ node: DocumentNode) -> CalendarDay? {
    guard let date = self.date(node) else { return nil }
    if date <= day { return date }
    let place = mistakes.place(node)
    mistakes.add(Wording.futureDate(date, day, at: place))
    return nil
  }

  mutating func profile(_ node: DocumentNode) -> String? {
    let catalog = catalog
    return known(node, key: "profile", .profiles) {
      catalog.profile($0)?.id
    } wording: {
      Wording.unknownProfile($0, nearest: $1, known: catalog.ids(of: .profiles), at: $2)
    }
  }

  /// A practice's id, which may be claimed once only.
  mutating func practice(_ node: DocumentNode, list: String) -> String? {
    let catalog = catalog
    let id = known(node, key: "practice", .practices) {
      catalog.practice($0)?.id
    } wording: {
      Wording.unknownPractice($0, nearest: $1, at: $2)
    }
    if let id { nameOnce("practice:" + id, shown: id, list: list, node) }
    return id
  }

  mutating func framework(_ node: DocumentNode) -> Framework? {
    let catalog = catalog
    return known(node, key: "framework", .frameworks) {
      catalog.framework($0)
    } wording: {
      Wording.unknownFramework($0, nearest: $1, known: catalog.ids(of: .frameworks), at: $2)
    }
  }

  mutating func item(_ node: DocumentNode, of framework: Framework) -> String? {
    guard let word = text(node, key: "item") else { return nil }
    guard framework.item(word) != nil else {
      let place = mistakes.place(node)
      mistakes.add(
        Wording.unknownItem(
          word, of: framework.id, nearest: NearestWord.within(word, in: framework.items.map(\.id)), at: place))
      return nil
    }
    nameOnce("item:\(framework.id)/\(word)", shown: word, list: "attest", node)
    return word
  }

  /// A question's id. Which questions there are is not known here, only how their ids look.
  mutating func question(_ node: DocumentNode) -> String? {
    guard let word = text(node, key: "question") else { return nil }
    guard word.utf8.allSatisfy({ Self.isIdByte($0) }) else {
      let place = mistakes.place(node)
      mistakes.add(Wording.noQuestionID(word, at: place))
      return nil
    }
    nameOnce("question:" + word, shown: word, list: "attest", node)
    return word
  }

  /// A path inside the repository, without `./` in front or `/` behind.
  mutating func path(_ node: DocumentNode, key: String) -> String? {
    guard let text = self.text(node, key: key) else { return nil }
    let place = mistakes.place(node)
    if let wrong = Self.pathMistake(text, at: place) {
      mistakes.add(wrong)
      return nil
    }
    let path = text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.isEmpty || path == "*" || path == "**" {
      mistakes.add(Wording.wholeRepository(text, at: place))
      return nil
    }
    return path
  }

  /// An address on the web, or a path inside the repository.
  mutating func link(_ node: DocumentNode) -> String? {
    guard let text = self.text(node, key: "link") else { return nil }
    let isAddress = ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
    let place = mistakes.place(node)
    if text.contains(where: \.isWhitespace) || (!isAddress && (text.contains(":") || Self.pathMistake(text, at: place) != nil)) {
      mistakes.add(Wording.noLink(text, at: place))
      return nil
    }
    return text
  }

  /// Reports what was named before, in the same list or, for practices, in the other.
  mutating func nameOnce(_ name: String, shown: String, list: String, _ node: DocumentNode) {
    guard let first = named.updateValue((list, node.line), forKey: name) else { return }
    named[name] = first
    let place = mistakes.place(node)
    if first.list == list {
      mistakes.add(Wording.repeated(shown, list: list, line: first.line, at: place))
    } else {
      mistakes.add(Wording.waivedAndAttested(shown, line: first.line, at: place))
    }
  }

  private mutating func known<Value>(
    _ node: DocumentNode, key: String, _ part: PracticeCatalog.Part, find: (String) -> Value?,
    wording: (String, String?, FileLocation) -> Diagnostic
  ) -> Value? {
    guard let word = text(node, key: key) else { return nil }
    if let value = find(word) { return value }
    let place = mistakes.place(node)
    mistakes.add(wording(word, catalog.nearest(to: word, among: part), place))
    return nil
  }

  private static func pathMistake(_ path: String, at place: FileLocation) -> Diagnostic? {
    let bytes = Array(path.utf8.prefix(2))
    if path.contains("\\") { return Wording.backslash(path, at: place) }
    if path.hasPrefix("/") || path.hasPrefix("~") || (bytes.count == 2 && bytes[1] == UInt8(ascii: ":")) {
      return Wording.absolutePath(path, at: place)
    }
    if path.split(separator: "/").contains("..") { return Wording.parentPath(path, at: place) }
    return nil
  }

  private static func isIdByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
