/// Knows which step of a pipeline makes which path, so that the steps that another one needs can be told by what it reads.
struct StageMakers {
  private var exact: [String: [Int]] = [:]
  /// For every folder above an output: who makes something in it.
  private var inside: [String: [Int]] = [:]
  /// Deeper paths are compared as a whole only.
  private static let deepest = 32

  /// Says that a step makes `output`.
  mutating func add(_ output: String, by step: Int) {
    exact[output, default: []].append(step)
    for folder in Self.folders(of: output) where inside[folder]?.last != step { inside[folder, default: []].append(step) }
  }

  /// The steps that make one of `inputs`, the folder it lies in, or something in it; each once, in order.
  func of(_ inputs: [String], without step: Int) -> [Int] {
    var found: Set<Int> = []
    for input in inputs {
      found.formUnion(exact[input] ?? [])
      found.formUnion(inside[input] ?? [])
      for folder in Self.folders(of: input) { found.formUnion(exact[folder] ?? []) }
    }
    found.remove(step)
    return found.sorted()
  }

  private static func folders(of path: String) -> [String] {
    var folders: [String] = []
    for index in path.indices where path[index] == "/" {
      guard folders.count < deepest else { return [] }
      folders.append(String(path[..<index]))
    }
    return folders.filter { !$0.isEmpty }
  }
}
