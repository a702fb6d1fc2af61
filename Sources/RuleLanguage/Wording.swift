package import Diagnostics

/// All that this target says to people, each message with its id: the mistakes in rule files.
package enum RuleWording {
  /// A message about a rule file, before it is known where.
  package struct Message {
    package let id: String
    package let message: String
    package let remedy: String?

    package func diagnostic(at location: FileLocation, severity: Diagnostic.Severity = .error) -> Diagnostic {
      Diagnostic(id: id, severity: severity, location: location, message: message, remedy: remedy)
    }
  }

  package static func unknownKey(_ key: String, nearest: String?) -> Message {
    Message(id: "rule-unknown-key", message: "'\(key)' is no key of a rule", remedy: suggestion(nearest))
  }
  package static func missingKey(_ key: String) -> Message {
    Message(id: "rule-missing-key", message: "'\(key)' is missing or empty", remedy: "add '\(key):' here")
  }
  package static func unknownPractice(_ id: String, nearest: String?) -> Message {
    Message(
      id: "rule-unknown-practice", message: "'\(id)' is no practice of the model",
      remedy: suggestion(nearest) ?? "see 'rung model' for their ids")
  }
  package static func unknownEffort(_ word: String) -> Message {
    Message(id: "rule-unknown-effort", message: "'\(word)' is no effort", remedy: "write S, M or L")
  }
  package static func unknownComputed(_ name: String, nearest: String?) -> Message {
    Message(id: "rule-unknown-computed", message: "no computed practice is named '\(name)'", remedy: suggestion(nearest))
  }
  package static func unknownTechnology(_ id: String, nearest: String?) -> Message {
    Message(
      id: "rule-unknown-technology", message: "'\(id)' is not in Technologies.yml",
      remedy: suggestion(nearest) ?? "add a line for it there")
  }
  package static func unknownCategory(_ name: String, nearest: String?) -> Message {
    Message(
      id: "rule-unknown-category", message: "'\(name)' is no category of Technologies.yml",
      remedy: suggestion(nearest) ?? "add it to 'categories:' there")
  }
  package static func noExample(_ id: String) -> Message {
    Message(
      id: "rule-no-example", message: "the technology '\(id)' has no example", remedy: "add one under 'examples:'")
  }
  package static func unknownSet(_ name: String, nearest: String?) -> Message {
    Message(id: "rule-unknown-set", message: "no set is named '\(name)'", remedy: suggestion(nearest) ?? "add it to Sets.yml")
  }
  package static func unknownContext(_ word: String, nearest: String?) -> Message {
    Message(id: "rule-unknown-context", message: "'\(word)' is no context", remedy: suggestion(nearest))
  }
  package static func repeatedRule(_ id: String) -> Message {
    Message(id: "rule-repeated", message: "the rule id '\(id)' is used twice", remedy: "give one of them another id")
  }
  package static func repeatedSet(_ name: String) -> Message {
    Message(id: "rule-repeated-set", message: "there are two sets named '\(name)'", remedy: "give one of them another name")
  }
  package static func repeatedTechnology(_ id: String) -> Message {
    Message(
      id: "rule-repeated-technology", message: "the technology '\(id)' is listed twice", remedy: "join the two lines")
  }
  package static func unknownStatus(_ word: String) -> Message {
    Message(id: "rule-unknown-status", message: "'\(word)' is no status", remedy: "write met, partial, absent or unknown")
  }
  package static func unknownFile(_ path: String) -> Message {
    Message(id: "rule-unknown-file", message: "the example has no file '\(path)'", remedy: "list it under 'files:'")
  }
  package static func twoSubjects(_ first: String, _ second: String) -> Message {
    Message(
      id: "rule-two-subjects", message: "a pattern looks for one thing, this one for '\(first)' and '\(second)'",
      remedy: "split it, or put one under 'same-file:' or 'elsewhere:'")
  }
  package static let noSubject = Message(
    id: "rule-no-subject", message: "the pattern doesn't say what it looks for",
    remedy: "begin it with a kind of fact, such as 'call:' or 'file:', or with 'set:' or 'any:'")
  package static func expected(_ what: String) -> Message {
    Message(id: "rule-expected", message: "\(what) is expected here", remedy: nil)
  }
  package static func recursiveSet(_ name: String) -> Message {
    Message(id: "rule-recursive-set", message: "the set '\(name)' contains itself", remedy: "take the loop out")
  }
  package static func syntax(_ problem: String) -> Message {
    Message(id: "rule-syntax", message: problem, remedy: nil)
  }

  private static func suggestion(_ nearest: String?) -> String? { nearest.map { "did you mean '\($0)'?" } }
}
