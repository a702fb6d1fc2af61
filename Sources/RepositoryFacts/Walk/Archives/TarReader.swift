/// Reads a tar entry by entry: ustar, the long names of GNU's format, and extended (pax) headers.
struct TarReader {
  /// What sort of entry it is.
  enum Kind: Hashable {
    case regular, symlink, hardLink, folder, special
    /// A file with its holes left out: there, and not read.
    case sparse
  }

  /// An entry whose content comes next.
  struct Entry {
    let name: [UInt8]
    let kind: Kind
    /// The size of the file.
    let size: Int
    let isExecutable: Bool
    /// Where its content begins.
    let position: Int
  }

  private let stream: any ArchiveStream
  private var next: Int?
  private var isFirst = true
  /// The commit that `git archive` notes in front.
  private(set) var commit: String?
  /// Whether the mark was seen that ends every tar.
  private(set) var hasEndMark = false

  /// The longest name and the longest extended header that are read; nobody writes them by the megabyte.
  private static let longest = 1 << 20

  init(_ stream: any ArchiveStream) { self.stream = stream }

  /// The next entry; nil at the end. What its content holds is passed over where it was not read.
  mutating func entry() throws(ArchiveProblem) -> Entry? {
    var longName: [UInt8]?
    var longLink: [UInt8]?
    var pax: PaxRecords?
    while let header = try header() {
      switch header.type {
      case UInt8(ascii: "L"): longName = try text(header.size)
      case UInt8(ascii: "K"): longLink = try text(header.size)
      case UInt8(ascii: "x"): pax = try records(header.size)
      case UInt8(ascii: "g"): try noteGlobal(try records(header.size))
      case UInt8(ascii: "V"): try content(header.size)
      default: return try entry(header, longName: longName, longLink: longLink, pax: pax)
      }
    }
    // A long name without its file.
    if longName != nil || pax != nil { throw .damaged(.cut) }
    return nil
  }

  /// The next header; nil at the end.
  private mutating func header() throws(ArchiveProblem) -> TarHeader? {
    if hasEndMark { return nil }
    if let next {
      guard try stream.skip(next - stream.position) else { throw .damaged(.cut) }
      self.next = nil
    }
    var block = [UInt8](repeating: 0, count: TarHeader.blockBytes)
    var problem: ArchiveProblem?
    let count = block.withUnsafeMutableBytes { buffer in
      do throws(ArchiveProblem) { return try stream.read(into: buffer) } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    if count == 0 { return nil }
    guard count == block.count else { throw isFirst ? .noTar : .damaged(.cut) }
    if block.allSatisfy({ $0 == 0 }) {
      hasEndMark = true
      return nil
    }
    guard let header = TarHeader(block) else { throw isFirst ? .noTar : .damaged(.header) }
    isFirst = false
    return header
  }

  private mutating func entry(
    _ header: TarHeader, longName: [UInt8]?, longLink: [UInt8]?, pax: PaxRecords?
  ) throws(ArchiveProblem) -> Entry {
    if pax?["size"] != nil, pax?.number("size") == nil { throw .damaged(.header) }
    let stored = pax?.number("size") ?? header.size
    let name = pax?["GNU.sparse.name"] ?? pax?["path"] ?? longName ?? header.name
    let link = pax?["linkpath"] ?? longLink ?? header.link
    var kind: Kind =
      switch header.type {
      case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): .regular
      case UInt8(ascii: "1"): .hardLink
      case UInt8(ascii: "2"): .symlink
      case UInt8(ascii: "5"), UInt8(ascii: "D"): .folder
      case UInt8(ascii: "S"): .sparse
      case UInt8(ascii: "M"): throw .parts
      default: .special
      }
    if kind == .regular, pax?.isSparse == true { kind = .sparse }
    // Before there was a sign for folders, a slash at the end was it.
    if kind == .regular, header.type == 0, name.last == UInt8(ascii: "/") { kind = .folder }
    if header.type == UInt8(ascii: "S"), header.hasMoreSparse { try skipSparseMap() }
    // Programs don't agree whether these have content, so what follows could be read in two ways.
    let isBare = kind == .symlink || kind == .hardLink || header.type == UInt8(ascii: "5") || "346".utf8.contains(header.type)
    if isBare, stored > 0 { throw .damaged(.header) }
    let position = stream.position
    next = position + Self.padded(stored)
    let size =
      switch kind {
      case .symlink: link.count
      case .sparse: pax?.number("GNU.sparse.realsize") ?? pax?.number("GNU.sparse.size") ?? stored
      default: stored
      }
    return Entry(name: name, kind: kind, size: size, isExecutable: header.isExecutable, position: position)
  }

  /// Holes that don't fit into the header stand in blocks of their own, each of which says whether one more follows.
  private func skipSparseMap() throws(ArchiveProblem) {
    while try stream.bytes(TarHeader.blockBytes)[504] != 0 {}
  }

  /// What holds for all entries that follow. Only the commit is of use; a name for all of them would be a trick.
  private mutating func noteGlobal(_ records: PaxRecords) throws(ArchiveProblem) {
    for key in ["path", "size", "linkpath"] where records[key] != nil { throw .damaged(.header) }
    if let comment = records["comment"], ArchiveName.isCommit(comment) { commit = String(decoding: comment, as: UTF8.self) }
  }

  private func records(_ size: Int) throws(ArchiveProblem) -> PaxRecords {
    guard let records = PaxRecords(try content(size)) else { throw .damaged(.header) }
    return records
  }

  private func text(_ size: Int) throws(ArchiveProblem) -> [UInt8] { Array(try content(size).prefix { $0 != 0 }) }

  /// A short content with what fills its last block.
  @discardableResult
  private func content(_ size: Int) throws(ArchiveProblem) -> [UInt8] {
    guard size <= Self.longest else { throw .damaged(.header) }
    let bytes = try stream.bytes(size)
    guard try stream.skip(Self.padded(size) - size) else { throw .damaged(.cut) }
    return bytes
  }

  private static func padded(_ size: Int) -> Int { (size + TarHeader.blockBytes - 1) & ~(TarHeader.blockBytes - 1) }
}
