/// What a path alone says about a file: whether it is a test, an example, documentation, or not the project's own.
enum PathContexts {
  /// The contexts of a file at `path`.
  static func of(_ path: String) -> FactContexts {
    var contexts: FactContexts = []
    let components = path.lowercased().pieces(between: "/")
    for folder in components.dropLast() {
      switch folder {
      case "test", "tests", ".test", ".tests", "testing", "__tests__", "spec", "specs", "testthat", "integration-tests",
        "integration_tests",
        "integrationtests", "integration_test", "integration-test", "unit_tests", "unittests", "unit-tests", "e2e":
        contexts.insert(.test)
      case "docs", "doc", "documentation", "site", "website": contexts.insert(.docs)
      case "examples", "example", "tutorials", "tutorial", "demo", "demos", "samples": contexts.insert(.example)
      case ".devcontainer": contexts.insert(.development)
      default:
        if folder.hasPrefix("test_") || folder.hasSuffix("_tests") || folder.hasSuffix("-tests") { contexts.insert(.test) }
      }
    }
    if let name = components.last, isTestFile(TemplateEnding.removed(from: String(name))) { contexts.insert(.test) }
    return contexts
  }

  private static func isTestFile(_ name: String) -> Bool {
    guard let ending = name.behindLast(".") else { return false }
    let stem = name.pieces(between: ".").first.map(String.init) ?? name
    switch ending {
    case "py", "r", "jl", "ipynb":
      return stem.hasPrefix("test_") || stem.hasPrefix("test-") || stem.hasSuffix("_test") || stem.hasSuffix("_tests")
        || stem == "conftest" || stem == "test" || stem == "tests" || stem == "runtests"
    case "js", "ts", "jsx", "tsx", "mjs", "cjs":
      return name.contains(".test.") || name.contains(".spec.") || stem.hasSuffix("_test") || stem.hasSuffix("-test")
        || stem == "test" || stem == "tests"
    case "java", "scala", "kt", "swift", "go", "rs", "cc", "cpp":
      return stem.hasSuffix("test") || stem.hasSuffix("tests") || stem.hasSuffix("spec")
    default: return false
    }
  }
}
