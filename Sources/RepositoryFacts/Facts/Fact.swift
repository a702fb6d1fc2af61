public import Diagnostics

/// One thing that a repository states, at one place: an import, a call, a dependency, a command that a CI job runs.
///
/// All kinds share this shape, so that rules can be data: a pattern names a kind, globs over the name, and globs over
/// attributes. `FactKind` says for each kind what its name is and which attributes it carries.
///
/// A repository has hundreds of thousands of facts, which linking and matching hand on: a fact is a reference to what it
/// holds, copied when it is changed, so that handing it on costs next to nothing.
public struct Fact: Hashable, Sendable {
  /// One value of one attribute.
  public struct Attribute: Hashable, Sendable {
    /// Which property.
    public let key: FactAttribute
    /// Its value.
    public let value: String

    /// A value of an attribute.
    public init(_ key: FactAttribute, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// What a fact holds. Changed only by its one owner, hence safe to share.
  private final class Content: @unchecked Sendable {
    var name: String
    var location: FileLocation
    var contexts: FactContexts
    var attributes: [Attribute]

    init(_ name: String, _ location: FileLocation, _ contexts: FactContexts, _ attributes: [Attribute]) {
      self.name = name
      self.location = location
      self.contexts = contexts
      self.attributes = attributes
    }
  }

  private var content: Content
  /// What sort of thing this is.
  public var kind: FactKind

  /// A fact.
  public init(
    _ kind: FactKind, _ name: String, at location: FileLocation, in contexts: FactContexts = [],
    _ attributes: [Attribute] = []
  ) {
    self.kind = kind
    content = Content(name, location, contexts, attributes)
  }

  /// The thing's canonical name; `FactKind` says what that is.
  public var name: String {
    get { content.name }
    set {
      makeUnique()
      content.name = newValue
    }
  }

  /// Where it stands.
  public var location: FileLocation {
    get { content.location }
    set {
      makeUnique()
      content.location = newValue
    }
  }

  /// In what surroundings it stands.
  public var contexts: FactContexts {
    get { content.contexts }
    set {
      makeUnique()
      content.contexts = newValue
    }
  }

  /// Further properties; an attribute may have several values.
  public var attributes: [Attribute] {
    get { content.attributes }
    _modify {
      makeUnique()
      yield &content.attributes
    }
  }

  private mutating func makeUnique() {
    guard !isKnownUniquelyReferenced(&content) else { return }
    content = Content(content.name, content.location, content.contexts, content.attributes)
  }

  /// The first value of an attribute, or nil.
  public subscript(key: FactAttribute) -> String? { attributes.first { $0.key == key }?.value }

  /// All values of an attribute, in the order in which they were found.
  public func values(_ key: FactAttribute) -> [String] {
    attributes.compactMap { $0.key == key ? $0.value : nil }
  }
}

extension Fact {
  /// Whether both state the same at the same place.
  public static func == (left: Fact, right: Fact) -> Bool {
    left.kind == right.kind && left.name == right.name && left.location == right.location && left.contexts == right.contexts
      && left.attributes == right.attributes
  }

  /// Hashes all that is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(name)
    hasher.combine(location)
    hasher.combine(contexts)
    hasher.combine(attributes)
  }
}
