/// One requirement of a Python package as PEP 508 writes it, taken apart: `name[extra] >= 1.2 ; marker`, `name @ url`, and
/// the bare addresses that pip takes as well.
struct PythonRequirement {
  /// The package, as written.
  let name: String
  /// The specifier or address, as written; empty where any version will do.
  let version: String
  /// Whether exactly one version is meant: `==1.2.3` without a wildcard, or a commit of a git repository.
  let isPinned: Bool

  /// Takes a requirement apart; nil where it names no package.
  init?(_ text: some StringProtocol) {
    let requirement = Substring(text).trimmedSpaces
    if let address = Self.address(requirement) {
      guard let name = Self.name(ofAddress: address) else { return nil }
      (self.name, version, isPinned) = (name, String(address), Self.isCommit(address))
      return
    }
    let name = Substring(requirement.utf8.prefix(while: Self.isNameByte))
    guard let first = name.utf8.first, TextBytes.isAlphanumeric(first) else { return nil }
    var rest = requirement[name.endIndex...].trimmedSpaces
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      rest = rest[rest.index(after: end)...].trimmedSpaces
    }
    self.name = String(name)
    if rest.first == "@" {
      let address = rest.dropFirst().trimmedSpaces.prefix { $0 != " " && $0 != "\t" }
      (version, isPinned) = (String(address), Self.isCommit(address))
      return
    }
    var specifier = rest.prefix { $0 != ";" }.trimmedSpaces
    if specifier.first == "(", specifier.last == ")" { specifier = specifier.dropFirst().dropLast().trimmedSpaces }
    guard specifier.isEmpty || Self.isOperator(specifier) else { return nil }
    version = String(specifier)
    isPinned = Self.isExact(specifier)
  }

  /// Whether a specifier allows one version only: `==1.2`, `===1.2`, without a wildcard.
  static func isExact(_ specifier: some StringProtocol) -> Bool {
    guard specifier.hasPrefix("=="), !specifier.contains("*"), !specifier.contains(",") else { return false }
    let version = specifier.drop { $0 == "=" || $0 == " " }
    return version.first?.isNumber == true || version.first == "v"
  }

  /// Whether an address names a commit of a git repository: `git+https://host/name.git@0a1b2c3`.
  static func isCommit(_ address: some StringProtocol) -> Bool {
    guard let at = address.lastIndex(of: "@") else { return false }
    let commit = address[address.index(after: at)...].prefix { $0 != "#" && $0 != " " }
    return (7...40).contains(commit.utf8.count) && commit.allSatisfy(\.isHexDigit)
  }

  private static func isOperator(_ specifier: Substring) -> Bool {
    guard let first = specifier.first else { return false }
    return "=<>!~".contains(first)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  /// The requirement itself where it is an address.
  private static func address(_ requirement: Substring) -> Substring? {
    let word = requirement.prefix { $0 != " " && $0 != "\t" && $0 != ";" }
    guard let colon = word.firstIndex(of: ":"), word[colon...].hasPrefix("://") else { return nil }
    guard word[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "+") }), !word.hasPrefix("file:") else { return nil }
    return word
  }

  /// The package that an address leads to: what `egg=` says, else its last component without `.git`, version and ending.
  private static func name(ofAddress address: Substring) -> String? {
    let parts = address.split(separator: "#", maxSplits: 1)
    if parts.count == 2 {
      for part in parts[1].split(separator: "&") where part.hasPrefix("egg=") {
        return String(Substring(part.dropFirst(4).utf8.prefix(while: isNameByte)))
      }
    }
    guard let path = parts.first else { return nil }
    let isRepository = path.hasPrefix("git+")
    guard var last = path.split(separator: "/").last else { return nil }
    if let at = last.firstIndex(of: "@") { last = last[..<at] }
    if last.hasSuffix(".git") { last = last.dropLast(4) }
    // `torch-2.1.0-cp310-linux_x86_64.whl`: a file's name ends where its version begins.
    if !isRepository, let dash = last.firstIndex(of: "-") { last = last[..<dash] }
    return last.isEmpty ? nil : String(last)
  }
}

extension Substring {
  /// The text without the blanks, tabs and line ends around it.
  var trimmedSpaces: Substring {
    let units = utf8
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = units.firstIndex(where: { !isSpace($0) }), let last = units.lastIndex(where: { !isSpace($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[first..<units.index(after: last)]
  }
}
