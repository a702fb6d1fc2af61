import Testing

@testable import RepositoryFacts

struct ArchivePathTests {
  struct Case: Sendable {
    let name: String
    let path: ArchivePath
    var hasBackslashes = false
  }

  @Test(arguments: [
    Case(name: "a/b.py", path: .path("a/b.py", isFolder: false)),
    Case(name: "a/b/", path: .path("a/b", isFolder: true)),
    Case(name: "./a//./b.py", path: .path("a/b.py", isFolder: false)),
    Case(name: "./", path: .root),
    Case(name: "", path: .root),
    Case(name: "..a/b..", path: .path("..a/b..", isFolder: false)),
    Case(name: "grün/é.py", path: .path("grün/é.py", isFolder: false)),
    Case(name: "a:b", path: .refused(.drive)),
    Case(name: "ab:c", path: .path("ab:c", isFolder: false)),
    Case(name: "../a", path: .refused(.parent)),
    Case(name: "a/../../b", path: .refused(.parent)),
    Case(name: "a/..", path: .refused(.parent)),
    Case(name: "/etc/passwd", path: .refused(.absolute)),
    Case(name: "//server/a", path: .refused(.absolute)),
    Case(name: "C:/a", path: .refused(.drive)),
    Case(name: "C:a", path: .refused(.drive)),
    Case(name: "a\\b", path: .refused(.backslash)),
    Case(name: "a\\b.py", path: .path("a/b.py", isFolder: false), hasBackslashes: true),
    Case(name: "a\\..\\b", path: .refused(.parent), hasBackslashes: true),
    Case(name: "C:\\a", path: .refused(.drive), hasBackslashes: true),
    Case(name: "\\\\server\\a", path: .refused(.absolute), hasBackslashes: true),
    Case(name: "a\u{0}b", path: .refused(.control)),
    Case(name: "a\nb", path: .refused(.control)),
    Case(name: "a\u{7F}", path: .refused(.control)),
  ])
  func namesArePathsOrRefused(_ test: Case) {
    #expect(ArchivePath.of(Array(test.name.utf8), hasBackslashes: test.hasBackslashes) == test.path)
  }

  @Test func bytesThatAreNoTextAndEndlessFoldersAreRefused() {
    #expect(ArchivePath.of([0x61, 0xFF]) == .refused(.notUTF8))
    #expect(ArchivePath.of(Array(String(repeating: "a/", count: 257).utf8)) == .refused(.tooDeep))
    #expect(ArchivePath.of(Array(String(repeating: "a/", count: 256).utf8)) != .refused(.tooDeep))
  }
}
