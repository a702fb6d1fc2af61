import Diagnostics
import Testing

@testable import RepositoryFacts

/// Facts of Python source, written as a reader would look for them.
struct PythonParserTests {
  static func facts(_ text: String, path: String = "src/pkg/a.py") -> FactSet {
    PythonParser.parse(SourceFile(path: path, text: text))
  }

  static func names(_ kind: FactKind, _ text: String, path: String = "src/pkg/a.py") -> [String] {
    facts(text, path: path).all(kind).map(\.name)
  }

  static func arguments(_ text: String) -> [String] { facts(text).all(.call).first?.values(.argument) ?? [] }

  @Test(arguments: [
    ("import a.b, c as d", ["a.b", "c"]),
    ("from a.b import (c as d,\n  e,)", ["a.b.c", "a.b.e"]),
    ("from . import b", ["src.pkg.b"]),
    ("from .b import c", ["src.pkg.b.c"]),
    ("from ..x import y", ["src.x.y"]),
    ("from x import *", ["x"]),
    ("def f():\n  import a", ["a"]),
    ("try:\n  import a\nexcept ImportError:\n  a = None", ["a"]),
    ("# import a\n\"\"\"\nimport b\n\"\"\"\nx = 'import c'", []),
  ])
  func imports(_ text: String, _ expected: [String]) { #expect(Self.names(.import, text) == expected) }

  @Test(arguments: [
    ("import mlflow as mf\nmf.log_metric('a', 1)", ["mlflow.log_metric"]),
    ("from m.t import C\nc = C()\nc.f()", ["m.t.C", "m.t.C.f"]),
    ("from m import C\ndef f(c: C):\n  c.g()", ["m.C.g"]),
    ("from m import C\nfrom typing import Optional\ndef f(c: Optional[C] = None):\n  c.g()", ["m.C.g"]),
    ("from m import C\ndef f(c: C | None = None):\n  c.g()", ["m.C.g"]),
    ("import m\nc: m.C = make()\nc.g()", ["make", "m.C.g"]),
    ("import m\nwith m.run() as r:\n  r.f()", ["m.run", "m.run.f"]),
    ("import m\nwith (m.run() as r, open(x)):\n  r.f()", ["m.run", "open", "m.run.f"]),
    ("spark.read.format('csv').load(p)", ["spark.read.format", "spark.read.format.load"]),
    ("from s.e import R\nR().fit(X)", ["s.e.R", "s.e.R.fit"]),
    ("model.fit(x)\nself.model.fit(x)", ["model.fit", "self.model.fit"]),
    ("import m\nlog = m.log\nlog(1)", ["m.log"]),
    ("import m\ndef f(m):\n  m.g()", ["m.g"]),
    ("import json as m\ndef f(m):\n  m.g()\nm.h()", ["m.g", "json.h"]),
    ("import json as m\nfor m in x:\n  m.g()", ["m.g"]),
    (
      "import m\ndf = m.read()\ndf = df.drop()\ndf = df.fill()\ndf.mean()",
      ["m.read", "m.read.drop", "m.read.fill", "m.read.mean"]
    ),
    ("','.join(x)\n[1].pop()\n(a + b).mean()", ["str.join", "list.pop", "….mean"]),
    ("import m\n(await m.get(x)).json()", ["m.get", "m.get.json"]),
    ("import m\nif (c := m.C()):\n  c.f()", ["m.C", "m.C.f"]),
    ("import m\nf\"{m.get(x)!r:>{m.width()}} {{m.no()}}\"", ["m.get", "m.width"]),
    ("import m\n[m.f(x) for x, y in m.g() if m.h(x)]", ["m.f", "m.g", "m.h"]),
    ("import m\nf = lambda a, b=(1, 2): m.g(a)", ["m.g"]),
    ("import m\ntry:\n  import u as j\nexcept ImportError:\n  import j\nj.dumps(1)", ["u.dumps"]),
    ("import m\nmatch m.f(x):\n  case Point(a=1) if m.g():\n    m.h()", ["m.f", "m.g", "m.h"]),
    ("import m\nmatch(x)\ncase(y)", ["match", "case"]),
    ("import m\nif False:\n  m.f()\nelse:\n  m.g()\nif 0: m.h()\nm.i()", ["m.g", "m.i"]),
    ("import m\nx = m.f(); m.g(); y = m.h()", ["m.f", "m.g", "m.h"]),
    ("import m\nprint \"a\" % m.f(1)\nprint >>x, m.g()", ["m.f", "m.g"]),
    ("import m\n%matplotlib inline\n?m.f\n%time m.g()", ["m.g"]),
    ("import m\nx = m \\\n  .f(1)", ["m.f"]),
  ])
  func calls(_ text: String, _ expected: [String]) { #expect(Self.names(.call, text) == expected) }

  @Test func whatTheModuleBindsLaterIsSeenInFunctions() {
    let text = """
      from fastapi import FastAPI
      import mlflow
      model = None
      def predict(x):
        return model.predict(x)
      def start():
        global model
        model = mlflow.pyfunc.load_model("m")
      def serve():
        app.run()
      app = FastAPI()
      """
    #expect(
      Self.names(.call, text) == [
        "mlflow.pyfunc.load_model.predict", "mlflow.pyfunc.load_model", "fastapi.FastAPI.run", "fastapi.FastAPI",
      ])
  }

  @Test func attributesOfSelfAreSeenInAllMethodsAndSubclasses() {
    let text = """
      from m import Client
      class Base(Thing):
        def go(self):
          self.client.f()
          super().go(1)
        def __init__(self, client: Client):
          self.client = client
          self.other = None
          super().__init__()
      class Child(Base):
        def stop(self):
          self.client.g()
          self.other.h()
      """
    #expect(
      Self.names(.call, text) == ["m.Client.f", "Thing.go", "Thing.__init__", "m.Client.g", "self.other.h"])
  }

