import Testing

@testable import RepositoryFacts

struct GeneratedFilesTests {
  @Test(arguments: [
    "renv/activate.R", "api/renv/activate.R", "packrat/init.R", ".ipynb_checkpoints/a-checkpoint.ipynb",
    "nb/.ipynb_checkpoints/a-checkpoint.py", "_site/site_libs/quarto-nav/quarto-nav.js", "a.min.js", "a_pb2.py",
  ])
  func knows(_ path: String) { #expect(GeneratedFiles.isGenerated(PathName(path))) }

  @Test(arguments: ["activate.R", "renv/own.R", "src/renv.R", "R/init.R", "packrat.R", "checkpoints/a.ipynb", "site/a.js", ""])
  func leaves(_ path: String) { #expect(!GeneratedFiles.isGenerated(PathName(path))) }
}
