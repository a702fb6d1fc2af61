import Diagnostics

/// Every message of this target that a person reads.
enum Wording {
  // MARK: Languages

  static func sourceTooLarge(_ path: String, bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      id: "source-too-large", severity: .warning, location: FileLocation(path),
      message: "the file has \(bytes) bytes of code, more than the \(limit) that are read",
      remedy: "split it, or keep data out of code")
  }

  static func pythonSyntax(_ fault: PythonLexer.Fault, at location: FileLocation) -> Diagnostic {
    let message =
      switch fault {
      case .openString: "the string that begins here has no end"
      case .openBracket: "the bracket that opens here is never closed"
      case .strayBracket: "a bracket closes here that was never opened"
      }
    return Diagnostic(
      id: "python-syntax", severity: .warning, location: location, message: "\(message), so code near it may be missed",
      remedy: "run 'python -m py_compile' on the file and mend what it reports")
  }

  static func notebookSyntax(at location: FileLocation) -> Diagnostic {
    Diagnostic(
      id: "notebook-syntax", severity: .warning, location: location,
      message: "the notebook is no valid JSON from here on, so later cells are missed",
      remedy: "open it in Jupyter and save it again, or restore it from git")
  }
}
