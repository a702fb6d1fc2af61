/// The contents of a tar's files. Listing one that is compressed means inflating all of it, so what will be read anyway is
/// kept from that pass, up to a bound; the rest is inflated again from the nearest point before it.
struct TarContents: Sendable {
  /// Where a file's content stands.
  private struct Place {
    let position: Int
    let size: Int
    let isReadable: Bool
    let kept: [UInt8]?
  }

  private let file: ArchiveFile
  private let limits: ArchiveLimits
  private let places: [Place]
  /// Nil where nothing is compressed.
  private let points: GzipPoints?
  private let effort: Effort

  /// How much is inflated a second time: where files stand in another order than that of their paths, each may cost a
  /// stretch of the archive, and a million of them must not.
  private actor Effort {
    private var rest: Int

    init(_ bytes: Int) { rest = bytes }

    var isSpent: Bool { rest <= 0 }
    func spend(_ bytes: Int) { rest -= bytes }
  }

  /// Reads a tar once, and gives what it lists beside its contents.
  static func read(
    _ file: ArchiveFile, path: String, isCompressed: Bool, limits: ReadLimits, archiveLimits: ArchiveLimits
  ) throws(ArchiveProblem) -> (listing: FileListing, contents: TarContents) {
    let gzip = isCompressed ? try GzipStream(file, limits: archiveLimits, collectsPoints: true) : nil
    let stream: any ArchiveStream = gzip ?? PlainStream(file)
    var reader = TarReader(stream)
    var index = ArchiveIndex(limits)
    let choice = KeptFiles(limits)
    var places: [Place] = []
    var keptBytes = 0
    reading: while let entry = try reader.entry() {
      let name = ArchivePath.of(entry.name)
      let verdict = index.add(
        name, kind: kind(entry.kind), size: entry.kind == .hardLink ? nil : entry.size, isExecutable: entry.isExecutable,
        start: String(decoding: entry.name.prefix(80), as: UTF8.self))
      switch verdict {
      case .full: break reading
      case .leftOut: continue
      case .taken(let path):
        var kept: [UInt8]?
        if gzip != nil, entry.kind == .regular, keptBytes + entry.size <= archiveLimits.keptBytes,
          choice.willBeRead(path, or: index.provisional(path), size: entry.size)
        {
          kept = try stream.bytes(entry.size)
          keptBytes += entry.size
        }
        places.append(
          Place(position: entry.position, size: entry.size, isReadable: entry.kind == .regular, kept: kept))
      }
    }
    if reader.hasEndMark {
      // What fills the last record, and the checksum behind it.
      if gzip != nil { _ = try stream.skip(fillBytes) }
    } else if !index.isFull {
      index.report(Wording.archiveUnended())
    }
    return (
      index.listing(archive: path, commit: reader.commit),
      TarContents(
        file: file, limits: archiveLimits, places: places, points: gzip?.points,
        effort: Effort(4 * stream.position + archiveLimits.effortBytes))
    )
  }

  /// How much behind the end is looked at.
  private static let fillBytes = 1_000_000

  private static func kind(_ kind: TarReader.Kind) -> ArchiveIndex.Kind {
    switch kind {
    case .regular, .sparse: .regular
    case .symlink, .hardLink: .symlink
    case .folder: .folder
    case .special: .special
    }
  }

  /// The contents of some files.
  func read(_ files: [ListedFile], limits: ReadLimits) async -> [Result<[UInt8], ReadProblem>] {
    var results: [Result<[UInt8], ReadProblem>] = files.map { _ in .failure(.missing) }
    var later: [(index: Int, place: Place)] = []
    for (index, file) in files.enumerated() {
      guard let key = file.key.flatMap({ Int($0) }), places.indices.contains(key) else { continue }
      let place = places[key]
      if file.kind != .regular {
        results[index] = .failure(.notRegular)
      } else if !place.isReadable {
        results[index] = .failure(.unsupported)
      } else if place.size > limits.bytes(for: file.path) {
        results[index] = .failure(.tooLarge)
      } else if let kept = place.kept {
        results[index] = .success(kept)
      } else {
        later.append((index, place))
      }
    }
    guard !later.isEmpty else { return results }
    // Without compression, what stands between two files costs nothing.
    guard points != nil else {
      _ = inflate(later.sorted { $0.place.position < $1.place.position }, into: &results)
      return results
    }
    guard await !effort.isSpent else {
      for (index, _) in later { results[index] = .failure(.unsupported) }
      return results
    }
    let inflated = inflate(later.sorted { $0.place.position < $1.place.position }, into: &results)
    await effort.spend(inflated)
    return results
  }

  /// Reads contents in the order in which they stand; says how much was inflated for them.
  private func inflate(_ wanted: [(index: Int, place: Place)], into results: inout [Result<[UInt8], ReadProblem>]) -> Int {
    var inflated = 0
    var stream: (any ArchiveStream)?
    var start = 0
    for (index, place) in wanted {
      let point = points?.last(before: place.position)
      do throws(ArchiveProblem) {
        let current: any ArchiveStream
        if let stream, stream.position <= place.position, stream.position >= point?.output ?? 0 {
          current = stream
        } else {
          inflated += (stream?.position ?? start) - start
          current = if let point { try GzipStream(file, limits: limits, from: point) } else { PlainStream(file) }
          start = current.position
          stream = current
        }
        guard try current.skip(place.position - current.position) else { throw .damaged(.cut) }
        results[index] = .success(try current.bytes(place.size))
      } catch {
        results[index] = .failure(.damaged)
        stream = nil
        start = 0
      }
    }
    if !file.isUnchanged { for (index, _) in wanted { results[index] = .failure(.damaged) } }
    return inflated + (stream?.position ?? start) - start
  }
}
