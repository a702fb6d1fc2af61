import MaturityModel
import RepositoryFacts

/// A main function that calls at least two steps, each defined on its own in the repository: a pipeline's beginning.
enum ChainedSteps: ComputedPractice {
  static let reads: Set<FactKind> = [.function]

  /// Functions that are a program's one entry.
  private static let entries: Set<String> = ["main", "run", "run_pipeline", "pipeline", "run_training", "train_pipeline"]
  /// Loading counts as a step where it is data that is loaded; any program loads and saves something.
  private static let stepWords = [
    "load_data", "loaddata", "data_load", "dataload", "load_df", "load_csv", "load_raw", "read_data", "readdata", "read_csv",
    "read_raw", "fetch", "download", "ingest", "extract", "get_data", "prepare", "preprocess", "process", "clean", "split",
    "transform", "feature", "train", "fit", "build_model", "evaluat", "test_model", "validate", "predict", "score", "register",
  ]
  /// At least one of the steps must be about a model: loading and saving alone is any program.
  private static let modelWords = ["train", "fit", "model", "predict", "score", "evaluat"]

  static func judge(_ repository: RepositoryView) -> ComputedFinding {
    var defined: Set<String> = []
    for function in repository.facts.all(.function) where !function.contexts.contains(.test) { defined.insert(function.name) }
    for type in repository.facts.all(.class) where !type.contexts.contains(.test) { defined.insert(type.name) }
    var found: [Evidence] = []
    for function in repository.facts.all(.function)
    where entries.contains(function.name) && function.contexts.isDisjoint(with: [.test, .notebook]) {
      let steps = Set(function.values(.calls).map(lastPart)).filter {
        $0 != function.name && defined.contains($0) && contains($0, oneOf: stepWords)
      }
      guard steps.count >= 2, steps.contains(where: { contains($0, oneOf: modelWords) }) else { continue }
      found.append(Evidence(function, rule: "chained-steps", says: Wording.chains(steps.sorted())))
      if found.count == 5 { break }
    }
    return found.isEmpty ? .absent : ComputedFinding(status: .partial, evidence: found)
  }

  private static func lastPart(_ name: String) -> String { name.behindLast(".").map(String.init) ?? name }

  private static func contains(_ name: String, oneOf words: [String]) -> Bool {
    let lowered = name.lowercased()
    return words.contains { lowered.holdsText($0) }
  }
}
