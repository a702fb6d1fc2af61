import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `rung scan` from end to end on the sample project, as it stands at each level.
@Suite struct ScanCommandTests {
  @Test(arguments: 0...4)
  func theSampleStandsAtEachLevel(level: Int) async throws {
    try await SampleProject.at(level: level) { folder in
      let outcome = try await RungProcess.run(["scan", folder, "--format", "json"])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      #expect(outcome.output.contains("\"level\": \(level),\n  \"levelClaimed\""), "level \(level)")
    }
  }

  @Test func failUnderEndsWithOneAndStillReports() async throws {
    try await SampleProject.at(level: 1) { folder in
      let outcome = try await RungProcess.run(["scan", folder, "--fail-under", "2"])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("Level 1"))
      #expect(outcome.complaint.contains("under the 2 that --fail-under asks for"))
      #expect(try await RungProcess.run(["scan", folder, "--fail-under", "1"]).status == 0)
    }
  }

  @Test func theSameCommitGivesTheSameBytesFromTreeAndObjectStore() async throws {
    try await SampleProject.at(level: 2) { folder in
      try await SampleProject.commit(folder)
      let tree = try await RungProcess.run(["scan", folder, "--format", "json"])
      let store = try await RungProcess.run(["scan", folder + "/.git", "--ref", "HEAD", "--format", "json"])
      #expect(tree.status == 0 && store.status == 0, "\(tree.complaint)\(store.complaint)")
      #expect(SampleProject.withoutSource(tree.output) == SampleProject.withoutSource(store.output))
      #expect(tree.output.contains("\"commit\": \""))
      #expect(!tree.output.contains(folder))
    }
  }

  @Test func whatGitIgnoresDecidesNothing() async throws {
    try await SampleProject.at(level: 1) { folder in
      try await SampleProject.commit(folder)
      let before = try await RungProcess.run(["scan", folder, "--format", "json"])
      try SampleProject.write("DB_PASSWORD = 'Xk29fmQpz81'\n", to: folder + "/models/settings.py")
      try SampleProject.write("import mlflow\nmlflow.log_metric('a', 1)\n", to: folder + "/.venv/lib/x.py")
      let after = try await RungProcess.run(["scan", folder, "--format", "json"])
      #expect(before.output == after.output)
    }
  }

  @Test func outputGoesToFilesInTheFormatsAskedFor() async throws {
    try await SampleProject.at(level: 1) { folder in
      let json = folder + "/out.json"
      let text = folder + "/out.txt"
      let outcome = try await RungProcess.run(["scan", folder, "--output", "json=\(json)", "--output", text])
      #expect(outcome.status == 0)
      #expect(outcome.output.isEmpty)
      #expect(try SampleProject.read(json).hasPrefix("{"))
      #expect(try SampleProject.read(text).contains("Level 1"))
      let denied = try await RungProcess.run(["scan", folder, "--output", "/nowhere/out.json"])
      #expect(denied.status == 2)
      #expect(denied.complaint.contains("can't be written"))
    }
  }

  @Test func aCredentialIsMaskedInEveryOutput() async throws {
    let token = "ghp_" + "Zq8vR2mXk4LsT9wYb3NcJ6hD1fGp5aE7uQ0o"
    try await SampleProject.at(level: 1) { folder in
      try SampleProject.write("TOKEN = \"\(token)\"\n", to: folder + "/src/settings.py")
      for format in ["json", "text"] {
        let outcome = try await RungProcess.run(["scan", folder, "--verbose", "--format", format])
        #expect(!outcome.output.contains(token))
        #expect(outcome.output.contains("ghp_"))
        #expect(outcome.output.contains("40 characters"))
      }
    }
  }

  @Test func colourOnlyWhereItIsForced() async throws {
    try await SampleProject.at(level: 1) { folder in
      #expect(!(try await RungProcess.run(["scan", folder])).output.contains("\u{1B}["))
      #expect((try await RungProcess.run(["scan", folder], environment: ["FORCE_COLOR": "1"])).output.contains("\u{1B}["))
      let refused = try await RungProcess.run(["scan", folder, "--no-color"], environment: ["FORCE_COLOR": "1"])
      #expect(!refused.output.contains("\u{1B}["))
    }
  }

  @Test func wrongConfigurationIsToldInOneGo() async throws {
    try await SampleProject.at(level: 1) { folder in
      try SampleProject.write("profle: small-team\nwaive:\n- practice: lintr\n", to: folder + "/.rung.yml")
      let outcome = try await RungProcess.run(["scan", folder])
      #expect(outcome.status == 2)
      #expect(outcome.complaint.contains(".rung.yml:1:1:"))
      #expect(outcome.complaint.contains("did you mean 'profile'?"))
      #expect(outcome.complaint.contains("did you mean 'linter'?"))
    }
  }

  @Test func anEmptyRepositoryStandsAtZero() async throws {
    try await TestFiles.withFiles([("README.md", "")]) { paths in
      let outcome = try await RungProcess.run(["scan", String(paths[0].dropLast("/README.md".count)), "--format", "json"])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      #expect(outcome.output.contains("\"level\": 0,\n  \"levelClaimed\""))
      #expect(outcome.output.contains("\"score\": 0.0"))
    }
  }
}
