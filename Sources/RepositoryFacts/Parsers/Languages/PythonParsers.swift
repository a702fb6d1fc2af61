extension ParserTable {
  /// Python in scripts and notebooks. Stubs (`.pyi`) only repeat what the code says.
  static let python: [Entry] = [
    Entry("python", PythonParser.self) { $0.ending == "py" || $0.ending == "pyw" },
    Entry("notebook", NotebookParser.self) { $0.ending == "ipynb" },
  ]
}
