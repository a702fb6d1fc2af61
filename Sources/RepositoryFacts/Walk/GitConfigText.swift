/// The text of a git configuration file, as far as a scan needs it: plain keys. Nothing that it includes is followed.
struct GitConfigText: Sendable {
  private var entries: [(section: String, subsection: String?, key: String, value: String)] = []

  /// The file at `path`; empty where there is none, or where it is absurdly large.
  static func read(_ path: String) -> GitConfigText {
    GitConfigText(PosixFile.read(path: path, limit: 1_000_000) ?? [])
  }

  init(_ bytes: [UInt8]) {
    var section = ""
    var subsection: String?
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = Self.trimmed(String(decoding: line, as: UTF8.self)[...])
      if line.hasPrefix("[") {
        let header = line.dropFirst().prefix { $0 != "]" }
        let parts = header.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        section = Self.trimmed(parts[0]).lowercased()
        subsection = parts.count > 1 ? String(parts[1]) : nil
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("#"), !line.hasPrefix(";") {
        let key = Self.trimmed(line[..<equals]).lowercased()
        var value = Self.trimmed(line[line.index(after: equals)...])
        if value.hasPrefix("\""), value.hasSuffix("\""), value.count > 1 { value = value.dropFirst().dropLast() }
        entries.append((section, subsection, key, String(value)))
      }
    }
  }

  /// The last value of a key, as git takes it.
  func value(_ section: String, _ subsection: String?, _ key: String) -> String? {
    entries.last { $0.section == section && $0.subsection == subsection && $0.key == key }?.value
  }

  /// The address of the remote `origin`, or else of the first remote, fit to be shown.
  var remote: String? {
    let address =
      entries.first { $0.section == "remote" && $0.subsection == "origin" && $0.key == "url" }
      ?? entries.first { $0.section == "remote" && $0.key == "url" }
    return address.flatMap { RemoteAddress.publicForm(of: $0.value) }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}

/// Makes the address of a remote fit to be shown: credentials cut, local paths and odd schemes refused.
enum RemoteAddress {
  /// `https://host/path`, `http://…` or `ssh://…`; nil for anything else.
  static func publicForm(of address: String) -> String? {
    guard address.utf8.count <= 2_048, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let lowered = address.lowercased()
    for scheme in ["https://", "http://", "ssh://"] where lowered.hasPrefix(scheme) {
      return form(scheme, Substring(address).dropFirst(scheme.count))
    }
    if lowered.hasPrefix("git+ssh://") { return form("ssh://", Substring(address).dropFirst("git+ssh://".count)) }
    // user@host:path, unless it is a local path or another scheme.
    guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/"), !address.contains("::"),
      !address[address.index(after: colon)...].hasPrefix("//")
    else { return nil }
    return form("ssh://", address[..<colon] + "/" + address[address.index(after: colon)...].drop { $0 == "/" })
  }

  private static func form(_ scheme: String, _ rest: Substring) -> String? {
    let rest = rest.prefix { $0 != "?" && $0 != "#" }
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    var host = rest[..<end]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    // An `@` further on can only belong to a password that holds a slash.
    guard !host.isEmpty, !rest[end...].contains("@") else { return nil }
    return scheme + host + rest[end...]
  }

  /// The last part of an address, without `.git`: what a repository is called.
  static func name(of address: String) -> String? {
    guard let last = address.split(separator: "/").dropFirst(2).last, !last.isEmpty else { return nil }
    return String(last.hasSuffix(".git") ? last.dropLast(4) : last)
  }
}
