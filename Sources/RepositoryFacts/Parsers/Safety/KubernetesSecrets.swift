/// The Secrets of a Kubernetes manifest: each document of `kind: Secret` with what stands under its `data` and `stringData`.
/// Sealed and otherwise encrypted ones hold nothing that counts.
struct KubernetesSecrets {
  /// Where such a document stands; nothing else in it is an assignment.
  let range: Range<Int>
  /// The values that are credentials by their key's name, with that name.
  let values: [(value: Range<Int>, key: String)]

  /// All Secrets of a file.
  static func all(_ bytes: [UInt8]) -> [KubernetesSecrets] {
    guard TextBytes.find("secret", in: bytes[...]) != nil || TextBytes.find("sops:", in: bytes[...]) != nil else { return [] }
    var found: [KubernetesSecrets] = []
    var document: [Range<Int>] = []
    func end() {
      if let first = document.first, let last = document.last, let values = values(in: document, bytes) {
        found.append(KubernetesSecrets(range: first.lowerBound..<last.upperBound, values: values))
      }
      document = []
    }
    for range in TextBytes.lines(bytes) {
      if bytes[range].starts(with: "---".utf8) { end() } else { document.append(range) }
    }
    end()
    return found
  }

  /// The values of a document, or nil if it is no Secret of any form.
  private static func values(in lines: [Range<Int>], _ bytes: [UInt8]) -> [(value: Range<Int>, key: String)]? {
    var isSecret = false
    for line in lines {
      let trimmed = TextBytes.trimmed(bytes[line])
      if trimmed.elementsEqual("kind: Secret".utf8) { isSecret = true }
      if trimmed.elementsEqual("kind: SealedSecret".utf8) || trimmed.starts(with: "sops:".utf8) { return [] }
    }
    guard isSecret else { return nil }
    var found: [(value: Range<Int>, key: String)] = []
    var depth: Int?
    for range in lines {
      let line = bytes[range]
      let indent = line.prefix { $0 == 0x20 }.count
      let trimmed = TextBytes.trimmed(line)
      guard !trimmed.isEmpty, trimmed.first != UInt8(ascii: "#") else { continue }
      if let open = depth, indent > open, let colon = trimmed.firstIndex(of: UInt8(ascii: ":")) {
        var value = TextBytes.trimmed(trimmed[(colon + 1)...])
        // A comment behind it.
        if let mark = TextBytes.find(" #", in: value) { value = TextBytes.trimmed(value[..<mark]) }
        if value.count >= 2, let quote = value.first, quote == value.last, "\"'".utf8.contains(quote) {
          value = value.dropFirst().dropLast()
        }
        let key = TextBytes.string(trimmed[..<colon])
        if isCredential(TextBytes.string(value), key: key) { found.append((value.startIndex..<value.endIndex, key)) }
      } else {
        depth = trimmed.elementsEqual("data:".utf8) || trimmed.elementsEqual("stringData:".utf8) ? indent : nil
      }
    }
    return found
  }

  private static func isCredential(_ value: String, key: String) -> Bool {
    let name = key.lowercased()
    let isHarmless = [
      "user", "host", "port", "name", "database", "email", "region", "bucket", "endpoint", "db", "schema", "dataset", "project",
    ].contains { name.hasSuffix($0) }
    return !isHarmless && !isPlainAddress(value) && value.utf8.count >= 4 && !IllustrativeValue.holds(value, named: key)
  }

  /// `redis.shop.svc.cluster.local:6379`: an address without a password.
  private static func isPlainAddress(_ value: String) -> Bool {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].contains(".") && !parts[1].isEmpty && parts[1].utf8.allSatisfy(TextBytes.isDigit)
  }
}
