import Testing

@testable import RepositoryFacts

@Suite struct PyProjectTests {
  @Test func standardTables() {
    let text = """
      [build-system]
      requires = ["hatchling"]
      build-backend = "hatchling.build"
      [project]
      name = "demo"
      dynamic = ["version", "readme"]
      license = {text = "MIT"}
      dependencies = [
        "numpy>=1.2",
        # "gone",
        "torch==2.1.0; sys_platform == 'linux'",
      ]
      [project.optional-dependencies]
      gpu = ["cupy"]
      test = ["pytest"]
      [project.scripts]
      demo = "demo.cli:main"
      [dependency-groups]
      dev = ["ruff", {include-group = "test"}]
      """
    #expect(
      ManifestFixture.dependencies("pyproject.toml", text) == [
        "2 hatchling build", "9 numpy >=1.2 main", "11 torch ==2.1.0! main", "14 cupy optional", "15 pytest dev", "19 ruff dev",
      ])
    #expect(
      ManifestFixture.metadata("pyproject.toml", text) == [
        "5 name demo", "6 version dynamic", "7 license MIT", "17 script demo=demo.cli:main",
      ])
    #expect(ManifestFixture.managers("pyproject.toml", text) == ["hatch"])
  }

  @Test func poetry() {
    let text = """
      [tool.poetry]
      name = "demo"
      license = "Apache-2.0"
      [tool.poetry.dependencies]
      python = "^3.10"
      pandas = "^2.0"
      mlflow = "2.9.1"
      wandb = {version = "==0.16.0", optional = true}
      own = {path = "../own"}
      fork = {git = "https://g/fork.git", rev = "abcdef1"}
      any = "*"
      [tool.poetry.group.dev.dependencies]
      pytest = "*"
      [tool.poetry.scripts]
      run = "a:b"
      """
    #expect(
      ManifestFixture.dependencies("pyproject.toml", text) == [
        "6 pandas ^2.0 main", "7 mlflow 2.9.1! main", "8 wandb ==0.16.0! optional",
        "10 fork git+https://g/fork.git@abcdef1! main",
        "11 any main", "13 pytest dev",
      ])
    #expect(ManifestFixture.metadata("pyproject.toml", text) == ["2 name demo", "3 license Apache-2.0", "15 script run=a:b"])
    #expect(ManifestFixture.managers("pyproject.toml", text) == ["poetry"])
  }

  @Test func otherTools() {
    let text = """
      [project]
      dependencies = ["a"]
      [tool.uv]
      dev-dependencies = ["b==1"]
      [tool.pdm.dev-dependencies]
      test = ["c"]
      [tool.hatch.envs.lint]
      dependencies = ["d"]
      [tool.pixi.dependencies]
      e = "1.2.*"
      """
    #expect(
      ManifestFixture.dependencies("pyproject.toml", text) == [
        "2 a main", "4 b ==1! dev", "6 c dev", "8 d dev", "10 e 1.2.* main",
      ])
  }

  @Test func aConfigurationAloneDeclaresNothing() {
    #expect(ManifestFixture.dependencies("pyproject.toml", "[tool.black]\nline-length = 88\n").isEmpty)
  }

  @Test func dynamicSetuptoolsFilesAreReadByThemselves() {
    let text = "[tool.setuptools.dynamic]\ndependencies = {file = [\"requirements.txt\"]}\n"
    #expect(ManifestFixture.dependencies("pyproject.toml", text).isEmpty)
  }
}
