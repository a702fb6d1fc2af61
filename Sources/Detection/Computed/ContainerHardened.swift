import MaturityModel
import RepositoryFacts

/// How many of five hardening measures one and the same image of the project has.
enum ContainerHardened: ComputedPractice {
  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var best: (measures: [(name: String, fact: Fact?)], image: ImageDefinition)?
    for image in ImageDefinition.all(in: repository) {
      let measures = self.measures(of: image, repository)
      if measures.count > best?.measures.count ?? 0 { best = (measures, image) }
    }
    guard let best, best.measures.count >= 2, let from = best.image.instructions.first else { return .absent }
    let says = Wording.hardening(best.measures.map(\.name))
    var evidence = best.measures.compactMap(\.fact).map { Evidence($0, rule: "hardening", technology: "docker", says: says) }
    if evidence.isEmpty { evidence = [Evidence(from, rule: "hardening", technology: "docker", says: says)] }
    return ComputedFinding(status: best.measures.count >= 3 ? .met : .partial, evidence: evidence)
  }

  private static func measures(of image: ImageDefinition, _ repository: RepositoryView) -> [(name: String, fact: Fact?)] {
    var measures: [(String, Fact?)] = []
    let froms = image.instructions.filter { $0.name == "FROM" }
    // A stage that builds on an earlier stage has that stage's base.
    let names = Set(froms.compactMap { stageName($0[.value] ?? "") })
    let bases = froms.filter { !names.contains(String(($0[.value] ?? "").split(separator: " ").first ?? "")) }
    if !bases.isEmpty, bases.allSatisfy({ isExact($0[.value] ?? "") }) { measures.append(("an exact base image", bases.last)) }
    let users = image.lastStage.filter { $0.name == "USER" }
    if let user = users.last, !["root", "0", ""].contains(user[.value]?.split(separator: ":").first.map(String.init) ?? "") {
      measures.append(("a user other than root", user))
    }
    let ignored = image.contexts.contains { context in
      repository.paths.contains((context.isEmpty ? "" : context + "/") + ".dockerignore")
    }
    if ignored || repository.paths.contains(image.path + ".dockerignore") { measures.append(("a .dockerignore", nil)) }
    if image.stages > 1 { measures.append(("several build stages", froms.last)) }
    if let check = image.lastStage.last(where: { $0.name == "HEALTHCHECK" }), check[.value]?.uppercased() != "NONE" {
      measures.append(("a health check", check))
    }
    return measures
  }

  private static func stageName(_ from: String) -> String? {
    let words = from.split(separator: " ")
    guard words.count >= 3, words[words.count - 2].lowercased() == "as" else { return nil }
    return String(words[words.count - 1])
  }

  /// Whether a base names more than a major version: `python:3.11`, `ubuntu:22.04`, `debian:bookworm`, a digest.
  private static func isExact(_ from: String) -> Bool {
    guard let reference = from.split(separator: " ").first(where: { !$0.hasPrefix("--") }) else { return false }
    if reference.contains("@sha256:") { return true }
    let name = reference.split(separator: "/").last ?? reference
    guard let colon = name.firstIndex(of: ":") else { return false }
    let tag = name[name.index(after: colon)...]
    let releases = ["jammy", "focal", "noble", "bionic", "bookworm", "bullseye", "buster", "trixie"]
    if releases.contains(where: { tag.hasPrefix($0) }) { return true }
    let version = tag.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    return version.split(separator: ".").count >= 2
  }
}
