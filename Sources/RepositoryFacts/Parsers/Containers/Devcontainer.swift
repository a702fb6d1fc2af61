import Documents

/// Turns what a devcontainer runs when it is made or started into `command` facts (context `development`, owner the key).
enum Devcontainer: DocumentInterpreter {
  private static let keys = [
    "initializeCommand", "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand",
    "postAttachCommand",
  ]

  static func claims(_ document: DocumentFile) -> Bool {
    document.path.name == ".devcontainer.json" || document.path.name == "devcontainer.json"
  }

  static func facts(of document: DocumentFile) -> [Fact] {
    var run = RunText(document)
    var facts: [Fact] = []
    for entry in document.documents.first?.entries ?? [] where keys.contains(entry.key) {
      let attributes = [Fact.Attribute(.owner, entry.key)]
      if case .mapping(let named) = entry.value.content {
        // Several commands that run side by side, each under a name.
        for command in named { facts += run.commands(command.value, contexts: .development, attributes: attributes) }
      } else {
        facts += run.commands(entry.value, contexts: .development, attributes: attributes)
      }
    }
    return facts
  }
}
