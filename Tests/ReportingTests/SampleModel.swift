import Documents
import MaturityModel
import Reporting
import TestSupport

/// The maturity model as the tests of reports need it, read from its own text: no list of practices is kept here.
struct SampleModel: Sendable {
  struct Practice: Sendable {
    let id: String
    let dimension: String
    let level: Int
    let met: String
  }

  struct Condition: Sendable {
    let rule: Assessment.GateResult.Condition.Rule
    let practices: [String]
  }

  let practices: [Practice]
  let dimensions: [(id: String, name: String)]
  let vocabulary: ReportVocabulary
  /// The conditions of the gates of levels 1 to 4.
  let gates: [[Condition]]

  static let shared = try? SampleModel()

  private init() throws {
    let text = try TestFiles.text("Sources/MaturityModel/model/practices.yml")
    let model = YAMLReader.read(text).documents.first
    practices = (model?["practices"]?.items ?? []).map { node in
      Practice(
        id: node["id"]?.string ?? "", dimension: node["dimension"]?.string ?? "",
        level: node["level"]?.string.flatMap { Int($0) } ?? 0, met: node["met"]?.string ?? "")
    }
    dimensions = (model?["dimensions"]?.items ?? []).map { ($0["id"]?.string ?? "", $0["name"]?.string ?? "") }
    let meanings = Dictionary(practices.map { ($0.id, $0.met) }, uniquingKeysWith: { first, _ in first })
    vocabulary = ReportVocabulary(
      levels: (model?["levels"]?.items ?? []).map {
        .init(name: $0["name"]?.string ?? "", meaning: $0["means"]?.string ?? "")
      },
      meaning: { meanings[$0] })
    gates = (model?["gates"]?.entries ?? []).map { entry in
      entry.value.entries.flatMap { part -> [Condition] in
        switch part.key {
        case "any":
          let count = part.value["of"]?.string.flatMap { Int($0) } ?? 0
          return [Condition(rule: .any(of: count), practices: part.value["list"]?.strings ?? [])]
        case "started": return part.value.strings.map { Condition(rule: .started, practices: [$0]) }
        default: return part.value.strings.map { Condition(rule: .all, practices: [$0]) }
        }
      }
    }
  }
}
