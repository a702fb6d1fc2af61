import Diagnostics
import Testing

@testable import RepositoryFacts

/// Git directories that lead elsewhere: to the history of another repository of the machine, out of the tree, into a circle.
struct BorrowedGitDirectoryTests {
  /// A repository `victim`, and beside it a folder `r` with one file that is none of it.
  private func victim() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("victim/secret.py", "import secret\n")
    folder.git("init", "-q", "--initial-branch=main", below: "victim")
    folder.git("add", "-A", below: "victim")
    folder.git("commit", "-qm", "One", below: "victim")
    folder.git("remote", "add", "origin", "https://example.org/victim.git", below: "victim")
    folder.write("r/a.py", "import a\n")
    return folder
  }

  private func identity(_ folder: TemporaryFolder) async throws -> RepositoryIdentity {
    let listing = try await FolderSource(folder.path + "/r").list()
    #expect(listing.files.map(\.path).filter { !$0.hasPrefix("other.git/") } == ["a.py"])
    return listing.identity
  }

  @Test(arguments: ["gitdir: ../victim/.git\n", "gitdir: /nonexistent\n", "gitdir: .\n", "gitdir: .git\n", "gitdir: ", "x\n"])
  func aFileThatPointsOutIsForeign(_ text: String) async throws {
    let folder = victim()
    folder.write("r/.git", text)
    #expect(try await identity(folder).commit == nil)
    #expect(try await FolderSource(folder.path + "/r").list().diagnostics.map(\.id) == ["foreign-git-directory"])
    #expect(throws: SourceProblem.self) { try GitObjectSource(folder.path + "/r") }
  }

  @Test func aLinkThatPointsOutIsForeign() async throws {
    let folder = victim()
    folder.link("r/.git", to: "../victim/.git")
    #expect(try await identity(folder).commit == nil)
    #expect(throws: SourceProblem.self) { try GitObjectSource(folder.path + "/r") }
  }

  /// What linked work trees have, in a directory that is none of a linked work tree.
  @Test(arguments: [true, false])
  func aCommonDirectoryIsNotBorrowed(isAbsolute: Bool) async throws {
    let folder = victim()
    folder.write("r/.git/HEAD", "ref: refs/heads/main\n")
    folder.write("r/.git/objects/x")
    folder.write("r/.git/commondir", isAbsolute ? folder.path + "/victim/.git\n" : "../../victim/.git\n")
    let identity = try await identity(folder)
    #expect(identity.commit == nil)
    #expect(identity.remote == nil)
    await #expect(throws: SourceProblem.self) { try await GitObjectSource(folder.path + "/r/.git").list() }
  }

  @Test func aCommonDirectoryAloneIsNoGitDirectory() async throws {
    let folder = victim()
    folder.write("r/.git/HEAD", "ref: refs/heads/main\n")
    folder.write("r/.git/commondir", "../../victim/.git\n")
    #expect(try await identity(folder).commit == nil)
    await #expect(throws: SourceProblem.self) { try await GitObjectSource(folder.path + "/r/.git").list() }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["../../../victim/.git/objects\n", "../../.git/objects\n", "/nonexistent\n", "\u{0}\n#\n\""])
  func alternatesRunNothingAndEnd(_ text: String) async throws {
    let folder = victim()
    folder.git("init", "-q", below: "r")
    folder.write("r/.git/objects/info/alternates", text)
    folder.write("evil", "#!/bin/sh\ntouch \(folder.path)/marker\n", executable: true)
    folder.write("r/.git/config", "[core]\n\talternateRefsCommand = \(folder.path)/evil\n\talternateRefsPrefixes = x\n")
    #expect(try await identity(folder).commit == nil)
    await #expect(throws: SourceProblem.self) { try await GitObjectSource(folder.path + "/r").list() }
    #expect(!folder.exists("marker"))
  }

  /// Git writes no such index; a person with an editor does.
  @Test(arguments: ["../victim/secret.py", "/victim/secret.py__", "../r/../victim/s.py"])
  func anIndexThatPointsOutIsNotFollowed(_ path: String) async throws {
    let folder = victim()
    let placeholder = String(repeating: "b", count: path.utf8.count)
    folder.write("r/\(placeholder)", "x\n")
    folder.git("init", "-q", below: "r")
    folder.git("add", "-A", below: "r")
    folder.remove("r/\(placeholder)")
    var bytes = try #require(PosixFile.read(path: folder.path + "/r/.git/index", limit: 100_000))
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: placeholder.utf8) })
    bytes.replaceSubrange(start..<start + path.utf8.count, with: path.utf8)
    folder.write("r/.git/index", bytes)
    _ = try await identity(folder)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["index", "config", "packed-refs", "info/exclude", "commondir", "refs/heads/main"])
  func pipesInPlaceOfItsFilesStopNothing(_ name: String) async throws {
    let folder = victim()
    folder.git("init", "-q", "--initial-branch=main", below: "r")
    folder.git("add", "-A", below: "r")
    folder.remove("r/.git/" + name)
    folder.pipe("r/.git/" + name)
    let diagnostics = try await FolderSource(folder.path + "/r").list().diagnostics
    #expect(diagnostics.map(\.id) == (name == "index" ? ["git-unusable"] : []))
    _ = try await identity(folder)
  }

  @Test(arguments: [
    "ref: refs/heads/../../../victim/.git/refs/heads/main\n", "ref: HEAD\n", "ref: /etc/passwd\n", "ref: refs/heads/loop\n",
    "ref:\n",
    "\u{1B}[31m\n", String(repeating: "a", count: 40) + "x\n", "ref: refs/heads/a b\n",
  ])
  func headsThatLeadNowhereAreNoCommit(_ head: String) async throws {
    let folder = victim()
    folder.git("init", "-q", below: "r")
    folder.write("r/.git/HEAD", head)
    folder.write("r/.git/refs/heads/loop", "ref: refs/heads/loop\n")
    #expect(try await identity(folder).commit == nil)
    await #expect(throws: SourceProblem.self) { try await GitObjectSource(folder.path + "/r").list() }
  }
}
