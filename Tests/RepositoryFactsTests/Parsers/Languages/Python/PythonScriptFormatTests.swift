import Diagnostics
import Testing

@testable import RepositoryFacts

struct PythonScriptFormatTests {
  @Test(arguments: [
    ("# Databricks notebook source\nf()\n", true), ("# ---\n# jupyter:\n#   jupytext:\n#     x: y\n# ---\n# %%\nf()\n", true),
    ("# %%\nf()\n", false), ("import marimo\napp = marimo.App()\n", false), ("f()\n# Databricks notebook source\n", false),
    ("", false),
  ])
  func notebooks(_ text: String, _ isNotebook: Bool) {
    #expect(PythonScriptFormat.isNotebook(Array(text.utf8)) == isNotebook)
    let facts = PythonParser.parse(SourceFile(path: "a.py", text: text))
    #expect(facts.all(.call).allSatisfy { $0.contexts.contains(.notebook) == isNotebook })
  }

  @Test func magicsOfDatabricksAreCommandsOrNothing() {
    let text = """
      # Databricks notebook source
      # MAGIC %pip install mlflow
      # COMMAND ----------
      # MAGIC %md
      # MAGIC f() is text
      # COMMAND ----------
      # MAGIC %sh
      # MAGIC dvc pull
      # COMMAND ----------
      f()
      """
    let facts = PythonParser.parse(SourceFile(path: "a.py", text: text))
    #expect(facts.all(.command).map { "\($0.location.line ?? 0) \($0.name)" } == ["2 pip install mlflow", "8 dvc pull"])
    #expect(facts.all(.call).map(\.location.line) == [10])
  }
}
