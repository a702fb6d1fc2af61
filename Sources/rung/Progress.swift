/// A line on standard error for work that takes over a second, on a terminal only.
enum Progress {
  static func shown<Result: Sendable>(_ text: String, _ work: () async throws -> Result) async throws -> Result {
    guard Terminal.errorIsTerminal else { return try await work() }
    let line = Task {
      try await Task.sleep(for: .seconds(1))
      var dots = 0
      while !Task.isCancelled {
        Terminal.progress(text + String(repeating: ".", count: dots % 4))
        dots += 1
        try await Task.sleep(for: .milliseconds(400))
      }
    }
    defer {
      line.cancel()
      Terminal.progress("")
    }
    return try await work()
  }
}
