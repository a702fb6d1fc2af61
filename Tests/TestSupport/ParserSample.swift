/// A file name by which a parser is reached, so that tests and fuzzing can go through all of them.
public struct ParserSample: Sendable, CustomStringConvertible {
  /// The parser's id in `ParserTable`.
  public let parser: String
  /// A path that it claims.
  public let path: String
  /// The name of the fuzz target.
  public let name: String
  /// The name.
  public var description: String { name }

  private init(_ parser: String, _ path: String, _ name: String? = nil) {
    self.parser = parser
    self.path = path
    self.name = name ?? parser
  }

  /// At least one for each parser; `curly-brace` has one a language, `structured-document` one a kind of document.
  public static let all: [ParserSample] =
    parsers + languages.map { ParserSample("curly-brace", "src/a.\($0)", "curly-brace-\($0)") }
    + documents.map { ParserSample("structured-document", $0.path, $0.name) }

  private static let parsers: [ParserSample] = [
    .init("python", "src/a.py"), .init("notebook", "a.ipynb"), .init("r", "a.R"), .init("r-markdown", "a.Rmd"),
    .init("julia", "a.jl"), .init("requirements", "requirements.txt"), .init("setup-py", "setup.py"),
    .init("r-description", "DESCRIPTION"), .init("renv-lock", "renv.lock"), .init("pom", "pom.xml"), .init("sbt", "build.sbt"),
    .init("gradle", "build.gradle"), .init("package-swift", "Package.swift"), .init("go-mod", "go.mod"),
    .init("locks", "poetry.lock"), .init("makefile", "Makefile"), .init("justfile", "justfile"), .init("tox", "tox.ini"),
    .init("nox", "noxfile.py"), .init("invoke", "tasks.py"), .init("procfile", "Procfile"), .init("shell-script", "a.sh"),
    .init("jenkinsfile", "Jenkinsfile"), .init("dockerfile", "Dockerfile"), .init("hcl", "main.tf"),
    .init("bicep", "main.bicep"), .init("gitattributes", ".gitattributes"), .init("snakefile", "Snakefile"),
    .init("nextflow", "main.nf"), .init("targets", "_targets.R"), .init("sql", "models/a.sql"), .init("markdown", "README.md"),
    .init("restructuredtext", "README.rst"), .init("plain-markup", "README.adoc"), .init("gitignore", ".gitignore"),
    .init("codeowners", "CODEOWNERS"), .init("pull-request-template", ".github/pull_request_template.md"),
    .init("secrets", "src/settings.py"),
  ]

  private static let languages = ["js", "ts", "java", "scala", "kt", "swift", "go", "rs", "cpp", "cs"]

  private static let documents: [(name: String, path: String)] = [
    ("github-actions", ".github/workflows/ci.yml"), ("github-action", "action.yml"), ("gitlab-ci", ".gitlab-ci.yml"),
    ("circleci", ".circleci/config.yml"), ("azure-pipelines", "azure-pipelines.yml"), ("travis", ".travis.yml"),
    ("cloud-build", "cloudbuild.yaml"), ("code-build", "buildspec.yml"), ("bitbucket", "bitbucket-pipelines.yml"),
    ("buildkite", ".buildkite/pipeline.yml"), ("drone", ".drone.yml"), ("compose", "docker-compose.yml"),
    ("devcontainer", ".devcontainer/devcontainer.json"), ("kubernetes", "deploy/app.yaml"),
    ("helm-template", "chart/templates/app.yaml"), ("helm-chart", "chart/Chart.yaml"), ("kustomization", "kustomization.yaml"),
    ("serverless", "serverless.yml"), ("json-document", "infra/template.json"), ("pyproject", "pyproject.toml"),
    ("setup-cfg", "setup.cfg"), ("pipfile", "Pipfile"), ("conda", "environment.yml"), ("pixi", "pixi.toml"),
    ("julia-project", "Project.toml"), ("package-json", "package.json"), ("cargo", "Cargo.toml"), ("taskfile", "Taskfile.yml"),
    ("tox-toml", "tox.toml"), ("pre-commit", ".pre-commit-config.yaml"), ("lefthook", "lefthook.yml"),
    ("mlproject", "MLproject"), ("mise", "mise.toml"), ("dvc", "dvc.yaml"), ("mage", "pipelines/a/metadata.yaml"),
    ("ploomber", "pipeline.yaml"), ("feast", "feature_store.yaml"), ("env", ".env"), ("flake8", ".flake8"),
  ]
}
