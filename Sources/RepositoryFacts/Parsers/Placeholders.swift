// Removed line by line as each folder lists its own.
extension ParserTable {
  static let languages: [Entry] = python
  static let languages: [Entry] = lightLanguages
  static let manifests: [Entry] = []
  static let containers: [Entry] = []
  static let infrastructure: [Entry] = []
  static let pipelines: [Entry] = []
  static let manifestInterpreters: [any DocumentInterpreter.Type] = []
  static let containerInterpreters: [any DocumentInterpreter.Type] = []
  static let infrastructureInterpreters: [any DocumentInterpreter.Type] = []
  static let pipelineInterpreters: [any DocumentInterpreter.Type] = []
}
