import Diagnostics
import MaturityModel

/// The JSON forms of the results that an assessment consists of.
enum JSONResults {
  /// Path and line of a place.
  static func place(_ location: FileLocation) -> [JSONValue.Member] {
    [.init("path", .string(location.path)), .init("line", .optional(location.line))]
  }

  static func evidence(_ evidence: Evidence) -> JSONValue {
    .object(
      place(evidence.location) + [
        .init("snippet", .string(evidence.snippet)), .init("rule", .string(evidence.rule)),
        .init("technology", .optional(evidence.technology)), .init("says", .string(evidence.says)),
        .init("via", .strings(evidence.via)), .init("untracked", .bool(evidence.isUntracked)),
      ])
  }

  static func gate(_ gate: Assessment.GateResult) -> JSONValue {
    .object([
      .init("level", .integer(gate.level)), .init("holds", .bool(gate.holds)),
      .init("conditions", .array(gate.conditions.map(condition))),
    ])
  }

  private static func condition(_ condition: Assessment.GateResult.Condition) -> JSONValue {
    let (rule, needed) =
      switch condition.rule {
      case .all: ("all", condition.practices.count)
      case .started: ("started", condition.practices.count)
      case .any(let count): ("any", count)
      }
    return .object([
      .init("rule", .string(rule)), .init("needed", .integer(needed)), .init("practices", .strings(condition.practices)),
      .init("held", .strings(condition.held)),
      .init("missing", .strings(condition.practices.filter { !condition.held.contains($0) })),
      .init("holds", .bool(condition.holds)),
    ])
  }

  static func dimension(_ dimension: Assessment.DimensionResult) -> JSONValue {
    .object([
      .init("id", .string(dimension.id)), .init("name", .string(dimension.name)), .init("level", .optional(dimension.level)),
      .init("score", .decimal(dimension.score)),
      .init(
        "cells",
        .array(
          dimension.cells.map { cell in
            .object([
              .init("level", .integer(cell.level)), .init("counted", .decimal(cell.counted)),
              .init("total", .integer(cell.total)),
            ])
          })),
    ])
  }

  static func practice(_ practice: Assessment.PracticeResult) -> JSONValue {
    .object([
      .init("id", .string(practice.id)), .init("dimension", .string(practice.dimension)),
      .init("level", .integer(practice.level)), .init("status", .string(practice.status.rawValue)),
      .init("claim", practice.claim.map(claim) ?? .null), .init("outOfScope", .optional(practice.outOfScope)),
      .init("evidence", .array(practice.evidence.map(evidence))), .init("reason", .string(practice.reason)),
    ])
  }

  private static func claim(_ claim: Assessment.Claim) -> JSONValue {
    .object([
      .init("kind", .string(claim.kind.rawValue)), .init("text", .string(claim.text)), .init("by", .string(claim.by)),
      .init("date", claim.kind == .attested ? .optional(claim.date) : .null),
      .init("until", claim.kind == .waived ? .optional(claim.date) : .null), .init("counts", .bool(claim.counts)),
    ])
  }

  static func framework(_ framework: Assessment.FrameworkResult) -> JSONValue {
    .object([
      .init("id", .string(framework.id)), .init("name", .string(framework.name)),
      .init("score", framework.score.map { .decimal($0) } ?? .null),
      .init(
        "sectionScores",
        .array(
          framework.sectionScores.map { section in
            .object([.init("section", .string(section.section)), .init("score", .decimal(section.score))])
          })),
      .init(
        "items",
        .array(
          framework.items.map { item in
            .object([
              .init("id", .string(item.id)), .init("title", .string(item.title)), .init("section", .optional(item.section)),
              .init("state", .string(item.state.rawValue)), .init("attested", .bool(item.isAttested)),
            ])
          })),
    ])
  }

  static func nextStep(_ step: Assessment.NextStep) -> JSONValue {
    .object([
      .init("practice", .string(step.practice)), .init("effort", .string(step.effort.rawValue)),
      .init("advice", .string(step.advice)),
    ])
  }

  static func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      .init("id", .string(diagnostic.id)), .init("severity", .string(diagnostic.severity.rawValue)),
      .init("path", .optional(diagnostic.location?.path)), .init("line", .optional(diagnostic.location?.line)),
      .init("column", .optional(diagnostic.location?.column)), .init("message", .string(diagnostic.message)),
      .init("remedy", .optional(diagnostic.remedy)),
    ])
  }
}
