/// What RFC 3986 asks for in the path of an address.
enum PercentEncoding {
  /// A component: what is neither a letter, a digit nor one of `-._~` becomes `%` and two digits.
  static func component(_ text: some StringProtocol) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  /// A path, its slashes kept.
  static func path(_ path: String) -> String { path.split(separator: "/").map { component($0) }.joined(separator: "/") }
}
