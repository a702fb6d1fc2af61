public import Diagnostics

/// The bytes of one file of the repository under judgement, as a parser takes them.
public struct SourceFile: Sendable {
  /// The path from the repository's root, with `/`.
  public let path: String
  /// The content. Nothing says that it is text, complete or well-formed.
  public let bytes: [UInt8]
  /// What the path says about the file: test, example, docs.
  public let contexts: FactContexts

  /// A file; contexts are worked out from the path.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    contexts = PathContexts.of(path)
  }

  /// A file from text.
  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The content as text, invalid UTF-8 replaced; a byte order mark at the start is left out.
  public var text: String {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// The last component of the path.
  public var name: String { path.behindLast("/").map(String.init) ?? path }

  /// The folder of the path, empty at the root.
  public var folder: String { path.beforeLast("/").map(String.init) ?? "" }

  /// A place in this file.
  public func line(_ line: Int?) -> FileLocation { FileLocation(path, line: line) }
}

/// Turns one file into facts. A parser is a pure function of the file's bytes and path; it never throws on content: what
/// can't be read becomes a diagnostic beside the facts that could be read.
///
/// The laws that all parsers keep (`ParserLaws` in the tests): any prefix, mutation or CRLF copy of a file ends in facts or
/// diagnostics, every line lies inside the file, and the same bytes give the same facts.
protocol FileParser: Sendable {
  /// The facts of a file, and what of it could not be read.
  static func parse(_ file: SourceFile) -> FactSet
}
