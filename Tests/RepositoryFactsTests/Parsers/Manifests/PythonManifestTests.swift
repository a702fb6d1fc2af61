import Testing

@testable import RepositoryFacts

@Suite struct PipfileTests {
  @Test func sectionsAreRead() {
    let text = """
      [[source]]
      url = "https://pypi.org/simple"
      [packages]
      numpy = "*"
      Flask_Login = "==1.2.3"
      tool = {git = "https://g/tool.git", ref = "main", editable = true}
      own = {path = ".", editable = true}
      pandas = {version = "~=1.2", extras = ["x"]}
      [dev-packages]
      pytest = "==7.*"
      [requires]
      python_version = "3.9"
      """
    #expect(
      ManifestFixture.dependencies("Pipfile", text) == [
        "4 numpy main", "5 flask-login ==1.2.3! main", "6 tool git+https://g/tool.git@main main", "8 pandas ~=1.2 main",
        "10 pytest ==7.* dev",
      ])
  }
}

@Suite struct CondaEnvironmentTests {
  @Test func packagesAndRequirements() {
    let text = """
      name: demo
      channels: [conda-forge]
      dependencies:
        - python=3.10
        - numpy=1.26.4
        - pandas=1.5
        - conda-forge::mlflow==2.1
        - scikit-learn=1.2=py39_0
        - pip
        - xgboost >=1.7,<2
        - r-base 4.1.*
        - pip:
            - -r requirements.txt
            - torch==2.0.1
            - wandb
      """
    #expect(
      ManifestFixture.dependencies("env/conda_dependencies.yml", text) == [
        "5 numpy =1.26.4! main", "6 pandas =1.5 main", "7 mlflow ==2.1! main", "8 scikit-learn =1.2=py39_0! main",
        "10 xgboost >=1.7,<2 main", "11 r-base 4.1.* main", "14 torch ==2.0.1! main", "15 wandb main",
      ])
    #expect(ManifestFixture.managers("a.yml", text) == ["conda", "pip"])
  }

  @Test(arguments: [
    "apiVersion: v2\nname: chart\ndependencies:\n- name: redis\n  version: 1\n", "dependencies: [a, b]\n",
    "name: x\ndependencies: {a: 1}\n", "name: x\ndependencies: []\n",
  ]) func otherDocumentsAreNone(text: String) {
    #expect(ManifestFixture.dependencies("Chart.yaml", text).isEmpty)
  }
}

@Suite struct PixiTests {
  @Test func tablesAreRead() {
    let text = """
      [workspace]
      name = "demo"
      [dependencies]
      python = "3.11.*"
      numpy = "==1.26.4"
      cuda = {version = "12.*", channel = "x"}
      [pypi-dependencies]
      own = {path = ".", editable = true}
      mlflow = "*"
      [feature.test.dependencies]
      pytest = "*"
      """
    #expect(
      ManifestFixture.dependencies("pixi.toml", text) == [
        "5 numpy ==1.26.4! main", "6 cuda 12.* main", "9 mlflow main", "11 pytest dev",
      ])
    #expect(ManifestFixture.metadata("pixi.toml", text) == ["2 name demo"])
  }
}

@Suite struct PythonRequirementTests {
  @Test(arguments: ["", " ", "-", ".", "[a]", "a b", "a[", "@", "==1", "file:///x", "//", "a:b", "é==1", "git+"])
  func otherTextsAreNone(text: String) { #expect(PythonRequirement(text) == nil) }

  @Test func exactness() {
    #expect(PythonRequirement.isExact("===1.0"))
    #expect(!PythonRequirement.isExact("==1.*"))
    #expect(!PythonRequirement.isExact("==1.0,!=1.1"))
    #expect(PythonRequirement.isCommit("git+https://h/x@0123abc"))
    #expect(!PythonRequirement.isCommit("git+https://h/x@v1.0"))
    #expect(!PythonRequirement.isCommit("https://user@host"))
  }
}
