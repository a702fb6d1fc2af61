import Diagnostics

/// Every message of this target that a person reads.
enum Wording {
  // MARK: Structured documents

  static func syntaxProblem(
    format: String, at location: FileLocation, _ message: String, severity: Diagnostic.Severity
  ) -> Diagnostic {
    Diagnostic(
      id: "\(format)-syntax", severity: severity, location: location,
      message: "the \(format.uppercased()) has a fault: \(message)",
      remedy: "correct it, so that all of it can be judged")
  }
}
