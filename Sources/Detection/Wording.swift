import Diagnostics

/// All that this target says to people, each message with its id.
enum Wording {
  // MARK: Reasons

  static func metReason(_ says: String, at place: String, more: Int) -> String {
    let others = more == 0 ? "" : more == 1 ? ", and in one more place" : ", and in \(more) more places"
    return "It \(says) (\(place)\(others))."
  }
  static func partialReason(_ says: String, at place: String, enough: String) -> String {
    "It \(says) (\(place)), which is a start; enough would be \(enough)."
  }
  static func absentReason(lookedFor: String, enough: String) -> String {
    "Looked for \(lookedFor) and found none; enough would be \(enough)."
  }
  static func unknownReason(file: String, lookedFor: String) -> String {
    "Looked for \(lookedFor) and found none, but \(file), which could hold it, can't be read."
  }
}

/// What computed practices say.
extension Wording {
  static func sentence(_ says: String) -> String { "It \(says)." }
  static func codeShare(modules: Int, notebooks: Int) -> String {
    notebooks == 0
      ? "keeps its \(modules) code lines in modules and scripts, none in notebooks"
      : "keeps \(modules) code lines in modules and scripts, \(notebooks) in notebooks"
  }
  static func onlyNotebooks(lines: Int) -> String {
    "All \(lines) code lines stand in notebooks; enough would be that modules or scripts hold more than half of them."
  }
  static func mostlyNotebooks(_ says: String) -> String {
    "It \(says); enough would be that modules and scripts hold more than half."
  }
  static let runStore = "a run store"
  static let cache = "a cache"
  static let installedPackages = "installed packages"
  static let pipelineStore = "a pipeline tool's store"
  static let virtualEnvironment = "a virtual environment"
  static func largeFile(_ bytes: Int) -> String { "a file of \(bytes / 1_000_000) MB" }
  static let exactBase = "an exact base image"
  static let ownUser = "a user other than root"
  static let dockerIgnore = "a .dockerignore"
  static let buildStages = "several build stages"
  static let healthCheck = "a health check"
  static func commits(_ what: String) -> String { "commits \(what)" }
  static func ignores(_ count: Int) -> String { "ignores files by \(count) \(count == 1 ? "pattern" : "patterns")" }
  static func locks(_ tool: String) -> String { "commits a lock file of \(tool)" }
  static func pins(_ pinned: Int, of all: Int) -> String { "names one exact version for \(pinned) of \(all) requirements" }
  static let noCredential = "holds no credential in its tracked files"
  static func credential(_ kind: String, _ masked: String) -> String { "commits a credential (\(kind) \(masked))" }
  static func credentialsFound(_ count: Int, first: FileLocation) -> String {
    let others = count == 1 ? "" : " and in \(count - 1) more \(count == 2 ? "place" : "places")"
    return
      "A credential is committed at \(first)\(others); enough would be to revoke it, take it out of the tree and read it from the environment or a secret store."
  }
  static func typedLanguage(_ language: String) -> String { "is mostly written in \(language), which is statically typed" }
  static func asserts(_ count: Int) -> String {
    "has \(count) test \(count == 1 ? "function that asserts" : "functions that assert") something about its own code"
  }
  static func fewTests(_ count: Int, of all: Int, first: FileLocation) -> String {
    all == 0
      ? "There is a test file (\(first)), but no test function that asserts something about the project's own code; enough would be three."
      : "Of \(all) test \(all == 1 ? "function" : "functions") (\(first)) \(count) \(count == 1 ? "asserts" : "assert") something about the project's own code; enough would be three."
  }
  static func chains(_ steps: [String]) -> String { "chains steps in one function (\(steps.prefix(4).joined(separator: ", ")))" }
  static let imageHoldsCode = "defines an image that installs the dependencies and holds the code"
  static let imageWithoutCode = "defines an image that does not hold the project's code"
  static func hardening(_ measures: [String]) -> String { "hardens its image with \(measures.joined(separator: ", "))" }
}

extension Wording {
  static let noRules = "No rule looks for this practice."
}

/// What running the examples says.
extension Wording {
  static let exampleUnreadable = "the example's files can't be scanned"
  static func derivedStillMet(at places: String) -> String {
    "still met (\(places)); mend the rule, or say under 'derive:' why that is right"
  }
  static func otherStatus(expected: String, found: String, places: String) -> String {
    "\(expected) is expected, \(found) was found\(places.isEmpty ? "" : " (\(places))")"
  }
  static func otherEvidence(missing: [String], unexpected: [String]) -> String {
    var parts: [String] = []
    if !missing.isEmpty { parts.append("marked, but no evidence: \(missing.joined(separator: ", "))") }
    if !unexpected.isEmpty { parts.append("evidence, but not marked: \(unexpected.joined(separator: ", "))") }
    return parts.joined(separator: "; ")
  }
}

/// What is said of the repository as a whole.
extension Wording {
  static let masked = "(masked)"
  static let noMachineLearning =
    "Nothing here trains, loads or measures a model, so this does not look like a machine-learning project; its engineering practices are judged all the same."
  static func machineLearningSign(_ name: String) -> String { "uses \(name)" }
  static func machineLearning(_ name: String, at place: FileLocation, files: Int) -> String {
    let others = files == 1 ? "" : ", and there are signs in \(files - 1) more \(files == 2 ? "file" : "files")"
    return "It uses \(name) (\(place)\(others))."
  }
}
