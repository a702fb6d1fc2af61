import Documents

/// The data files of this target, packed into the program at build time.
enum EmbeddedModel {
  /// The parsed document of a file of `model/`.
  static func document(_ path: String) -> DocumentNode {
    guard let content = EmbeddedContent.content(path),
      let node = DocumentArchive.decode(UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount))
    else { preconditionFailure("model/\(path) is not in the program") }
    return node
  }
}
