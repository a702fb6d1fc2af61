import Diagnostics
import MaturityModel
import RepositoryFacts
import Testing

@testable import Detection

@Suite struct SecretsSafeTests {
  private func judge(_ facts: Fact...) -> ComputedFinding { ByHand.judge(SecretsSafe.self, facts) }

  @Test func nothingFoundInATextIsEnough() {
    let found = judge(file("a.png", lines: 0, (.binary, "true")), file("a.py"))
    #expect(found.status == .met && found.reason == "It holds no credential in its tracked files.")
    #expect(found.evidence.map(\.location.description) == ["a.py"])
    #expect(judge(file("a.py"), fact(.ignore, "x", ".gitignore:1")).evidence.map(\.location.description) == [".gitignore:1"])
  }

  @Test func withoutATextNothingWasSearched() {
    #expect(judge().status == .absent)
    #expect(judge(file("empty.py", lines: 0)).status == .absent)
    #expect(judge(file("a.py", (.tracked, "false"))).status == .absent)
    #expect(
      judge(Fact(.file, "vendor/a.py", at: FileLocation("vendor/a.py"), [.init(.size, "9"), .init(.label, "vendored")])).status
        == .absent)
  }

  @Test func aCredentialIsToldWithItsPlaceAndMasked() {
    let found = judge(
      file("a.py"), fact(.secret, "aws-access-key", "a.py:3", [], (.masked, "AKIA… (20 characters)")),
      fact(.secret, "password", ".env:1"))
    #expect(found.status == .absent)
    #expect(found.evidence.map { "\($0.location) \($0.rule)" } == ["a.py:3 aws-access-key", ".env:1 password"])
    #expect(found.evidence.first?.says == "commits a credential (aws-access-key AKIA… (20 characters))")
    #expect(
      found.reason?.hasPrefix("A credential is committed at a.py:3 and in 1 more place; enough would be to revoke it") == true)
  }

  @Test func oneInAnUntrackedFileIsNotCommitted() {
    #expect(judge(file("a.py"), file(".env", (.tracked, "false")), fact(.secret, "password", ".env:1")).status == .met)
  }
}
