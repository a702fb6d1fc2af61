import Diagnostics
import RepositoryFacts
import Testing

struct ImportGraphTests {
  /// The file that an import resolves to in a repository of these files.
  private func local(
    _ name: String, in importer: String, language: String = "python", files: [String],
    _ more: (inout FactsByHand) -> Void = { _ in }
  ) -> String? {
    var facts = FactsByHand()
    for file in files + [importer] { facts.files(file) }
    more(&facts)
    facts.imports(name, importer, language: language)
    return facts.linked.all(.import).first?[.local]
  }

  @Test(arguments: [
    ("helper.f", "src/train.py", "src/helper.py"), ("src.helper", "src/train.py", "src/helper.py"),
    ("pkg.mod.f", "tests/test_a.py", "src/pkg/mod.py"), ("pkg", "a.py", "src/pkg/__init__.py"),
    ("pkg.f", "a.py", "src/pkg/__init__.py"),
    ("common.io", "src/deep/er/x.py", "common/io.py"), ("app.main.app", "x.py", "services/api/app/main.py"),
    ("api_util.f", "services/api/run/x.py", "services/api/api_util.py"),
    ("odd", "services/api/tests/t.py", "services/api/src/odd.py"),
  ])
  func findsPythonModules(_ name: String, _ importer: String, _ expected: String) {
    let files = [
      "src/helper.py", "src/pkg/__init__.py", "src/pkg/mod.py", "common/io.py", "services/api/app/__init__.py",
      "services/api/app/main.py", "services/api/api_util.py", "services/api/src/odd.py", "services/api/pyproject.toml",
    ]
    #expect(local(name, in: importer, files: files) == expected)
  }

  @Test(arguments: ["sklearn.metrics", "helpers", "pkg2.mod", "os.path", "src", "", ".", "a..b"])
  func leavesThirdPartyModules(_ name: String) {
    #expect(local(name, in: "a.py", files: ["src/helper.py", "src/pkg/__init__.py"]) == nil)
  }

  @Test func doesNotTakeAFolderForTheLibraryOfItsName() {
    let files = ["mlflow/__init__.py", "mlflow/own.py", "tests/wandb/__init__.py"]
    func dependency(_ facts: inout FactsByHand) { facts.add(.dependency, "mlflow", "requirements.txt") }
    #expect(local("mlflow.log_metric", in: "train.py", files: files, dependency) == nil)
    #expect(local("mlflow.own.f", in: "train.py", files: files, dependency) == "mlflow/own.py")
    #expect(local("wandb.init", in: "src/a.py", files: files) == nil)
    #expect(local("optuna", in: "optuna.py", files: []) == nil, "a file that imports its own name")
  }

  @Test(
    arguments: [
      ("./util", "web/app.ts", "web/util.ts"), ("./util.js", "web/app.ts", "web/util.ts"),
      ("../lib", "web/app.ts", "lib/index.js"),
      ("@/util", "web/app.ts", "src/util.ts"), ("@/util.find", "web/app.ts", "src/util.ts"),
      ("@/none.find", "web/app.ts", nil), ("react", "web/app.ts", nil), ("../../out", "web/app.ts", nil),
    ] as [(String, String, String?)])
  func findsScripts(_ name: String, _ importer: String, _ expected: String?) {
    let files = ["web/util.ts", "lib/index.js", "src/util.ts", "react/index.js"]
    #expect(local(name, in: importer, language: "typescript", files: files) == expected)
  }

  @Test func findsOwnPackagesByTheirManifest() {
    func metadata(_ facts: inout FactsByHand) {
      facts.add(.metadata, "name", "DESCRIPTION", 1, [], [(.value, "mypkg"), (.manifest, "description")])
      facts.add(.metadata, "name", "Project.toml", 1, [], [(.value, "Mine"), (.manifest, "project-toml")])
    }
    #expect(local("mypkg", in: "tests/t.R", language: "r", files: ["R/a.R"], metadata) == "R/a.R")
    #expect(local("dplyr", in: "tests/t.R", language: "r", files: ["R/a.R"], metadata) == nil)
    #expect(local("Mine", in: "test/runtests.jl", language: "julia", files: ["src/Mine.jl"], metadata) == "src/Mine.jl")
    #expect(
      local("com.acme.Train", in: "T.scala", language: "scala", files: ["src/main/scala/com/acme/Train.scala"])
        == "src/main/scala/com/acme/Train.scala")
    #expect(local("org.other.Train", in: "T.scala", language: "scala", files: ["src/com/acme/Train.scala"]) == nil)
  }

  @Test func followsInclusionsOfRAndJulia() {
    var facts = FactsByHand()
    facts.files("R/a.R", "run.R", "src/x.jl", "src/y.jl")
    facts.add(.call, "source", "run.R", 1, [], [(.language, "r"), (.argument, "R/a.R")])
    facts.add(.call, "include", "src/x.jl", 1, [], [(.language, "julia"), (.argument, "y.jl")])
    facts.add(.call, "source", "run.R", 2, [], [(.language, "r"), (.argument, "…")])
    #expect(facts.linked.all(.call).map { $0[.local] } == ["R/a.R", "src/y.jl", nil])
  }

  @Test func ignoresVendoredFiles() {
    var facts = FactsByHand()
    facts.files("a.py")
    facts.add(.file, "vendor/x/__init__.py", "vendor/x/__init__.py", 1, [], [(.label, "vendored")])
    facts.imports("vendor.x", "a.py")
    #expect(facts.linked.all(.import).first?[.local] == nil)
  }
}
