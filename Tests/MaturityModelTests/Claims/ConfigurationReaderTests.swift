import Diagnostics
import Documents
import Testing

@testable import MaturityModel

/// Each mistake that can be made in a `.rung.yml`, with the exact words, line and column in which it is told.
@Suite struct ConfigurationReaderTests {
  private func mistakes(_ yaml: String) -> [String] {
    let reading = ProjectConfiguration.read(YAMLReader.read(yaml), asOf: JudgingFixture.today)
    #expect((reading.configuration == nil) == !reading.mistakes.isEmpty)
    #expect(reading.mistakes.allSatisfy { $0.severity == .error })
    return reading.mistakes.map { mistake in
      mistake.description.replacing(".rung.yml:", with: "").replacing(" error: ", with: " ")
    }
  }

  @Test(arguments: [
    ("nam: churn", "1:1: the file has no key 'nam'; did you mean 'name'?"),
    (
      "colour: red",
      "1:1: the file has no key 'colour'; its keys are name, profile, target, waive, attest, leave-out and projects"
    ),
    (
      "- name",
      "1:1: the file must be keys with values; write 'key: value'; its keys are name, profile, target, waive, attest, leave-out and projects"
    ),
    ("name: [a]", "1:7: 'name' must be a text; write it after the colon, in quotes if it holds a colon itself"),
    ("name: ' '", "1:7: 'name' is empty; write its text or take the key out"),
    ("profile: solo", "1:10: there is no profile 'solo'; the profiles are solo-portfolio, small-team and platform"),
    ("profile: smal-team", "1:10: there is no profile 'smal-team'; did you mean 'small-team'?"),
    ("target: 5", "1:9: '5' is no level; write a number from 0 to 4"),
    ("target: -1", "1:9: '-1' is no level; write a number from 0 to 4"),
    ("target: two", "1:9: 'two' is no level; write a number from 0 to 4"),
    ("target: 02", "1:9: '02' is no level; write a number from 0 to 4"),
    ("target: 99999999999999999999", "1:9: '99999999999999999999' is no level; write a number from 0 to 4"),
    ("waive: autoscaling", "1:8: 'waive' must be a list; begin each entry with '- ' on a line of its own"),
  ])
  func topLevel(yaml: String, mistake: String) {
    #expect(mistakes(yaml) == [mistake])
  }

  @Test(arguments: [
    ("- autoscaling", "2:3: a waiver must be keys with values; write 'key: value'; its keys are practice, reason, by and until"),
    ("- {reason: r, by: b}", "2:3: a waiver lacks 'practice'; add 'practice:' with its value"),
    ("- {practice: linter, by: b}", "2:3: a waiver lacks 'reason'; add 'reason:' with its value"),
    ("- {practice: linter, reason: r}", "2:3: a waiver lacks 'by'; add 'by:' with its value"),
    ("- {practice: linter, reason: , by: b}", "2:3: a waiver lacks 'reason'; add 'reason:' with its value"),
    ("- {practice: lintr, reason: r, by: b}", "2:14: there is no practice 'lintr'; did you mean 'linter'?"),
    ("- {practice: x-ray, reason: r, by: b}", "2:14: there is no practice 'x-ray'; 'rung model' lists the practices"),
    (
      "- {practice: linter, reason: r, by: b, until: 2027-02-30}",
      "2:47: '2027-02-30' is no date; write year, month and day, as in 2026-03-31"
    ),
    ("- {practice: linter, reason: r, by: b, untill: x}", "2:40: a waiver has no key 'untill'; did you mean 'until'?"),
    (
      "- {practice: linter, reason: r, by: b, date: x}",
      "2:40: a waiver has no key 'date'; its keys are practice, reason, by and until"
    ),
  ])
  func waivers(entry: String, mistake: String) {
    #expect(mistakes("waive:\n\(entry)") == [mistake])
  }

