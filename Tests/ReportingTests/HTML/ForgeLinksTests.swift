import Testing

@testable import Reporting

@Suite struct ForgeLinksTests {
  private static let commit = "0123456789abcdef0123456789abcdef01234567"

  @Test(arguments: [
    ("https://github.com/owner/name.git", "https://github.com/owner/name/blob/\(commit)/src/a%20b.py#L7"),
    ("ssh://github.com/owner/name", "https://github.com/owner/name/blob/\(commit)/src/a%20b.py#L7"),
    ("ssh://github.example.org:2222/owner/name.git", "https://github.example.org/owner/name/blob/\(commit)/src/a%20b.py#L7"),
    ("https://gitlab.com/group/sub/name", "https://gitlab.com/group/sub/name/-/blob/\(commit)/src/a%20b.py#L7"),
    ("https://gitlab.example.org:8443/g/n", "https://gitlab.example.org:8443/g/n/-/blob/\(commit)/src/a%20b.py#L7"),
    ("ssh://bitbucket.org/team/name.git", "https://bitbucket.org/team/name/src/\(commit)/src/a%20b.py#lines-7"),
    ("https://codeberg.org/owner/name", "https://codeberg.org/owner/name/src/commit/\(commit)/src/a%20b.py#L7"),
    (
      "https://dev.azure.com/org/proj/_git/name",
      "https://dev.azure.com/org/proj/_git/name?path=%2Fsrc%2Fa%20b.py&version=GC\(commit)&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1"
    ),
    (
      "ssh://ssh.dev.azure.com/v3/org/proj/name",
      "https://dev.azure.com/org/proj/_git/name?path=%2Fsrc%2Fa%20b.py&version=GC\(commit)&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1"
    ),
  ])
  func aLineAtACommit(remote: String, address: String) throws {
    let links = try #require(ForgeLinks(remote: remote, commit: Self.commit))
    #expect(links.address(of: "src/a b.py", line: 7) == address)
  }

  @Test(arguments: [
    ("https://github.com/o/n", "https://github.com/o/n/commit/\(commit)"),
    ("https://gitlab.com/o/n", "https://gitlab.com/o/n/-/commit/\(commit)"),
    ("https://bitbucket.org/o/n", "https://bitbucket.org/o/n/commits/\(commit)"),
  ])
  func theCommitItself(remote: String, address: String) throws {
    #expect(try #require(ForgeLinks(remote: remote, commit: Self.commit)).commitAddress == address)
  }

  @Test func aFileWithoutALine() throws {
    let links = try #require(ForgeLinks(remote: "https://github.com/o/n", commit: Self.commit))
    #expect(links.address(of: "x.py", line: nil) == "https://github.com/o/n/blob/\(Self.commit)/x.py")
  }

  @Test(arguments: [
    "https://example.org/owner/name", "https://github.com/", "https://github.com/owner", "file:///tmp/x",
    "javascript://github.com/a/b", "https://evilgithub.com/o/n", "",
  ])
  func otherRemotesGiveNone(remote: String) { #expect(ForgeLinks(remote: remote, commit: Self.commit) == nil) }

  @Test func withoutACommitThereIsNone() {
    #expect(ForgeLinks(remote: "https://github.com/o/n", commit: nil) == nil)
    #expect(ForgeLinks(remote: "https://github.com/o/n", commit: "main\"><script>") == nil)
    #expect(ForgeLinks(remote: nil, commit: Self.commit) == nil)
  }

  /// Whatever a path or a remote holds, nothing in an address can end an attribute or begin a tag.
  @Test func hostileNamesAreEncoded() throws {
    let links = try #require(ForgeLinks(remote: "https://github.com/o\"><b>/n'", commit: Self.commit))
    let address = links.address(of: "a\"><script>alert(1)</script>\u{202E}/é #?&.py", line: 1)
    #expect(address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\`".utf8.contains($0) })
    #expect(address.hasSuffix("%C3%A9%20%23%3F%26.py#L1"))
  }
}
