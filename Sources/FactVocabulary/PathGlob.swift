/// A pattern over paths, compiled once and matched often.
///
/// A pattern without `/` is matched with the file's name, one with `/` with the whole path. `*` is any run of characters
/// within a component, `?` one character, `[a-z]` one of a set (`[!a-z]` none of it), `**` any number of folders. A leading
/// `/` only says that the whole path is meant; a trailing one means all that lies beneath. ASCII letter case is ignored.
public struct PathGlob: Hashable, Sendable {
  /// The pattern as it was written.
  public let pattern: String
  private let shape: Shape
  private let isWholePath: Bool

  /// What a pattern comes down to; nearly all are one of the first four, which need no search.
  private enum Shape: Sendable {
    case anything
    case exact([UInt8])
    case prefix([UInt8])
    case suffix([UInt8])
    case machine(PathGlobMachine)
    /// A pattern that is too long for the machine.
    case tokens([Token])
  }

  /// A piece of a pattern.
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// Any run without `/`.
    case run
    /// Any run, `/` included.
    case deepRun
    /// Any number of whole folders, each with its `/`.
    case folders
    case character
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  /// A compiled pattern; every text is one.
  public init(_ pattern: String) {
    self.pattern = pattern
    var bytes = pattern.utf8.map(Self.folded)
    var isWholePath = bytes.contains(Self.slash)
    if bytes.count > 1, bytes.last == Self.slash { bytes += [Self.star, Self.star] }
    if bytes.first == Self.slash { bytes.removeFirst() }
    if bytes.starts(with: [Self.star, Self.star, Self.slash]), !bytes.dropFirst(3).contains(Self.slash),
      Array(bytes.dropFirst(3)) != [Self.star, Self.star]
    {
      // In any folder, then a name: the same as the name alone.
      bytes.removeFirst(3)
      isWholePath = false
    }
    let tokens = Self.tokens(bytes)
    shape = Self.shape(tokens, isWholePath: isWholePath)
    self.isWholePath = isWholePath
  }

  /// What the last component of every path that matches must be, as far as the pattern says so: for looking patterns up
  /// rather than trying each.
  public enum LastComponent: Hashable, Sendable {
    /// This name, lowercased.
    case name(String)
    /// A name that ends in a dot and this, lowercased and without a dot in it.
    case ending(String)
    /// Any name.
    case any
  }

  /// What patterns that the file at `path` may match can demand of its last component: that it be any, its name, its ending.
  public static func lastComponents(of path: String) -> [LastComponent] {
    let name = path.utf8.lastIndex(of: slash).map { path.utf8[path.utf8.index(after: $0)...] } ?? path.utf8[...]
    let folded = String(decoding: name.map(Self.folded), as: UTF8.self)
    let ending = folded.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(folded[folded.utf8.index(after: $0)...]) }
    return [.any, .name(folded)] + (ending.map { [.ending($0)] } ?? [])
  }

  /// What the pattern demands of a path's last component.
  public var lastComponent: LastComponent {
    let last = pattern.utf8.last == Self.slash ? "**" : pattern.split(separator: "/").last.map(String.init) ?? ""
    let folded = String(decoding: last.utf8.map(Self.folded), as: UTF8.self)
    let special: (UInt8) -> Bool = {
      $0 == Self.star || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]")
    }
    guard let wildcard = folded.utf8.lastIndex(where: special) else { return .name(folded) }
    let fixed = folded[folded.utf8.index(after: wildcard)...]
    guard let dot = fixed.utf8.lastIndex(of: UInt8(ascii: ".")) else { return .any }
    return .ending(String(fixed[fixed.utf8.index(after: dot)...]))
  }

  /// Whether the file at `path` matches.
  public func matches(_ path: String) -> Bool {
    if case .anything = shape { return true }
    var path = path
    return path.withUTF8 { matches($0) }
  }

  /// Whether the file at `path`, or a folder that it lies in, matches: what a list of things to leave out means.
  public func covers(_ path: String) -> Bool {
    if case .anything = shape { return true }
    var path = path
    return path.withUTF8 { bytes in
      if matches(bytes) { return true }
      for index in bytes.indices where bytes[index] == Self.slash && index > 0 {
        if matches(UnsafeBufferPointer(rebasing: bytes[..<index])) { return true }
      }
      return false
    }
  }

  private func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var text = path
    if !isWholePath, let slash = path.lastIndex(of: Self.slash) {
      text = UnsafeBufferPointer(rebasing: path[(slash + 1)...])
    }
    switch shape {
    case .anything: return true
    case .exact(let literal): return text.count == literal.count && Self.equal(text, from: 0, literal)
    case .prefix(let literal): return text.count >= literal.count && Self.equal(text, from: 0, literal)
    case .suffix(let literal):
      return text.count >= literal.count && Self.equal(text, from: text.count - literal.count, literal)
    case .machine(let machine): return machine.matches(text)
    case .tokens(let tokens): return Self.search(tokens, text)
    }
  }
}

