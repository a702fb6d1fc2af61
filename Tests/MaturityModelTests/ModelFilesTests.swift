import FoundationEssentials
import Testing

/// Rung ships its own copy of the model's contract, which stands beside the repository where the project is developed.
@Suite struct ModelFilesTests {
  private static let root = ancestor(of: #filePath, steps: 3)
  private static let contract = ancestor(of: root, steps: 1) + "/shared/model"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: contract + "/practices.yml"),
      "the contract (../shared/model) is not beside this checkout"),
    arguments: ["practices.yml", "frameworks.yml"])
  func theShippedModelIsTheContract(file: String) throws {
    let shipped = try #require(FileManager.default.contents(atPath: "\(Self.root)/Sources/MaturityModel/model/\(file)"))
    let agreed = try #require(FileManager.default.contents(atPath: "\(Self.contract)/\(file)"))
    #expect(shipped == agreed, "copy \(Self.contract)/\(file) to Sources/MaturityModel/model")
  }

  private static func ancestor(of path: String, steps: Int) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast(steps).joined(separator: "/")
  }
}
