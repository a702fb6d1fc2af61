import Yams

/// Reads YAML 1.1 text by Yams into `DocumentNode`s. The only file that knows Yams.
///
/// Nodes are composed, never constructed: composing shares what an alias refers to, so an alias bomb costs nothing until it
/// is walked, and the walk has a budget.
public enum YAMLReader {
  /// Reads all documents of `text`; ends at the first problem and gives what came before it.
  public static func read(_ text: String, limits: ReadingLimits = ReadingLimits()) -> ReadDocuments {
    var result = ReadDocuments()
    if let deep = flowDepthProblem(text, limit: limits.depth) {
      result.problem = deep
      return result
    }
    var budget = limits.nodes
    do {
      // Strings stay strings: resolving tags would only cost time, since every scalar is kept as it is written.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      while let root = try parser.nextRoot() {
        result.documents.append(try convert(root, depth: limits.depth, budget: &budget))
      }
    } catch let problem as DocumentProblem {
      result.problem = problem
    } catch let error as YamlError {
      result.problem = problem(from: error)
    } catch {
      result.problem = DocumentProblem("the YAML can't be read", line: 1)
    }
    return result
  }

  private static func convert(_ node: Node, depth: Int, budget: inout Int) throws -> DocumentNode {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    budget -= 1
    guard budget >= 0 else {
      throw DocumentProblem("the document has more values than are read (aliases count each time)", line: line, column: column)
    }
    guard depth > 0 else { throw DocumentProblem("values nest too deeply", line: line, column: column) }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .any && scalar.style != .plain
      return DocumentNode(.scalar(scalar.string), line: line, column: column, isQuoted: isQuoted)
    case .mapping(let mapping):
      var entries: [DocumentNode.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let converted = try convert(value, depth: depth - 1, budget: &budget)
        if key.scalar?.string == "<<", case .mapping(let merged) = converted.content {
          // A merge key: what it brings is weaker than what stands beside it.
          for entry in merged where mapping[entry.key] == nil { entries.append(entry) }
          continue
        }
        entries.append(
          .init(
            key: key.scalar?.string ?? "", line: key.mark?.line ?? line, column: key.mark?.column ?? column,
            value: converted))
      }
      return DocumentNode(.mapping(entries), line: line, column: column)
    case .sequence(let sequence):
      let items = try sequence.map { try convert($0, depth: depth - 1, budget: &budget) }
      return DocumentNode(.sequence(items), line: line, column: column)
    case .alias:
      return DocumentNode(.scalar(""), line: line, column: column)
    }
  }

  /// libyaml recurses on nested flow collections before anybody can count them, so they are counted first.
  private static func flowDepthProblem(_ text: String, limit: Int) -> DocumentProblem? {
    var depth = 0
    var line = 1
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > limit * 16 { return DocumentProblem("brackets nest too deeply", line: line) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
    }
    return nil
  }

  private static func problem(from error: YamlError) -> DocumentProblem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      DocumentProblem(problem, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      DocumentProblem(
        "the key \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) is given twice", line: context.mark.line,
        column: context.mark.column)
    default:
      DocumentProblem("the YAML can't be read", line: 1)
    }
  }
}
