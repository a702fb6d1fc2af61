import MaturityModel
import RepositoryFacts

/// How many of five hardening measures one and the same image of the project has.
enum ContainerHardened: ComputedPractice {
  static let reads: Set<FactKind> = [.instruction]

  /// A measure, and the instruction that takes it where there is one.
  private typealias Measure = (name: String, proof: Fact?)

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var best: (measures: [Measure], from: Fact)?
    for image in repository.images {
      guard let from = image.bases.first else { continue }
      let measures = measures(of: image, repository)
      if measures.count > best?.measures.count ?? 0 { best = (measures, from) }
    }
    guard let best, best.measures.count >= 2 else { return .absent }
    let says = Wording.hardening(best.measures.map(\.name))
    var proofs = best.measures.compactMap(\.proof)
    if proofs.isEmpty { proofs = [best.from] }
    return ComputedFinding(
      status: best.measures.count >= 3 ? .met : .partial,
      evidence: proofs.map { Evidence($0, rule: "hardening", technology: "docker", says: says) })
  }

  private static func measures(of image: ImageDefinition, _ repository: RepositoryView) -> [Measure] {
    var measures: [Measure] = []
    let froms = image.bases
    let final = image.finalInstructions
    // A stage that builds on an earlier stage has that stage's base.
    let names = Set(froms.compactMap(ImageDefinition.stageName))
    let bases = froms.filter { !names.contains(ImageDefinition.base($0).lowercased()) }
    if !bases.isEmpty, bases.allSatisfy({ isExact(ImageDefinition.base($0)) }) {
      measures.append((Wording.exactBase, bases.last))
    }
    if let user = final.last(where: { $0.name == "USER" }), !isRoot(user[.value] ?? "") {
      measures.append((Wording.ownUser, user))
    }
    let ignoreFiles = image.ignoring.map { $0.isEmpty ? ".dockerignore" : $0 + "/.dockerignore" } + [image.path + ".dockerignore"]
    if ignoreFiles.contains(where: repository.files.contains) { measures.append((Wording.dockerIgnore, nil)) }
    if froms.count > 1 { measures.append((Wording.buildStages, froms.last)) }
    if let check = final.last(where: { $0.name == "HEALTHCHECK" }), check[.value]?.uppercased() != "NONE" {
      measures.append((Wording.healthCheck, check))
    }
    return measures
  }

  private static func isRoot(_ user: String) -> Bool {
    ["", "root", "0"].contains(user.prefix { $0 != ":" }.filter { !$0.isWhitespace && $0 != "\"" })
  }

  /// Whether a base names more than a major version: `python:3.11`, `ubuntu:22.04`, `debian:bookworm`, a digest. `scratch`
  /// is empty and has no versions.
  static func isExact(_ reference: String) -> Bool {
    if reference == "scratch" || reference.holdsText("@sha256:") { return true }
    let name = reference.split(separator: "/").last ?? ""
    guard let colon = name.firstIndex(of: ":") else { return false }
    let tag = name[name.index(after: colon)...]
    if releases.contains(where: { tag.hasPrefix($0) }) { return true }
    let version = tag.drop { !isDigit($0) }.prefix { isDigit($0) || $0 == "." }
    return version.split(separator: ".").count >= 2
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Names of distribution releases, each of which stands for one version.
  private static let releases = ["jammy", "focal", "noble", "bionic", "bookworm", "bullseye", "buster", "trixie"]
}
