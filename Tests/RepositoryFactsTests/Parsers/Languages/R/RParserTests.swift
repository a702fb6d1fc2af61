import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct RParserTests {
  private func facts(_ text: String, path: String = "train.R") -> FactSet { RParser.parse(SourceFile(path: path, text: text)) }

  @Test func imports() {
    let facts = facts(
      "library(caret)\nrequire(\"mlr3\")\nx <- yardstick::rmse(d)\npacman::p_load(dplyr, readr)\n# library(no)\nlibrary(p, character.only = TRUE)\n"
    )
    #expect(facts.all(.import).map(\.name) == ["caret", "mlr3", "yardstick.rmse", "pacman.p_load", "dplyr", "readr"])
  }

  @Test func calls() throws {
    let facts = facts("set.seed(42)\nfit <- train(y ~ x, data = d, method = \"rf\")\nsource(\"a.R\")\nm <- Net$new()\nm$fit(3)\n")
    #expect(facts.all(.call).map(\.name) == ["set.seed", "train", "source", "Net.new", "Net.new.fit"])
    #expect(facts.all(.call).first?.values(.argument) == ["42"])
    #expect(facts.all(.call).first { $0.name == "train" }?.values(.argument) == ["…", "data=d", "method=rf"])
  }

  @Test func tests() throws {
    let facts = facts("test_that(\"adds\", {\n  expect_equal(f(1), 2)\n  expect_true(x)\n})\n", path: "tests/testthat/test-a.R")
    let test = try #require(facts.all(.function).first)
    #expect(test.name == "adds")
    #expect(test[.test] == "true")
    #expect(test[.asserts] == "2")
    #expect(test.values(.asserted) == ["expect_equal(f(1), 2)", "expect_true(x)"])
    #expect(test.contexts.contains(.test))
  }

  @Test func definitionsAndAssignments() throws {
    let facts = facts("f <- function(a, b = 2) {\n  g(a)\n}\nLR <- 0.1\nseed = 42L\nx <- y\nif (!interactive()) f(1)\n")
    let function = try #require(facts.all(.function).first)
    #expect(function.name == "f")
    #expect(function.values(.parameter) == ["a", "b"])
    #expect(function.values(.calls) == ["g"])
    #expect(facts.all(.assign).map(\.name) == ["LR", "seed"])
    #expect(facts.all(.main).count == 1)
  }

  @Test func rawStringsAndHashesInStrings() {
    let facts = facts("x <- r\"(f(1) # \" no)\"\ny <- \"# g(1)\"\nh(2)\n")
    #expect(facts.all(.call).map(\.name) == ["h"])
    #expect(facts.all(.code).first?[.lines] == "3")
  }

  @Test(arguments: [
    ("if (acc < 0.8) stop(\"low\")\ng()", ["stop": "acc < 0.8"]),
    ("if (acc < f(1)) {\n  save(m)\n  h()\n} else {\n  k()\n}", ["save": "acc < f(1)", "h": "acc < f(1)"]),
    ("if (a)\n  g()\nh()", ["g": "a"]), ("if (a) x <- function() {\n g()\n}", [:]), ("if (", [:]), ("if (a)", [:]),
  ])
  func conditions(_ text: String, _ expected: [String: String]) {
    let calls = facts(text).all(.call).filter { $0[.condition] != nil }
    #expect(Dictionary(calls.map { ($0.name, $0[.condition] ?? "") }, uniquingKeysWith: { first, _ in first }) == expected)
  }
}
