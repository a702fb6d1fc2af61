import MaturityModel

/// The level as a ladder of five rungs, and what is claimed beside it.
enum LadderPart: TextPart {
  static func write(_ assessment: Assessment, _ options: ReportOptions, on page: inout TextPage) {
    let words = options.vocabulary
    page.addHeading(
      Wording.level(assessment.level, name: words.levelName(assessment.level), dot: " \(page.symbols.dot) "),
      aside: score(assessment))
    if words.levels.indices.contains(assessment.level) {
      page.addParagraph(words.levels[assessment.level].meaning, indent: 2)
    }
    page.addGap()
    writeRungs(assessment, words, on: &page)
    page.addGap()
    if assessment.levelClaimed != assessment.level {
      page.addParagraph(
        Wording.claimedLevel(assessment.levelClaimed, name: words.levelName(assessment.levelClaimed)), indent: 2)
    }
    if !assessment.cappedBy.isEmpty { page.addParagraph(Wording.capped(by: assessment.cappedBy), indent: 2) }
    page.addParagraph(Wording.gatesAndBreadth, indent: 2, style: .faint)
  }

  /// The rungs from the top down, each with its notes beside it or, where one of them would not fit, all below.
  private static func writeRungs(_ assessment: Assessment, _ words: ReportVocabulary, on page: inout TextPage) {
    let levels = stride(from: max(words.levels.count - 1, assessment.level), through: 0, by: -1)
    let notes = levels.map { level in
      let said = Self.notes(level, assessment).joined(separator: ", ")
      return level == assessment.level ? "\(page.symbols.here) \(said)" : said
    }
    let longest = levels.reduce(0) { max($0, DisplayWidth.of(TerminalText.escape(words.levelName($1)))) }
    let widestNote = notes.reduce(0) { max($0, DisplayWidth.of($1)) }
    for (level, note) in zip(levels, notes) {
      let isClimbed = level <= assessment.level
      let isHere = level == assessment.level
      let rung = isClimbed ? page.symbols.climbed : page.symbols.open
      var line = StyledLine()
      line.pad(to: 2)
      line.add("\(rung.left) \(level) \(rung.right)", isClimbed ? .met : .faint)
      line.pad(to: line.width + 2)
      let nameColumn = line.width
      let isBeside = nameColumn + longest + 2 + widestNote <= page.width
      line.add(words.levelName(level), isHere ? .strong : isClimbed ? .plain : .faint)
      if isBeside, !note.isEmpty {
        line.pad(to: nameColumn + longest + 2)
        line.add(note, isHere ? .strong : .faint)
      }
      page.add(line)
      if !isBeside, !note.isEmpty { page.addParagraph(note, indent: nameColumn, style: isHere ? .strong : .faint) }
    }
  }

  private static func score(_ assessment: Assessment) -> String {
    let score = Wording.score(assessment.score)
    return assessment.scoreInScope == assessment.score ? score : score + ", " + Wording.inScope(assessment.scoreInScope)
  }

  /// What is to be said of one rung.
  static func notes(_ level: Int, _ assessment: Assessment) -> [String] {
    var notes: [String] = []
    if level == assessment.level { notes.append(Wording.here) }
    if level == assessment.levelClaimed, level != assessment.level { notes.append(Wording.claimed) }
    if level == assessment.level + 1, let gate = assessment.gates.first(where: { $0.level == level }) {
      let progress = GateProgress(gate)
      notes.append(Wording.progress(held: progress.held, needed: progress.needed))
    }
    if let profile = assessment.profile, profile.targetLevel == level { notes.append(Wording.target) }
    return notes
  }
}
