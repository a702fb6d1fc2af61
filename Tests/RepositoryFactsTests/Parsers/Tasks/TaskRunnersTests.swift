import Diagnostics
import Testing

@testable import RepositoryFacts

struct TaskRunnersTests {
  @Test func tablesOfTasks() {
    let mise =
      "tasks:\n  lint: ruff check .\n  test:\n    depends: [lint]\n    run: [pytest, mypy src]\n  none: {description: x}\n"
    #expect(targets("mise.toml", mise) == ["mise:lint", "mise:test"])
    #expect(
      summary(".mise.toml", mise) == ["2 lint: ruff check .", "4 test: mise run lint", "5 test: pytest", "5 test: mypy src"])
    #expect(targets("Pipfile", "scripts: {train: python train.py, x: {cmd: make}}") == ["pipenv:train", "pipenv:x"])
    #expect(summary("deno.json", "tasks: {dev: deno run a.ts}").map { String($0.prefix(11)) } == ["1 dev: deno"])
    #expect(targets("other.toml", mise).isEmpty)
  }

  @Test func targetsOwnTheirCommands() {
    let facts = Parsing.facts("Makefile", "a:\n\tmake b\n")
    #expect(facts.map { $0[.owner] } == ["a", "a"])
  }

  @Test(arguments: [
    (
      "tox.ini", "[tox]\nenvlist =\n  py{39,310}-x, lint\n  docs\n[testenv]\ncommands = pytest\n",
      ["py39-x", "py310-x", "lint", "docs"]
    ),
    ("tox.ini", "[tox]\nenv_list = a\n[testenv]\ncommands = pytest\n", ["a"]),
    ("tox.toml", "env_list: [a, b]\nenv_run_base: {commands: [[pytest]]}", ["a", "b"]),
    ("tox.ini", "[testenv]\ncommands = pytest\n", []),
  ])
  func toxSaysWhatItRuns(_ path: String, _ text: String, _ expected: [String]) {
    #expect(Parsing.facts(path, text).filter { $0.name == "tox.default" }.compactMap { $0[.value] } == expected)
  }

  private func summary(_ path: String, _ text: String) -> [String] {
    Parsing.facts(path, text).filter { $0.kind == .command }.map { "\($0.location.line ?? 0) \($0[.owner] ?? "-"): \($0.name)" }
  }

  private func targets(_ path: String, _ text: String) -> [String] {
    Parsing.facts(path, text).filter { $0.kind == .target }.map { "\($0[.runner] ?? ""):\($0.name)" }
  }

  private let makefile = """
    PY ?= python3
    SRC := src \\
      lib
    export A = b
    .PHONY: test lint
    all: test data.csv
    test: lint  # runs
    \t@$(PY) -m pytest \\
    \t  tests
    \t-cd sub && $(MAKE) x
    ifdef CI
    lint format:
    \t# black no
    \truff check $(SRC) $(UNKNOWN) $$HOME
    endif
    empty:
    train: X = 1
    hello:
    \t@echo hello
    define BODY
    pytest
    endef
    one: ; mypy .
    """

  @Test func makefileRules() {
    #expect(
      summary("Makefile", makefile) == [
        "6 all: make test", "7 test: make lint", "8 test: pytest tests", "10 test: cd sub", "10 test: make x",
        "14 lint: ruff check src lib ${UNKNOWN} $HOME", "14 format: ruff check src lib ${UNKNOWN} $HOME", "19 hello: echo hello",
        "23 one: mypy .",
      ])
    #expect(
      targets("Makefile", makefile) == ["make:all", "make:test", "make:lint", "make:format", "make:hello", "make:one"])
    let facts = Parsing.facts("sub/Makefile", "a:\n\tpytest\nb:\n\tmake -C c d\n").filter { $0.kind == .command }
    #expect(facts.map { $0[.directory] } == ["sub", "sub/c"])
    #expect(facts[1][.runner] == "make" && facts[1][.target] == "d")
  }

  @Test func doublingVariablesEnd() {
    var text = "A0 = x x\n"
    for level in 1...40 { text += "A\(level) = $(A\(level - 1)) $(A\(level - 1))\n" }
    let start = ContinuousClock.now
    _ = Parsing.facts("Makefile", text + "t:\n" + String(repeating: "\techo $(A40)\n", count: 500))
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  @Test func justfile() {
    let text =
      "py := 'python3'\n# a comment: b\nset shell := ['bash']\n\n@test arg='x': lint (build \"a\")\n  {{py}} -m pytest\n  @echo {{ arg }}\n\nlint:\n    #!/usr/bin/env bash\n    ruff check\n\n    black .\n"
    #expect(
      summary("justfile", text) == [
        "5 test: just lint", "5 test: just build", "6 test: pytest", "7 test: echo {{arg}}", "11 lint: ruff check",
        "13 lint: black .",
      ])
  }

  @Test func taskfile() {
    let text =
      "version: '3'\ntasks:\n  test:\n    deps: [lint]\n    dir: src\n    cmds:\n      - pytest {{.CLI_ARGS}}\n      - task: other\n  lint: ruff check\n"
    #expect(
      summary("Taskfile.yml", text) == [
        "4 test: task lint", "7 test: pytest {{.CLI_ARGS}}", "8 test: task other", "9 lint: ruff check",
      ])
  }

  private let tox = """
    [tox]
    envlist = py310
    [testenv]
    deps = pytest
    commands =
        py310: pytest {posargs:tests} \\
            -q
        # no
    [testenv:{lint,type}]
    commands = -ruff check
    [testenv:docs]
    commands =
        {[testenv:lint]commands}
        {envpython} -m sphinx
    [testenv:plain]
    deps = x
    """

  @Test func toxIni() {
    #expect(
      summary("tox.ini", tox) == [
        "6 testenv: pytest tests -q", "10 lint: ruff check", "10 type: ruff check", "14 docs: sphinx", "6 plain: pytest tests -q",
      ])
    #expect(Parsing.facts("setup.cfg", tox).isEmpty)
    #expect(!Parsing.facts("setup.cfg", tox.replacing("[tox]", with: "[tox:tox]")).isEmpty)
  }

  @Test func toxTables() {
    let native =
      "tool:\n  tox:\n    env_run_base:\n      commands: [[pytest, tests]]\n    env:\n      lint:\n        commands:\n          - [ruff, check]\n"
    #expect(summary("pyproject.toml", native) == ["4 testenv: pytest tests", "8 lint: ruff check"])
    let old = "tool:\n  tox:\n    legacy_tox_ini: |\n      [testenv]\n      commands = pytest\n"
    #expect(summary("pyproject.toml", old) == ["5 testenv: pytest"])
  }

  @Test func noxfile() {
    let text =
      "import nox\n\n@nox.session(python=[\"3.12\"], name='unit')\ndef tests(session: nox.Session) -> None:\n    \"\"\"session.run('no')\"\"\"\n    session.install(\"pytest\", \".\")\n    session.run(\n        \"pytest\", 'tests', *session.posargs, env={\"A\": \"b\"},\n    )\n    # session.run('no')\n\ndef other(session):\n    session.run('no')\n\n@nox.session\ndef lint(s):\n    s.run('ruff', 'check', str(x))\n"
    #expect(
      summary("noxfile.py", text) == ["6 unit: pip install pytest .", "7 unit: pytest tests", "17 lint: ruff check …"])
    #expect(targets("noxfile.py", text) == ["nox:unit", "nox:lint"])
  }

  @Test func invokeTasks() {
    let text =
      "from invoke import task\n\n@task(lint)\ndef build_docs(c, x=1):\n    c.run(\"sphinx-build a \"\n          \"b\", pty=True)\n\n@task\ndef lint(ctx):\n    ctx.run(f\"ruff {x}\")\n"
    #expect(
      summary("tasks.py", text)
        == ["3 build-docs: inv lint", "5 build-docs: sphinx-build a b", "10 lint: ruff {x}"].map {
          $0.replacing("3 build-docs: inv", with: "4 build-docs: inv")
        })
    #expect(Parsing.facts("tasks.py", "@app.task\ndef f(c):\n    c.run('x')\n").isEmpty)
  }

  @Test func pyProjectTasks() {
    let text = """
      tool:
        poe:
          tasks:
            test: pytest
            all: [test, lint]
            lint: {cmd: ruff check, cwd: src}
        pdm:
          scripts:
            train: {shell: python train.py}
        hatch:
          envs:
            default: {scripts: {cov: pytest --cov, all: [cov]}}
            docs: {scripts: {build: mkdocs build}}
        pixi: {tasks: {fit: {cmd: python fit.py, depends-on: [data]}}}
        taskipy: {tasks: {serve: uvicorn app:app}}
      """
    #expect(
      summary("pyproject.toml", text) == [
        "4 test: pytest", "5 all: poe test", "5 all: poe lint", "6 lint: ruff check", "9 train: python train.py",
        "15 serve: uvicorn app:app", "14 fit: python fit.py", "14 fit: data", "12 cov: pytest --cov", "12 all: cov",
        "13 docs:build: mkdocs build",
      ])
    let needs = Parsing.facts("pyproject.toml", text).first { $0.name == "data" }
    #expect(needs?[.runner] == "pixi" && needs?[.target] == "data")
    #expect(targets("pyproject.toml", text).contains("hatch:docs:build"))
  }

  @Test func packageScripts() {
    let text =
      "{\"scripts\": {\n\"pretest\": \"eslint .\",\n\"test\": \"jest && npm run x\"\n},\n\"lint-staged\": {\"*.js\": [\"prettier --write\"]}}"
    #expect(
      summary("web/package.json", text) == [
        "2 pretest: eslint .", "3 test: npm run pretest", "3 test: jest", "3 test: npm run x", "5 lint-staged: prettier --write",
      ])
    #expect(Parsing.facts("web/package.json", text).contains { $0.kind == .command && $0[.directory] == "web" })
  }

  @Test func mlProject() {
    let text = "name: x\nentry_points:\n  main:\n    parameters: {a: float}\n    command: \"python train.py --a {a}\"\n"
    #expect(summary("MLproject", text) == ["5 main: python train.py --a {a}"])
    #expect(Parsing.facts("MLproject", text).allSatisfy { $0.contexts.contains(.pipeline) })
  }

  @Test func procfile() {
    let facts = Parsing.facts("Procfile", "# web: no\nweb: gunicorn app:app --port $PORT\nworker: python -m celery worker\n")
    #expect(facts.map(\.name) == ["gunicorn app:app --port $PORT", "celery worker"])
    #expect(facts.allSatisfy { $0.contexts == .service } && facts[1][.owner] == "worker")
  }

  @Test(arguments: ["Makefile", "justfile", "tox.ini", "noxfile.py", "tasks.py", "Procfile", "run.sh", "Jenkinsfile"])
  func anyBytesEnd(_ path: String) {
    let bytes = Array((makefile + "\r\n" + tox + "\n@task\ndef a(c):\n  c.run('x', [(").utf8) + [0xFF, 0xC3, 0x28, 0]
    for end in stride(from: 0, through: bytes.count, by: 3) {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      for fact in Parsing.facts(path, text) { #expect((1...lines).contains(fact.location.line ?? 1)) }
    }
  }
}
