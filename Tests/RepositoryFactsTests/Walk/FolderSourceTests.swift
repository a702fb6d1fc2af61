import Diagnostics
import RepositoryFacts
import Testing

struct FolderSourceTests {
  private func list(_ folder: TemporaryFolder, _ below: String = "") async throws -> FileListing {
    try await FolderSource(folder.path + "/" + below).list()
  }

  @Test func listsAllFilesWithoutGitInOrder() async throws {
    let folder = TemporaryFolder()
    folder.write("b/z.py", "1\n")
    folder.write("b.py")
    folder.write("a", executable: true)
    let listing = try await list(folder)
    #expect(listing.files.map(\.path) == ["a", "b.py", "b/z.py"])
    #expect(listing.files.map(\.isExecutable) == [true, false, false])
    #expect(listing.files.map(\.size) == [2, 2, 2])
    #expect(listing.files.allSatisfy { $0.isTracked })
    #expect(listing.identity.commit == nil)
    #expect(listing.diagnostics.isEmpty)
  }

  @Test func listsTrackedAndUntrackedButNotIgnoredFiles() async throws {
    let folder = TemporaryFolder()
    folder.write(".gitignore", "*.log\nout/\n")
    folder.write("a.py")
    folder.write("kept.log")
    folder.commitAll()
    folder.write("new.py")
    folder.write("x.log")
    folder.write("out/y")
    let listing = try await list(folder)
    #expect(listing.files.map(\.path) == [".gitignore", "a.py", "kept.log", "new.py"])
    #expect(listing.files.filter { !$0.isTracked }.map(\.path) == ["new.py"])
    #expect(listing.identity.commit?.count == 40)
    #expect(listing.identity.isDirty == true)
  }

