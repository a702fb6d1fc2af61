import Diagnostics
public import MaturityModel

/// The practices as test cases, in the XML that JUnit's ant task began and that every CI system reads: a suite a dimension, a
/// case a practice.
///
/// Absent is a failure. Partial is one too, of its own type, since a gate counts it as open; what is waived, out of the
/// profile's scope, or unknown because a file can't be read, is skipped and says why.
public enum JUnitReport: ReportFormat {
  /// Escapes for XML.
  public typealias Escaper = XMLText

  /// Its id.
  public static let id = "junit"

  /// Its files' ending.
  public static let fileExtension = "xml"

  /// The document.
  public static func render(_ assessment: Assessment, options: ReportOptions) -> String {
    let gaps = Dictionary(uniqueKeysWithValues: Gaps(assessment, options).all.map { ($0.practice.id, $0) })
    var suites: [String] = []
    var (tests, failures, skipped) = (0, 0, 0)
    for dimension in assessment.dimensions {
      let practices = assessment.practices.filter {
        $0.dimension == dimension.id && options.shows(practice: $0.id, of: $0.dimension)
      }
      guard !practices.isEmpty else { continue }
      let cases = practices.map { element($0, gaps[$0.id]) }
      let counts = (failures: cases.count { $0.isFailure }, skipped: cases.count { $0.isSkipped })
      tests += cases.count
      failures += counts.failures
      skipped += counts.skipped
      suites.append(
        "  <testsuite name=\"\(Escaper.escape(dimension.name))\" tests=\"\(cases.count)\" failures=\"\(counts.failures)\" "
          + "errors=\"0\" skipped=\"\(counts.skipped)\">\n" + cases.map(\.text).joined() + "  </testsuite>\n")
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rung\" tests=\"\(tests)\" failures=\"\(failures)\" "
      + "errors=\"0\" skipped=\"\(skipped)\">\n" + suites.joined() + "</testsuites>\n"
  }

  private static func element(
    _ practice: Assessment.PracticeResult, _ gap: Gaps.Gap?
  ) -> (text: String, isFailure: Bool, isSkipped: Bool) {
    let head = "    <testcase classname=\"rung.\(Escaper.escape(practice.dimension))\" name=\"\(Escaper.escape(practice.id))\""
    guard let gap else { return (head + "/>\n", false, false) }
    if let excuse = gap.excuse ?? (practice.status == .unknown ? practice.reason : nil) {
      return (head + ">\n      <skipped message=\"\(Escaper.escape(excuse))\"/>\n    </testcase>\n", false, true)
    }
    let place = practice.evidence.first.map { "\($0.location)\n" } ?? ""
    let failure =
      "      <failure type=\"\(practice.status.rawValue)\" message=\"\(Escaper.escape(practice.reason))\">"
      + place.split(separator: "\n").map { Escaper.escape(String($0)) }.joined() + "</failure>\n"
    return (head + ">\n" + failure + "    </testcase>\n", true, false)
  }
}
