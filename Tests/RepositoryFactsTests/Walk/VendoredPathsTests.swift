import RepositoryFacts
import Testing

struct VendoredPathsTests {
  private let vendored = VendoredPaths(
    paths: ["myenv/pyvenv.cfg", "venv/bin/activate", "tools/bin/activate", "conda/conda-meta/history", "a.py"],
    submodules: ["external/lib"])

  @Test(arguments: [
    "node_modules/x/a.js", "web/Node_Modules/a.js", "vendor/a.py", "third_party/a/b.cc", "myenv/lib/a.py", "venv/lib/a.py",
    "conda/lib/a.py", "external/lib/a.py", "x/site-packages/a.py", "renv/library/a.R",
    "mlruns/1/9f/artifacts/model/requirements.txt", "src/wandb/run-20250101_120000-x/files/conda-environment.yaml",
    "notebooks/.ipynb_checkpoints/a-checkpoint.ipynb", "lightning_logs/version_0/hparams.yaml",
    "app/_vendor/click.py",
  ])
  func knows(_ path: String) { #expect(vendored.contains(path)) }

  @Test(arguments: [
    "src/vendor.py", "tools/bin/x.py", "external/own.py", "env/config.py", "vendors.py", "a.py", "vendor", "renv/activate.R", "",
    "wandb/sweep.yaml", "src/mlruns.py", "wandb/run.py",
  ])
  func leaves(_ path: String) { #expect(!vendored.contains(path)) }
}
