import ArgumentParser
import Diagnostics
import Reporting

/// The exit codes, decided here and nowhere else.
enum ExitStatus: Int32 {
  /// All went well.
  case done = 0
  /// The level is under `--fail-under`, or a check found something.
  case underLevel = 1
  /// The command line is wrong, or the input can't be read.
  case badInput = 2
  /// Rung itself failed.
  case internalError = 3
}

/// Ends a command with a status after all that had to be said was said.
struct Stop: Error {
  let status: ExitStatus
  /// What to say on standard error first.
  var diagnostics: [Diagnostic] = []

  init(_ status: ExitStatus, _ diagnostics: [Diagnostic] = []) {
    self.status = status
    self.diagnostics = diagnostics
  }
}

extension ExitStatus {
  /// What an error says, and the code that stands for it.
  struct Ending {
    let status: ExitStatus
    let output: String
    let complaint: String

    func leave() -> Never {
      if !output.isEmpty { Terminal.write(output) }
      if !complaint.isEmpty { Terminal.complain(complaint) }
      Terminal.exit(status)
    }
  }

  /// How the program ends for an error that a command threw.
  static func of(_ error: any Error) -> Ending {
    if let stop = error as? Stop {
      let said = stop.diagnostics.map { TerminalText.escape($0.description) }.joined(separator: "\n")
      return Ending(status: stop.status, output: "", complaint: said)
    }
    // ArgumentParser knows help, version and wrong usage; its message and code tell which it was.
    let message = RungCommand.fullMessage(for: error)
    if RungCommand.exitCode(for: error) == .success { return Ending(status: .done, output: message, complaint: "") }
    if RungCommand.exitCode(for: error) == .validationFailure {
      return Ending(status: .badInput, output: "", complaint: message)
    }
    return Ending(status: .internalError, output: "", complaint: Wording.internalError("\(error)"))
  }
}
