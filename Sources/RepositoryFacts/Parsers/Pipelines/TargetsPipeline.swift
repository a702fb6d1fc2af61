/// Turns the `_targets.R` of an R project into `stage` facts: system targets, name the target, `needs` the other targets that
/// its command names.
enum TargetsPipeline: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var scanner = Scanner(bytes: file.bytes)
    scanner.run()
    let names = Set(scanner.targets.map(\.name))
    let facts = scanner.targets.map { target in
      let needs = target.words.filter { names.contains($0) && $0 != target.name }
      return Fact(
        .stage, target.name, at: file.line(target.line), in: file.contexts.union(.pipeline),
        [.init(.system, "targets")] + needs.map { .init(.needs, $0) })
    }
    return FactSet(facts)
  }

  private struct Target {
    let name: String
    let line: Int
    /// The names in its command, each once.
    var words: [String] = []
  }

  /// A light walk over R: strings and comments are passed over, brackets counted.
  private struct Scanner {
    let bytes: [UInt8]
    var targets: [Target] = []
    private var position = 0
    private var line = 1
    private var depth = 0
    /// The bracket depth inside the open `tar_…(` call.
    private var targetDepth: Int?
    private var lastWord = ""
    /// A call of the family was opened, its name has not come.
    private var expectsName = false
    private var seen: Set<String> = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
      while position < bytes.count {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\n"):
          line += 1
          position += 1
        case UInt8(ascii: "#"):
          while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): skipText(byte)
        case UInt8(ascii: "("):
          depth += 1
          if targetDepth == nil, isTargetCall(lastWord) {
            targetDepth = depth
            expectsName = true
          }
          lastWord = ""
          position += 1
        case UInt8(ascii: ")"):
          depth -= 1
          if let open = targetDepth, depth < open {
            targetDepth = nil
            expectsName = false
          }
          position += 1
        default: word()
        }
      }
    }

    /// `tar_target` and the factories that make one target; not the functions that set or run something.
    private func isTargetCall(_ name: String) -> Bool {
      guard name.hasPrefix("tar_") else { return false }
      switch name {
      case "tar_option_set", "tar_option_get", "tar_source", "tar_make", "tar_map", "tar_combine", "tar_resources",
        "tar_read", "tar_load", "tar_visnetwork", "tar_plan", "tar_config_set", "tar_cue", "tar_hook_before", "tar_eval",
        "tar_group", "tar_select_targets", "tar_tangle", "tar_destroy", "tar_manifest", "tar_envir", "tar_assign":
        return false
      default: return !name.hasPrefix("tar_resources_")
      }
    }

    private mutating func skipText(_ quote: UInt8) {
      position += 1
      while position < bytes.count, bytes[position] != quote {
        if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") {
          position += 1
        }
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
      position += 1
      expectsName = false
    }

    private mutating func word() {
      let start = position
      while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
      guard position > start else {
        position += 1
        return
      }
      lastWord = String(decoding: bytes[start..<position], as: UTF8.self)
      guard targetDepth != nil else { return }
      if expectsName {
        // `name = clean` writes the argument's name first.
        if lastWord == "name", nextByte == UInt8(ascii: "=") { return }
        targets.append(Target(name: lastWord, line: line))
        expectsName = false
        seen = []
      } else if !targets.isEmpty, seen.insert(lastWord).inserted {
        targets[targets.count - 1].words.append(lastWord)
      }
    }

    private var nextByte: UInt8? {
      var index = position
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      return index < bytes.count ? bytes[index] : nil
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
        true
      default: false
      }
    }
  }
}
