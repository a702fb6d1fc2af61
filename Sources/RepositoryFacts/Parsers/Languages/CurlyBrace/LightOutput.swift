import Diagnostics

/// Gathers the facts of one program, and the functions and classes that are open at the place where the walk stands.
struct LightOutput {
  struct Scope {
    enum Kind {
      case function, type
    }
    var kind: Kind
    var name: String
    /// The token that ends it.
    var end: Int
    var line: Int
    var isTest = false
    var asserts = 0
    var asserted: [String] = []
    var calls: [String] = []
    var decorators: [String] = []
    var parameters: [String] = []
  }

  /// The condition of an `if` or `while`, and where its body stands.
  private struct Condition {
    let text: String
    let body: Range<Int>
    let functions: Int
  }

  private let file: SourceFile
  private let language: LightLanguage
  private(set) var scopes: [Scope] = []
  private var facts: [Fact] = []
  private var conditions: [Condition] = []
  private var functions = 0
  private var place = 0
  /// A function keeps this many different calls.
  private static let callLimit = 500
  /// A function keeps the text of this many assertions.
  private static let assertedLimit = 20

  init(_ program: LightProgram) {
    file = program.file
    language = program.language
  }

  var function: String? { scopes.last { $0.kind == .function }?.name }
  var type: String? { scopes.last { $0.kind == .type }?.name }

  mutating func add(_ kind: FactKind, _ name: String, line: Int, _ attributes: [Fact.Attribute] = []) {
    var attributes = attributes
    if kind == .call || kind == .assign {
      if let function { attributes.append(.init(.function, function)) }
      if let type { attributes.append(.init(.class, type)) }
    }
    attributes.append(.init(.language, language.rawValue))
    facts.append(Fact(kind, name, at: file.line(line), in: file.contexts, attributes))
  }

  mutating func call(_ name: String, arguments: [String], line: Int) {
    var attributes: [Fact.Attribute] = arguments.map { .init(.argument, $0) }
    if let around = conditions.last(where: { $0.body.lowerBound <= place }), around.functions == functions {
      attributes.append(.init(.condition, around.text))
    }
    add(.call, name, line: line, attributes)
    guard let index = scopes.lastIndex(where: { $0.kind == .function }) else { return }
    if scopes[index].calls.count < Self.callLimit { scopes[index].calls.append(name) }
  }

  /// Counts an assertion for the functions that are open, and keeps its text.
  mutating func assertion(_ text: String) {
    for index in scopes.indices.suffix(8) where scopes[index].kind == .function {
      scopes[index].asserts += 1
      if scopes[index].asserted.count < Self.assertedLimit, !text.isEmpty { scopes[index].asserted.append(text) }
    }
  }

  /// Begins a body that runs under a condition.
  mutating func open(condition text: String, body: Range<Int>) {
    if conditions.count < 200, !text.isEmpty { conditions.append(Condition(text: text, body: body, functions: functions)) }
  }

  mutating func open(_ scope: Scope) {
    // Deeper nesting is no program that somebody wrote.
    guard scopes.count < 200 else { return }
    scopes.append(scope)
    if scope.kind == .function { functions += 1 }
  }

  /// Closes what ends before the token `index`, which stands on `line`.
  mutating func close(before index: Int, line: Int) {
    place = index
    while let last = conditions.last, last.body.upperBound <= index { conditions.removeLast() }
    while let last = scopes.last, last.end <= index {
      scopes.removeLast()
      guard last.kind == .function else { continue }
      functions -= 1
      finish(last, line: line)
    }
  }

  private mutating func finish(_ scope: Scope, line: Int) {
    var attributes: [Fact.Attribute] = []
    if let type { attributes.append(.init(.class, type)) }
    attributes += scope.decorators.map { .init(.decorator, $0) }
    attributes += scope.parameters.map { .init(.parameter, $0) }
    attributes.append(.init(.asserts, "\(scope.asserts)"))
    attributes += scope.asserted.map { .init(.asserted, $0) }
    var seen: Set<String> = []
    attributes += scope.calls.filter { seen.insert($0).inserted }.map { .init(.calls, $0) }
    attributes.append(.init(.lines, "\(max(1, line - scope.line + 1))"))
    if scope.isTest { attributes.append(.init(.test, "true")) }
    add(.function, scope.name, line: scope.line, attributes)
  }

  /// All facts in the order of lines, after that of the file's code.
  mutating func facts(of program: LightProgram) -> FactSet {
    close(before: .max, line: program.tokens.last?.line ?? 1)
    guard program.codeLines > 0 else { return FactSet() }
    let code = Fact(
      .code, language.rawValue, at: FileLocation(file.path), in: file.contexts, [.init(.lines, "\(program.codeLines)")])
    let ordered = facts.enumerated().sorted {
      ($0.element.location.line ?? 0, $0.offset) < ($1.element.location.line ?? 0, $1.offset)
    }
    return FactSet([code] + ordered.map(\.element))
  }
}