  @Test(arguments: [
    (
      "{statement: s, by: b, date: 2026-01-01}",
      "2:3: an attestation must say what it is about; add 'practice', or 'framework' and 'item', or 'question'"
    ),
    (
      "{practice: linter, question: q, statement: s, by: b, date: 2026-01-01}",
      "2:3: an attestation is about one thing only; keep 'practice', or 'framework' and 'item', or 'question', and attest the others apart"
    ),
    (
      "{framework: ml-test-score, statement: s, by: b, date: 2026-01-01}",
      "2:3: an attestation lacks 'item'; add 'item:' with its value"
    ),
    (
      "{item: data-3, statement: s, by: b, date: 2026-01-01}",
      "2:3: an attestation lacks 'framework'; add 'framework:' with its value"
    ),
    (
      "{framework: ml-test-scores, item: data-3, statement: s, by: b, date: 2026-01-01}",
      "2:15: there is no framework 'ml-test-scores'; did you mean 'ml-test-score'?"
    ),
    (
      "{framework: iso, item: data-3, statement: s, by: b, date: 2026-01-01}",
      "2:15: there is no framework 'iso'; the frameworks are ml-test-score, google-levels, azure-levels and marvelous-mlops"
    ),
    (
      "{framework: ml-test-score, item: dat-3, statement: s, by: b, date: 2026-01-01}",
      "2:36: ml-test-score has no item 'dat-3'; did you mean 'data-3'?"
    ),
    (
      "{framework: ml-test-score, item: level-1-build, statement: s, by: b, date: 2026-01-01}",
      "2:36: ml-test-score has no item 'level-1-build'; 'rung model --framework ml-test-score' lists its items"
    ),
    (
      "{question: On Call?, statement: s, by: b, date: 2026-01-01}",
      "2:14: 'On Call?' is no id of a question; write it in small letters, digits and hyphens"
    ),
    ("{practice: linter, by: b, date: 2026-01-01}", "2:3: an attestation lacks 'statement'; add 'statement:' with its value"),
    ("{practice: linter, statement: s, date: 2026-01-01}", "2:3: an attestation lacks 'by'; add 'by:' with its value"),
    ("{practice: linter, statement: s, by: b}", "2:3: an attestation lacks 'date'; add 'date:' with its value"),
    (
      "{practice: linter, statement: s, by: b, date: 2026-11-25}",
      "2:49: 2026-11-25 is after 2026-11-24, the day that is judged by; write the day on which the statement was made"
    ),
    (
      "{practice: linter, statement: s, by: b, date: 2026-11-24, until: 2026-11-23}",
      "2:68: 'until' (2026-11-23) is before 'date' (2026-11-24); write a later day"
    ),
    (
      "{practice: linter, statement: s, by: b, date: 2026-11-24, link: 'javascript:alert(1)'}",
      "2:67: 'javascript:alert(1)' is no link; write an address that begins with https://, or a path from the repository's root on"
    ),
    (
      "{practice: linter, statement: s, by: b, date: 2026-11-24, link: ../handbook.md}",
      "2:67: '../handbook.md' is no link; write an address that begins with https://, or a path from the repository's root on"
    ),
  ])
  func attestations(entry: String, mistake: String) {
    #expect(mistakes("attest:\n- \(entry)") == [mistake])
  }

  @Test(arguments: [
    ("/data", "the path '/data' is absolute; write it from the repository's root on"),
    ("~/data", "the path '~/data' is absolute; write it from the repository's root on"),
    ("C:/data", "the path 'C:/data' is absolute; write it from the repository's root on"),
    ("../data", "the path '../data' has '..' in it; write it from the repository's root on"),
    ("a/../../b", "the path 'a/../../b' has '..' in it; write it from the repository's root on"),
    ("a\\b", "the path 'a\\b' has a backslash; write '/' between folders"),
    (".", "the path '.' is the whole repository; name a part of it"),
    ("./", "the path './' is the whole repository; name a part of it"),
    ("**", "the path '**' is the whole repository; name a part of it"),
  ])
  func paths(path: String, mistake: String) {
    #expect(mistakes("leave-out:\n- {path: '\(path)', reason: r}") == ["2:10: " + mistake])
    #expect(mistakes("projects:\n- '\(path)'") == ["2:3: " + mistake])
  }

  @Test(arguments: ["..data", "a..b/c", ".github", "data/**/*.csv", "a b"]) func pathsThatOnlyLookOdd(path: String) {
    #expect(mistakes("projects:\n- '\(path)'").isEmpty)
  }

