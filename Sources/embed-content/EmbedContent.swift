import Diagnostics
import Documents
import Foundation
import RuleLanguage

/// Writes a Swift file that holds the given files as string literals: YAML as a `DocumentArchive`, all else as it is; and a
/// digest of all YAML, so that nobody need take it at start-up.
///
/// Called by the `EmbedContent` plugin: `embed-content [--rules] OUTPUT ROOT FILE...`, paths of the files relative to ROOT. With
/// `--rules` the YAML files are rules, and a `RulePack` of them all is written beside them. A YAML file that can't be read fails
/// the build at its line.
@main
struct EmbedContent {
  static func main() {
    var arguments = CommandLine.arguments
    let areRules = arguments.dropFirst().first == "--rules"
    if areRules { arguments.remove(at: 1) }
    guard arguments.count >= 3 else {
      fail("usage: embed-content [--rules] OUTPUT ROOT FILE...")
    }
    let root = URL(fileURLWithPath: arguments[2])
    var cases = ""
    var paths = ""
    var digest = ContentDigest()
    var rules: [RuleFile] = []
    func add(_ path: String, _ bytes: [UInt8]) {
      paths += "    \(literal(Array(path.utf8))),\n"
      cases += "    case \(literal(Array(path.utf8))): \(literal(bytes))\n"
    }
    for path in arguments.dropFirst(3) {
      let file = root.appendingPathComponent(path)
      guard let data = try? Data(contentsOf: file) else { fail("\(file.path): error: can't be read") }
      var bytes = [UInt8](data)
      if path.hasSuffix(".yml") {
        let read = YAMLReader.read(String(decoding: bytes, as: UTF8.self))
        if let problem = read.problem { fail("\(file.path):\(problem.line):\(problem.column): error: \(problem.message)") }
        guard let document = read.documents.first, read.documents.count == 1 else {
          fail("\(file.path):1:1: error: one YAML document is expected")
        }
        // Examples are read by `rung rules test` and `rung explain` alone: apart, they cost a scan nothing.
        let examples = document.entries.filter { $0.key == "examples" }
        if let first = examples.first {
          let apart = DocumentNode(.mapping(examples), line: first.line)
          add(path + "#examples", DocumentArchive.encode(apart))
        }
        let rest = DocumentNode(
          .mapping(document.entries.filter { $0.key != "examples" }), line: document.line, column: document.column)
        digest.add(path)
        digest.add(rest)
        rules.append(RuleFile(path: path, root: rest))
        bytes = DocumentArchive.encode(rest)
      }
      add(path, bytes)
    }
    var pack = ""
    if areRules {
      // What is wrong with a rule is told by `rung rules check`, with all that it knows.
      let packed = RuleFiles(rules).pack(version: digest.hex)
      pack = """

          static let rulesNumbers: StaticString = \(literal(PackedText.encode(packed.words)))

          static let rulesText: StaticString = \(literal(packed.allText))

        """
    }
    let source = """
      // Made by embed-content at build time; edit the files it names instead.
      enum EmbeddedContent {
        static let digest = "\(digest.hex)"

        static let paths: [String] = [
      \(paths)  ]

        static func content(_ path: String) -> StaticString? {
          switch path {
      \(cases)    default: nil
          }
        }
      \(pack)}

      """
    do {
      try source.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
    } catch {
      fail("\(arguments[1]): error: can't be written: \(error)")
    }
  }

  private static func literal(_ bytes: [UInt8]) -> String {
    var text = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.isBidiControl:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
