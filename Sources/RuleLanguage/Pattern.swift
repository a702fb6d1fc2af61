package import Diagnostics
package import FactVocabulary

/// What a rule looks for: facts of one kind with certain names, attributes and surroundings, or one of several patterns;
/// `Rules/README.md` is its language.
package struct Pattern: Sendable {
  /// What is looked at.
  package enum Subject: Sendable {
    /// Facts of a kind whose name matches one of the globs.
    case facts(FactKind, names: [NameGlob])
    /// Commands whose words match one of the globs.
    case commands([CommandGlob])
    /// What the named set of `Sets.yml` matches.
    case set(String)
    /// What one of these patterns matches.
    case any([Pattern])
  }
  /// A condition on one attribute.
  package struct AttributeCondition: Sendable {
    package let key: FactAttribute
    package let globs: [NameGlob]
  }
  /// A condition that other facts decide.
  package enum Relation: Sendable {
    case sameFile([Pattern])
    case sameOwner([Pattern])
    case sameFolder([Pattern])
    case elsewhere([Pattern])
    case unless([Pattern])
    case unlessSameFile([Pattern])
    case runs([Pattern])

    /// The patterns that it asks for.
    package var patterns: [Pattern] {
      switch self {
      case .sameFile(let inner), .sameOwner(let inner), .sameFolder(let inner), .elsewhere(let inner), .unless(let inner),
        .unlessSameFile(let inner), .runs(let inner):
        inner
      }
    }
  }

  package var subject: Subject
  /// Names that don't count although the subject's globs match them.
  package var exceptions: [NameGlob] = []
  package var attributes: [AttributeCondition] = []
  package var without: [AttributeCondition] = []
  package var contexts: FactContexts?
  package var excludedContexts: FactContexts = []
  package var files: [PathGlob] = []
  package var excludedFiles: [PathGlob] = []
  package var minimumCount = 1
  package var relations: [Relation] = []
  /// Whether facts count wherever they stand, tests and documentation included.
  package var includesAllContexts = false
  /// Where the pattern stands in its rule file.
  package var location: FileLocation
}
