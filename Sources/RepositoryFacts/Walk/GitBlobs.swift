/// Reads blobs through one `git cat-file --batch` that runs as long as this lives, started by the first reading.
///
/// The requests of several tasks stand in a queue; each is a few ids written at once and their contents read in turn, so
/// that neither side ever waits for the other with its pipe full.
actor GitBlobs {
  private typealias Request = (
    wanted: [(key: String?, limit: Int)], answer: CheckedContinuation<[Result<[UInt8], ReadProblem>], Never>
  )

  private let makeGit: @Sendable () -> GitCommand?
  private var queue: AsyncStream<Request>.Continuation?
  private var reading: Task<Void, Never>?

  init(_ makeGit: @escaping @Sendable () -> GitCommand?) { self.makeGit = makeGit }

  // Ends the queue, and with it git.
  deinit { queue?.finish() }

  /// Ends git and waits for its end.
  func finish() async {
    queue?.finish()
    queue = nil
    await reading?.value
    reading = nil
  }

  /// The contents of some objects, one result each; nil keys stand for what has none.
  func read(_ wanted: [(key: String?, limit: Int)]) async -> [Result<[UInt8], ReadProblem>] {
    let queue = queue ?? start()
    return await withCheckedContinuation { answer in
      if case .enqueued = queue.yield((wanted, answer)) { return }
      answer.resume(returning: wanted.map { _ in .failure(.unreadable) })
    }
  }

  private func start() -> AsyncStream<Request>.Continuation {
    let (requests, continuation) = AsyncStream.makeStream(of: Request.self)
    queue = continuation
    let makeGit = makeGit
    reading = Task {
      let git = makeGit()
      await git?.converse(["cat-file", "--batch"]) { conversation in
        for await request in requests {
          let results = await Self.answer(request.wanted, conversation)
          request.answer.resume(returning: results)
        }
      }
      git?.dispose()
      // Only where git could not be started at all: nobody may wait for ever.
      for await request in requests { request.answer.resume(returning: request.wanted.map { _ in .failure(.unreadable) }) }
    }
    return continuation
  }

  private static func answer(
    _ wanted: [(key: String?, limit: Int)], _ conversation: GitConversation
  ) async -> [Result<[UInt8], ReadProblem>] {
    var results: [Result<[UInt8], ReadProblem>] = []
    let keys = wanted.compactMap(\.key)
    if !keys.isEmpty {
      do { try await conversation.send(Array((keys.joined(separator: "\n") + "\n").utf8)) } catch {
        return wanted.map { _ in .failure(.unreadable) }
      }
    }
    for (key, limit) in wanted {
      guard key != nil else {
        results.append(.failure(.notRegular))
        continue
      }
      results.append((try? await next(conversation, limit: limit)) ?? .failure(.unreadable))
    }
    return results
  }

  /// `<id> blob <size>`, the content and a line feed; or `<id> missing`.
  private static func next(_ conversation: GitConversation, limit: Int) async throws -> Result<[UInt8], ReadProblem>? {
    guard let header = try await conversation.line() else { return nil }
    let words = header.split(separator: 0x20)
    guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else {
      return .failure(.missing)
    }
    let isKept = size <= limit
    guard let bytes = try await conversation.bytes(size, isKept: isKept),
      try await conversation.bytes(1, isKept: false) != nil
    else { return nil }
    return isKept ? .success(bytes) : .failure(.tooLarge)
  }
}