// MARK: - Compiling

extension PathGlob {
  private static let slash = UInt8(ascii: "/")
  private static let star = UInt8(ascii: "*")

  @inline(__always)
  package static func folded(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case star:
        var end = index
        while end < bytes.count, bytes[end] == star { end += 1 }
        let isFolder = end - index >= 2 && (index == 0 || bytes[index - 1] == slash)
        if isFolder, end < bytes.count, bytes[end] == slash {
          if tokens.last != .folders { tokens.append(.folders) }
          end += 1
        } else {
          tokens.append(isFolder && end == bytes.count ? .deepRun : .run)
        }
        index = end
      case UInt8(ascii: "?"):
        tokens.append(.character)
        index += 1
      case UInt8(ascii: "["):
        if let (token, end) = set(bytes, from: index) {
          tokens.append(token)
          index = end
        } else {
          tokens.append(.byte(bytes[index]))
          index += 1
        }
      default:
        tokens.append(.byte(bytes[index]))
        index += 1
      }
    }
    return tokens
  }

  /// The set that opens at `start`, and where it ends; nil where it is never closed, so that `[` stands for itself.
  private static func set(_ bytes: [UInt8], from start: Int) -> (Token, Int)? {
    var index = start + 1
    let isNegated = index < bytes.count && (bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "^"))
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt8>] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "]") || ranges.isEmpty {
      let low = bytes[index]
      if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] != UInt8(ascii: "]") {
        if low <= bytes[index + 2] { ranges.append(low...bytes[index + 2]) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return index < bytes.count ? (.set(ranges, isNegated: isNegated), index + 1) : nil
  }

  private static func shape(_ tokens: [Token], isWholePath: Bool) -> Shape {
    func literal(_ tokens: some Sequence<Token>) -> [UInt8]? {
      var bytes: [UInt8] = []
      for token in tokens {
        guard case .byte(let byte) = token else { return nil }
        bytes.append(byte)
      }
      return bytes
    }
    if tokens == [.deepRun] || (!isWholePath && tokens == [.run]) { return .anything }
    if let exact = literal(tokens) { return .exact(exact) }
    let last = tokens.last
    if last == .deepRun || (!isWholePath && last == .run), let prefix = literal(tokens.dropLast()) { return .prefix(prefix) }
    if !isWholePath, tokens.first == .run, let suffix = literal(tokens.dropFirst()) { return .suffix(suffix) }
    return tokens.count <= PathGlobMachine.maximumTokens ? .machine(PathGlobMachine(tokens)) : .tokens(tokens)
  }
}

extension PathGlob {
  /// The same patterns are the same globs.
  public static func == (left: PathGlob, right: PathGlob) -> Bool { left.pattern == right.pattern }

  /// Hashes the pattern.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }
}

// MARK: - Matching

extension PathGlob {
  private static func equal(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ literal: [UInt8]) -> Bool {
    for index in literal.indices where folded(text[start + index]) != literal[index] { return false }
    return true
  }

  /// What `PathGlobMachine` does, for patterns of any length: the time is at most pattern times path.
  private static func search(_ tokens: [Token], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var current = [Bool](repeating: false, count: tokens.count + 1)
    var next = current
    current[0] = true
    skipEmpty(tokens, &current)
    var isComponentStart = true
    for raw in text {
      let byte = folded(raw)
      var isAlive = false
      for index in next.indices { next[index] = false }
      for (index, token) in tokens.enumerated() where current[index] {
        switch token {
        case .byte(let wanted): if byte == wanted { next[index + 1] = true }
        case .run: if byte != slash { next[index] = true }
        case .deepRun: next[index] = true
        case .folders: next[index] = true
        case .character:
          if byte & 0xC0 == 0x80 { continue }
          if byte != slash { next[index + 1] = true }
        case .set(let ranges, let isNegated):
          if byte != slash, ranges.contains(where: { $0.contains(byte) }) != isNegated { next[index + 1] = true }
        }
      }
      // The rest of a character of several bytes belongs to the `?` that took its first byte.
      if raw & 0xC0 == 0x80 {
        for index in tokens.indices where tokens[index] == .character && current[index + 1] { next[index + 1] = true }
      }
      isComponentStart = byte == slash
      skipEmpty(tokens, &next, foldersMayEnd: isComponentStart)
      for alive in next where alive {
        isAlive = true
        break
      }
      if !isAlive { return false }
      swap(&current, &next)
    }
    return current[tokens.count]
  }

  /// Steps over tokens that may stand for nothing; `folders` only where a component begins.
  private static func skipEmpty(_ tokens: [Token], _ states: inout [Bool], foldersMayEnd: Bool = true) {
    for index in tokens.indices where states[index] {
      switch tokens[index] {
      case .run, .deepRun: states[index + 1] = true
      case .folders: if foldersMayEnd { states[index + 1] = true }
      default: break
      }
    }
  }
}
