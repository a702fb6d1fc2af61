import Detection
import MaturityModel
import Reporting

extension ReportOptions {
  /// Options for a page that is no assessment, as wide and colourful as the terminal allows.
  static func plain(noColor: Bool = false) -> ReportOptions {
    ReportOptions(
      width: Terminal.width, palette: Terminal.palette(isOff: noColor), isUnicode: Terminal.isUnicode, vocabulary: .standard)
  }

  /// The same for a file: no colour, and a width and character set that suit every later reader.
  var forFile: ReportOptions {
    ReportOptions(only: only, isVerbose: isVerbose, width: 100, palette: .none, isUnicode: true, vocabulary: vocabulary)
  }
}

extension ReportVocabulary {
  /// The words of the program's own model.
  static var standard: ReportVocabulary {
    let catalog = PracticeCatalog.standard
    return ReportVocabulary(
      levels: catalog.levels.map { LevelWords(name: $0.name, meaning: $0.means) },
      meaning: { catalog.practice($0)?.met }, guide: { guides[$0] }, frameworkSource: { catalog.framework($0)?.source })
  }
}

/// What the rules say of each practice; worked out when a report first asks.
private let guides = Dictionary(
  RuleLibrary.standard.guides.map {
    ($0.practice, ReportVocabulary.Guide(why: $0.why, lookedFor: $0.lookedFor, effort: $0.effort))
  }, uniquingKeysWith: { first, _ in first })
