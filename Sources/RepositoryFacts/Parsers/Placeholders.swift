// Removed line by line as each folder lists its own.
extension ParserTable {
  static let languages: [Entry] = python
  static let tasks: [Entry] = []
  static let continuousIntegration: [Entry] = []
  static let safety: [Entry] = []
  static let taskInterpreters: [any DocumentInterpreter.Type] = []
  static let continuousIntegrationInterpreters: [any DocumentInterpreter.Type] = []
}
