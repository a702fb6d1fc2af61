/// An entry's name in a zip, as UTF-8.
enum ZipName {
  /// The name's bytes as UTF-8. Without the flag that says so they are in the character set of the first PCs; programs on
  /// Unix forget the flag, and their names are UTF-8 where they can be.
  static func decoded(_ name: [UInt8], isUTF8: Bool, isUnix: Bool) -> [UInt8] {
    if isUTF8 || name.allSatisfy({ $0 < 0x80 }) { return name }
    if isUnix, String(validating: name, as: UTF8.self) != nil { return name }
    var text = String.UnicodeScalarView()
    for byte in name { text.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
    return Array(String(text).utf8)
  }

  /// The upper half of code page 437.
  private static let upper = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}
