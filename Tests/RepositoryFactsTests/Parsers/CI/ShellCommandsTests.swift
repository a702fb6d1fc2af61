import Diagnostics
import Testing

@testable import RepositoryFacts

struct ShellCommandsTests {
  private func names(_ text: String) -> [String] { ShellCommands.parse(text, firstLine: 1).map(\.name) }
  private func lines(_ text: String) -> [String] {
    ShellCommands.parse(text, firstLine: 1).map { "\($0.line): \($0.name)" }
  }

  @Test(arguments: [
    ("a; b && c || d | e & f", ["a", "b", "c", "d", "e", "f"]),
    ("pytest -k 'a and b' > log 2>&1", ["pytest -k a and b"]),
    ("echo \"don't\"; x", ["echo don't", "x"]),
    ("echo don't; x", ["echo don't", "x"]),
    ("# pytest\nls # pytest", ["ls"]),
    ("if [ -f x ]; then pytest; elif a; then b; else c; fi", ["[ -f x ]", "pytest", "a", "b", "c"]),
    ("for f in a b; do python $f; done", ["python $f"]),
    ("while ! curl x; do sleep 1; done", ["curl x", "sleep 1"]),
    ("case $1 in\n a|b) pytest ;;\n *) make x ;;\nesac\nls", ["pytest", "make x", "ls"]),
    ("function f() { pytest; }\ng() {\n black .\n}\nf", ["pytest", "black .", "f"]),
    ("(cd a && b); { c; }", ["cd a", "b", "c"]),
    ("x=$(git log -1) y", ["git log -1", "y"]),
    ("tag=`git log -1`", ["git log -1"]),
    ("echo \"at $(date +%s)\"", ["date +%s", "echo at $(…)"]),
    ("echo $((1 << 2)) && a", ["echo $((…))", "a"]),
    ("diff <(a) <(b)", ["a", "b", "diff <(…) <(…)"]),
    ("cat <<EOF > x\npytest\nEOF\nls", ["cat", "ls"]),
    ("cat <<-'EOF'\n\tpytest\n\tEOF\nls", ["cat", "ls"]),
    ("bash <<EOF\npytest\nEOF", ["pytest", "bash"]),
    ("python - <<EOF\nimport x; y()\nEOF\nls", ["python -", "ls"]),
    ("cat <<< text; a", ["cat", "a"]),
    ("[[ $a == b && -f c ]] && d", ["[[ $a == b -f c ]]", "d"]),
    ("echo ${{ secrets.A || 'x y' }} z", ["echo ${{secrets.A||'xy'}} z"]),
    ("arr=(a b c)\npytest", ["pytest"]),
    ("$(minikube docker-env)", ["minikube docker-env"]),
    ("A=b\nexport C=d", ["export C=d"]),
    ("", []), ("   \n\t\n", []),
  ])
  func splits(_ text: String, _ expected: [String]) {
    // Inner commands may come before or behind the outer one on the same line: their order is no promise.
    #expect(names(text).sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("sudo -u me time -p env A=b pytest", "pytest"),
    ("A=b C=\"d e\" pytest tests", "pytest tests"),
    ("poetry run python -m pytest tests > log", "pytest tests"),
    ("uv run --with pytest --python 3.12 pytest -q", "pytest -q"),
    ("uv run -m pytest", "pytest"), ("uv run train.py", "python train.py"), ("uvx ruff@0.6 check .", "ruff check ."),
    ("uv tool run ruff check", "ruff check"),
    ("pipenv run black .", "black ."), ("conda run -n env --no-capture-output python x.py", "python x.py"),
    ("micromamba run -n e pytest", "pytest"), ("npx -y eslint@8 .", "eslint ."), ("yarn dlx tsc", "tsc"),
    ("timeout -k 5 10m pytest", "pytest"), ("xvfb-run -a pytest", "pytest"), ("nohup python a.py &", "python a.py"),
    ("python3.10 -W ignore -m mypy src", "mypy src"), ("python3 -u train.py --x", "python train.py --x"),
    ("pip3 install x", "pip install x"), ("./venv/bin/pytest", "pytest"), ("/usr/bin/docker ps", "docker ps"),
    ("./scripts/train.sh a", "scripts/train.sh a"), ("bash -x scripts/x.sh", "bash scripts/x.sh"),
    (". venv/bin/activate", "source venv/bin/activate"), ("bin/deploy", "bin/deploy"),
    ("bash -lc \"pytest tests\"", "pytest tests"), ("sh -c 'exec gunicorn app:app'", "gunicorn app:app"),
    ("eval \"pytest x\"", "pytest x"), ("dotenv run -- pytest", "pytest"),
    ("infisical run --env=dev -- python a.py", "python a.py"),
    ("dvc exp run", "dvc exp run"), ("dvc repro", "dvc repro"), ("python -c 'import x; y()'", "python -c import x; y()"),
    ("$PYTHON train.py", "python train.py"), ("python", "python"), ("uv sync", "uv sync"), ("poetry install", "poetry install"),
    ("PY=python3\n$PY -m pytest", "pytest"), ("CMD='python train.py'\n$CMD --x", "python train.py --x"),
    ("${{ matrix.python }} -m pytest", "${{matrix.python}} -m pytest"),
    ("${PREFIX}ruff check a", "ruff check a"), ("${BIN}python3 -m pytest", "pytest"),
    ("${A}-x", "${A}-x"), ("${}ruff", "${}ruff"), ("${A", "${A"), ("${TOOL}", "${TOOL}"),
  ])
  func takesWrappersOff(_ text: String, _ expected: String) { #expect(names(text) == [expected]) }

  @Test(arguments: [
    ("coverage run --source=src -m pytest tests", ["coverage run --source=src -m pytest tests", "pytest tests"]),
    ("coverage run train.py", ["coverage run train.py", "python train.py"]),
    ("coverage report -m", ["coverage report -m"]),
    ("torchrun --nproc_per_node 2 train.py --x", ["torchrun --nproc_per_node 2 train.py --x", "python train.py --x"]),
    ("docker run --rm -v $PWD:/a -p80:80 img pytest x", ["docker run --rm -v $PWD:/a -p80:80 img pytest x", "pytest x"]),
    ("docker run -it img", ["docker run -it img"]),
    ("docker run --entrypoint bash img -c 'black .'", ["docker run --entrypoint bash img -c black .", "black ."]),
    ("docker compose -f a.yml run --rm -e A=b web pytest", ["docker compose -f a.yml run --rm -e A=b web pytest", "pytest"]),
    ("docker-compose up -d", ["docker-compose up -d"]),
    ("docker exec -i c python a.py", ["docker exec -i c python a.py", "python a.py"]),
    ("docker build -t run pytest", ["docker build -t run pytest"]),
    ("ssh -i key me@host 'cd x && make y'", ["ssh -i key me@host cd x && make y", "cd x", "make y"]),
    ("find . -name '*.py' -exec pylint {} +", ["find . -name *.py -exec pylint {} +", "pylint {}"]),
    ("ls | xargs -n 1 black", ["ls", "black"]),
  ])
  func findsInnerCommands(_ text: String, _ expected: [String]) { #expect(names(text) == expected) }

  @Test func knowsLines() {
    let text = "a \\\n  b\n\n'c\n d'\nbash -c \"e\nf\"\ncat <<X\n1\n2\nX\ng $(h)"
    #expect(lines(text) == ["1: a b", "4: c d", "6: e", "7: f", "8: cat", "12: h", "12: g $(…)"])
    #expect(ShellCommands.parse(text, firstLine: 10).first?.line == 10)
    #expect(lines("a\r\nb \\\r\nc\r\n") == ["1: a", "2: b c"])
  }

  @Test func followsDirectories() {
    let commands = ShellCommands.parse("cd a/b && x\n(cd ../c; y)\nz\ncd - ; cd $HOME; w", firstLine: 1)
    let places = commands.filter { $0.words.count == 1 }.map { "\($0.name):\($0.directory ?? "")" }
    #expect(places == ["x:a/b", "y:a/c", "z:a/b", "w:$HOME"])
    let script = SourceFile(path: "ci/run.sh", text: "")
    let facts = ShellCommands.facts("cd \"$(dirname \"$0\")/..\"\npytest", in: script, firstLine: 1, contexts: .script)
    #expect(facts.last?[.directory] == nil)
    let inside = ShellCommands.facts(
      "D=\"$( cd \"$(dirname \"$0\")\" && pwd )\"\npython $D/a.py", in: script, firstLine: 1, contexts: .script)
    #expect(inside.last?.name == "python ci/a.py")
    let ci = ShellCommands.facts("cd $GITHUB_WORKSPACE/m && a", in: script, firstLine: 1, contexts: .ci, directory: "other")
    #expect(ci.last?[.directory] == "m")
  }

  @Test(arguments: [
    ("a || true", true), ("a || :", true), ("a || exit 0", true), ("a || echo no", true), ("a || exit 1", false),
    ("a || { echo x; exit 1; }", false), ("a && true", false), ("a; true", false),
  ])
  func seesIgnoredFailures(_ text: String, _ expected: Bool) {
    #expect(ShellCommands.parse(text, firstLine: 1).first?.ignoresFailure == expected)
  }

  @Test func unknownVariablesStay() {
    #expect(names("if a; then E=dev; else E=prod; fi\nb $E").last == "b $E")
    #expect(names("for f in x; do b $f; done").last == "b $f")
    #expect(names("I=app:1\ndocker push ${I}").last == "docker push app:1")
  }

  @Test func cutsLongNames() {
    let name = names("a " + String(repeating: "é ", count: 5_000))[0]
    #expect(name.count == 400)
  }

  @Test func readsWindowsText() {
    let text = "# pytest\n$x = python -m pytest `\n  tests; black .\n& .\\venv\\Scripts\\ruff.exe check\nREM mypy"
    let commands = ShellCommands.parse(text, firstLine: 3, dialect: .windows).map { "\($0.line): \($0.name)" }
    #expect(commands == ["4: pytest tests", "5: black .", "6: ruff check"])
  }

  @Test func anyPrefixEnds() {
    let text =
      "f() { a \"$(b 'c' `d`)\"; }\ncase x in a) ((1<<2)) ;; esac\nbash -c \"e ${F:-g}\" <<EOF\nh\nEOF\n[[ a && b ]] || {{ x }} ${{ y }}"
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      for command in ShellCommands.parse(String(decoding: bytes[..<end], as: UTF8.self), firstLine: 1) {
        #expect((1...6).contains(command.line))
      }
    }
  }

  @Test(arguments: [
    "$(", "(", "((", "$((", "`", "{{", "${{", "${", "\"", "'", "\"$(", "[[ ", "case x in ", "<<A ", "<(", "a;", "\\", "|", "&",
    "<",
    "bash -c ", "sudo ", "npx a@1 ", "uv run -m ", "docker run a ", "if ", "x() { ", "A=$A", "$(a)\n", "((\n", "find -exec ",
    "\0",
  ])
  func hostileTextEndsSoon(_ piece: String) {
    let start = ContinuousClock.now
    let commands = ShellCommands.parse(String(repeating: piece, count: 20_000), firstLine: 1)
    #expect(commands.count <= ShellCommands.limit)
    #expect(ContinuousClock.now - start < .seconds(120))
  }
}
