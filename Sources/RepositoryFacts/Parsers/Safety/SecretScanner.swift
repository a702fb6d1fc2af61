import Diagnostics

/// Searches one text file for credentials: keys of known shape, private keys, addresses with a password, passwords and
/// secrets that are assigned, values of Kubernetes Secrets. Gives `secret` facts, which never hold a whole value.
///
/// One pass over the bytes; a table says at which bytes anything can begin, and only a candidate is looked at closely.
enum SecretScanner: FileParser {
  /// Larger files are data.
  private static let sizeLimit = 1_048_576

  static func parse(_ file: SourceFile) -> FactSet {
    let surroundings = SecretSurroundings(file)
    guard file.bytes.count <= sizeLimit, !surroundings.isExempt, !file.bytes.prefix(8_000).contains(0),
      !file.bytes.starts(with: "$ANSIBLE_VAULT".utf8)
    else { return FactSet() }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var pass = SecretPass(file: file, bytes: bytes, surroundings: surroundings)
      pass.run()
      return FactSet(pass.facts)
    }
  }
}

/// The pass over one file's bytes.
private struct SecretPass {
  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  let surroundings: SecretSurroundings
  private(set) var facts: [Fact] = []
  private var line = 1
  private var counted = 0
  private var isInOutput = false

  init(file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, surroundings: SecretSurroundings) {
    self.file = file
    self.bytes = bytes
    self.surroundings = surroundings
  }

  /// 1 where a key of known shape can begin, 2 for `:` and `=`, 3 for the dashes of a private key.
  private static let triggers: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in "Aghxsnpdrtl SG".utf8 where byte != 0x20 { table[Int(byte)] = 1 }
    table[Int(UInt8(ascii: ":"))] = 2
    table[Int(UInt8(ascii: "="))] = 2
    table[Int(UInt8(ascii: "-"))] = 3
    return table
  }()

  mutating func run() {
    var found: [(place: Int, value: Range<Int>, kind: String, key: String?)] = []
    Self.triggers.withUnsafeBufferPointer { triggers in
      var index = 0
      while index < bytes.count {
        let trigger = triggers[Int(bytes[index])]
        guard trigger != 0 else {
          index += 1
          continue
        }
        switch trigger {
        case 1:
          if index == 0 || !TextBytes.isAlphanumeric(bytes[index - 1]), let shape = SecretShape.match(bytes, at: index) {
            found.append((index, shape.range, shape.kind, nil))
            index = shape.range.upperBound
            continue
          }
        case 3:
          if let body = PrivateKeyBlock.body(bytes, at: index) {
            found.append((index, body, "private-key", nil))
            index = body.upperBound
            continue
          }
        default:
          if bytes[index] == UInt8(ascii: ":"), let address = AddressPassword.match(bytes, at: index) {
            let isSaid = SecretAssignment.isComment(bytes, at: index)
            if surroundings.counts(address: address, in: bytes, isComment: isSaid) {
              found.append((index, address.password, "address-password", nil))
            }
            index = address.end
            continue
          }
          if let assignment = assignment(at: index) {
            found.append((index, assignment.value, assignment.kind, assignment.key))
            index = assignment.value.upperBound
            continue
          }
        }
        index += 1
      }
    }
    if surroundings.isYAML {
      let secrets = KubernetesSecrets.all(file.bytes)
      if !secrets.isEmpty {
        // Both lists are in the order of the file, so one walk is enough.
        var next = 0
        found.removeAll { item in
          while next < secrets.count, secrets[next].range.upperBound <= item.place { next += 1 }
          return item.key != nil && next < secrets.count && secrets[next].range.contains(item.place)
        }
        for secret in secrets {
          found += secret.values.filter { surroundings.counts(kubernetes: TextBytes.string(bytes[$0.value])) }.map {
            ($0.value.lowerBound, $0.value, "kubernetes-secret", $0.key)
          }
        }
        found.sort { $0.place < $1.place }
      }
    }
    var last: Range<Int>?
    for item in found where last.map({ !$0.overlaps(item.value) }) ?? true {
      last = item.value
      add(item.kind, item.value, key: item.key, at: item.place)
    }
  }

  private mutating func assignment(at index: Int) -> SecretAssignment? {
    guard let name = SecretAssignment.name(bytes, before: index) else { return nil }
    if surroundings.isNotebook {
      // What a cell printed is not the project's code; a key of known shape still counts there.
      switch SecretName.word(bytes[name]) {
      case "outputs": isInOutput = true
      case "source", "cell_type": isInOutput = false
      default: break
      }
    }
    let known = SecretName.sort(bytes, name) ?? (surroundings.isKaggle && SecretName.word(bytes[name]) == "key" ? .key : nil)
    guard let sort = known, !isInOutput else { return nil }
    guard let value = SecretAssignment.value(bytes, after: index, surroundings: surroundings) else { return nil }
    let key = TextBytes.string(bytes[name])
    if let shape = SecretShape.match(bytes, at: value.lowerBound) {
      return SecretAssignment(value: shape.range, kind: shape.kind, key: key)
    }
    let text = TextBytes.string(bytes[value])
    guard surroundings.counts(value: text, of: sort, named: key), !SecretAssignment.isComment(bytes, at: name.lowerBound),
      !SecretAssignment.isCalledPublic(bytes, at: name.lowerBound, key: key), !SecretAssignment.isAllowed(bytes, from: index)
    else { return nil }
    return SecretAssignment(value: value, kind: sort.kind(of: text, key: key), key: key)
  }

  private mutating func add(_ kind: String, _ value: Range<Int>, key: String?, at place: Int) {
    while counted < place {
      if bytes[counted] == 0x0A { line += 1 }
      counted += 1
    }
    let text = TextBytes.string(bytes[value])
    let count = text.count
    // Half of a short value stays hidden: four characters of `123456` would give it away.
    var attributes = [Fact.Attribute(.masked, "\(text.prefix(min(4, count / 2)))… (\(count) characters)")]
    if let key { attributes.append(.init(.key, key)) }
    facts.append(Fact(.secret, kind, at: file.line(line), in: file.contexts, attributes))
  }
}
