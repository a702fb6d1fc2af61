extension ParserTable {
  /// Task runners' files and scripts that are no structured documents.
  static let tasks: [Entry] = [
    Entry("makefile", Makefile.self, claims: Makefile.claims),
    Entry("justfile", Justfile.self, claims: Justfile.claims),
    Entry("tox", ToxIni.self) { $0.name == "tox.ini" || $0.name == "setup.cfg" },
    Entry("nox", NoxFile.self) { $0.name == "noxfile.py" },
    Entry("invoke", InvokeTasks.self) { $0.name == "tasks.py" },
    Entry("procfile", Procfile.self) { $0.name == "procfile" },
    Entry("shell-script", ShellScript.self, claims: ShellScript.claims),
  ]

  /// Task runners' structured documents.
  static let taskInterpreters: [any DocumentInterpreter.Type] = [
    Taskfile.self, ToxTables.self, PyProjectTasks.self, PackageScripts.self, PreCommitConfig.self, Lefthook.self,
    MLProjectEntryPoints.self, TaskTables.self,
  ]
}
