import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program as a whole on repositories that are made to harm who scans them.
@Suite struct HostileScanTests {
  /// Runs `body` with a folder of its own, and removes it afterwards.
  private func inFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rung-hostile-\(UUID().uuidString)").path
    try SampleProject.write("", to: folder + "/r/README.md")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  /// What a terminal would obey or hide.
  private func hiddenSigns(_ text: String, isColoured: Bool = false, hasColumns: Bool = false) -> [Unicode.Scalar] {
    var plain = text
    if isColoured {
      for code in ["0", "1", "2", "4"] + (30...37).map({ "\($0)" }) + (90...97).map({ "\($0)" }) {
        plain = plain.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
      }
    }
    return plain.unicodeScalars.filter { scalar in
      scalar != "\n" && !(hasColumns && scalar == "\t")
        && (scalar.properties.generalCategory == .control || scalar.properties.isBidiControl)
    }
  }

  private static let sign = "\u{1B}[31m\u{1B}]0;title\u{7}\u{202E}\u{9B}2J\r\u{0}"
  private static let nameSign = "\u{1B}[31m\u{202E}\u{9B}2J\r\n\u{7}"

  private func fillWithSigns(_ folder: String) throws {
    let (name, sign) = (Self.nameSign, Self.sign)
    try SampleProject.write("import mlflow\nmlflow.log_metric('\(sign)', 1)  # \(sign)\n", to: folder + "/r/src/\(name).py")
    try SampleProject.write("on: push\njobs:\n  \"\(name)", to: folder + "/r/.github/workflows/\(name).yml")
    try SampleProject.write("FROM python:3\(sign)\nRUN pip install \(sign)\n", to: folder + "/r/\(name)/Dockerfile")
    try SampleProject.write("test:\n\tpytest # \(sign)\n", to: folder + "/r/\(name)/Makefile")
    try SampleProject.write("# \(sign)\n\n## How to \(sign)\n", to: folder + "/r/docs/\(name).md")
    try SampleProject.write("x = (\n'\(sign)", to: folder + "/r/\(name)/bad.py")
    mkfifo(folder + "/r/pipe\(name)", 0o644)
    try SampleProject.write(
      "name: \"n\\e[31m\\u202E\"\nleave-out:\n- path: \"src/\\e[31m\"\n  reason: \"r\\e[31m\\u202E\"\n",
      to: folder + "/r/.rung.yml")
  }

