/// `rung-fuzz list`, `rung-fuzz seeds FOLDER` and `rung-fuzz TARGET [libFuzzer's own arguments]`; see `Tests/Fuzz/run`.
@main
struct FuzzMain {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "list": print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
    case "seeds": FuzzSeeds.write(to: words.last ?? ".")
    default:
      guard let target = words.first.flatMap(FuzzTarget.named) else { fatalError("no such target; ask for `list`") }
      FuzzMain.target = target
      runDriver(Array(CommandLine.arguments.prefix(1)) + words.dropFirst())
    }
  }

  /// What is fuzzed in this process; libFuzzer calls back without any context.
  nonisolated(unsafe) private static var target: FuzzTarget?

  private static func runDriver(_ words: [String]) {
    var count = CInt(words.count)
    let texts = words.map { text in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
      copy.update(from: Array(text.utf8CString), count: text.utf8.count + 1)
      return copy
    }
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
    for (index, text) in texts.enumerated() { list[index] = text }
    list[words.count] = nil
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = list
    _ = LLVMFuzzerRunDriver(&count, &arguments) { bytes, length in
      FuzzMain.target?.read(Array(UnsafeBufferPointer(start: bytes, count: length)))
      return 0
    }
  }
}

/// libFuzzer's loop, for programs that bring their own `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func LLVMFuzzerRunDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