  @Test func tellsCleanChangedStagedAndDeleted() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py", "one\n")
    folder.write("b.py", "one\n")
    folder.commitAll()
    #expect(try await list(folder).identity.isDirty == false)
    folder.write("a.py", "two\n")
    #expect(try await list(folder).identity.isDirty == true)
    folder.git("add", "a.py")
    #expect(try await list(folder).identity.isDirty == true, "staged")
    folder.git("commit", "-qm", "Two")
    #expect(try await list(folder).identity.isDirty == false)
    folder.git("rm", "--quiet", "--cached", "b.py")
    folder.write(".git/info/exclude", "b.py\n")
    #expect(try await list(folder).identity.isDirty == true, "removed from the index only")
  }

  @Test func leavesOutDeletedFilesAndListsThoseInConflictOnce() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py", "one\n")
    folder.write("gone.py")
    folder.commitAll()
    folder.git("checkout", "-qb", "other")
    folder.write("a.py", "two\n")
    folder.git("commit", "-qam", "Two")
    folder.git("checkout", "-q", "main")
    folder.write("a.py", "three\n")
    folder.git("rm", "-q", "gone.py")
    folder.git("commit", "-qam", "Three")
    folder.git("merge", "-q", "other")
    #expect(try await list(folder).files.map(\.path) == ["a.py"])
  }

  @Test func listsAFolderOfAWorkTreeByPathsFromThere() async throws {
    let folder = TemporaryFolder()
    folder.write(".gitignore", "*.log\n")
    folder.write("p/a.py")
    folder.write("p/b/c.py")
    folder.write("q.py")
    folder.commitAll()
    folder.write("p/x.log")
    folder.write("q.py", "changed\n")
    let listing = try await list(folder, "p")
    #expect(listing.files.map(\.path) == ["a.py", "b/c.py"])
    #expect(listing.identity.name == "p")
    #expect(listing.identity.isDirty == false, "what changed lies outside")
  }

  @Test func takesAnIgnoredFolderForItself() async throws {
    let folder = TemporaryFolder()
    folder.write(".gitignore", "out/\n")
    folder.commitAll()
    folder.write("out/a.py")
    let listing = try await list(folder, "out")
    #expect(listing.files.map(\.path) == ["a.py"])
    #expect(listing.identity.commit == nil)
  }

  @Test func neverFollowsLinks() async throws {
    let folder = TemporaryFolder()
    folder.write("outside/secret.py", "secret\n")
    folder.write("in/a.py")
    folder.link("in/away", to: "../outside")
    folder.link("in/file.py", to: "a.py")
    folder.link("in/loop", to: ".")
    let source = try FolderSource(folder.path + "/in")
    let listing = try await source.list()
    #expect(listing.files.map(\.path) == ["a.py", "away", "file.py", "loop"])
    #expect(listing.files.filter { $0.kind == .symlink }.count == 3)
    let wanted = ["away/secret.py", "file.py", "../outside/secret.py", "a.py", "nothing"].map { ListedFile(path: $0, size: 7) }
    let results = await source.read(wanted, limits: ReadLimits())
    #expect(results[0] == .failure(.notRegular))
    #expect(results[1] == .failure(.notRegular))
    #expect(results[2] == .failure(.notRegular))
    #expect(results[3] == .success(Array("x\n".utf8)))
    #expect(results[4] == .failure(.missing))
  }

  @Test func doesNotLookThroughALinkThatStandsForATrackedFolder() async throws {
    let folder = TemporaryFolder()
    folder.write("outside/secret.py")
    folder.write("r/d/secret.py")
    folder.git("init", "--quiet", below: "r")
    folder.git("add", "--all", below: "r")
    folder.git("mv", "-f", "d", "e", below: "r")
    folder.git("update-index", "--add", "--cacheinfo", "100644,587be6b4c3f93f93c489c0111bba5596147a26cb,d/secret.py", below: "r")
    folder.link("r/d", to: "../outside")
    let listing = try await list(folder, "r")
    #expect(!listing.files.contains { $0.path == "d/secret.py" })
  }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func leavesOutPipes(inGit: Bool) async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    if inGit { folder.commitAll() }
    folder.pipe("b.py")
    let source = try FolderSource(folder.path)
    let listing = try await source.list()
    #expect(listing.files.map(\.path) == ["a.py"])
    if !inGit { #expect(listing.diagnostics.map(\.id) == ["special-file"]) }
    let results = await source.read([ListedFile(path: "b.py", size: 0)], limits: ReadLimits())
    #expect(results == [.failure(.notRegular)])
  }

  @Test func refusesWhatIsTooLarge() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py", "12345")
    folder.write("n.ipynb", "12345")
    let source = try FolderSource(folder.path)
    let wanted = try await source.list().files
    let results = await source.read(wanted, limits: ReadLimits(fileBytes: 4, notebookBytes: 5))
    #expect(results == [.failure(.tooLarge), .success(Array("12345".utf8))])
  }

  @Test func bindsTheListing() async throws {
    let folder = TemporaryFolder()
    for number in 1...5 { folder.write("f\(number)") }
    let listing = try await FolderSource(folder.path, limits: ReadLimits(files: 3)).list()
    #expect(listing.files.count == 3)
    #expect(listing.diagnostics.map(\.id) == ["too-many-files"])
  }

  @Test func namesRepositoriesInsideTheTree() async throws {
    let folder = TemporaryFolder()
    folder.write("a.py")
    folder.write("lib/x/b.py")
    folder.git("init", "-q", below: "lib/x")
    #expect(try await list(folder).submodules == ["lib/x"])
    folder.git("init", "-q")
    folder.git("add", "a.py")
    let listing = try await list(folder)
    #expect(listing.submodules == ["lib/x"])
    #expect(listing.files.map(\.path) == ["a.py"])
  }

  @Test func readsLinkedWorkTreesAndRefusesForeignGitDirectories() async throws {
    let folder = TemporaryFolder()
    folder.write("main/a.py")
    folder.write("main/.gitignore", "*.log\n")
    folder.git("init", "-q", below: "main")
    folder.git("add", "-A", below: "main")
    folder.git("commit", "-qm", "One", below: "main")
    folder.git("worktree", "add", "-q", "../linked", below: "main")
    let linked = try await list(folder, "linked")
    #expect(linked.files.map(\.path) == [".gitignore", "a.py"])
    #expect(linked.identity.commit != nil)
    #expect(linked.identity.isDirty == false)
    folder.write("thief/b.py")
    folder.write("thief/.git", "gitdir: ../main/.git\n")
    let thief = try await list(folder, "thief")
    #expect(thief.identity.commit == nil)
    #expect(thief.diagnostics.map(\.id) == ["foreign-git-directory"])
    #expect(thief.files.map(\.path).contains("b.py"))
  }

  @Test func saysWhenThereIsNoFolder() {
    #expect(throws: SourceProblem.self) { try FolderSource("/nonexistent/folder") }
  }
}
