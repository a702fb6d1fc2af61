import Detection
import Diagnostics
import RepositoryFacts

/// Reads rule files of a folder that was named.
enum RuleFolder {
  /// The YAML files of a folder and all below it, by path.
  static func files(_ folder: String) async throws -> [(path: String, text: String)] {
    do {
      let source = try FolderSource(folder)
      let rules = try await source.list().files.filter { $0.path.hasSuffix(".yml") || $0.path.hasSuffix(".yaml") }
      let contents = await source.read(rules, limits: ReadLimits())
      var files: [(path: String, text: String)] = []
      for (file, content) in zip(rules, contents) {
        guard case .success(let bytes) = content else { continue }
        files.append((folder + "/" + file.path, String(decoding: bytes, as: UTF8.self)))
      }
      guard !files.isEmpty else { throw Stop(.badInput, [Wording.noRuleFiles(folder)]) }
      return files
    } catch let problem as SourceProblem {
      throw Stop(.badInput, [problem.diagnostic])
    }
  }

  /// The standard rules, with those of a folder beside them where one is named.
  static func library(_ folder: String?) async throws -> RuleLibrary {
    guard let folder else { return .standard }
    return try await library(adding: folder)
  }

  /// The standard rules with those of a folder beside them.
  static func library(adding folder: String) async throws -> RuleLibrary {
    let library = RuleLibrary.adding(try await files(folder))
    guard library.mistakes.isEmpty else { throw Stop(.badInput, library.mistakes) }
    return library
  }
}
