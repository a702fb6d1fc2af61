/// Says which names sound like a credential's.
enum SecretName {
  /// What kind of credential a name promises; decides how much its value must look like one.
  enum Sort {
    case password
    /// A key, token or secret: made by a machine, so its value looks random.
    case key

    func kind(of value: String, key: String) -> String {
      if self == .password { return "password" }
      let lowered = key.lowercased()
      if value.hasPrefix("eyJ") { return "token" }
      if lowered.contains("aws"), lowered.contains("secret") { return "aws-secret-key" }
      if lowered.hasSuffix("token") { return "token" }
      if lowered.contains("secret") { return "secret" }
      return "api-key"
    }
  }

  private static let passwords: [StaticString] = ["password", "passwd", "pwd", "passphrase", "passwort", "_pass", "db_pass"]
  private static let keys: [StaticString] = [
    "secret", "token", "apikey", "api_key", "api-key", "accesskey", "access_key", "access-key", "secretkey", "secret_key",
    "secret-key", "privatekey", "private_key", "accountkey", "account_key", "auth_key", "authkey", "encryption_key",
    "license_key", "subscription_key", "subscription-key", "subscriptionkey", "rapidapi-key", "openai_key", "storage_key",
    "signing_key", "master_key", "service_key",
  ]
  /// What a name says where its value is no secret: it is hashed, encrypted or meant for everybody.
  private static let harmless: [StaticString] = ["hashed", "encrypted", "sealed", "public"]

  /// The sort of a name, or nil where it promises no credential. Letter case and a number at the end don't matter.
  static func sort(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Sort? {
    var end = name.upperBound
    while end > name.lowerBound, TextBytes.isDigit(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "_") { end -= 1 }
    guard end - name.lowerBound >= 3 else { return nil }
    // The last letters of all names that count.
    guard "dnteyYDNTES".utf8.contains(bytes[end - 1]) || TextBytes.lowered(bytes[end - 1]) == UInt8(ascii: "s") else {
      return nil
    }
    let range = name.lowerBound..<end
    var sort: Sort?
    if passwords.contains(where: { endsWith($0, bytes, range) }) || range.count == 4 && endsWith("pass", bytes, range) {
      sort = .password
    } else if keys.contains(where: { endsWith($0, bytes, range) }) {
      sort = .key
    }
    guard sort != nil else { return nil }
    for word in harmless where range.count > word.utf8CodeUnitCount && holds(word, bytes, range) { return nil }
    return sort
  }

  private static func holds(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for end in (range.lowerBound + word.utf8CodeUnitCount)..<range.upperBound
    where endsWith(word, bytes, range.lowerBound..<end) { return true }
    return false
  }

  private static func endsWith(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count >= count else { return false }
    let start = range.upperBound - count
    for offset in 0..<count where TextBytes.lowered(bytes[start + offset]) != word.utf8Start[offset] { return false }
    return true
  }

  /// A short name as text, for the few that steer the scan.
  static func word(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String { bytes.count > 12 ? "" : TextBytes.string(bytes) }
}
