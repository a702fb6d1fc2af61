import Diagnostics
import Documents

// The entries of the lists of a `.rung.yml`. Each reader looks at all fields before it gives up, so that no mistake hides
// another.
extension ConfigurationReader {
  mutating func waiver(_ node: DocumentNode) -> Waiver? {
    guard let fields = fields(of: node, part: .waiver) else { return nil }
    let practice = required("practice", in: fields, of: node, part: .waiver).flatMap { self.practice($0, list: "waive") }
    let reason = required("reason", in: fields, of: node, part: .waiver).flatMap { text($0, key: "reason") }
    let by = required("by", in: fields, of: node, part: .waiver).flatMap { text($0, key: "by") }
    let until = fields["until"].flatMap { self.date($0) }
    guard let practice, let reason, let by else { return nil }
    return Waiver(practice: practice, reason: reason, by: by, until: until, location: mistakes.place(node))
  }

  mutating func attestation(_ node: DocumentNode) -> Attestation? {
    guard let fields = fields(of: node, part: .attestation) else { return nil }
    let subject = self.subject(of: node, fields)
    let statement = required("statement", in: fields, of: node, part: .attestation).flatMap { text($0, key: "statement") }
    let by = required("by", in: fields, of: node, part: .attestation).flatMap { text($0, key: "by") }
    let date = required("date", in: fields, of: node, part: .attestation).flatMap { pastDate($0) }
    let until = fields["until"].flatMap { self.date($0) }
    if let date, let until, until < date, let node = fields["until"] {
      let place = mistakes.place(node)
      mistakes.add(Wording.endsBeforeItBegins(until, date, at: place))
    }
    let link = fields["link"].flatMap { self.link($0) }
    guard let subject, let statement, let by, let date else { return nil }
    return Attestation(
      subject: subject, statement: statement, by: by, date: date, until: until, link: link, location: mistakes.place(node))
  }

  mutating func leftOut(_ node: DocumentNode) -> ProjectConfiguration.LeftOut? {
    guard let fields = fields(of: node, part: .leftOut) else { return nil }
    let path = required("path", in: fields, of: node, part: .leftOut).flatMap { self.path($0, key: "path") }
    let reason = required("reason", in: fields, of: node, part: .leftOut).flatMap { text($0, key: "reason") }
    if let path, let node = fields["path"] { nameOnce("path:" + path, shown: path, list: "leave-out", node) }
    guard let path, let reason else { return nil }
    return .init(path: path, reason: reason, location: mistakes.place(node))
  }

  mutating func project(_ node: DocumentNode) -> String? {
    guard let path = self.path(node, key: "projects") else { return nil }
    nameOnce("project:" + path, shown: path, list: "projects", node)
    return path
  }

  /// What an attestation is about: exactly one of a practice, a framework's item and a question.
  private mutating func subject(of node: DocumentNode, _ fields: [String: DocumentNode]) -> Attestation.Subject? {
    let named = [fields["practice"] != nil, fields["framework"] != nil || fields["item"] != nil, fields["question"] != nil]
    switch named.count(where: { $0 }) {
    case 0:
      let place = mistakes.place(node)
      mistakes.add(Wording.noSubject(at: place))
      return nil
    case 1: break
    default:
      let place = mistakes.place(node)
      mistakes.add(Wording.severalSubjects(at: place))
      return nil
    }
    if let practice = fields["practice"] { return self.practice(practice, list: "attest").map { .practice($0) } }
    if let question = fields["question"] { return self.question(question).map { .question($0) } }
    let framework = required("framework", in: fields, of: node, part: .attestation).flatMap { self.framework($0) }
    guard let item = required("item", in: fields, of: node, part: .attestation), let framework else { return nil }
    return self.item(item, of: framework).map { .item(framework: framework.id, item: $0) }
  }
}
