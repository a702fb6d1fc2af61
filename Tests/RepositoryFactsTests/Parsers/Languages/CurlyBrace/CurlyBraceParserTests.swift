import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct CurlyBraceParserTests {
  @Test(arguments: [
    ("a.js", "const a = process.env.API_KEY || 1;", ["process.env(API_KEY)"]),
    (
      "a.ts", "f(process.env['A'], process.env?.B!.split(','));",
      ["f(…,…)", "process.env(A)", "process.env(B)", "process.env.B.split(,)"]
    ),
    ("a.ts", "const { A, B: c = 'x' } = process.env;", ["process.env(A,B)"]),
    ("a.ts", "const u = import.meta.env.VITE_URL\n", ["import.meta.env(VITE_URL)"]),
    ("a.js", "process.env.A = 'x'; process.env['B'] = 'y'; delete process.environment", []),
    ("a.js", "x.process.env.A", []),
    ("a.swift", "let a = ProcessInfo.processInfo.environment[\"A\"]", ["ProcessInfo.processInfo.environment(A)"]),
    ("a.java", "x = process.env.A;", []),
  ])
  func environmentReads(_ path: String, _ text: String, _ expected: [String]) {
    let calls = facts(path, text).all(.call).map { "\($0.name)(\($0.values(.argument).joined(separator: ",")))" }
    #expect(calls == expected)
  }

  private func facts(_ path: String, _ text: String) -> FactSet { CurlyBraceParser.parse(SourceFile(path: path, text: text)) }
  private func names(_ kind: FactKind, _ path: String, _ text: String) -> [String] { facts(path, text).all(kind).map(\.name) }

  @Test(arguments: [
    ("a.js", "import * as tf from '@tensorflow/tfjs';\nimport './side.js';", ["@tensorflow/tfjs", "./side.js"]),
    ("a.ts", "import express, { Router as R, json } from \"express\";", ["express.Router", "express.json"]),
    ("a.js", "const fs = require('fs'), {join} = require(\"path\");", ["fs", "path"]),
    ("a.js", "// import x from 'no'\n/* require('no') */ const s = \"import y from 'no'\";", []),
    ("A.java", "import java.util.List;\nimport static org.junit.Assert.*;", ["java.util.List", "org.junit.Assert"]),
    (
      "A.scala", "import org.apache.spark.ml.{Pipeline, PipelineModel => PM}\nimport a.b._",
      ["org.apache.spark.ml.Pipeline", "org.apache.spark.ml.PipelineModel", "a.b"]
    ),
    ("A.kt", "import a.b.C as D\nimport x.y.*", ["a.b.C", "x.y"]),
    ("A.swift", "import CoreML\n@testable import App\n", ["CoreML", "App"]),
    ("a.go", "import (\n\t\"fmt\"\n\tml \"x.org/ml/v2\"\n)", ["fmt", "x.org/ml/v2"]),
    (
      "a.rs", "use std::{fs, io::{self, Read}};\nuse tch::nn::Module as M;", ["std.fs", "std.io", "std.io.Read", "tch.nn.Module"]
    ),
    ("a.cpp", "#include <torch/script.h>\n#include \"net.h\"\n", ["torch/script.h", "net.h"]),
    ("A.cs", "using Microsoft.ML;\nusing (var x = y) {}", ["Microsoft.ML"]),
  ])
  func imports(_ path: String, _ text: String, _ expected: [String]) { #expect(names(.import, path, text) == expected) }

  @Test(arguments: [
    (
      "a.js", "import * as tf from '@tensorflow/tfjs';\nconst m = tf.sequential(); m.add(tf.layers.dense({units: 1}));",
      ["@tensorflow/tfjs.sequential", "@tensorflow/tfjs.sequential.add", "@tensorflow/tfjs.layers.dense"]
    ),
    (
      "a.js", "const tf = require('@tensorflow/tfjs-node');\nconst d = await tf.data.csv(url).batch(4);\nd.take(1);",
      ["@tensorflow/tfjs-node.data.csv", "@tensorflow/tfjs-node.data.csv.batch", "@tensorflow/tfjs-node.data.csv.batch.take"]
    ),
    ("a.ts", "import {train as t} from 'lib';\nt<number>(1);", ["lib.train"]),
    (
      "A.java", "import a.b.Client;\nclass X { void f() { Client c = new Client(); c.log(1); } }",
      ["a.b.Client", "a.b.Client.log"]
    ),
    ("a.go", "import ml \"x.org/ml\"\nfunc f() { c, err := ml.New(); c.Fit() }", ["x.org/ml.New", "x.org/ml.New.Fit"]),
    (
      "a.rs", "use tch::nn;\nfn f() { let vs = nn::VarStore::new(d); vs.save(\"x\"); println!(\"a\"); }",
      ["tch.nn.VarStore.new", "tch.nn.VarStore.new.save", "println"]
    ),
    ("a.js", "if (x) { return (y); } for (;;) {} switch (z) {}", []),
    ("a.js", "const r = /f(x)\\/\"/g; g('it\\'s f(x)', `t ${h(1)}`); // k()", ["g"]),
    ("a.swift", "let m = try MLModel(contentsOf: url)\nm.prediction(from: x)", ["MLModel", "MLModel.prediction"]),
    ("a.cpp", "auto m = torch::jit::load(\"m.pt\"); m.forward(x);", ["torch.jit.load", "torch.jit.load.forward"]),
  ])
  func calls(_ path: String, _ text: String, _ expected: [String]) { #expect(names(.call, path, text) == expected) }

  @Test func argumentsKeepLiteralsAndKeys() throws {
    let call = try #require(
      facts("a.js", "f('a', 3, -1, x.y, g(1), {lr: 0.1, opt: {name: 'adam'}, ...z}, `v${1}`)").all(.call).first)
    #expect(call.values(.argument) == ["a", "3", "-1", "x.y", "…", "lr=0.1", "opt.name=adam", "…", "v{…}"])
    let swift = try #require(facts("a.swift", "f(seed: 42, x)").all(.call).first)
    #expect(swift.values(.argument) == ["seed=42", "x"])
  }

  @Test(arguments: [
    ("a.test.js", "describe('d', () => { it('adds', () => { expect(f(1)).toBe(2); expect(1); }); });", "adds", "2"),
    ("ATest.java", "class ATest { @Test void adds() { assertEquals(1, f()); assertTrue(x); } }", "adds", "2"),
    ("ASuite.scala", "class A extends AnyFunSuite { test(\"adds\") { assert(f(1) == 2) } }", "adds", "1"),
    ("ATest.kt", "class A { @Test fun adds() { assertEquals(1, 2) } }", "adds", "1"),
    ("ATests.swift", "@Test(\"x\") func adds() async throws { #expect(f() == 1) }", "adds", "1"),
    ("ATests.swift", "final class A: XCTestCase { func testAdds() { XCTAssertEqual(1, 2) } }", "testAdds", "1"),
    ("a_test.go", "func TestAdds(t *testing.T) { if f() != 1 { t.Errorf(\"no\") } }", "TestAdds", "1"),
    ("a.rs", "#[cfg(test)] mod tests { #[test] fn adds() { assert_eq!(1, 1); } }", "adds", "1"),
    ("a_test.cpp", "TEST(Net, Adds) { EXPECT_EQ(1, 1); ASSERT_TRUE(x); }", "Net.Adds", "2"),
    ("ATest.cs", "class A {\n  [Fact] public void Adds() { Assert.Equal(1, 1); } }", "Adds", "1"),
  ])
  func tests(_ path: String, _ text: String, _ name: String, _ asserts: String) throws {
    let function = try #require(facts(path, text).all(.function).first { $0[.test] == "true" })
    #expect(function.name == name)
    #expect(function[.asserts] == asserts)
  }

  @Test(arguments: [
    (
      "a.js", "function f(a, b) { g(); }\nconst h = async (c) => { k(); };\nclass A extends B { m(d) { n(); } }", ["f", "h", "m"]
    ),
    (
      "a.ts",
      "export const f = (a: number): Promise<void> => { g(); };\nclass A { private m(x: string): { y: number } { return z(); } }",
      ["f", "m"]
    ),
    ("A.java", "class A { A(int x) { g(); } public List<B> m(String s) throws E { return h(s); } }", ["A", "m"]),
    ("a.py.kt", "fun main() { f() }\nfun g(x: Int) = h(x)", ["main", "g"]),
    ("a.cpp", "int main(int argc, char** argv) { f(); }\nvoid A::m() const { g(); }", ["main", "m"]),
    ("a.rs", "impl A { pub fn new(x: i32) -> Self { f() } }", ["new"]),
    (
      "a.rs",
      "fn a() -> anyhow::Result<()> { f() }\nfn b() -> Result<Vec<String>, Error> { f() }\nfn c() -> (i32, [u8; 4]) { f() }",
      ["a", "b", "c"]
    ),
    (
      "a.rs",
      "fn a<T, U>(x: T) -> X where T: A, U: B { f() }\ntrait D { fn no(&self) -> Result<(), E>; }\nfn e() {}",
      ["a", "e"]
    ),
    ("a.go", "package a\nfunc f() (int, error) { return g() }\nfunc h(x int) {}", ["f", "h"]),
    ("A.java", "class A { void m() throws IOException, SQLException { f(); } }", ["m"]),
    ("a.scala", "class A { def m(x: Int): Map[String, Int] = { f() }\n def n(a: Int)(b: Int) = { g() } }", ["m", "n"]),
    ("a.swift", "func f() -> (Int, String) { g() }\nfunc h() -> Result<[String: Int], Error> { g() }", ["f", "h"]),
  ])
  func functions(_ path: String, _ text: String, _ expected: [String]) { #expect(names(.function, path, text) == expected) }

  @Test func functionsSayWhatTheyHold() throws {
    let function = try #require(
      facts("a.js", "class A extends x.B {\n  m(d, e = 1) {\n    n();\n    n();\n  }\n}").all(.function).first)
    #expect(function[.class] == "A")
    #expect(function.values(.parameter) == ["d", "e"])
    #expect(function.values(.calls) == ["n"])
    #expect(function[.lines] == "4")
    #expect(facts("a.js", "class A extends x.B { }").all(.class).first?[.base] == "x.B")
  }

  @Test(arguments: [
    (
      "a.js", "const LR = 0.1;\nlet s = 'x', u;\nconst c = { seed: 42, name: \"n\" };\nf({a: 1});\nif (x == 3) {}",
      ["LR", "s", "seed", "name"]
    ),
    ("A.java", "class A { static final int SEED = 42; int y = f(3); }", ["SEED"]),
    ("a.swift", "let seed: Int = 42\nvar name = \"x\"\n", ["seed", "name"]),
  ])
  func assignments(_ path: String, _ text: String, _ expected: [String]) { #expect(names(.assign, path, text) == expected) }

  @Test(arguments: [
    ("A.java", "class A { public static void main(String[] a) { f(); } }"), ("a.go", "func main() { f() }"),
    ("a.rs", "fn main() {}"),
    ("A.scala", "object A extends App { f() }"), ("a.kt", "fun main() { f() }"), ("a.cc", "int main() { return 0; }"),
  ])
  func mains(_ path: String, _ text: String) { #expect(names(.main, path, text) == [path]) }

  @Test func codeLinesLeaveOutCommentsAndBlanks() {
    let code = facts("a.js", "// c\n\nconst a = `x\ny`;\n/* b\n b */ f();\n").all(.code).first
    #expect(code?[.lines] == "3")
    #expect(code?.name == "javascript")
    #expect(facts("a.js", "// only\n").facts.isEmpty)
  }

  @Test func anyPrefixAndBytesEndInFacts() {
    let text = Array(
      "import {a as b} from 'm'; class A<T> extends B { @D(x) m(a: {b: c}): T { return new C<D>(`${a}`, {k: [1]}) } } #[t] fn f<'a>() { r#\"x\"# } R\"x(a)x\" use a::{b, c::{d}}; func (r *T) F() { x := g() } #include <a\n'\\"
        .utf8)
    for ending in ["js", "ts", "java", "scala", "kt", "swift", "go", "rs", "cpp", "cs"] {
      for end in 0...text.count {
        let facts = facts(of: "a.\(ending)", Array(text[..<end]) + [0xC3]).facts
        #expect(facts.allSatisfy { (1...2).contains($0.location.line ?? 1) })
      }
    }
  }

  private func facts(of path: String, _ bytes: [UInt8]) -> FactSet {
    CurlyBraceParser.parse(SourceFile(path: path, bytes: bytes))
  }

  @Test func lineEndsDoNotMatter() {
    let text = "import a from 'a';\n/* x\n */\nfunction f() {\n  a.g(`x\ny`);\n}\n"
    let windows = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(facts("a.js", text).facts == facts("a.js", windows).facts)
  }

  @Test(arguments: [
    "(", "f(", "{", "class A ", "import ", "a.", "x = ", "f().", "<", "function f(", "@a", "'", "/*", "use a::{", "if (", "{a:",
  ])
  func hostileRepetitionIsLinear(_ part: String) {
    let text = String(repeating: part, count: 20_000 / part.utf8.count)
    for ending in ["ts", "rs", "java"] {
      let time = ContinuousClock().measure { _ = facts("a.\(ending)", text) }
      #expect(time < .seconds(120))
    }
  }

  @Test(arguments: [
    ("a.test.js", "it('x', () => {\n  expect(acc).not.toBeLessThan(0.8);\n});", "expect(acc).not.toBeLessThan(0.8)"),
    ("a.test.ts", "test('x', async () => { assert.equal(await f(1), 'a'); });", "assert.equal(await f(1), 'a')"),
    ("ATest.java", "class A { @Test void a() { assertTrue(\n  acc > 0.8); } }", "assertTrue( acc > 0.8)"),
    ("A.swift", "@Test func a() { #expect(acc > 0.8) }", "#expect(acc > 0.8)"),
  ])
  func asserted(_ path: String, _ text: String, _ expected: String) throws {
    #expect(try #require(facts(path, text).all(.function).first).values(.asserted) == [expected])
  }

  @Test(arguments: [
    ("a.ts", "if (acc < 0.8) { throw_(1); }\nf();", ["throw_": "acc < 0.8"]),
    ("a.js", "if (check(x)) deploy(m); else stop();", ["deploy": "check(x)"]),
    ("A.java", "class A { void a() { while (x.y) { b(); } c(); } }", ["b": "x.y"]),
    ("a.js", "if (a) { const g = () => { h(); }; }", [:]),
  ])
  func conditions(_ path: String, _ text: String, _ expected: [String: String]) {
    let calls = facts(path, text).all(.call).filter { $0[.condition] != nil }
    #expect(Dictionary(calls.map { ($0.name, $0[.condition] ?? "") }, uniquingKeysWith: { first, _ in first }) == expected)
  }
}