  @Test func aPathToLeaveOutNeedsAReason() {
    #expect(mistakes("leave-out:\n- path: old") == ["2:3: a path to leave out lacks 'reason'; add 'reason:' with its value"])
    #expect(mistakes("leave-out:\n- reason: r") == ["2:3: a path to leave out lacks 'path'; add 'path:' with its value"])
    #expect(
      mistakes("leave-out: [old]") == [
        "1:13: a path to leave out must be keys with values; write 'key: value'; its keys are path and reason"
      ])
  }

  @Test func whatIsNamedTwiceIsToldWithItsFirstLine() {
    #expect(
      mistakes("waive:\n- {practice: linter, reason: r, by: b}\n- {practice: linter, reason: r, by: b}") == [
        "3:14: 'linter' stands twice under 'waive', first in line 2; keep one of the two"
      ])
    #expect(
      mistakes("leave-out:\n- {path: old, reason: r}\n- {path: ./old/, reason: r}") == [
        "3:10: 'old' stands twice under 'leave-out', first in line 2; keep one of the two"
      ])
    #expect(mistakes("projects:\n- a\n- a/") == ["3:3: 'a' stands twice under 'projects', first in line 2; keep one of the two"])
    let item = "{framework: ml-test-score, item: data-3, statement: s, by: b, date: 2026-01-01}"
    #expect(
      mistakes("attest:\n- \(item)\n- \(item)") == [
        "3:36: 'data-3' stands twice under 'attest', first in line 2; keep one of the two"
      ])
    let question = "{question: q1, statement: s, by: b, date: 2026-01-01}"
    #expect(
      mistakes("attest:\n- \(question)\n- \(question)") == [
        "3:14: 'q1' stands twice under 'attest', first in line 2; keep one of the two"
      ])
  }

  @Test func waivedAndAttestedAtOnceIsAMistake() {
    #expect(
      mistakes(
        """
        attest:
        - {practice: linter, statement: s, by: b, date: 2026-01-01}
        waive:
        - {practice: linter, reason: r, by: b, until: 2020-01-01}
        """) == [
          "2:14: 'linter' is both waived and attested, first in line 4; keep one: either the project does without it, or it is done"
        ])
  }

  @Test func allMistakesAreToldAtOnceInTheirOrder() {
    #expect(
      mistakes(
        """
        nmae: churn
        target: 9
        attest:
        - {practice: runbok, statement: s, date: 2027-01-01}
        waive:
        - {practice: lnter, until: soon}
        """) == [
          "1:1: the file has no key 'nmae'; its keys are name, profile, target, waive, attest, leave-out and projects",
          "2:9: '9' is no level; write a number from 0 to 4",
          "4:3: an attestation lacks 'by'; add 'by:' with its value",
          "4:14: there is no practice 'runbok'; did you mean 'runbook'?",
          "4:42: 2027-01-01 is after 2026-11-24, the day that is judged by; write the day on which the statement was made",
          "6:3: a waiver lacks 'reason'; add 'reason:' with its value",
          "6:3: a waiver lacks 'by'; add 'by:' with its value",
          "6:14: there is no practice 'lnter'; did you mean 'linter'?",
          "6:28: 'soon' is no date; write year, month and day, as in 2026-03-31",
        ])
  }

  @Test func aSecondDocumentIsAMistake() {
    #expect(
      mistakes("name: a\n---\nname: b") == [
        "3:1: the file holds more than one YAML document; keep one and take out the '---' lines"
      ])
  }

  @Test func brokenYAMLIsToldWithItsPlace() throws {
    let reading = ProjectConfiguration.read(YAMLReader.read("name: 'open\nprofile: x"), asOf: JudgingFixture.today)
    #expect(reading.configuration == nil)
    let mistake = try #require(reading.mistakes.first)
    #expect(mistake.id == "config-syntax")
    #expect(mistake.location?.path == ".rung.yml")
    #expect(mistake.location?.line != nil)
    #expect(mistakes("name: a\nname: b") == ["2:1: the key 'name' is given twice"])
  }

  @Test func everyPrefixOfAFileIsReadOrToldWrong() {
    let text = ProjectConfigurationTemplate.text(name: "churn", profile: "platform").replacing("#", with: "")
    for length in 0...text.count {
      let reading = ProjectConfiguration.read(YAMLReader.read(String(text.prefix(length))), asOf: JudgingFixture.today)
      #expect((reading.configuration == nil) == !reading.mistakes.isEmpty)
    }
  }

  @Test func aFileFullOfMistakesIsListedInPart() {
    let entries = String(repeating: "- {practice: \(String(repeating: "x", count: 300))}\n", count: 5_000)
    let found = mistakes("waive:\n" + entries)
    #expect(found.count == ConfigurationMistakes.limit + 1)
    #expect(found.last?.hasSuffix("14800 more mistakes are not listed; correct those above first") == true)
    #expect(
      found.first { $0.contains("there is no practice") }
        == "2:14: there is no practice '\(String(repeating: "x", count: 60))…'; 'rung model' lists the practices")
  }

  @Test func aTextThatIsTooLongIsAMistake() {
    #expect(mistakes("name: " + String(repeating: "n", count: 2_001)) == ["1:7: 'name' is longer than 2000 bytes; shorten it"])
    #expect(mistakes("name: " + String(repeating: "n", count: 2_000)).isEmpty)
  }
}
