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
    var position = 0
    func number() -> UInt32 {
      var (value, shift): (UInt32, UInt32) = (0, 0)
      while position < text.count {
        let bits = UInt32(text[position] &- base)
        position += 1
        value |= (bits & 31) << shift
        if bits & 32 == 0 { break }
        shift += 5
      }
      return value
    }
    let count = Int(number())
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        buffer[filled] = number()
        filled += 1
      }
    }
  }
}
