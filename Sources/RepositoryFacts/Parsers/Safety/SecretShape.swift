/// Keys and tokens that can be told by their shape alone, wherever they stand: a prefix that its maker set aside, then a
/// number of characters of a known alphabet.
struct SecretShape {
  let kind: String
  let range: Range<Int>

  private enum Alphabet {
    case alphanumeric, upper, hex, wide, base64

    func holds(_ byte: UInt8) -> Bool {
      switch self {
      case .alphanumeric: TextBytes.isAlphanumeric(byte)
      case .upper: (byte >= 0x41 && byte <= 0x5A) || TextBytes.isDigit(byte)
      case .hex: TextBytes.isDigit(byte) || (byte >= 0x61 && byte <= 0x66)
      case .wide: TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      case .base64:
        TextBytes.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
      }
    }
  }

  private struct Pattern {
    let prefix: StaticString
    let kind: String
    let alphabet: Alphabet
    /// How many characters follow the prefix.
    let count: ClosedRange<Int>
  }

  /// Prefixes by their first byte. The longest of those that begin alike stands first.
  private static let patterns: [UInt8: [Pattern]] = {
    let all: [Pattern] = [
      Pattern(prefix: "AKIA", kind: "aws-access-key", alphabet: .upper, count: 16...16),
      Pattern(prefix: "AIza", kind: "google-api-key", alphabet: .wide, count: 35...35),
      Pattern(prefix: "AccountKey=", kind: "azure-storage-key", alphabet: .base64, count: 80...100),
      Pattern(prefix: "GOCSPX-", kind: "google-client-secret", alphabet: .wide, count: 20...40),
      Pattern(prefix: "SG.", kind: "sendgrid-key", alphabet: .wide, count: 22...22),
      Pattern(prefix: "ghp_", kind: "github-token", alphabet: .alphanumeric, count: 36...255),
      Pattern(prefix: "gho_", kind: "github-token", alphabet: .alphanumeric, count: 36...255),
      Pattern(prefix: "ghu_", kind: "github-token", alphabet: .alphanumeric, count: 36...255),
      Pattern(prefix: "ghs_", kind: "github-token", alphabet: .alphanumeric, count: 36...255),
      Pattern(prefix: "ghr_", kind: "github-token", alphabet: .alphanumeric, count: 36...255),
      Pattern(prefix: "github_pat_", kind: "github-token", alphabet: .wide, count: 40...255),
      Pattern(prefix: "glpat-", kind: "gitlab-token", alphabet: .wide, count: 20...300),
      Pattern(prefix: "gsk_", kind: "groq-key", alphabet: .alphanumeric, count: 40...80),
      Pattern(prefix: "xoxb-", kind: "slack-token", alphabet: .wide, count: 20...255),
      Pattern(prefix: "xoxp-", kind: "slack-token", alphabet: .wide, count: 20...255),
      Pattern(prefix: "xoxa-", kind: "slack-token", alphabet: .wide, count: 20...255),
      Pattern(prefix: "xoxr-", kind: "slack-token", alphabet: .wide, count: 20...255),
      Pattern(prefix: "xoxs-", kind: "slack-token", alphabet: .wide, count: 20...255),
      Pattern(prefix: "sk-ant-", kind: "anthropic-key", alphabet: .wide, count: 32...255),
      Pattern(prefix: "sk-", kind: "openai-key", alphabet: .wide, count: 32...255),
      Pattern(prefix: "sk_live_", kind: "stripe-key", alphabet: .alphanumeric, count: 20...255),
      Pattern(prefix: "rk_live_", kind: "stripe-key", alphabet: .alphanumeric, count: 20...255),
      Pattern(prefix: "hf_", kind: "huggingface-token", alphabet: .alphanumeric, count: 30...60),
      Pattern(prefix: "npm_", kind: "npm-token", alphabet: .alphanumeric, count: 36...36),
      Pattern(prefix: "pypi-AgE", kind: "pypi-token", alphabet: .wide, count: 50...1_000),
      Pattern(prefix: "tvly-", kind: "tavily-key", alphabet: .wide, count: 28...80),
      Pattern(prefix: "lsv2_pt_", kind: "langsmith-key", alphabet: .wide, count: 32...80),
      Pattern(prefix: "lsv2_sk_", kind: "langsmith-key", alphabet: .wide, count: 32...80),
      Pattern(prefix: "pcsk_", kind: "pinecone-key", alphabet: .wide, count: 40...120),
      Pattern(prefix: "r8_", kind: "replicate-token", alphabet: .alphanumeric, count: 37...37),
      Pattern(prefix: "nvapi-", kind: "nvidia-key", alphabet: .wide, count: 50...100),
      Pattern(prefix: "pplx-", kind: "perplexity-key", alphabet: .alphanumeric, count: 40...80),
      Pattern(prefix: "dckr_pat_", kind: "docker-token", alphabet: .wide, count: 24...60),
      Pattern(prefix: "dapi", kind: "databricks-token", alphabet: .hex, count: 32...34),
    ]
    return Dictionary(grouping: all) { $0.prefix.utf8Start[0] }
  }()

