package import Diagnostics

/// Patterns that several rules share under a name, as a `Sets.yml` lists them.
package struct PatternSet: Sendable {
  package let name: String
  package let patterns: [Pattern]
  /// Where its name stands.
  package let location: FileLocation

  /// The sets that name themselves, directly or through others. What they are meant to match can't be said.
  package static func recursive(among sets: [PatternSet]) -> [PatternSet] {
    let named = Dictionary(sets.map { ($0.name, $0.references) }, uniquingKeysWith: { $0.union($1) })
    return sets.filter { set in
      var seen: Set<String> = []
      var open = set.references
      while let next = open.popFirst() {
        if next == set.name { return true }
        if seen.insert(next).inserted { open.formUnion(named[next] ?? []) }
      }
      return false
    }
  }

  /// The sets that its patterns name.
  private var references: Set<String> { patterns.reduce(into: []) { $0.formUnion($1.references) } }
}

extension Pattern {
  /// The sets that it names, in its conditions too.
  fileprivate var references: Set<String> {
    var references: Set<String> = []
    switch subject {
    case .facts, .commands: break
    case .set(let name): references.insert(name)
    case .any(let inner): for pattern in inner { references.formUnion(pattern.references) }
    }
    for relation in relations { for pattern in relation.patterns { references.formUnion(pattern.references) } }
    return references
  }
}
