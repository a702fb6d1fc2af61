import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// Finds and reads the project's `.rung.yml`.
enum ConfigurationLoader {
  /// The largest configuration that is read, in bytes.
  private static let largest = 1_000_000

  /// The configuration in a file that was named, or in the repository's root; an empty one where there is none.
  static func load(_ file: String?, from source: ListedSource, asOf day: CalendarDay) async throws -> ProjectConfiguration {
    if let file {
      guard let bytes = SourceText.read(path: file, limit: largest) else { throw Stop(.badInput, [Wording.noConfiguration(file)]) }
      return try configuration(bytes, path: file, asOf: day)
    }
    guard let listed = source.file(ProjectConfiguration.fileName),
      case .success(let bytes)? = await source.read([listed], limits: ReadLimits()).first
    else { return ProjectConfiguration() }
    return try configuration(bytes, path: ProjectConfiguration.fileName, asOf: day)
  }

  /// The day to judge claims by: that of the judged commit, so that a commit is judged alike on every day; without one, today.
  static func day(of source: any RepositorySource) async -> CalendarDay {
    if let commit = await source.commitTime() {
      return CalendarDay(secondsSince1970: commit.seconds, offsetMinutes: commit.offsetMinutes)
    }
    return CalendarDay(secondsSince1970: Terminal.now)
  }

  private static func configuration(_ bytes: [UInt8], path: String, asOf day: CalendarDay) throws -> ProjectConfiguration {
    let reading = ProjectConfiguration.read(
      YAMLReader.read(String(decoding: bytes, as: UTF8.self)), path: path, asOf: day)
    guard let configuration = reading.configuration else { throw Stop(.badInput, reading.mistakes) }
    return configuration
  }
}
