import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct CleanTreeTests {
  private let ignores = ["a/", "b", "*.c"].enumerated().map { fact(.ignore, $1, ".gitignore:\($0 + 1)") }

  private func judge(_ facts: [Fact]) -> ComputedFinding { ByHand.judge(CleanTree.self, ignores + facts) }

  @Test(arguments: [
    "mlruns/0/meta.yaml", "x/mlruns/0/meta.yaml", "mlartifacts/1/model.pkl", "lightning_logs/v0/hparams.yaml",
    "wandb/run-1/a.log",
    "wandb/offline-run-1/a", "wandb/latest-run", "wandb/debug.log", "src/__pycache__/a.pyc", "a.pyc",
    ".ipynb_checkpoints/a.ipynb", ".pytest_cache/v",
    ".mypy_cache/x", ".ruff_cache/x", ".Rproj.user/x", "web/node_modules/x/index.js", "env/lib/site-packages/x.py",
    "env/pyvenv.cfg", ".venv/bin/a",
    "venv/x", ".tox/py/x", ".dvc/cache/ab/cd", ".dvc/tmp/lock", ".metaflow/x", ".snakemake/log/x", "mlflow.db",
    "data/MLflow.sqlite", "optuna.db.bak",
    "mlruns.db", "__pypackages__/3.11/x.py",
  ])
  func litterIsFound(path: String) {
    let found = judge([file("train.py"), file(path)])
    #expect(found.status == .partial)
    #expect(found.evidence.map(\.location.path) == [path])
  }

  @Test(arguments: [
    "wandb/__init__.py", "wandb/settings", ".dvc/config", "app.db", "src/mlruns.py", "docs/venv.md", "data/a.csv", "env/train.py",
    "mlflow.dbx", "pycache/a.py",
    "src/venv", ".dvc/.gitignore",
  ])
  func whatMayStayIsNot(path: String) { #expect(judge([file(path)]).status == .met) }

  @Test func aFolderIsToldOnce() {
    let found = judge([file("mlruns/0/a"), file("mlruns/0/b"), file("x/mlruns/c"), file("a.pyc")])
    #expect(found.evidence.map(\.location.path) == ["mlruns/0/a", "x/mlruns/c", "a.pyc"])
    #expect(found.evidence.map(\.says) == ["commits a run store", "commits a run store", "commits a cache"])
  }

  @Test func whatGitDoesNotTrackIsNotCommitted() {
    #expect(
      judge([file("mlruns/0/a", (.tracked, "false")), file("big.csv", (.size, "99000000"), (.tracked, "false"))]).status == .met)
  }

  @Test(arguments: [
    ("data.csv", 10_000_000, PracticeStatus.met), ("data.csv", 10_000_001, .partial), ("M.PKL", 20_000_000, .partial),
    ("video.mov", 20_000_000, .met), ("csv", 20_000_000, .met), ("train.py", 20_000_000, .met),
  ])
  func largeDataBelongsElsewhere(path: String, size: Int, expected: PracticeStatus) {
    #expect(judge([file(path, (.size, String(size)))]).status == expected)
  }

  @Test func whatGitLFSStoresMayBeLarge() {
    let pattern = fact(.tracked, "data/*.csv", ".gitattributes:1", [], (.system, "lfs"))
    #expect(judge([pattern, file("data/a.csv", (.size, "90000000"))]).status == .met)
    #expect(judge([pattern, file("other/a.csv", (.size, "90000000"))]).status == .partial)
    #expect(judge([file("a.csv", (.size, "90000000"), (.lfs, "true"))]).status == .met)
  }

  @Test func threePatternsAreEnoughInOneFileOrSeveral() {
    func status(_ names: [(String, String)]) -> PracticeStatus {
      ByHand.judge(CleanTree.self, names.map { fact(.ignore, $0.0, $0.1) }).status
    }
    #expect(status([]) == .absent)
    #expect(status([("a", ".gitignore:1"), ("b", ".gitignore:2")]) == .partial)
    #expect(status([("a", ".gitignore:1"), ("b", ".gitignore:2"), ("c", "x/.gitignore:1")]) == .met)
    #expect(status([("a", ".gitignore:1"), ("b", ".gitignore:2"), ("!c", ".gitignore:3")]) == .partial)
    #expect(status([("a", ".gitignore:1"), ("b", ".gitignore:2"), ("a", "x/.gitignore:1")]) == .partial)
  }

  @Test func theIgnoreFileWithMostPatternsComesFirst() {
    let found = judge([fact(.ignore, "z", "a/.gitignore:2")])
    #expect(found.evidence.map(\.location.description) == [".gitignore:1", "a/.gitignore:2"])
    #expect(found.evidence.first?.says == "ignores files by 4 patterns")
  }

  /// Paths as deep as they can be.
  @Test func deepPathsCostLittle() {
    let deep = (0..<300).map { file(String(repeating: "d/", count: 2_000) + "\($0).py") }
    let time = ContinuousClock().measure { #expect(judge(deep).status == .met) }
    #expect(time < .seconds(120))
  }
}
