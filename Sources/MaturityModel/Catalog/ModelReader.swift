import Documents

/// Reads the model's own data files into the catalog's types.
///
/// The files are part of the program: a fault in one is a fault of the program, told by file and line when it is first
/// loaded, and the tests load it.
struct ModelReader {
  let file: String
  let root: DocumentNode

  func levels() -> [MaturityLevel] {
    items("levels", in: root).map { node in
      MaturityLevel(
        number: number("level", in: node), name: text("name", in: node), means: text("means", in: node),
        azure: text("azure", in: node), google: text("google", in: node))
    }
  }

  func dimensions() -> [MaturityDimension] {
    items("dimensions", in: root).map { MaturityDimension(id: text("id", in: $0), name: text("name", in: $0)) }
  }

  func practices() -> [Practice] {
    items("practices", in: root).map { node in
      Practice(
        id: text("id", in: node), dimension: text("dimension", in: node), level: number("level", in: node),
        met: text("met", in: node), partial: node["partial"]?.string)
    }
  }

  func gates() -> [Gate] {
    required("gates", in: root).entries.map { entry in
      guard let level = Int(entry.key) else { fail("'\(entry.key)' is no level", at: entry.value) }
      let any = entry.value["any"].map { Gate.Choice(of: number("of", in: $0), list: list("list", in: $0)) }
      return Gate(level: level, all: list("all", in: entry.value), started: list("started", in: entry.value), any: any)
    }
  }

  func frameworks() -> [Framework] {
    items("frameworks", in: root).map { node in
      Framework(
        id: text("id", in: node), name: text("name", in: node), source: text("source", in: node),
        scoring: node["score"]?.string, sections: list("sections", in: node),
        items: items("items", in: node).map { item in
          Framework.Item(
            id: text("id", in: item), title: text("title", in: item), section: item["section"]?.string,
            all: list("all", in: item), any: list("any", in: item), asks: item["ask"]?.string == "true")
        })
    }
  }

  func profiles() -> [Profile] {
    items("profiles", in: root).map { node in
      Profile(
        id: text("id", in: node), name: text("name", in: node), audience: text("for", in: node),
        targetLevel: number("target", in: node),
        outOfScope: (node["out-of-scope"]?.items ?? []).map {
          Profile.Exclusion(practice: text("practice", in: $0), reason: text("reason", in: $0))
        })
    }
  }

  func required(_ key: String, in node: DocumentNode) -> DocumentNode {
    guard let value = node[key] else { fail("'\(key)' is missing", at: node) }
    return value
  }

  private func items(_ key: String, in node: DocumentNode) -> [DocumentNode] { required(key, in: node).items }

  private func list(_ key: String, in node: DocumentNode) -> [String] { node[key]?.strings ?? [] }

  private func text(_ key: String, in node: DocumentNode) -> String {
    guard let text = required(key, in: node).string else { fail("'\(key)' is no text", at: node) }
    return text
  }

  private func number(_ key: String, in node: DocumentNode) -> Int {
    guard let number = Int(text(key, in: node)) else { fail("'\(key)' is no number", at: node) }
    return number
  }

  private func fail(_ message: String, at node: DocumentNode) -> Never {
    preconditionFailure("\(file):\(node.line): \(message)")
  }
}
