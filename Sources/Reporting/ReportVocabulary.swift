public import MaturityModel

/// Names and sentences of the model that reports show, handed in so that reports need not know where the model stands.
public struct ReportVocabulary: Sendable {
  /// A level's words.
  public struct LevelWords: Hashable, Sendable {
    /// Its name, such as `Reproducible training`.
    public let name: String
    /// What reaching it means, as one sentence.
    public let meaning: String

    /// Memberwise.
    public init(name: String, meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// What the rules say of a practice, beside the model's own sentence.
  public struct Guide: Hashable, Sendable {
    /// Why it matters.
    public let why: String
    /// What an assessment looks for.
    public let lookedFor: String
    /// How much work it is.
    public let effort: Effort

    /// Memberwise.
    public init(why: String, lookedFor: String, effort: Effort) {
      self.why = why
      self.lookedFor = lookedFor
      self.effort = effort
    }
  }

  /// The levels' words, from level 0 up.
  public let levels: [LevelWords]
  /// A practice's `met` sentence, by its id.
  public let meaning: @Sendable (_ practice: String) -> String?

  /// What the rules say of a practice, by its id. Asked by formats that have room for it.
  public let guide: @Sendable (_ practice: String) -> Guide?
  /// Where a framework was published, by its id.
  public let frameworkSource: @Sendable (_ framework: String) -> String?

  /// Memberwise; what is not given is left out of reports.
  public init(
    levels: [LevelWords], meaning: @escaping @Sendable (_ practice: String) -> String?,
    guide: @escaping @Sendable (_ practice: String) -> Guide? = { _ in nil },
    frameworkSource: @escaping @Sendable (_ framework: String) -> String? = { _ in nil }
  ) {
    self.levels = levels
    self.meaning = meaning
    self.guide = guide
    self.frameworkSource = frameworkSource
  }

  /// A level's name; its number where the vocabulary has none.
  func levelName(_ level: Int) -> String { levels.indices.contains(level) ? levels[level].name : "\(level)" }
}
