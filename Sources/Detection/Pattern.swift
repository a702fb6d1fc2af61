import Diagnostics
import RepositoryFacts

/// What a rule looks for: facts of one kind with certain names, attributes and surroundings, or one of several patterns;
/// `Rules/README.md` is its language.
struct Pattern: Sendable {
  /// What is looked at.
  enum Subject: Sendable {
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
  struct AttributeCondition: Sendable {
    let key: FactAttribute
    let globs: [NameGlob]
  }
  /// A condition that other facts decide.
  enum Relation: Sendable {
    case sameFile([Pattern])
    case sameOwner([Pattern])
    case sameFolder([Pattern])
    case elsewhere([Pattern])
    case unless([Pattern])
    case unlessSameFile([Pattern])
    case runs([Pattern])

    /// The patterns that it asks for.
    var patterns: [Pattern] {
      switch self {
      case .sameFile(let inner), .sameOwner(let inner), .sameFolder(let inner), .elsewhere(let inner), .unless(let inner),
        .unlessSameFile(let inner), .runs(let inner):
        inner
      }
    }
  }

  var subject: Subject
  /// Names that don't count although the subject's globs match them.
  var exceptions: [NameGlob] = []
  var attributes: [AttributeCondition] = []
  var without: [AttributeCondition] = []
  var contexts: FactContexts?
  var excludedContexts: FactContexts = []
  var files: [PathGlob] = []
  var excludedFiles: [PathGlob] = []
  var minimumCount = 1
  var relations: [Relation] = []
  /// Whether facts count wherever they stand, tests and documentation included.
  var includesAllContexts = false
  /// Where the pattern stands in its rule file.
  var location: FileLocation
}
