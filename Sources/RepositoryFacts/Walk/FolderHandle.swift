/// Opens files below one folder by paths, component by component, so that no link on the way is ever followed, not even one
/// that is put there meanwhile. Paths asked for in order cost one step each: the folders on the way stay open.
struct FolderHandle: ~Copyable {
  private let root: Int32
  private var names: [Substring] = []
  private var descriptors: [Int32] = []

  /// The folder at `path`; nil where there is none.
  init?(_ path: String) {
    guard let descriptor = PosixFile.openFolder(path) else { return nil }
    root = descriptor
  }

  deinit {
    for descriptor in descriptors { PosixFile.closeFolder(descriptor) }
    PosixFile.closeFolder(root)
  }

  /// What stands at `path`, without following it.
  mutating func status(_ path: String) -> PosixFile.Status? {
    guard let (folder, name) = enter(path) else { return nil }
    return PosixFile.status(name, in: folder)
  }

  /// The content of the regular file at `path`.
  mutating func read(_ path: String, limit: Int) -> PosixFile.Content {
    guard let (folder, name) = enter(path) else { return .problem(.notRegular) }
    return PosixFile.read(name, in: folder, limit: limit)
  }

  /// The names in the folder at `path` (empty for the root); nil where it can't be read.
  mutating func names(in path: String, limit: Int) -> [String?]? {
    // Listing moves the descriptor's position, so it gets one of its own.
    guard let folder = path.isEmpty ? root : enter(path + "/.")?.folder,
      let descriptor = PosixFile.openFolder(".", in: folder)
    else { return nil }
    return PosixFile.names(ofFolder: descriptor, limit: limit)
  }

  /// The open folder that `path` lies in, and its last component.
  private mutating func enter(_ path: String) -> (folder: Int32, name: String)? {
    var components = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let name = components.popLast(), components.count < 256, !components.contains(".."), name != ".." else { return nil }
    var shared = 0
    while shared < names.count, shared < components.count, names[shared].utf8.elementsEqual(components[shared].utf8) {
      shared += 1
    }
    while descriptors.count > shared {
      PosixFile.closeFolder(descriptors.removeLast())
      names.removeLast()
    }
    for component in components[shared...] {
      guard let descriptor = PosixFile.openFolder(String(component), in: descriptors.last ?? root) else { return nil }
      descriptors.append(descriptor)
      names.append(component)
    }
    return (descriptors.last ?? root, String(name))
  }
}
