import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func itIsWrittenAsCompilersDo() {
    let whole = Diagnostic(
      id: "x", severity: .error, location: FileLocation("a/b.yml", line: 3, column: 5), message: "it is wrong", remedy: "mend it")
    #expect(whole.description == "a/b.yml:3:5: error: it is wrong; mend it")
    #expect(Diagnostic(id: "x", severity: .note, message: "good to know").description == "note: good to know")
    #expect(Diagnostic(id: "x", severity: .warning, location: FileLocation("a"), message: "m").description == "a: warning: m")
  }

  @Test func severitiesAreOrdered() {
    #expect(Diagnostic.Severity.note < .warning && Diagnostic.Severity.warning < .error)
    #expect(Diagnostic.Severity.allCases.sorted().map(\.rawValue) == ["note", "warning", "error"])
    #expect(!(Diagnostic.Severity.error < .error))
  }
}
