import Documents

/// Turns an Ansible playbook (a list of plays) into `resource` facts: name playbook, system ansible, label the play's name.
enum Ansible: DocumentInterpreter {
  static func claims(_ document: DocumentFile) -> Bool {
    document.format == .yaml && document.documents.contains { $0.items.contains(where: isPlay) }
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    document.documents.flatMap(\.items).filter(isPlay).map { play in
      let label: [Fact.Attribute] = play["name"]?.string.map { [.init(.label, $0)] } ?? []
      let file = document.file
      return Fact(
        .resource, "playbook", at: file.line(play.entry("hosts")?.line ?? play.line),
        in: file.contexts.union(.service), [.init(.system, "ansible")] + label)
    }
  }

  private static func isPlay(_ node: DocumentNode) -> Bool {
    node["hosts"] != nil && ["tasks", "roles", "pre_tasks", "post_tasks"].contains { node[$0] != nil }
  }
}
