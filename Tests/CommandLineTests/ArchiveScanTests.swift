import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `rung scan` of archives, from end to end.
@Suite struct ArchiveScanTests {
  /// The files below a folder, by paths from there.
  private static func files(_ folder: String) throws -> [(name: String, content: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().compactMap { path in
      var isFolder = false
      guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder), !isFolder else { return nil }
      return (path, try SampleProject.read(folder + "/" + path))
    }
  }

  /// Writes both kinds of archive of a folder beside it, below the top folder that GitHub makes, and removes them afterwards.
  private static func withArchives(of folder: String, _ body: (String) async throws -> Void) async throws {
    let files = try files(folder)
    let zip = ZipFixture(files.map { .init("sample-main/" + $0.name, $0.content) })
    let tar = TarFixture(files.map { ("sample-main/" + $0.name, $0.content) })
    for (ending, bytes) in [(".zip", zip.bytes), (".tar.gz", tar.gzipped), (".tar", tar.bytes)] {
      let path = folder + ending
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      try await body(path)
    }
  }

  @Test(arguments: [0, 2, 4])
  func anArchiveIsJudgedAsItsFolder(level: Int) async throws {
    try await SampleProject.at(level: level) { folder in
      try SampleProject.write("home = /usr/bin\n", to: folder + "/env3/pyvenv.cfg")
      try SampleProject.write("import mlflow\nmlflow.log_metric('a', 1)\n", to: folder + "/env3/lib/a.py")
      let unpacked = try await RungProcess.run(["scan", folder, "--format", "json"])
      try await Self.withArchives(of: folder) { archive in
        let packed = try await RungProcess.run(["scan", archive, "--format", "json"])
        #expect(packed.status == 0, "\(packed.complaint)")
        #expect(packed.output.contains("\"level\": \(level),"))
        #expect(packed.output.contains("\"name\": \"sample\""))
        #expect(SampleProject.withoutSource(packed.output) == SampleProject.withoutSource(unpacked.output), "\(archive)")
      }
    }
  }

  @Test func aFolderOfAnArchiveIsJudged() async throws {
    try await SampleProject.at(level: 1) { folder in
      try SampleProject.write("import sklearn\n", to: folder + "/other/train.py")
      let unpacked = try await RungProcess.run(["scan", folder, "--project", "other", "--format", "json"])
      try await Self.withArchives(of: folder) { archive in
        let packed = try await RungProcess.run(["scan", archive, "--project", "other", "--format", "json"])
        #expect(packed.status == 0)
        #expect(SampleProject.withoutSource(packed.output) == SampleProject.withoutSource(unpacked.output))
        let nowhere = try await RungProcess.run(["scan", archive, "--project", "nowhere"])
        #expect(nowhere.status == 2)
      }
    }
  }

  @Test func theConfigurationInAnArchiveIsRead() async throws {
    try await SampleProject.at(level: 1) { folder in
      try SampleProject.write("name: Packed\nprofile: small-team\n", to: folder + "/.rung.yml")
      try await Self.withArchives(of: folder) { archive in
        let outcome = try await RungProcess.run(["scan", archive, "--format", "json"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.output.contains("\"name\": \"Packed\""))
        #expect(outcome.output.contains("\"small-team\""))
      }
      try SampleProject.write("nam: Packed\n", to: folder + "/.rung.yml")
      try await Self.withArchives(of: folder) { archive in
        let outcome = try await RungProcess.run(["scan", archive])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(".rung.yml:1"))
      }
    }
  }

  @Test func factsOfAnArchiveAreListed() async throws {
    try await SampleProject.at(level: 0) { folder in
      try SampleProject.write("import mlflow\n", to: folder + "/only.py")
      let unpacked = try await RungProcess.run(["facts", folder, "import"])
      try await Self.withArchives(of: folder) { archive in
        let packed = try await RungProcess.run(["facts", archive, "import"])
        #expect(packed.output == unpacked.output)
        #expect(packed.output.contains("only.py:1"))
      }
    }
  }

  @Test func aRevisionOfAnArchiveIsWrongUsage() async throws {
    try await SampleProject.at(level: 0) { folder in
      try await Self.withArchives(of: folder) { archive in
        let outcome = try await RungProcess.run(["scan", archive, "--ref", "main"])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("--ref needs a git repository"))
        #expect(outcome.output.isEmpty)
      }
    }
  }

  @Test func whatIsNoArchiveEndsWithTwoAndSaysWhatIsRead() async throws {
    try await TestFiles.withFiles([("train.py", "import mlflow\n"), ("a.zip", "BZh91AY&SY"), ("b.zip", "PK\u{3}\u{4}cut")]) {
      paths in
      for (path, says) in zip(paths, ["no archive of a repository", "zip, tar and tar.gz are read", "it ends too early"]) {
        let outcome = try await RungProcess.run(["scan", path])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains(says), "\(outcome.complaint)")
        #expect(outcome.output.isEmpty)
      }
    }
  }

  @Test func aNameWithEscapesReachesNoTerminal() async throws {
    let zip = ZipFixture([.init("r/a.py"), .init("r/\u{1B}]0;x\u{7}.py"), ZipFixture.Entry("r/b.py").with { $0.checksum = 1 }])
    try await TestFiles.withFiles([("x", "")]) { paths in
      try Data(zip.bytes).write(to: URL(fileURLWithPath: paths[0]))
      let outcome = try await RungProcess.run(["scan", paths[0], "--verbose"])
      #expect(outcome.status == 0)
      #expect(!outcome.output.contains("\u{1B}"))
      #expect(outcome.output.contains("has a control character"))
      #expect(outcome.output.contains("damaged in the archive"))
    }
  }
}
