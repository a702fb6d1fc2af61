import Diagnostics
import Documents
import MaturityModel
import RepositoryFacts

/// Finds and reads the project's `.rung.yml`.
enum ConfigurationLoader {
  /// The largest configuration that is read, in bytes.
  private static let largest = 1_000_000

  /// The configuration in a file that was named, or in the repository's root, and the day to judge its claims by; an empty
  /// one where there is none.
  static func load(
    _ file: String?, from source: ListedSource
  ) async throws -> (configuration: ProjectConfiguration, day: CalendarDay) {
    if let file {
      guard let bytes = SourceText.read(path: file, limit: largest) else {
        throw Stop(.badInput, [Wording.noConfiguration(file)])
      }
      let day = await day(of: source)
      return (try configuration(bytes, path: file, asOf: day), day)
    }
    guard let listed = source.file(ProjectConfiguration.fileName),
      case .success(let bytes)? = await source.read([listed], within: nil, limits: ReadLimits()).first
    else { return (ProjectConfiguration(), CalendarDay(secondsSince1970: Terminal.now)) }
    let day = await day(of: source)
    return (try configuration(bytes, path: ProjectConfiguration.fileName, asOf: day), day)
  }

  /// The day of the judged commit, so that a commit is judged alike on every day; without one, today.
  private static func day(of source: ListedSource) async -> CalendarDay {
    guard let commit = await source.commitTime() else { return CalendarDay(secondsSince1970: Terminal.now) }
    return CalendarDay(secondsSince1970: commit.seconds, offsetMinutes: commit.offsetMinutes)
  }

  private static func configuration(_ bytes: [UInt8], path: String, asOf day: CalendarDay) throws -> ProjectConfiguration {
    let reading = ProjectConfiguration.read(
      YAMLReader.read(String(decoding: bytes, as: UTF8.self)), path: path, asOf: day)
    guard let configuration = reading.configuration else { throw Stop(.badInput, reading.mistakes) }
    return configuration
  }
}
