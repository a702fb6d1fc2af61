/// The variables of a makefile and the expansion of references to them, as far as that needs no running.
struct MakeVariables {
  private var values: [String: String] = [:]
  /// How many references of the whole file may still be followed.
  private var references = 100_000

  mutating func set(_ name: String, _ value: String) { values[name] = value }

  mutating func setDefault(_ name: String, _ value: String) { if values[name] == nil { values[name] = value } }

  mutating func append(_ text: String, to name: String) {
    let old = values[name] ?? ""
    if old.utf8.count < 1 << 16 { values[name] = old.isEmpty ? text : old + " " + text }
  }

  /// `text` with references expanded: unknown ones become `${NAME}`, functions `$(…)`, and `$(shell x)` stays a substitution
  /// that the shell's reader looks into. What would grow without bound is cut.
  mutating func expand(_ text: String, target: String, prerequisites: [String]) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var expansion = Expansion(values: values, target: target, prerequisites: prerequisites)
    expansion.references = min(2_000, references)
    expansion.expand(Array(text.utf8)[...], depth: 12)
    references -= min(2_000, references) - max(0, expansion.references)
    return String(decoding: expansion.output, as: UTF8.self)
  }

  private struct Expansion {
    let values: [String: String]
    let target: String
    let prerequisites: [String]
    var output: [UInt8] = []
    /// How many references may still be followed, so that doubling variables end.
    var references = 0
    var expanded = 1 << 16

    mutating func expand(_ text: ArraySlice<UInt8>, depth: Int) {
      var index = text.startIndex
      while index < text.endIndex {
        let byte = text[index]
        guard byte == UInt8(ascii: "$"), index + 1 < text.endIndex else {
          output.append(byte)
          index += 1
          continue
        }
        let next = text[index + 1]
        switch next {
        case UInt8(ascii: "$"):
          output.append(next)
          index += 2
        case UInt8(ascii: "("), UInt8(ascii: "{"):
          let close = next == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
          let end = Self.end(in: text, from: index + 1, open: next, close: close)
          reference(text[(index + 2)..<end], depth: depth)
          index = min(end + 1, text.endIndex)
        default:
          automatic(next)
          index += 2
        }
      }
    }

    /// Where a reference closes; the text's end where it doesn't.
    private static func end(in text: ArraySlice<UInt8>, from start: Int, open: UInt8, close: UInt8) -> Int {
      var depth = 0
      for index in start..<text.endIndex {
        if text[index] == open { depth += 1 }
        if text[index] == close { depth -= 1 }
        if depth == 0 { return index }
      }
      return text.endIndex
    }

    private mutating func automatic(_ name: UInt8) {
      switch name {
      case UInt8(ascii: "@"): output.append(contentsOf: target.utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: (prerequisites.first ?? "").utf8)
      case UInt8(ascii: "^"), UInt8(ascii: "+"): output.append(contentsOf: prerequisites.prefix(50).joined(separator: " ").utf8)
      default:
        output.append(UInt8(ascii: "$"))
        output.append(name)
      }
    }

    private mutating func reference(_ inner: ArraySlice<UInt8>, depth: Int) {
      let name = String(decoding: inner, as: UTF8.self)
      references -= 1
      if name == "MAKE" {
        output.append(contentsOf: "make".utf8)
      } else if name == "CURDIR" || name == "PWD" {
        output.append(UInt8(ascii: "."))
      } else if name.hasPrefix("shell ") {
        output.append(contentsOf: "$(".utf8)
        if depth > 0, references > 0 { expand(inner.dropFirst(6), depth: depth - 1) }
        output.append(UInt8(ascii: ")"))
      } else if let value = values[name], depth > 0, references > 0, expanded > 0 {
        expanded -= value.utf8.count
        expand(Array(value.utf8)[...], depth: depth - 1)
      } else if name.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "$") }) {
        output.append(contentsOf: "$(…)".utf8)
      } else {
        output.append(contentsOf: "${\(name)}".utf8)
      }
    }
  }
}
