import ArgumentParser

/// The program's entry: parses what was typed, runs it, and turns whatever came of it into an exit code in one place.
@main
struct Main {
  static func main() async {
    Memory.prepare()
    Terminal.ignoreBrokenPipes()
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
