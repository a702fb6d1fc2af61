/// The contents of a zip's files, each found by the list at its end and held against the header in front of it.
struct ZipContents: Sendable {
  /// What is needed of an entry to read its content.
  private struct Place {
    let header: Int
    let compressed: Int
    let size: Int
    let checksum: Int
    let method: ZipEntry.Method
    let isEncrypted: Bool
    /// In place of the name.
    let nameChecksum: Int
  }

  private let file: ArchiveFile
  private let places: [Place]
  /// Where all entries begin, and the list of them, in order: the next one is where an entry ends at the latest.
  private let starts: [Int]

  private static let headerBytes = 30
  private static let chunkBytes = 65_536

  /// Reads a zip's list, and gives what it lists beside its contents.
  static func read(
    _ file: ArchiveFile, path: String, limits: ReadLimits, archiveLimits: ArchiveLimits
  ) throws(ArchiveProblem) -> (listing: FileListing, contents: ZipContents) {
    let directory = try ZipDirectory(file)
    var entries = ZipEntries(file, directory)
    var index = ArchiveIndex(limits)
    var places: [Place] = []
    var spans: [(start: Int, end: Int)] = []
    var readable = 0
    reading: while let entry = try entries.next() {
      let least = headerBytes + entry.rawName.count
      guard entry.header <= directory.start - least, entry.compressed <= directory.start - least - entry.header else {
        throw .damaged(.directory)
      }
      spans.append((entry.header, entry.header + least + entry.compressed))
      let verdict = index.add(
        ArchivePath.of(entry.name, hasBackslashes: entry.hasBackslashes), kind: entry.kind, size: entry.size,
        isExecutable: entry.isExecutable, start: String(decoding: entry.name.prefix(80), as: UTF8.self))
      switch verdict {
      case .full: break reading
      case .leftOut: continue
      case .taken(let path):
        if entry.size <= limits.bytes(for: path) { readable += entry.size }
        places.append(
          Place(
            header: entry.header, compressed: entry.compressed, size: entry.size, checksum: entry.checksum,
            method: entry.method, isEncrypted: entry.isEncrypted, nameChecksum: Checksum.of(entry.rawName)))
      }
    }
    spans.sort { $0.start < $1.start }
    for (span, next) in zip(spans, spans.dropFirst()) where span.end > next.start { throw .damaged(.overlap) }
    if archiveLimits.isTooMuch(inflated: readable, of: file.size) { throw .tooLarge }
    if !places.isEmpty, places.allSatisfy({ $0.isEncrypted }) { throw .encrypted }
    let commit = ArchiveName.isCommit(directory.comment) ? String(decoding: directory.comment, as: UTF8.self) : nil
    return (
      index.listing(archive: path, commit: commit),
      ZipContents(file: file, places: places, starts: spans.map { $0.start } + [directory.start])
    )
  }

  /// The contents of some files.
  func read(_ files: [ListedFile], limits: ReadLimits) -> [Result<[UInt8], ReadProblem>] {
    let inflater = Inflater(.raw)
    let results = files.map { file -> Result<[UInt8], ReadProblem> in
      guard let key = file.key.flatMap({ Int($0) }), places.indices.contains(key) else { return .failure(.missing) }
      let place = places[key]
      if file.kind != .regular { return .failure(.notRegular) }
      if place.isEncrypted { return .failure(.encrypted) }
      if place.method == .other { return .failure(.unsupported) }
      if place.size > limits.bytes(for: file.path) { return .failure(.tooLarge) }
      guard let inflater else { return .failure(.unreadable) }
      do throws(ArchiveProblem) { return .success(try content(place, inflater)) } catch {
        return .failure(error == .unreadable ? .unreadable : .damaged)
      }
    }
    return file.isUnchanged ? results : files.map { _ in .failure(.damaged) }
  }

  private func content(_ place: Place, _ inflater: Inflater) throws(ArchiveProblem) -> [UInt8] {
    let start = try contentStart(place)
    let bytes =
      place.method == .stored
      ? try file.bytes(at: start, count: place.size) : try inflated(place, from: start, inflater)
    guard Checksum.of(bytes) == place.checksum else { throw .damaged(.compressed) }
    return bytes
  }

  /// Where the content begins, after a look at the header in front of it: it must say what the list says.
  private func contentStart(_ place: Place) throws(ArchiveProblem) -> Int {
    let header = try file.bytes(at: place.header, count: Self.headerBytes)
    guard header.number32(0) == 0x0403_4B50 else { throw .damaged(.header) }
    let flags = header.number16(6)
    let nameBytes = header.number16(26)
    let method: ZipEntry.Method = header.number16(8) == 0 ? .stored : header.number16(8) == 8 ? .deflated : .other
    let name = try file.bytes(at: place.header + Self.headerBytes, count: nameBytes)
    guard flags & 0x2041 == 0, method == place.method, Checksum.of(name) == place.nameChecksum else { throw .damaged(.header) }
    // Who writes without looking back puts these numbers behind the content.
    if flags & 8 == 0 {
      guard header.number32(14) == place.checksum else { throw .damaged(.header) }
      // In zip64 they stand elsewhere.
      for (said, known) in [(header.number32(18), place.compressed), (header.number32(22), place.size)] {
        guard said == known || said == 0xFFFF_FFFF else { throw .damaged(.header) }
      }
    }
    let start = place.header + Self.headerBytes + nameBytes + header.number16(28)
    guard let limit = nextStart(after: place.header), start <= limit, place.compressed <= limit - start else {
      throw .damaged(.overlap)
    }
    return start
  }

  private func nextStart(after header: Int) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= header { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }

  /// Inflates a content, to exactly the size that is said of it.
  private func inflated(_ place: Place, from start: Int, _ inflater: Inflater) throws(ArchiveProblem) -> [UInt8] {
    try inflater.reset(.raw)
    // One byte more than there should be, so that more is seen.
    var output = [UInt8](repeating: 0, count: place.size + 1)
    var count = 0
    var consumed = 0
    while true {
      let chunk = try file.bytes(at: start + consumed, count: min(Self.chunkBytes, place.compressed - consumed))
      let step = try Self.step(inflater, chunk, into: &output, from: count)
      consumed += step.consumed
      count += step.produced
      if count > place.size { throw .damaged(.compressed) }
      if step.isEnd { break }
      if step.consumed == 0, step.produced == 0 { throw .damaged(.compressed) }
    }
    guard count == place.size, consumed == place.compressed else { throw .damaged(.compressed) }
    output.removeLast()
    return output
  }

  private static func step(
    _ inflater: Inflater, _ chunk: [UInt8], into output: inout [UInt8], from start: Int
  ) throws(ArchiveProblem) -> Inflater.Step {
    var step: Inflater.Step?
    output.withUnsafeMutableBytes { output in
      chunk.withUnsafeBytes { chunk in
        step = try? inflater.step(chunk, into: UnsafeMutableRawBufferPointer(rebasing: output[start...]))
      }
    }
    guard let step else { throw .damaged(.compressed) }
    return step
  }
}
