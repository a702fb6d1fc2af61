import Diagnostics
import Documents

/// The maturity model as the program knows it: levels, dimensions, practices, the gates between levels, the frameworks they
/// map to and the profiles. The front door of the words; `Judge` is that of the judging.
///
/// Comes from the data files of `model/`, which are in the program in a parsed form, so that loading all of it takes a
/// fraction of a millisecond.
public struct PracticeCatalog: Sendable {
  /// The model that this program judges by.
  public static let standard = PracticeCatalog(
    practices: EmbeddedModel.document("practices.yml"), frameworks: EmbeddedModel.document("frameworks.yml"),
    profiles: EmbeddedModel.document("profiles.yml"))

  /// The levels 0 to 4, lowest first.
  public let levels: [MaturityLevel]
  /// The dimensions, in the model's order.
  public let dimensions: [MaturityDimension]
  /// The practices, in the model's order.
  public let practices: [Practice]
  /// The gates of the levels 1 to 4, lowest first.
  public let gates: [Gate]
  /// The frameworks that readers may know.
  public let frameworks: [Framework]
  /// The profiles, the least demanding first.
  public let profiles: [Profile]
  /// The model's version: a digest of what it says.
  public let modelVersion: String

  private let positions: [String: Int]

  init(practices: DocumentNode, frameworks: DocumentNode, profiles: DocumentNode) {
    let practicesReader = ModelReader(file: "practices.yml", root: practices)
    let frameworksReader = ModelReader(file: "frameworks.yml", root: frameworks)
    let profilesReader = ModelReader(file: "profiles.yml", root: profiles)
    self.levels = practicesReader.levels()
    self.dimensions = practicesReader.dimensions()
    self.practices = practicesReader.practices()
    self.gates = practicesReader.gates()
    self.frameworks = frameworksReader.frameworks()
    self.profiles = profilesReader.profiles()
    self.positions = Dictionary(uniqueKeysWithValues: self.practices.enumerated().map { ($1.id, $0) })
    // The rubrics of frameworks.yml grade assessments and don't change them, so they are no part of the version.
    var digest = ContentDigest()
    digest.add(practices)
    digest.add(frameworksReader.required("frameworks", in: frameworks))
    digest.add(profiles)
    self.modelVersion = digest.hex
  }
}

extension PracticeCatalog {
  /// The level of a number.
  public func level(_ number: Int) -> MaturityLevel? { levels.first { $0.number == number } }

  /// The dimension of an id.
  public func dimension(_ id: String) -> MaturityDimension? { dimensions.first { $0.id == id } }

  /// The practice of an id.
  public func practice(_ id: String) -> Practice? { position(of: id).map { practices[$0] } }

  /// Where a practice stands in the model's order.
  public func position(of practice: String) -> Int? { positions[practice] }

  /// The gate that opens a level.
  public func gate(to level: Int) -> Gate? { gates.first { $0.level == level } }

  /// The framework of an id.
  public func framework(_ id: String) -> Framework? { frameworks.first { $0.id == id } }

  /// The profile of an id.
  public func profile(_ id: String) -> Profile? { profiles.first { $0.id == id } }

  /// A part of the model whose ids people type.
  public enum Part: Hashable, Sendable, CaseIterable {
    /// Ids of practices.
    case practices
    /// Ids of dimensions.
    case dimensions
    /// Ids of frameworks.
    case frameworks
    /// Ids of profiles.
    case profiles
  }

  /// The ids of some parts of the model, in the model's order.
  public func ids(of parts: Part...) -> [String] {
    parts.flatMap { part in
      switch part {
      case .practices: practices.map(\.id)
      case .dimensions: dimensions.map(\.id)
      case .frameworks: frameworks.map(\.id)
      case .profiles: profiles.map(\.id)
      }
    }
  }

  /// The id that somebody who typed `word` most likely meant; nil where none is near.
  public func nearest(to word: String, among parts: Part...) -> String? {
    NearestWord.within(word, in: parts.flatMap { ids(of: $0) })
  }
}

extension NearestWord {
  /// `to(_:in:)` for words of unknown length: what is longer than any id is no slip, and not worth measuring.
  static func within(_ word: String, in candidates: [String]) -> String? {
    word.utf8.count <= 64 ? to(word, in: candidates) : nil
  }
}
