/// Reads Maven's `pom.xml` by its elements: the dependencies of the project (not those it only manages, nor its plugins'), and
/// its name, version and licence.
struct Pom: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var reader = Pom(facts: ManifestFacts(file, manifest: "pom"))
    reader.scan(file.bytes)
    return FactSet(reader.facts.facts)
  }

  private struct Dependency {
    var fields: [String: String] = [:]
    let line: Int
  }

  private var facts: ManifestFacts
  private var stack: [String] = []
  private var dependency: Dependency?

  private init(facts: ManifestFacts) { self.facts = facts }

  private mutating func scan(_ bytes: [UInt8]) {
    var position = 0
    var line = 1
    var textStart = 0
    var textLine = 1
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
        continue
      }
      let text = Substring(String(decoding: bytes[textStart..<position], as: UTF8.self)).trimmedSpaces
      let isComment = bytes[position...].starts(with: Array("<!--".utf8))
      let end = Self.end(bytes, from: position, isComment: isComment)
      if !isComment {
        element(
          String(decoding: bytes[(position + 1)..<max(position + 1, end - 1)], as: UTF8.self), text: text, line: line, textLine)
        textStart = end
      }
      for byte in bytes[position..<end] where byte == UInt8(ascii: "\n") { line += 1 }
      if isComment { textStart = end }
      position = end
      textLine = line
    }
  }

  private static func end(_ bytes: [UInt8], from start: Int, isComment: Bool) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ">") {
        if !isComment || (index >= start + 6 && bytes[index - 1] == UInt8(ascii: "-") && bytes[index - 2] == UInt8(ascii: "-")) {
          return index + 1
        }
      }
      index += 1
    }
    return bytes.count
  }

  private mutating func element(_ tag: String, text: Substring, line: Int, _ textLine: Int) {
    if tag.hasPrefix("?") || tag.hasPrefix("!") { return }
    if tag.hasPrefix("/") {
      close(tag.dropFirst().trimmingName, text: text, line: textLine)
      return
    }
    let name = Substring(tag).trimmingName
    guard !tag.hasSuffix("/"), stack.count < 64 else { return }
    stack.append(name)
    if stack == ["project", "dependencies", "dependency"] || isProfileDependency { dependency = Dependency(line: line) }
  }

  private var isProfileDependency: Bool { stack == ["project", "profiles", "profile", "dependencies", "dependency"] }

  private mutating func close(_ name: String, text: Substring, line: Int) {
    if stack.last == name {
      if name == "dependency" { finish() }
      if dependency != nil, stack.dropLast().last == "dependency" { dependency?.fields[name] = String(text) }
      switch stack {
      case ["project", "artifactId"]: facts.metadata("name", text, line: line)
      case ["project", "version"]: facts.metadata("version", text, line: line)
      case ["project", "licenses", "license", "name"]: facts.metadata("license", text, line: line)
      default: break
      }
    }
    if let index = stack.lastIndex(of: name) { stack.removeSubrange(index...) }
  }

  private mutating func finish() {
    guard let ended = dependency else { return }
    dependency = nil
    guard let group = ended.fields["groupId"], let artifact = ended.fields["artifactId"] else { return }
    let version = ended.fields["version"] ?? ""
    let scope: ManifestFacts.Group =
      ended.fields["scope"] == "test" ? .dev : ended.fields["optional"] == "true" ? .optional : .main
    let isPinned = version.first?.isNumber == true && !version.contains(",")
    facts.dependency("\(group):\(artifact)", version: version, pinned: isPinned, manager: "maven", group: scope, line: ended.line)
  }
}

extension Substring {
  /// An XML element's name without its attributes.
  fileprivate var trimmingName: String {
    String(prefix { $0 != " " && $0 != "\t" && $0 != "\n" && $0 != "\r\n" && $0 != "\r" && $0 != "/" })
  }
}
