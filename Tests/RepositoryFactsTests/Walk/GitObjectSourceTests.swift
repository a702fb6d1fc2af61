import RepositoryFacts
import Testing

struct GitObjectSourceTests {
  private func repository() -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write("a.py", "one\n")
    folder.write("b/c.sh", "two\n", executable: true)
    folder.link("l", to: "a.py")
    folder.commitAll()
    folder.git("tag", "-a", "-m", "Tag", "v1")
    folder.write("a.py", "changed\n")
    folder.write("d.py", "three\n")
    folder.commitAll()
    return folder
  }

  @Test(arguments: ["HEAD~1", "v1", "main^", "refs/tags/v1"])
  func readsAnEarlierRevision(_ revision: String) async throws {
    let folder = repository()
    let source = try GitObjectSource(folder.path, revision: revision)
    let listing = try await source.list()
    #expect(listing.files.map(\.path) == ["a.py", "b/c.sh", "l"])
    #expect(listing.files.map(\.size) == [4, 4, 4])
    #expect(listing.files.map(\.isExecutable) == [false, true, false])
    #expect(listing.files[2].kind == .symlink)
    let results = await source.read(listing.files, limits: ReadLimits())
    #expect(results == [.success(Array("one\n".utf8)), .success(Array("two\n".utf8)), .failure(.notRegular)])
  }

  @Test func readsBareDirectoriesWithPackedRefs() async throws {
    let folder = repository()
    folder.git("clone", "-q", "--bare", ".", "bare.git")
    folder.git("pack-refs", "--all", below: "bare.git")
    let listing = try await GitObjectSource(folder.path + "/bare.git", revision: "main").list()
    #expect(listing.files.map(\.path) == ["a.py", "b/c.sh", "d.py", "l"])
    #expect(listing.identity.name == "bare")
    #expect(listing.identity.remote == nil, "a local path is no address to show")
  }

  @Test func listsMissingBlobsWithoutSize() async throws {
    let folder = repository()
    folder.git("config", "uploadpack.allowFilter", "true")
    folder.git("clone", "-q", "--bare", "--filter=blob:none", "file://\(folder.path)", "partial.git")
    let source = try GitObjectSource(folder.path + "/partial.git")
    let extraction = try await FactExtractor.extract(from: source)
    #expect(extraction.files.map(\.path) == ["a.py", "b/c.sh", "d.py", "l"])
    #expect(extraction.files.allSatisfy { $0.size == nil })
    #expect(await source.read(extraction.files, limits: ReadLimits()).allSatisfy { (try? $0.get()) == nil })
  }

  @Test func readsManyFilesThroughOneGit() async throws {
    let folder = TemporaryFolder()
    for number in 100..<400 { folder.write("f\(number).txt", "content \(number)\n") }
    folder.write("big.txt", String(repeating: "0123456789", count: 150_000))
    folder.commitAll()
    let source = try GitObjectSource(folder.path)
    let files = try await source.list().files
    let all = await withTaskGroup(of: [Result<[UInt8], ReadProblem>].self) { group in
      for _ in 0..<4 { group.addTask { await source.read(files, limits: ReadLimits()) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for results in all {
      #expect(results.count == 301)
      #expect(try results[0].get().count == 1_500_000)
      #expect(try results[300].get() == Array("content 399\n".utf8))
    }
  }

  @Test func canBeReadAgainAfterItsEnd() async throws {
    let folder = repository()
    let source = try GitObjectSource(folder.path)
    let files = try await source.list().files
    let first = await source.read(files, limits: ReadLimits())
    await source.finish()
    await source.finish()
    #expect(await source.read(files, limits: ReadLimits()) == first)
    await source.finish()
    #expect(first.contains(.success(Array("changed\n".utf8))))
  }

  @Test(arguments: ["nothing", "HEAD:a.py", "main@{1}", "--all", "", "../../etc/passwd", "deadbeef", "HEAD~99"])
  func refusesWhatIsNoRevision(_ revision: String) async throws {
    let folder = repository()
    await #expect(throws: SourceProblem.self) { try await GitObjectSource(folder.path, revision: revision).list() }
  }
}
