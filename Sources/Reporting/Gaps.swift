import Diagnostics
import MaturityModel

/// What is not done: the practices that formats for tools report as findings.
struct Gaps {
  /// A practice that is not met.
  struct Gap {
    let practice: Assessment.PracticeResult
    /// Where somebody who would close it begins: what there is of it, else the file that stands for the project.
    let location: FileLocation
    /// Why the project does not want it, if it says so.
    let excuse: String?
  }

  /// The gaps, in the model's order, with those that are waived or out of the profile's scope.
  let all: [Gap]

  init(_ assessment: Assessment, _ options: ReportOptions) {
    let home = Self.home(assessment)
    all = assessment.practices.filter { $0.status != .met && options.shows(practice: $0.id, of: $0.dimension) }.map { practice in
      let waiver = practice.claim.flatMap {
        $0.kind == .waived && $0.counts ? Wording.claimInFull($0, status: practice.status) : nil
      }
      return Gap(
        practice: practice, location: practice.evidence.first?.location ?? home,
        excuse: waiver ?? practice.outOfScope.map(Wording.outOfScope))
    }
  }

  /// The file that stands for the project where nothing of a practice is there: viewers show no finding without a file. Its
  /// README where the assessment names one, else a manifest, else the first file that shows anything.
  private static func home(_ assessment: Assessment) -> FileLocation {
    let readme = assessment.practices.first { $0.id == "readme-setup" }?.evidence.first?.location.path
    let any =
      readme ?? assessment.project.manifests.first?.location.path
      ?? assessment.practices.lazy.flatMap(\.evidence).first?.location.path
    return FileLocation(any ?? "README.md", line: 1)
  }
}
