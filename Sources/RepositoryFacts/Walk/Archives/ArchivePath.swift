/// The path that an entry's name stands for, or why it stands for none. Nothing is unpacked, so a bad name can't write
/// anywhere; but no evidence may bear the name of a file outside of the repository.
enum ArchivePath: Hashable {
  /// Why a name is no path below the archive's root.
  enum Refusal: Hashable, CaseIterable {
    case absolute, drive, parent, backslash, control, notUTF8, tooDeep
  }

  /// A file, or a folder where the name ends with a slash.
  case path(String, isFolder: Bool)
  /// The root itself, as `./` is.
  case root
  case refused(Refusal)

  /// How many folders deep a path may go, as in a folder that is walked.
  private static let deepest = 256

  /// The path of a name. `\` separates folders where the archive was made on a system on which it does.
  static func of(_ name: [UInt8], hasBackslashes: Bool = false) -> ArchivePath {
    var name = name
    if hasBackslashes { for index in name.indices where name[index] == UInt8(ascii: "\\") { name[index] = UInt8(ascii: "/") } }
    for byte in name {
      if byte < 0x20 || byte == 0x7F { return .refused(.control) }
      if byte == UInt8(ascii: "\\") { return .refused(.backslash) }
    }
    if name.first == UInt8(ascii: "/") { return .refused(.absolute) }
    if name.count >= 2, name[1] == UInt8(ascii: ":"), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(name[0] | 0x20) {
      return .refused(.drive)
    }
    var clean: [UInt8] = []
    clean.reserveCapacity(name.count)
    var depth = 0
    for component in name.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual([UInt8(ascii: ".")]) { continue }
      if component.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) { return .refused(.parent) }
      depth += 1
      if depth > deepest { return .refused(.tooDeep) }
      if !clean.isEmpty { clean.append(UInt8(ascii: "/")) }
      clean += component
    }
    if clean.isEmpty { return .root }
    guard let path = String(validating: clean, as: UTF8.self) else { return .refused(.notUTF8) }
    return .path(path, isFolder: name.last == UInt8(ascii: "/"))
  }
}
