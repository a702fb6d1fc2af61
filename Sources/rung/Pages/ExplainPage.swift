import Detection
import Diagnostics
import MaturityModel
import Reporting

/// The page of `rung explain`: what a practice means, why, what counts and what doesn't, the rules, with examples.
enum ExplainPage {
  static func render(_ practice: Practice, _ guide: PracticeGuide?, examples: [RuleExamples.Example], options: ReportOptions)
    -> String
  {
    var page = TextPage(options)
    page.addHeading(practice.id, aside: Wording.practicePlace(dimension: practice.dimension, level: practice.level))
    if let guide { page.addParagraph(guide.why) }
    page.addGap()
    page.addHeading(Wording.whatCounts)
    page.addParagraph(practice.met, after: StyledLine(Wording.met, .met), indent: 2)
    if let partial = practice.partial { page.addParagraph(partial, after: StyledLine(Wording.partial, .partial), indent: 2) }
    guard let guide else { return page.rendered() }
    page.addGap()
    page.addParagraph(guide.how)
    page.addGap()
    page.addHeading(Wording.firstStep, aside: Wording.effort(guide.effort))
    page.addParagraph(guide.fix)
    page.addGap()
    page.addHeading(Wording.whatRungLooksFor)
    if let computed = guide.computed { page.addParagraph(Wording.computed(computed), indent: 2) }
    for rule in guide.rules {
      var head = StyledLine("  ")
      head.add(rule.id, .strong)
      head.add("  \(rule.status.rawValue)", rule.status == .met ? .met : .partial)
      page.add(head)
      page.addParagraph(Wording.ruleSays(rule.says), indent: 4)
      page.addParagraph(rule.looksFor, indent: 4, style: .faint)
    }
    add(examples.filter { $0.expected == .met }, Wording.examplesThatCount, to: &page)
    add(examples.filter { $0.expected != .met }, Wording.examplesThatDoNot, to: &page)
    return page.rendered()
  }

  private static func add(_ examples: [RuleExamples.Example], _ title: String, to page: inout TextPage) {
    guard !examples.isEmpty else { return }
    page.addGap()
    page.addHeading(title)
    for example in examples {
      var head = StyledLine("  ")
      head.add(example.name, .strong)
      if example.expected != .met { head.add("  \(example.expected.rawValue)", .faint) }
      page.add(head)
      for file in example.files {
        page.add(StyledLine("    \(TerminalText.escape(file.path))", .command))
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().prefix(40) {
          let isProof = example.marks.contains { $0.path == file.path && $0.line == number + 1 }
          page.add(
            StyledLine(
              "  \(isProof ? Wording.proofMark : "  ")  \(TerminalText.escape(String(line)))", isProof ? .strong : .faint))
        }
      }
    }
  }
}
