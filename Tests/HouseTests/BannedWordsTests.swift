import TestSupport
import Testing

/// What must not stand in the sources, each with the reason.
@Suite struct BannedWordsTests {
  struct Ban: Sendable, CustomTestStringConvertible {
    let word: String
    let reason: String
    var folders = ["Sources"]
    var except: [String] = []
    var testDescription: String { word }
  }

  private static let bans = [
    Ban(
      word: "print(", reason: "only Terminal.swift writes, so that libraries stay silent", except: ["Sources/rung/Terminal.swift"]
    ),
    Ban(word: "try! ", reason: "an error must never end the program"),
    Ban(word: "NSRegularExpression", reason: "parsers lex; regular expressions go wrong on real code and hostile input"),
    Ban(word: "Regex<", reason: "parsers lex; regular expressions go wrong on real code and hostile input"),
    Ban(
      word: "import Foundation\n", reason: "FoundationEssentials is enough",
      except: ["Sources/EmbedContent/EmbedContent.swift", "Sources/embed-content/EmbedContent.swift"]),
    Ban(word: "URLSession", reason: "a scan makes no network request"),
    Ban(word: "TODO", reason: "what is open stands in an issue"),
    Ban(
      word: ".disabled(", reason: "a test that is switched off checks nothing", folders: ["Tests"],
      except: ["Tests/HouseTests/BannedWordsTests.swift"]),
  ]

  @Test(arguments: bans)
  func isNowhere(_ ban: Ban) {
    for folder in ban.folders {
      for file in SourceTree.swiftFiles(in: folder) where !ban.except.contains(file.path) {
        #expect(!file.code.contains(ban.word), "\(file.path): '\(ban.word)': \(ban.reason)")
      }
    }
  }

  @Test func aPlantedWordIsFound() {
    let file = SourceTree.File(path: "Sources/x.swift", text: "// print(\nlet a = 1\nprint(a)\n")
    #expect(file.code.contains("print("))
    #expect(!SourceTree.File(path: "x", text: "// print(a)\n").code.contains("print("))
  }
}
