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

  /// The levels' words, from level 0 up.
  public let levels: [LevelWords]
  /// A practice's `met` sentence, by its id.
  public let meaning: @Sendable (_ practice: String) -> String?

  /// Memberwise.
  public init(levels: [LevelWords], meaning: @escaping @Sendable (_ practice: String) -> String?) {
    self.levels = levels
    self.meaning = meaning
  }

  /// A level's name; its number where the vocabulary has none.
  func levelName(_ level: Int) -> String { levels.indices.contains(level) ? levels[level].name : "\(level)" }
}
