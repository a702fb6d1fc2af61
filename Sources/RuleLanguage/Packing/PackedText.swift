/// Numbers as text of printable ASCII, so that they can stand in a string literal: five bits a character, the sixth telling
/// that more follow. The first number says how many there are.
package enum PackedText {
  /// The first of the 64 characters.
  private static let base: UInt8 = 0x3F

  /// The text of some numbers.
  package static func encode(_ numbers: [UInt32]) -> [UInt8] {
    var text: [UInt8] = []
    for number in [UInt32(numbers.count)] + numbers {
      var rest = number
      repeat {
        let more: UInt8 = rest > 31 ? 32 : 0
        text.append(base + (UInt8(rest & 31) | more))
        rest >>= 5
      } while rest > 0
    }
    return text
  }

  /// The numbers of a text that `encode` made.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var place = 0
    let count = Int(number(text, &place))
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      var position = place
      for index in 0..<count { buffer[index] = number(text, &position) }
      filled = count
    }
  }

  @inline(__always)
  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> UInt32 {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while position < text.count {
      let bits = UInt32(text[position] &- base)
      position &+= 1
      value |= (bits & 31) &<< shift
      if bits & 32 == 0 { break }
      shift &+= 5
    }
    return value
  }
}
