/// Something that a person should know about the input: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Good to know; nothing is missing from the result.
    case note
    /// Part of the input could not be used; the result says less than it could.
    case warning
    /// The input can't be used at all.
    case error

    /// Orders notes before warnings before errors.
    public static func < (left: Severity, right: Severity) -> Bool {
      allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
  }

  /// A stable identifier of the kind of message, such as `yaml-syntax`.
  public let id: String
  /// How much it weighs.
  public let severity: Severity
  /// Where it is, if it is about one place.
  public let location: FileLocation?
  /// What is wrong, as one sentence without a full stop.
  public let message: String
  /// What to do about it, as one sentence without a full stop.
  public let remedy: String?

  /// A diagnostic; messages stand in each target's one wording file, never at the place of use.
  public init(id: String, severity: Severity, location: FileLocation? = nil, message: String, remedy: String? = nil) {
    self.id = id
    self.severity = severity
    self.location = location
    self.message = message
    self.remedy = remedy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line: warning: message; remedy`, as compilers write it.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let advice = remedy.map { "; \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(advice)"
  }
}
