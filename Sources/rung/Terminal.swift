import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this process writes to and what is known of it: the one place that touches standard output, standard error and
/// the environment.
enum Terminal {
  /// Writing to a closed pipe (`rung scan | head`) ends the writing, not the process.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Writes text to standard output. A reader that went away is no failure.
  static func write(_ text: String) { _ = put(closed(text), to: 1) }

  /// Writes text to standard error.
  static func complain(_ text: String) { _ = put(closed(text), to: 2) }

  /// Text whose last line is ended. By its bytes: CR and LF are one character.
  private static func closed(_ text: String) -> String { text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n" }

  /// Shows a line that the next one replaces, on standard error; an empty text takes it away.
  static func progress(_ text: String) { _ = put("\r\u{1B}[K" + text, to: 2) }

  static func exit(_ status: ExitStatus) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status.rawValue)
    #elseif canImport(Musl)
      Musl.exit(status.rawValue)
    #else
      Darwin.exit(status.rawValue)
    #endif
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 && environment("TERM") != "dumb" }

  /// The colours to use on standard output: none unless it is a terminal, by NO_COLOR, FORCE_COLOR and TERM=dumb, as
  /// https://no-color.org and its counterpart say.
  static func palette(isOff: Bool) -> Palette {
    if isOff { return .none }
    if let forced = environment("FORCE_COLOR"), !forced.isEmpty, forced != "0" { return .standard }
    if let off = environment("NO_COLOR"), !off.isEmpty { return .none }
    if environment("TERM") == "dumb" || isatty(1) != 1 { return .none }
    return .standard
  }

  /// The width of standard output in cells: COLUMNS, else what the terminal says, else 80.
  static var width: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// Whether the locale's character set is UTF-8; without a locale it is taken to be.
  static var isUnicode: Bool {
    guard let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap({ environment($0) }).first(where: { !$0.isEmpty }) else {
      return true
    }
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Today in UTC, as seconds since 1970.
  static var now: Int { time(nil) }

  /// Writes a file anew beside its place and renames it, so that nobody ever sees half of it; says whether that worked.
  static func write(_ text: String, toFile path: String) -> Bool {
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    let written = put(text, to: descriptor)
    close(descriptor)
    guard written, rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    return true
  }

  /// Adds text to a file that is there; says whether that worked.
  static func append(_ text: String, toFile path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return put(text, to: descriptor)
  }

  /// Writes a file that must not be there yet; says whether that worked.
  static func create(_ text: String, atFile path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return put(text, to: descriptor)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func put(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
