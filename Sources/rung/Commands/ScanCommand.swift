import ArgumentParser
import Detection
import Diagnostics
import MaturityModel
import Reporting
import RepositoryFacts

/// `rung scan`: judges a repository and shows the result.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan", abstract: Wording.scanAbstract, discussion: Wording.scanDiscussion)

  @OptionGroup var options: ScanOptions

  func run() async throws {
    let plan = try await ScanPlan(options)
    let assessment = try await Progress.shown(Wording.scanning(options.path)) {
      do {
        return try await plan.scanner.scan(plan.source, for: plan.request)
      } catch let problem as SourceProblem {
        throw Stop(.badInput, [problem.diagnostic])
      }
    }
    for output in plan.outputs {
      // Files are for later readers: no colour, a width that fits everywhere.
      let text = output.format.render(assessment, options: output.file == nil ? plan.report : plan.report.forFile)
      if let file = output.file {
        guard Terminal.write(text, toFile: file) else { throw Stop(.badInput, [Wording.cannotWrite(file)]) }
      } else {
        Terminal.write(text)
      }
      // A step of GitHub Actions that shows its commands has a page for the rest.
      if output.file == nil, output.format.id == WorkflowCommands.id, let page = Terminal.environment("GITHUB_STEP_SUMMARY"),
        !page.isEmpty
      {
        let summary = MarkdownReport.render(assessment, options: plan.report.forFile)
        guard Terminal.append(summary, toFile: page) else { throw Stop(.badInput, [Wording.cannotWrite(page)]) }
      }
    }
    if let level = plan.failUnder, assessment.level < level {
      throw Stop(.underLevel, [Wording.underLevel(assessment.level, least: level)])
    }
  }
}
