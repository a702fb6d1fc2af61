import ArgumentParser
import Detection

/// The program's entry: parses what was typed, runs it, and turns whatever came of it into an exit code in one place.
@main
struct Main {
  /// Works the rules out on another processor while the words typed are parsed and the repository is listed. Nothing comes of
  /// it but time: who needs the rules before waits for them, and a scan that doesn't need them never asks.
  private static func prepareRules() {
    guard CommandLine.arguments.dropFirst().first == ScanCommand.configuration.commandName else { return }
    Task.detached(priority: .userInitiated) { _ = RuleLibrary.standard }
  }

  static func main() async {
    Memory.prepare()
    Terminal.ignoreBrokenPipes()
    prepareRules()
    do {
      var command = try RungCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.of(error).leave()
    }
  }
}