  @Test func nothingOfTheRepositoryReachesTheTerminalUnescaped() async throws {
    try await inFolder { folder in
      try fillWithSigns(folder)
      for inGit in [false, true] {
        if inGit {
          try SampleProject.write("[user]\n", to: folder + "/ignore")
          try await SampleProject.commit(folder + "/r")
          let remote = "[remote \"origin\"]\n\turl = https://user:pass\u{1B}[31m@example.org/\u{202E}x.git\n"
          try SampleProject.write("[core]\n\trepositoryformatversion = 0\n" + remote, to: folder + "/r/.git/config")
        }
        let words = [
          ["scan", folder + "/r", "--verbose"], ["scan", folder + "/r", "--format", "json"], ["facts", folder + "/r"],
        ]
        for arguments in words {
          for colour in ["", "1"] {
            let outcome = try await RungProcess.run(arguments, environment: ["FORCE_COLOR": colour])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            #expect(outcome.output.contains("31m"), "\(arguments) shows none of it")
            #expect(
              hiddenSigns(outcome.output, isColoured: colour == "1", hasColumns: arguments[0] == "facts").isEmpty, "\(arguments)")
            #expect(hiddenSigns(outcome.complaint).isEmpty)
          }
        }
      }
      try SampleProject.write("profle\u{1B}[31m: x\n\"\\e[31m\\u202E\": 1\n", to: folder + "/r/.rung.yml")
      let refused = try await RungProcess.run(["scan", folder + "/r"])
      #expect(refused.status == 2)
      #expect(hiddenSigns(refused.complaint).isEmpty)
      let nowhere = try await RungProcess.run(["scan", folder + "/\(Self.nameSign)"])
      #expect(nowhere.status == 2)
      #expect(hiddenSigns(nowhere.complaint).isEmpty)
    }
  }

  /// Every name under a folder, with what can change.
  private func state(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { path in
      var info = stat()
      lstat(folder + "/" + path, &info)
      return "\(path) \(info.st_mode) \(info.st_size) \(info.st_mtim.tv_sec) \(info.st_mtim.tv_nsec) \(info.st_ino)"
    }
  }

  @Test(arguments: [[], ["--ref", "HEAD"]])
  func nothingIsRunOrWritten(_ further: [String]) async throws {
    try await inFolder { folder in
      let (tree, marker) = (folder + "/r", folder + "/marker")
      let script = "#!/bin/sh\ntouch \(marker)\n"
      for name in ["git", "sh", "python3", "ssh", "pager", "evil"] {
        try SampleProject.write(script, to: "\(tree)/\(name)")
        chmod("\(tree)/\(name)", 0o755)
      }
      let code = "import os\nos.system('touch \(marker)')\n"
      for name in ["setup.py", "conftest.py", "sitecustomize.py", "usercustomize.py", "noxfile.py", "src/__init__.py"] {
        try SampleProject.write(code, to: "\(tree)/\(name)")
      }
      try SampleProject.write("X := $(shell touch \(marker))\nall:\n\t$(X)\n", to: tree + "/Makefile")
      try SampleProject.write("touch \(marker)\n", to: tree + "/.envrc")
      try SampleProject.write("* filter=evil diff=evil merge=evil\n", to: tree + "/.gitattributes")
      try SampleProject.write(
        "[submodule \"a\"]\n\tpath = a\n\turl = ext::\(tree)/evil\n\tupdate = !\(tree)/evil\n", to: tree + "/.gitmodules")
      try await SampleProject.commit(tree)
      try SampleProject.write("changed\n", to: tree + "/README.md")
      let evil = tree + "/evil"
      try SampleProject.write(
        """
        [core]
        \trepositoryformatversion = 0
        \tfsmonitor = \(evil)
        \tpager = \(evil)
        \tsshCommand = \(evil)
        \thooksPath = \(tree)
        \tworktree = /
        [diff]
        \texternal = \(evil)
        [filter "evil"]
        \tclean = \(evil)
        \tsmudge = \(evil)
        \tprocess = \(evil)
        \trequired = true
        [diff "evil"]
        \ttextconv = \(evil)
        \tcommand = \(evil)
        [include]
        \tpath = ../README.md
        [gpg]
        \tprogram = \(evil)
        [uploadpack]
        \tpackObjectsHook = \(evil)

        """, to: tree + "/.git/config")
      for hook in ["post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"] {
        try SampleProject.write(script, to: "\(tree)/.git/hooks/\(hook)")
        chmod("\(tree)/.git/hooks/\(hook)", 0o755)
      }
      let before = try state(folder)
      for path in ["/usr/bin:/bin", ".:/usr/bin:/bin", ":/usr/bin:/bin", ""] {
        let outcome = try await RungProcess.run(["scan", "."] + further, in: tree, environment: ["PATH": path])
        #expect(outcome.status == 0 || path == "", "\(outcome.complaint)")
        #expect(outcome.status >= 0)
        #expect(try state(folder) == before, "PATH=\(path)")
      }
      #expect(!before.contains { $0.hasPrefix("marker") })
    }
  }

  @Test func whatIsWrittenReplacesALinkAndLeavesItsTarget() async throws {
    try await inFolder { folder in
      try SampleProject.write("precious\n", to: folder + "/target")
      for name in ["out.json", ".rung.yml"] { symlink("../target", folder + "/r/" + name) }
      let written = try await RungProcess.run(["scan", folder + "/r", "--output", "json=" + folder + "/r/out.json"])
      #expect(written.status == 0, "\(written.complaint)")
      #expect(try SampleProject.read(folder + "/target") == "precious\n")
      #expect(try SampleProject.read(folder + "/r/out.json").hasPrefix("{"))
      let begun = try await RungProcess.run(["init"], in: folder + "/r")
      #expect(begun.status == 2)
      #expect(try SampleProject.read(folder + "/target") == "precious\n")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func whatIsNoFileIsRefusedWhereAFileIsNamed() async throws {
    try await inFolder { folder in
      mkfifo(folder + "/pipe", 0o644)
      for path in [folder + "/pipe", "/dev/zero", "/dev/null", folder] {
        let configured = try await RungProcess.run(["scan", folder + "/r", "--config", path])
        #expect(configured.status == 2, "\(path)")
        guard path != folder else { continue }
        #expect(try await RungProcess.run(["scan", path]).status == 2, "\(path)")
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aConfigurationThatIsABombIsRefused() async throws {
    try await inFolder { folder in
      let bomb = (1...40).reduce("a0: &a0 [x, x]\n") { $0 + "a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1), *a\($1 - 1)]\n" }
      try SampleProject.write(bomb, to: folder + "/r/.rung.yml")
      let outcome = try await RungProcess.run(["scan", folder + "/r"])
      #expect(outcome.status == 2)
      #expect(outcome.complaint.contains("more values"))
    }
  }

  @Test(.enabled(if: (try? ExternalTool("strace")) != nil, "strace shows what the program asks of the system"))
  func noSocketIsOpened() async throws {
    try await inFolder { folder in
      try SampleProject.write("numpy\n", to: folder + "/r/requirements.txt")
      try await SampleProject.commit(folder + "/r")
      for arguments in [["scan", folder + "/r"], ["scan", folder + "/r", "--ref", "HEAD"]] {
        let record = folder + "/record"
        let traced = try await ExternalTool("strace").run(
          ["-f", "-qq", "-e", "trace=%network,execve", "-o", record, RungProcess.path] + arguments)
        #expect(traced.isSuccess, "\(traced.output)")
        let calls = try SampleProject.read(record).split(separator: "\n").filter { !$0.contains("+++ exited") }
        #expect(calls.contains { $0.contains("execve(") }, "the record is one")
        let others = calls.filter { !$0.contains("execve(") && !$0.contains("SIGCHLD") && !$0.contains("resumed>") }
        #expect(others.isEmpty)
        let started = calls.filter { $0.contains("execve(") && $0.hasSuffix("= 0") }.dropFirst()
        #expect(started.allSatisfy { $0.contains("/git\"") }, "git alone is started: \(started)")
      }
    }
  }
}
