/// Tells values that only stand for a credential - placeholders, references, encrypted text - from credentials.
enum IllustrativeValue {
  private static let parts: [[UInt8]] = [
    "example", "changeme", "change_me", "change-me", "changethis", "your", "placeholder", "dummy", "fake", "sample", "xxx", "***",
    "...", "…", "todo", "fixme", "redacted", "replace", "insert", "environ", "getenv", "secrets.", "vault", "keyvault",
    "secretsmanager", "arn:aws", "enc[", "secure:", "op://", "process.env", "foobar", "lorem", "notasecret", "not-a-secret", "<",
    "ssm:",
    "secretkeyref", "input(", "getpass", "goes-here", "goes_here", "here>", "my_", "my-",
    "some-", "some_",
  ].map { Array($0.utf8) }
  private static let wholes: Set<String> = [
    "password", "passwd", "pass", "pwd", "secret", "token", "string", "str", "none", "null", "nil", "true", "false", "undefined",
    "admin", "root", "test", "testing", "dev", "development", "local", "default", "key", "apikey", "api_key", "api-key", "value",
    "user", "username", "abc", "foo", "bar", "baz", "empty", "mysecret", "mypassword", "secretkey", "secret_key", "secret-key",
    "text", "hidden", "required", "optional", "android", "anonymous", "ollama", "na", "n/a", "tbd", "unset", "write", "read",
    "supersecret", "topsecret", "bearer", "basic", "authtoken", "auth_token", "access_token", "testpassword", "testpass",
    "test123",
    "password123!", "literal", "inherit", "never", "always", "off", "on", "yes", "no",
  ]

  /// Whether `value`, assigned to `name`, is no credential.
  static func holds(_ value: String, named name: String) -> Bool {
    let lowered = value.lowercased()
    if lowered.isEmpty || wholes.contains(lowered) || lowered == name.lowercased() || isReference(lowered) { return true }
    let bytes = Array(lowered.utf8)
    for part in parts where contains(bytes, part) { return true }
    // A path, an address or a file's name says where a credential is.
    if lowered.hasPrefix("/") || lowered.hasPrefix("./") || lowered.hasPrefix("~") || contains(bytes, Array("://".utf8)) {
      return true
    }
    for ending in [".json", ".pem", ".txt", ".key", ".yml", ".yaml", ".env", ".p12"] where lowered.hasSuffix(ending) {
      return true
    }
    return Set(lowered.utf8).count <= 2
  }

  /// Whether a text refers to a value that stands elsewhere: `${X}`, `{{ x }}`, `%(x)s`, `!Ref x`, `<x>`.
  static func isReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return false }
    if "$%<!&*@[{(|>\\#".utf8.contains(first) { return true }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "<") || (byte == UInt8(ascii: "(") && TextBytes.isWord(previous)) {
        return true
      }
      previous = byte
    }
    return false
  }

  /// Whether a password is made of the words one uses to speak about passwords (`db-password`, `super_secret`).
  static func isWordOfTrade(_ value: String) -> Bool {
    let lowered = value.lowercased()
    guard !lowered.utf8.contains(where: TextBytes.isDigit) else { return false }
    let bytes = Array(lowered.utf8)
    return ["password", "passwd", "secret", "token", "key", "credential", "hash", "field"].contains {
      contains(bytes, Array($0.utf8))
    }
  }

  /// Whether a value looks made by a machine: 8 or more characters with letters and digits mixed, of some variety.
  static func looksRandom(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard bytes.count >= 8, !bytes.contains(0x20) else { return false }
    var letters = 0
    var digits = 0
    var changes = 0
    var wasDigit = false
    for byte in bytes {
      let isDigit = TextBytes.isDigit(byte)
      if isDigit { digits += 1 } else if TextBytes.isLetter(byte) { letters += 1 }
      if isDigit != wasDigit { changes += 1 }
      wasDigit = isDigit
    }
    let variety = Set(bytes).count
    if letters > 0, digits > 0 {
      // `version-2` and `model_v1` change once; a key of this length changes more often.
      return variety >= 6 && (changes >= 3 || (bytes.count >= 16 && changes >= 2 && variety >= 10))
    }
    // Long and of both cases, as base64 without a digit.
    return bytes.count >= 24 && variety >= 14 && value != value.lowercased() && value != value.uppercased()
      && !bytes.contains(UInt8(ascii: "_")) && !bytes.contains(UInt8(ascii: "."))
  }

  private static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
    guard haystack.count >= needle.count, let first = needle.first else { return false }
    for start in 0...(haystack.count - needle.count) where haystack[start] == first {
      if haystack[start..<(start + needle.count)].elementsEqual(needle) { return true }
    }
    return false
  }
}
