import Diagnostics
import RepositoryFacts
import Testing

/// Repositories whose git directory names programs to run. Each program would create `marker`.
struct HostileRepositoryTests {
  private func hostile(_ configuration: (String) -> String) -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("evil", "#!/bin/sh\ntouch \(folder.path)/marker\ncat\n", executable: true)
    folder.write("r/.gitattributes", "* filter=evil diff=evil merge=evil working-tree-encoding=UTF-8\n")
    folder.write("r/a.py", "one\n")
    folder.write("r/b.py", "one\n")
    folder.git("init", "-q", "--initial-branch=main", below: "r")
    folder.git("add", "-A", below: "r")
    folder.git("commit", "-qm", "One", below: "r")
    folder.write("r/a.py", "two\n")
    folder.write("r/.git/included", "[core]\n\tfsmonitor = \(folder.path)/evil\n")
    folder.write("r/.git/config", "[core]\n\trepositoryformatversion = 0\n" + configuration(folder.path + "/evil"))
    for hook in ["post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"] {
      folder.write("r/.git/hooks/" + hook, "#!/bin/sh\ntouch \(folder.path)/marker\n", executable: true)
    }
    return folder
  }

  private static let configurations: [@Sendable (String) -> String] = [
    { "[core]\n\tfsmonitor = \($0)\n" },
    { "[filter \"evil\"]\n\tclean = \($0)\n\tsmudge = \($0)\n\tprocess = \($0)\n\trequired = true\n" },
    { "[diff \"evil\"]\n\ttextconv = \($0)\n\tcommand = \($0)\n[diff]\n\texternal = \($0)\n" },
    {
      "[core]\n\tpager = \($0)\n\teditor = \($0)\n\taskPass = \($0)\n\tsshCommand = \($0)\n\tgitProxy = \($0)\n[pager]\n\tls-files = \($0)\n"
    },
    { "[core]\n\talternateRefsCommand = \($0)\n\thooksPath = \($0)\n[alias]\n\tls-files = !\($0)\n\tcat-file = !\($0)\n" },
    { _ in "[include]\n\tpath = included\n[includeIf \"gitdir:**\"]\n\tpath = included\n" },
    {
      """
      [extensions]
      \tpartialClone = origin
      [protocol "ext"]
      \tallow = always
      [remote "origin"]
      \turl = ext::\($0)
      \tpromisor = true
      \tuploadpack = \($0)

      """
    },
    { "[core]\n\tworktree = /etc\n[credential]\n\thelper = !\($0)\n[trace2]\n\teventTarget = \($0)\n" },
  ]

  @Test(arguments: configurations.indices)
  func runsNothingInAWorkTree(_ index: Int) async throws {
    let folder = hostile(Self.configurations[index])
    let listing = try await FolderSource(folder.path + "/r").list()
    #expect(listing.files.map(\.path) == [".gitattributes", "a.py", "b.py"])
    #expect(listing.identity.isDirty == true)
    #expect(!folder.exists("marker"))
  }

  @Test(arguments: configurations.indices)
  func runsNothingInAnObjectStore(_ index: Int) async throws {
    let folder = hostile(Self.configurations[index])
    let source = try GitObjectSource(folder.path + "/r/.git")
    let listing = try await source.list()
    #expect(listing.files.map(\.path) == [".gitattributes", "a.py", "b.py"])
    let results = await source.read(listing.files, limits: ReadLimits())
    #expect(results[1] == .success(Array("one\n".utf8)))
    #expect(!folder.exists("marker"))
  }

  @Test(arguments: [0, 1, 5])
  func theTrapsWork(_ index: Int) {
    let folder = hostile(Self.configurations[index])
    folder.write("r/b.py", "two\n")
    folder.git("status", below: "r")
    #expect(folder.exists("marker"), "git that reads the configuration runs the program")
  }

  @Test func fetchesNothingThatAPartialCloneLacks() async throws {
    let folder = hostile(Self.configurations[6])
    // The blob of `one\n`.
    folder.remove("r/.git/objects/56/26abf0f72e58d7a153368ba57db4c673c0e171")
    let source = try GitObjectSource(folder.path + "/r")
    let listing = try await source.list()
    #expect(listing.files.map { $0.size == nil } == [false, true, true])
    #expect(await source.read(listing.files, limits: ReadLimits())[1] == .failure(.missing))
    #expect(!folder.exists("marker"))
  }

  @Test(.timeLimit(.minutes(1)))
  func doesNotWaitForAPipeAsIndexOrHead() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    folder.write(".git/objects/x")
    folder.pipe(".git/HEAD")
    let listing = try await FolderSource(folder.path).list()
    #expect(listing.files.map(\.path) == ["a.py"])
  }

  @Test func listsTheFolderWhereTheIndexIsBroken() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    folder.commitAll()
    folder.write(".git/index", "DIRC broken")
    let listing = try await FolderSource(folder.path).list()
    #expect(listing.files.map(\.path) == ["a.py"])
    #expect(listing.diagnostics.map(\.id) == ["git-unusable"])
  }
}
