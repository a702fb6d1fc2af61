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
    "password", "passwd", "pass", "pwd", "pswd", "secret", "token", "string", "str", "none", "null", "nil", "true", "false",
    "undefined", "testing", "dev", "development", "local", "default", "key", "apikey", "api_key", "api-key", "value",
    "user", "username", "abc", "foo", "bar", "baz", "empty", "mysecret", "mypassword", "secretkey", "secret_key", "secret-key",
    "text", "hidden", "required", "optional", "android", "anonymous", "ollama", "na", "n/a", "tbd", "unset", "write", "read",
    "supersecret", "topsecret", "bearer", "basic", "authtoken", "auth_token", "access_token", "testpassword", "testpass",
    "test123",
    "password123!", "literal", "inherit", "never", "always", "off", "on", "yes", "no",
  ]
  /// What local services come with: no secret to anybody, but in a tracked environment file they are in use.
  private static let defaults: Set<String> = ["admin", "root", "test", "guest", "postgres", "minioadmin", "airflow", "pgadmin"]
  /// How texts begin that a key service, Fernet or OpenSSL encrypted.
  private static let encrypted = ["AQICAH", "AQECAH", "CiQA", "gAAAAAB", "U2FsdGVkX1"]
  /// How the keys of storage emulators begin, which every copy of them has.
  static let emulatorKeys = ["Eby8vdM02xNO", "C2y6yDjf5/R+"]

  /// Whether `value`, assigned to `name`, is no credential. `isInUse` where the file is what services are started with, so
  /// that their defaults count.
  static func holds(_ value: String, named name: String, isInUse: Bool = false) -> Bool {
    let lowered = value.lowercased()
    if !isInUse, defaults.contains(lowered) { return true }
    if isVersion(value) || encrypted.contains(where: { value.utf8.count > 40 && value.hasPrefix($0) }) { return true }
    if emulatorKeys.contains(where: value.hasPrefix) { return true }
    if lowered.isEmpty || wholes.contains(lowered) || lowered == name.lowercased() || isReference(lowered) { return true }
    let bytes = Array(lowered.utf8)
    for part in parts where contains(bytes, part) { return true }
    // The name of an emoji, as chat programs write it (`:white_check_mark:`).
    if bytes.count > 2, bytes.first == UInt8(ascii: ":"), bytes.last == UInt8(ascii: ":") { return true }
    // A path, an address or a file's name says where a credential is.
    if lowered.hasPrefix("/") || lowered.hasPrefix("./") || lowered.hasPrefix("~") || contains(bytes, Array("://".utf8)) {
      return true
    }
    for ending in [".json", ".pem", ".txt", ".key", ".yml", ".yaml", ".env", ".p12"] where lowered.hasSuffix(ending) {
      return true
    }
    return Set(lowered.utf8).count <= 2
  }

  /// Whether a value is a package's version (`^1.2.1`, `>=0.3`), as a dependency of any name has one.
  private static func isVersion(_ value: String) -> Bool {
    let bytes = Array(value.utf8.drop { "^~=><v ".utf8.contains($0) })
    guard let first = bytes.first, TextBytes.isDigit(first) else { return false }
    let numbers = bytes.prefix { TextBytes.isDigit($0) || $0 == UInt8(ascii: ".") }
    guard numbers.count < 20, numbers.split(separator: UInt8(ascii: ".")).count > 1 else { return false }
    let rest = bytes.dropFirst(numbers.count)
    return rest.isEmpty || (rest.count < 20 && "-+".utf8.contains(rest[rest.startIndex])) || rest.first == UInt8(ascii: " ")
  }

  /// Whether a value is base64 of such a length as an encrypted one has.
  static func isLongBase64(_ value: String) -> Bool {
    // The key and the text that it encrypts may be joined by a semicolon.
    value.utf8.count >= 128 && value.utf8.allSatisfy { TextBytes.isAlphanumeric($0) || "+/=;".utf8.contains($0) }
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
    guard bytes.count >= 8, !bytes.contains(0x20), !isNumber(bytes) else { return false }
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

  /// A number as programs write them (`3.75e-06`).
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    bytes.count < 32 && TextBytes.isDigit(bytes[0]) && bytes.contains(UInt8(ascii: "."))
      && bytes.allSatisfy { TextBytes.isDigit($0) || ".eE+-_".utf8.contains($0) }
  }

  private static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
    guard haystack.count >= needle.count, let first = needle.first else { return false }
    for start in 0...(haystack.count - needle.count) where haystack[start] == first {
      if haystack[start..<(start + needle.count)].elementsEqual(needle) { return true }
    }
    return false
  }
}