  @Test func whatAFunctionReturnsIsKnown() {
    let text = """
      from m import C
      def make():
        return C(1)
      def typed() -> C:
        return x
      make().a()
      c = typed()
      c.b()
      """
    #expect(Self.names(.call, text) == ["m.C", "make", "m.C.a", "typed", "m.C.b"])
  }

  @Test func classesOfTheProjectResolve() {
    #expect(
      Self.names(.call, "from src.train import Trainer\nt = Trainer()\nt.fit()") == [
        "src.train.Trainer", "src.train.Trainer.fit",
      ])
    #expect(Self.names(.call, "class T: pass\nt = T()\nt.fit()") == ["T", "T.fit"])
  }

  @Test(arguments: [
    ("f('a' \"b\", 1, -2.5, True, None)", ["ab", "1", "-2.5", "True", "None"]),
    ("f(x=1, y='z', *a, **k)", ["x=1", "y=z", "…", "…"]),
    ("f(f'a{b}c{d!r:>{e}}{{g}}')", ["a{…}c{…}{g}"]),
    ("f({'a': 1, 'b': {'c': 'd'}})", ["a=1", "b.c=d"]),
    ("f(p={'a': [1, 2], k: g()})", ["p.a=1", "p.a=2", "p.k=…"]),
    ("f(t=['a', 'b', g()], u=(1, 2))", ["t=a", "t=b", "t=…", "u=1", "u=2"]),
    ("f(a + b, g(x), x[0], [i for i in y], [])", ["…", "…", "…", "…", "…"]),
    ("f(sum(a for a, b in c), d)", ["…", "d"]),
    ("f(r'\\d', b'x', '\\u00e9\\x41\\n')", ["\\d", "x", "éA\n"]),
    ("f(a.b, self.c)", ["a.b", "self.c"]),
    ("f('''a\nb''')", ["a\nb"]),
  ])
  func arguments(_ text: String, _ expected: [String]) { #expect(Self.arguments(text) == expected) }

  @Test func importedNamesAsArgumentsAreCanonicalAndVariablesStay() {
    let call = Self.facts("from m.e import V\nc = V()\ng(V.X, c, k=V)").all(.call).last
    #expect(call?.values(.argument) == ["m.e.V.X", "c", "k=m.e.V"])
  }

  @Test func callsKnowWhereTheyStand() {
    let call = Self.facts("class A:\n  def f(self):\n    g()").all(.call).first
    #expect(call?[.function] == "f")
    #expect(call?[.class] == "A")
    #expect(call?[.language] == "python")
    #expect(call?.location.line == 3)
  }

  @Test func aChainIsFoundAtTheLineOfEachName() {
    let lines = Self.facts("x = (a\n  .b(1)\n  .c(2))").all(.call).map(\.location.line)
    #expect(lines == [2, 3])
  }

  @Test func theEnvironmentReadIsACallAndTheEnvironmentSetAnAssignment() {
    let facts = Self.facts("import os\nx = os.environ['A']\nos.environ['B'] = '1'\nos.environ.get('C', 'd')\nf(os.environ['E'])")
    #expect(
      facts.all(.call).map { $0.name + ":" + ($0[.argument] ?? "") } == [
        "os.environ:A", "os.environ.get:C", "f:…", "os.environ:E",
      ])
    #expect(facts.all(.assign).map { $0.name + "=" + ($0[.value] ?? "") } == ["B=1"])
  }

  @Test(arguments: [
    ("A = 'x'", ["A=x"]), ("a.b = 1", ["a.b=1"]), ("a = b = True", ["a=True", "b=True"]), ("a, b = 1, 'c'", ["a=1", "b=c"]),
    ("x: int = 3", ["x=3"]), ("P = {'s': 42, 'm': {'lr': 0.1}}", ["s=42", "m.lr=0.1"]), ("c['lr'] = 1", ["lr=1"]),
    ("L = ['a', 'b']", ["L=a,b"]), ("x = y", []), ("x += 1", []), ("x == 1", []), ("f(x=1)", []), ("C = [{'a': 1}]", ["a=1"]),
    ("def f(x=1): pass", []), ("# A = 1", []), ("'''A = 1'''", []),
  ])
  func assignments(_ text: String, _ expected: [String]) {
    #expect(Self.facts(text).all(.assign).map { $0.name + "=" + $0.values(.value).joined(separator: ",") } == expected)
  }

  @Test func functionsTellTheirShape() throws {
    let text = """
      import pytest, numpy as np
      from m import D
      @pytest.mark.slow
      async def test_a(x: D, *args: list[D], y: int = 1, **k):
        assert x == pytest.approx(1)
        np.testing.assert_allclose(x, y)
        with pytest.raises(ValueError):
          x.f()
        self.assertEqual(1, 2)
      """
    let function = try #require(Self.facts(text, path: "tests/test_x.py").all(.function).first)
    #expect(function.name == "test_a")
    #expect(function.location.line == 4)
    #expect(function[.asserts] == "4")
    #expect(function.values(.asserted).count == 4)
    #expect(function[.lines] == "6")
    #expect(function[.test] == "true")
    #expect(function.values(.decorator) == ["pytest.mark.slow"])
    #expect(function.values(.parameter) == ["x", "args", "y", "k"])
    #expect(function.values(.parameterType) == ["m.D", "list", "m.D", "int"])
    #expect(
      function.values(.calls) == ["pytest.approx", "numpy.testing.assert_allclose", "pytest.raises", "m.D.f", "self.assertEqual"])
    #expect(function.contexts == .test)
  }

  @Test(arguments: [
    ("def test_a(): pass", "tests/test_a.py", true), ("def test_a(): pass", "src/a.py", false),
    ("class TestA:\n  def test_a(self): pass", "src/a.py", true),
    ("import unittest\nclass A(unittest.TestCase):\n  def test_a(self): pass", "src/a.py", true),
    ("class A:\n  def test_a(self): pass", "tests/test_a.py", false),
    ("import pytest\n@pytest.fixture\ndef test_client(): pass", "tests/test_a.py", false),
    ("def f():\n  def test_a(): pass", "tests/test_a.py", false), ("def helper(): pass", "tests/test_a.py", false),
  ])
  func tests(_ text: String, _ path: String, _ isTest: Bool) {
    #expect(Self.facts(text, path: path).all(.function).contains { $0[.test] == "true" } == isTest)
  }

  @Test func decoratorsAreCanonicalAndNoCalls() {
    let facts = Self.facts(
      "from fastapi import FastAPI\napp = FastAPI()\n@app.post('/p', status_code=201)\n@cache\ndef f(): pass")
    #expect(facts.all(.decorator).map(\.name) == ["fastapi.FastAPI.post", "cache"])
    #expect(facts.all(.decorator).first?.values(.argument) == ["/p", "status_code=201"])
    #expect(facts.all(.decorator).first?[.function] == "f")
    #expect(facts.all(.call).map(\.name) == ["fastapi.FastAPI"])
  }

  @Test func classesHaveCanonicalBases() {
    let facts = Self.facts("from p import BaseModel as B\n@dataclass\nclass A(B, Generic[T], metaclass=M):\n  x: int = 1")
    #expect(facts.all(.class).first?.values(.base) == ["p.BaseModel", "Generic"])
    #expect(facts.all(.class).first?.values(.decorator) == ["dataclass"])
    #expect(facts.all(.assign).first?[.class] == "A")
  }

  @Test(arguments: [
    ("if __name__ == '__main__':\n  f()", "a.py", 1), ("if \"__main__\" == __name__: f()", "a.py", 1),
    ("f()", "p/__main__.py", 1),
    ("if name == '__main__': f()", "a.py", 0), ("if __name__ == 'main': f()", "a.py", 0),
    ("# if __name__ == '__main__':", "a.py", 0),
  ])
  func main(_ text: String, _ path: String, _ count: Int) { #expect(Self.names(.main, text, path: path).count == count) }

  @Test func programsStartedByCodeAreCommands() {
    let text = """
      import subprocess, sys, os
      subprocess.run(["dvc", "pull", path], check=True)
      subprocess.check_call([sys.executable, "train.py"])
      os.system(f"make {target}")
      subprocess.run("pytest -q".split())
      subprocess.run(cmd)
      run("no")
      """
    let commands = Self.facts(text).all(.command)
    #expect(commands.map(\.name) == ["dvc pull path", "python train.py", "make {…}", "pytest -q"])
    #expect(commands.allSatisfy { $0.contexts.contains(.code) })
  }

  @Test func codeLinesLeaveOutCommentsAndDocstrings() {
    let text = "\"\"\"Doc\nstring\"\"\"\n\n# c\nimport a\ndef f():\n  '''doc'''\n  x = '''a\nb'''  # c\n  return (1,\n\n    2)\n"
    #expect(Self.facts(text).all(.code).first?[.lines] == "6")
    #expect(Self.names(.code, "# only\n\n").isEmpty)
  }

  @Test func longTextsAndManyFactsAreBounded() {
    #expect(Self.arguments("f('\(String(repeating: "é", count: 400))')").first?.utf8.count == 300)
    #expect(Self.names(.call, String(repeating: "f()\n", count: 6_000)).count == 5_000)
    let large = PythonParser.parse(SourceFile(path: "a.py", text: String(repeating: "a = 1\n", count: 400_000)))
    #expect(large.facts.isEmpty)
    #expect(large.diagnostics.map(\.id) == ["source-too-large"])
  }

  @Test func brokenCodeIsReportedOnceAndTheRestIsRead() {
    let facts = Self.facts("import a\nx = 'open\nf(1,\n  [2\ndef g():\n  a.h()\n")
    #expect(facts.diagnostics.map(\.id) == ["python-syntax"])
    #expect(facts.diagnostics.first?.location?.line == 2)
    #expect(facts.all(.call).map(\.name) == ["f", "a.h"])
    #expect(facts.all(.function).map(\.name) == ["g"])
  }

  @Test(arguments: [
    ("assert accuracy > 0.8", ["accuracy > 0.8"]),
    ("assert a == (1,\n      2), f'got {a}'", ["a == (1, 2)"]),
    ("self.assertGreater(acc, 0.8)", ["self.assertGreater(acc, 0.8)"]),
    ("np.testing.assert_allclose(\n    y,\n    [1.0])", ["np.testing.assert_allclose( y, [1.0])"]),
    ("with pytest.raises(ValueError):\n    g()", ["pytest.raises(ValueError)"]),
    ("assert f(x) == pytest.approx(2); assert y", ["f(x) == pytest.approx(2)", "y"]),
    ("if x: assert z in d", ["z in d"]),
    ("assert x == '\(String(repeating: "a", count: 200))'", ["x == '\(String(repeating: "a", count: 154))"]),
    ("assert", []), ("asserted = 1", []),
  ])
  func asserted(_ body: String, _ expected: [String]) throws {
    let function = try #require(Self.facts("def f():\n  " + body).all(.function).first)
    #expect(function.values(.asserted) == expected)
    #expect(Self.names(.call, "def f():\n  " + body).contains("assert") == false)
  }

  @Test func assertionsAreBoundedAndStandAloneOutsideOfFunctions() throws {
    let many = "def f():\n" + String(repeating: "  assert a\n", count: 50)
    #expect(try #require(Self.facts(many).all(.function).first).values(.asserted).count == 20)
    #expect(try #require(Self.facts(many).all(.function).first)[.asserts] == "50")
    let call = try #require(Self.facts("if ready:\n  assert score(m) >= 0.8, 'low'\n").all(.call).first { $0.name == "assert" })
    #expect(call.values(.argument) == ["score(m) >= 0.8"])
    #expect(call[.condition] == "ready")
    #expect(call.location.line == 2)
  }
}
