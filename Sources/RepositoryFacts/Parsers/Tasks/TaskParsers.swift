extension ParserTable {
  static let tasks: [Entry] = []
  static let taskInterpreters: [any DocumentInterpreter.Type] = []
}