  /// The key that begins at `index`, or nil.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> SecretShape? {
    // Two letters decide nearly always, without a look into the table.
    guard index + 16 < bytes.count, isLikely(bytes[index], bytes[index + 1], bytes[index + 2]) else { return nil }
    for pattern in patterns[bytes[index]] ?? [] {
      let length = pattern.prefix.utf8CodeUnitCount
      var isSame = true
      for offset in 0..<length where index + offset >= bytes.count || bytes[index + offset] != pattern.prefix.utf8Start[offset] {
        isSame = false
        break
      }
      guard isSame else { continue }
      let start = index + length
      var end = start
      while end < bytes.count, end - start <= pattern.count.upperBound, pattern.alphabet.holds(bytes[end]) { end += 1 }
      guard pattern.count.contains(end - start), isPlausible(bytes[start..<end]), !isPublic(bytes, index, start..<end) else {
        continue
      }
      return SecretShape(kind: pattern.kind, range: (pattern.kind == "azure-storage-key" ? start : index)..<end)
    }
    return nil
  }

  private static func isLikely(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (UInt8(ascii: "A"), UInt8(ascii: "K")), (UInt8(ascii: "A"), UInt8(ascii: "I")),
      (UInt8(ascii: "A"), UInt8(ascii: "c")), (UInt8(ascii: "G"), UInt8(ascii: "O")), (UInt8(ascii: "S"), UInt8(ascii: "G")),
      (UInt8(ascii: "g"), UInt8(ascii: "h")), (UInt8(ascii: "g"), UInt8(ascii: "i")), (UInt8(ascii: "g"), UInt8(ascii: "l")),
      (UInt8(ascii: "x"), UInt8(ascii: "o")), (UInt8(ascii: "d"), UInt8(ascii: "a")), (UInt8(ascii: "n"), UInt8(ascii: "p")),
      (UInt8(ascii: "p"), UInt8(ascii: "y")), (UInt8(ascii: "t"), UInt8(ascii: "v")), (UInt8(ascii: "l"), UInt8(ascii: "s")),
      (UInt8(ascii: "p"), UInt8(ascii: "c")), (UInt8(ascii: "p"), UInt8(ascii: "p")), (UInt8(ascii: "r"), UInt8(ascii: "8")),
      (UInt8(ascii: "n"), UInt8(ascii: "v")), (UInt8(ascii: "d"), UInt8(ascii: "c")):
      return true
    case (UInt8(ascii: "s"), UInt8(ascii: "k")), (UInt8(ascii: "r"), UInt8(ascii: "k")), (UInt8(ascii: "h"), UInt8(ascii: "f")),
      (UInt8(ascii: "g"), UInt8(ascii: "s")):
      return third == UInt8(ascii: "-") || third == UInt8(ascii: "_") || third == UInt8(ascii: "k")
    default: return false
    }
  }

  /// Keys of the storage emulators that every copy of them has, and the identifier of a key in a presigned address: without
  /// the secret part, which such an address never holds, it opens nothing.
  private static func isPublic(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ key: Range<Int>) -> Bool {
    if IllustrativeValue.emulatorKeys.contains(where: { bytes[key].starts(with: $0.utf8) }) { return true }
    for word in ["X-Amz-Credential=", "?AWSAccessKeyId=", "&AWSAccessKeyId="] {
      let count = word.utf8.count
      if index >= count, bytes[(index - count)..<index].elementsEqual(word.utf8) { return true }
    }
    return false
  }

  /// Placeholders repeat themselves or say what they are.
  private static func isPlausible(_ key: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let text = TextBytes.string(key)
    let distinct = Set(key.map(TextBytes.lowered)).count
    guard distinct >= min(8, key.count / 2), key.contains(where: TextBytes.isDigit) || key.count > 40 else { return false }
    let lowered = text.lowercased()
    for word in ["example", "xxxx", "your", "1234567890abcdef", "abcdefghijkl", "placeholder", "0000000"]
    where TextBytes.string(lowered.utf8).contains(word) { return false }
    return true
  }
}
