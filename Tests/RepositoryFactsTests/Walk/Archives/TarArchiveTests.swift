import Diagnostics
import TestSupport
import Testing

@testable import RepositoryFacts

struct TarArchiveTests {
  @Test func filesFoldersAndLinksAreListed() async throws {
    var tar = TarFixture()
    tar.add("./r/", "", type: "5")
    tar.add("./r/b.py", "22\n", mode: "0000755")
    tar.add("./r/a/z.py", "1\n")
    tar.add("./r/link", "", type: "2", link: "/etc/passwd")
    tar.add("./r/hard", "", type: "1", link: "r/b.py")
    tar.add("./r/old.py", "3\n", type: "\u{0}", magic: "")
    tar.add("./r/folder/", "", type: "\u{0}", magic: "")
    tar.add("./r/pipe", "", type: "6")
    tar.add("./r/disk", "", type: "4")
    for archive in tar.both {
      let listing = try await archive.source().list()
      #expect(listing.files.map(\.path) == ["a/z.py", "b.py", "hard", "link", "old.py"])
      #expect(listing.files.map(\.size) == [2, 3, nil, 11, 2])
      #expect(listing.files.map(\.kind) == [.regular, .regular, .symlink, .symlink, .regular])
      #expect(listing.files.map(\.isExecutable) == [false, true, false, false, false])
      #expect(listing.diagnostics.map { "\($0.id) \($0.location?.path ?? "")" } == ["special-file pipe", "special-file disk"])
      #expect(listing.identity == RepositoryIdentity(name: "r"))
      let texts = try await archive.texts()
      #expect(texts["b.py"] == .success("22\n"))
      #expect(texts["hard"] == .failure(.notRegular))
      #expect(texts["old.py"] == .success("3\n"))
    }
  }

  @Test func longNamesOfEveryFormatAreRead() async throws {
    let folder = String(repeating: "folder/", count: 30)
    var tar = TarFixture()
    tar.add("a.py", "1\n", prefix: "deep/er")
    tar.add("././@LongLink", folder + "gnu.py\u{0}", type: "L", magic: "ustar  \u{0}")
    tar.add("cut", "2\n", magic: "ustar  \u{0}")
    tar.addRecords([("mtime", "1.5"), ("path", folder + "pax-ü.py")])
    tar.add("cut", "3\n")
    tar.add("././@LongLink", "far/away\u{0}", type: "K", magic: "ustar  \u{0}")
    tar.add("link", "", type: "2", link: "cut", magic: "ustar  \u{0}")
    tar.addRecords([("linkpath", "even/further")])
    tar.add("link2", "", type: "2", link: "cut")
    tar.add("plain.py", "4\n")
    for archive in tar.both {
      let texts = try await archive.texts()
      #expect(texts["deep/er/a.py"] == .success("1\n"))
      #expect(texts[folder + "gnu.py"] == .success("2\n"))
      #expect(texts[folder + "pax-ü.py"] == .success("3\n"))
      #expect(texts["plain.py"] == .success("4\n"))
      #expect(texts.count == 6)
      #expect(try await archive.source().list().files.filter { $0.kind == .symlink }.map(\.size) == [8, 12])
    }
  }

  @Test func sizesMayStandInRecordsOrInBinary() async throws {
    var tar = TarFixture()
    tar.addRecords([("size", "4")])
    tar.add("a.py", "abcd", size: "00000000000")
    var binary = TarFixture()
    binary.add("b.py", "xyz")
    var block = binary.blocks
    block.replaceSubrange(124..<136, with: [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3])
    block.replaceSubrange(148..<156, with: Array("        ".utf8))
    let sum = String(block.prefix(512).reduce(0) { $0 + Int($1) }, radix: 8)
    block.replaceSubrange(148..<156, with: Array((String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ").utf8))
    tar.append(block)
    for archive in tar.both { #expect(try await archive.texts() == ["a.py": .success("abcd"), "b.py": .success("xyz")]) }
  }

  @Test func theCommitOfGitArchiveShortensTheName() async throws {
    var tar = TarFixture()
    tar.addRecords([("comment", "0123456789abcdef0123456789abcdef01234567")], type: "g")
    tar.add("team-water-0123456/a.py")
    for archive in tar.both { #expect(try await archive.source().list().identity.name == "team-water") }
  }

  @Test func sparseFilesAreListedAndNotRead() async throws {
    var tar = TarFixture()
    tar.addRecords([("GNU.sparse.major", "1"), ("GNU.sparse.name", "a.py"), ("GNU.sparse.realsize", "70")])
    tar.add("GNUSparseFile.0/a.py", "1\n0\n2\nab")
    tar.add("b.py", "1\n")
    for archive in tar.both {
      #expect(try await archive.texts() == ["a.py": .failure(.unsupported), "b.py": .success("1\n")])
      #expect(try await archive.source().list().files.map(\.size) == [70, 2])
    }
  }

  @Test func severalMembersAreOneArchive() async throws {
    let tar = TarFixture([("a.py", "one\n"), ("b.py", "two\n")]).bytes
    let members = [tar[..<700], tar[700..<1100], [], tar[1100...]].flatMap { Compression.deflated(Array($0), .gzip) }
    #expect(try await ArchiveFixture(members).texts() == ["a.py": .success("one\n"), "b.py": .success("two\n")])
    // Padding behind the last one is passed over, as gzip does.
    let padded = members + [UInt8](repeating: 0, count: 600)
    #expect(try await ArchiveFixture(padded).texts().count == 2)
  }

  @Test func whatIsNotKeptIsInflatedAgainFromThePointBeforeIt() async throws {
    // Long enough for many blocks, and different enough not to vanish.
    var state: UInt64 = 7
    func text(_ lines: Int) -> String {
      (0..<lines).map { _ -> String in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return "value_\(state >> 40) = \(state >> 33)\n"
      }.joined()
    }
    let files = (0..<60).map { (name: "f\(($0 * 37) % 60).py", content: text(400)) }
    var limits = ArchiveLimits()
    limits.keptBytes = 0
    limits.pointSpacing = 20_000
    limits.points = 12
    let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.name, Result<String, ReadProblem>.success($0.content)) })
    let tar = TarFixture(files)
    let members = [tar.bytes[..<300_000], tar.bytes[300_000...]].flatMap { Compression.deflated(Array($0), .gzip) }
    for bytes in [tar.bytes, tar.gzipped, members] {
      let archive = ArchiveFixture(bytes)
      #expect(try await archive.texts(archiveLimits: limits) == expected)
      // One at a time, backwards: each begins anew.
      let source = try archive.source(archiveLimits: limits)
      for file in try await source.list().files.reversed() {
        let content = await source.read([file], limits: ReadLimits()).first
        #expect(content?.map { String(decoding: $0, as: UTF8.self) } == expected[file.path])
      }
    }
  }
}
