/// Finds the container images that facts of several kinds refer to, so that who asks which images a repository uses need not
/// know where each format writes them.
enum ImageReferences {
  private static let mostWords = 40

  /// An `image-reference` fact for each image that a fact builds on, starts or deploys. Of a `docker run` any word may be the
  /// image, since which options take a value is not known.
  static func of(_ fact: Fact) -> [Fact] {
    switch fact.kind {
    case .instruction where fact.name == "FROM": references(fact[.value].map { [$0] } ?? [], of: fact)
    case .service: references(fact.values(.image), of: fact)
    case .key where isImageKey(fact.name): references(fact.values(.value), of: fact)
    case .command where fact.name.hasPrefix("docker ") || fact.name.hasPrefix("podman "): started(by: fact)
    default: []
    }
  }

  private static func isImageKey(_ name: String) -> Bool {
    func ends(_ ending: String) -> Bool { name == ending || name.hasSuffix("." + ending) }
    return ends("image") || ends("image.repository")
  }

  private static func started(by command: Fact) -> [Fact] {
    let words = command.name.split(separator: " ", maxSplits: mostWords)
    guard let run = words.firstIndex(of: "run") else { return [] }
    return references(words[(run + 1)...].prefix(mostWords).map(String.init), of: command)
  }

  private static func references(_ texts: [String], of fact: Fact) -> [Fact] {
    texts.compactMap { text in
      // `--platform=linux/amd64 python:3.12 AS base`
      guard let word = text.split(separator: " ", maxSplits: 8).first(where: { !$0.hasPrefix("-") }) else { return nil }
      let name = name(String(word))
      return name.isEmpty ? nil : Fact(.imageReference, name, at: fact.location, in: fact.contexts)
    }
  }

  /// A reference without its tag and digest.
  private static func name(_ reference: String) -> String {
    var name = reference[...]
    if let digest = name.firstIndex(of: "@") { name = name[..<digest] }
    let start = name.lastIndex(of: "/") ?? name.startIndex
    if let tag = name[start...].firstIndex(of: ":") { name = name[..<tag] }
    return String(name)
  }
}
