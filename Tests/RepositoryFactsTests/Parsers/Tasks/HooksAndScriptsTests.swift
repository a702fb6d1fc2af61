import Diagnostics
import Testing

@testable import RepositoryFacts

struct HooksAndScriptsTests {
  @Test func preCommitHooks() {
    let text = """
      repos:
        - repo: https://github.com/psf/black
          rev: 24.1.0
          hooks:
            - id: black
              args: [--check, "a b"]
        - repo: local
          hooks:
            - id: tests
              entry: poetry run pytest
              language: system
              args: [-m, "not slow"]
            - id: words
              entry: "no|never"
              language: pygrep
      """
    let facts = Parsing.facts(".pre-commit-config.yaml", text)
    #expect(
      facts.map { "\($0.kind.rawValue) \($0.name)" } == ["hook black", "hook tests", "command pytest -m not slow", "hook words"])
    #expect(facts[0][.repository] == "https://github.com/psf/black" && facts[0].values(.argument) == ["--check", "a b"])
    #expect(facts[0].location.line == 5 && facts[2].location.line == 10 && facts[2][.owner] == "tests")
    #expect(facts.allSatisfy { $0.contexts == .hook })
  }

  @Test func lefthook() {
    let facts = Parsing.facts("lefthook.yml", "pre-commit:\n  commands:\n    lint:\n      run: npx eslint {staged_files}\n")
    #expect(facts.map(\.name) == ["lint", "eslint {staged_files}"])
  }

  @Test func huskyScripts() {
    let facts = Parsing.facts(".husky/pre-commit", "npx lint-staged\n")
    #expect(facts.map(\.kind) == [.code, .hook, .command])
    #expect(facts[2].name == "lint-staged" && facts[2].contexts == [.hook, .script])
  }

  @Test func scriptsByNameOrFirstLine() {
    let script = Parsing.facts("scripts/run.sh", "#!/bin/bash\n# x\n\nset -e\npython train.py\n")
    #expect(script[0].kind == .code && script[0][.lines] == "2")
    #expect(script.last?.name == "python train.py" && script.last?[.owner] == "scripts/run.sh" && script.last?.location.line == 5)
    #expect(Parsing.facts("bin/go", "#!/usr/bin/env bash\npytest").last?.name == "pytest")
    #expect(Parsing.facts("bin/go", "#!/usr/bin/env python\npytest").isEmpty)
    #expect(Parsing.facts("LICENSE", "pytest").isEmpty)
    #expect(Parsing.facts("NOTES", "run pytest").isEmpty)
  }
}
