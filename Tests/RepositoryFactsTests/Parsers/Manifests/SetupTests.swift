import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct SetupPyTests {
  @Test func classifiersNameTheLicence() {
    let text = "setup(name='a',\n classifiers=[\n  'Topic :: X',\n  'License :: OSI Approved :: MIT License'])"
    #expect(ManifestFixture.metadata("setup.py", text) == ["1 name a", "4 license MIT License"])
  }

  @Test func literalsAndVariables() {
    let text = """
      # setup(install_requires=["no"])
      import os
      from setuptools import setup, find_packages
      REQUIRED = [
          "numpy>=1.2",  # "comment"
          'pandas==1.0.0',
      ]
      VERSION = "1.2"
      def setup(x): pass
      setup(
          name="demo",
          version=VERSION,
          license='MIT',
          packages=find_packages(exclude=["tests"]),
          install_requires=REQUIRED + ["torch"],
          extras_require={"dev": ["pytest", "ruff"], 'gpu': ["cupy"]},
          entry_points={"console_scripts": ["demo = demo.cli:main"]},
      )
      """
    #expect(
      ManifestFixture.dependencies("setup.py", text) == [
        "5 numpy >=1.2 main", "6 pandas ==1.0.0! main", "15 torch main", "16 pytest dev", "16 ruff dev", "16 cupy optional",
      ])
    #expect(
      ManifestFixture.metadata("setup.py", text) == [
        "11 name demo", "12 version 1.2", "13 license MIT", "17 script demo=demo.cli:main",
      ])
  }

  @Test func whatIsReadAtRunTimeIsNotSeen() {
    let text = "setup(install_requires=open('requirements.txt').read().split(), extras_require=extras)\n"
    #expect(ManifestFixture.dependencies("setup.py", text).isEmpty)
  }

  @Test func theCallMayHaveAModule() {
    #expect(ManifestFixture.dependencies("setup.py", "setuptools.setup(install_requires=['a'])") == ["1 a main"])
  }

  @Test(arguments: ["setup(", "setup(a=", "a = [", "x = y = ", "x = x + ", "'", "\"\"\"", "setup(x=(", "a=(]"])
  func endlessInputEnds(piece: String) {
    #expect(ManifestFixture.facts("setup.py", String(repeating: piece, count: 20_000)).isEmpty)
  }

  @Test func everyPrefixEnds() {
    let bytes = Array("A = ['x']\r\nsetup(name='a\\'', install_requires=A + [\"b\"], extras_require={'c': ['d']})".utf8)
    for length in 0...bytes.count {
      let facts = SetupPy.parse(SourceFile(path: "setup.py", bytes: Array(bytes[..<length]))).facts
      #expect(facts.allSatisfy { (1...2).contains($0.location.line ?? 0) })
    }
  }
}

@Suite struct SetupCfgTests {
  @Test func optionsAreRead() {
    let text = """
      [metadata]
      name = demo
      license = BSD
      [options]
      install_requires =
          numpy>=1.2

          # comment
          pandas==1.0.0 # why
      tests_require = pytest
      [options.extras_require]
      gpu =
          cupy
      dev = black
      [options.entry_points]
      console_scripts =
          demo = demo.cli:main
      """
    #expect(
      ManifestFixture.dependencies("setup.cfg", text) == [
        "6 numpy >=1.2 main", "9 pandas ==1.0.0! main", "10 pytest dev", "13 cupy optional", "14 black dev",
      ])
    #expect(ManifestFixture.metadata("setup.cfg", text) == ["2 name demo", "3 license BSD", "17 script demo=demo.cli:main"])
  }

  @Test func sectionsOfOtherToolsDeclareNothing() {
    #expect(ManifestFixture.dependencies("setup.cfg", "[flake8]\nignore = E501\n[mypy]\nrequires = x\n").isEmpty)
  }
}
