#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A git directory of our own with nothing in it, which stands in for the scanned repository's: see `GitCommand`. Removed
/// when the last user lets go of it.
final class NeutralGitDirectory: Sendable {
  /// Where it lies.
  let path: String

  /// Nil where there is no place to make one. `objectFormat` is how the repository names its objects, `sha1` if nil.
  init?(objectFormat: String?) {
    let parent = PosixFile.environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/rung-git-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var configuration = """
      [core]
      \trepositoryformatversion = \(objectFormat == nil ? 0 : 1)
      \tbare = false
      \tfsmonitor = false
      \thooksPath = /dev/null
      \texcludesFile = /dev/null
      \tattributesFile = /dev/null
      \ttrustctime = false
      [protocol]
      \tallow = never
      [submodule]
      \trecurse = false

      """
    if let objectFormat { configuration += "[extensions]\n\tobjectFormat = \(objectFormat)\n" }
    guard mkdir(path + "/refs", 0o700) == 0, Self.write("ref: refs/heads/none\n", to: path + "/HEAD"),
      Self.write(configuration, to: path + "/config")
    else {
      remove()
      return nil
    }
  }

  deinit { remove() }

  /// Removes the directory at once; once more does no harm.
  func remove() {
    unlink(path + "/HEAD")
    unlink(path + "/config")
    rmdir(path + "/refs")
    rmdir(path)
  }

  private static func write(_ text: String, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var text = text
    return text.withUTF8 { bytes in
      #if canImport(Darwin)
        Darwin.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
      #elseif canImport(Musl)
        Musl.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
      #else
        Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
      #endif
    }
  }
}
