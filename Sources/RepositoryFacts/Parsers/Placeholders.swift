// Removed line by line as each folder lists its own.
extension ParserTable {
  static let languages: [Entry] = python + lightLanguages
}
