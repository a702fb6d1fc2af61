/// A place in a repository: a path, and a line and column where they are known.
///
/// Paths are relative to the repository's root, with `/` between components on every system.
public struct FileLocation: Hashable, Comparable, Sendable {
  /// The path from the repository's root.
  public let path: String
  /// The line, counted from 1; nil where the file as a whole is meant.
  public let line: Int?
  /// The column in that line, counted from 1 in UTF-8 bytes.
  public let column: Int?

  /// A place in the file at `path`.
  public init(_ path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// Orders by path, then line, then column; the file as a whole comes before its lines.
  public static func < (left: FileLocation, right: FileLocation) -> Bool {
    if left.path != right.path { return left.path < right.path }
    if left.line != right.line { return (left.line ?? 0) < (right.line ?? 0) }
    return (left.column ?? 0) < (right.column ?? 0)
  }
}

extension FileLocation: CustomStringConvertible {
  /// `path`, `path:line` or `path:line:column`, as editors and compilers write it.
  public var description: String {
    guard let line else { return path }
    guard let column else { return "\(path):\(line)" }
    return "\(path):\(line):\(column)"
  }
}
