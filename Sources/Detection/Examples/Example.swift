public import Diagnostics
public import MaturityModel
import RepositoryFacts

extension RuleExamples {
  /// A small repository of a rule file, with the status and the lines of evidence that are expected of it.
  public struct Example: Sendable {
    /// What it shows, in a few words.
    public let name: String
    /// The status that is expected.
    public let expected: PracticeStatus
    /// The files: path and text, without the marks.
    public var files: [(path: String, text: String)] { sources.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) } }
    /// The places of evidence that are marked.
    public let marks: Set<FileLocation>
    /// Where it stands in the rule file.
    public let location: FileLocation
    /// The files as a scan reads them; those that git ignores are not there at all.
    let sources: [MemorySource.File]
    /// Whether it was made of another one, to show that the practice is not met.
    let isDerived: Bool

    /// The repository.
    var source: MemorySource { MemorySource(sources) }

    init(
      name: String, expected: PracticeStatus, sources: [MemorySource.File], marks: Set<FileLocation>,
      location: FileLocation, isDerived: Bool = false
    ) {
      self.name = name
      self.expected = expected
      self.sources = sources
      self.marks = marks
      self.location = location
      self.isDerived = isDerived
    }
  }
}
