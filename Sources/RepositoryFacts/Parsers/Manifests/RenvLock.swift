import Diagnostics
import Documents

/// Reads the packages of `renv.lock`, which is an R project's only manifest where it has no DESCRIPTION; that it is a lock
/// says `Locks`.
struct RenvLock: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    var facts = ManifestFacts(file, manifest: "renv")
    let read = JSONReader.read(file.text)
    for package in read.documents.first?["Packages"]?.entries ?? [] {
      let version = package.value["Version"]?.string ?? ""
      facts.dependency(
        package.value["Package"]?.string ?? package.key, version: version, pinned: !version.isEmpty, manager: "renv",
        group: .main, line: package.line)
    }
    var result = FactSet(facts.facts)
    if let problem = read.problem {
      result.diagnostics = [
        Wording.syntaxProblem(format: "json", at: file.line(problem.line), problem.message, severity: .warning)
      ]
    }
    return result
  }
}
