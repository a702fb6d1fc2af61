extension ParserTable {
  /// The parsers of manifests that are no structured documents, and of lock files.
  static let manifests: [Entry] = [
    Entry("requirements", Requirements.self, claims: Requirements.claims),
    Entry("setup-py", SetupPy.self) { $0.name == "setup.py" },
    Entry("r-description", RDescription.self) { $0.name == "description" },
    Entry("renv-lock", RenvLock.self) { $0.name == "renv.lock" },
    Entry("pom", Pom.self) { $0.name == "pom.xml" },
    Entry("sbt", Sbt.self) { $0.ending == "sbt" },
    Entry("gradle", Gradle.self) { $0.name == "build.gradle" || $0.name == "build.gradle.kts" },
    Entry("package-swift", PackageSwift.self) { $0.name == "package.swift" },
    Entry("go-mod", GoMod.self) { $0.name == "go.mod" },
    Entry("locks", Locks.self) { Locks.sort(of: $0) != nil },
  ]

  /// The interpreters of manifests that are structured documents.
  static let manifestInterpreters: [any DocumentInterpreter.Type] = [
    PyProject.self, SetupCfg.self, Pipfile.self, CondaEnvironment.self, Pixi.self, JuliaProject.self, PackageJSON.self,
    Cargo.self,
  ]
}
