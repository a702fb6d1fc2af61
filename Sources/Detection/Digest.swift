import Documents

/// A short, stable digest of documents: it says whether two are the same, and protects against nothing.
enum Digest {
  /// The FNV-1a hash (Fowler, Noll, Vo; 64 bits) of the documents' archives with their paths, as 16 hexadecimal digits.
  static func of(_ documents: [(path: String, root: DocumentNode)]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (path, root) in documents.sorted(by: { $0.path < $1.path }) {
      for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      for byte in DocumentArchive.encode(root) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
