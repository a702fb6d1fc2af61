import RepositoryFacts
import Testing

@testable import Detection

/// Conditions that other facts decide.
@Suite struct PatternMatcherTests {
  @Test func sameFileAsksForEachPattern() {
    let facts = [
      fact(.call, "f", "a.py:1"), fact(.import, "torch", "a.py:2"), fact(.import, "mlflow", "a.py:3"),
      fact(.call, "f", "b.py:1"), fact(.import, "torch.nn", "b.py:2"),
    ]
    #expect(ByHand.matches("{call: f, same-file: [{import: torch}]}", in: facts) == ["f a.py:1", "f b.py:1"])
    #expect(ByHand.matches("{call: f, same-file: [{import: torch}, {import: mlflow}]}", in: facts) == ["f a.py:1"])
    #expect(ByHand.matches("{call: f, unless-same-file: [{import: mlflow}]}", in: facts) == ["f b.py:1"])
    #expect(ByHand.matches("{call: f, unless-same-file: [{import: mlflow}, {import: torch}]}", in: facts).isEmpty)
  }

  @Test func sameOwnerIsTheJobTargetOrFunction() {
    let facts = [
      fact(.command, "docker build", "ci.yml:1", .ci, (.owner, "build")),
      fact(.command, "docker push", "ci.yml:2", .ci, (.owner, "build")),
      fact(.command, "docker build", "ci.yml:3", .ci, (.owner, "lint")),
      fact(.command, "docker push", "other.yml:1", .ci, (.owner, "lint")),
    ]
    #expect(
      ByHand.matches("{command: docker build, same-owner: [{command: docker push}]}", in: facts) == ["docker build ci.yml:1"])
  }

  @Test func aFunctionsFactsShareItAndMethodsKeepTheirClass() {
    let facts = [
      fact(.function, "run", "a.py:1", [], (.class, "A")), fact(.call, "f", "a.py:2", [], (.function, "run"), (.class, "A")),
      fact(.function, "run", "a.py:5", [], (.class, "B")), fact(.call, "g", "a.py:6", [], (.function, "run"), (.class, "B")),
      fact(.call, "h", "a.py:9"), fact(.call, "g", "a.py:10"),
    ]
    #expect(ByHand.matches("{call: f, same-owner: [{call: g}]}", in: facts).isEmpty)
    #expect(ByHand.matches("{function: run, same-owner: [{call: g}]}", in: facts) == ["run a.py:5"])
    // What stands in no function shares the file's own lines.
    #expect(ByHand.matches("{call: h, same-owner: [{call: g}]}", in: facts) == ["h a.py:9"])
  }

  @Test(arguments: [FactKind.job, .target, .stage, .service])
  func aPartOwnsWhatStandsInIt(kind: FactKind) {
    let facts = [
      fact(kind, "deploy", "f:1"), fact(.command, "kubectl apply", "f:2", [], (.owner, "deploy")), fact(kind, "lint", "f:3"),
    ]
    #expect(ByHand.matches("{\(kind.rawValue): '*', same-owner: [{command: kubectl}]}", in: facts) == ["deploy f:1"])
  }

  @Test func sameFolderTakesInWhatLiesBelow() {
    let facts = [
      fact(.key, "a", "svc/app.yml:1"), fact(.key, "b", "svc/conf/deep/x.yml:1"), fact(.key, "a", "svc2/app.yml:1"),
      fact(.key, "a", "top.yml:1"), fact(.key, "a", "svc/conf/deep/er/y.yml:1"),
    ]
    #expect(
      ByHand.matches("{key: a, same-folder: [{key: b}]}", in: facts) == ["a svc/app.yml:1", "a top.yml:1"])
  }

  @Test func elsewhereAndUnlessAskTheWholeRepository() {
    let facts = [fact(.call, "f", "a.py:1"), fact(.key, "k", "z/conf.yml:1")]
    #expect(ByHand.matches("{call: f, elsewhere: [{key: k}]}", in: facts).count == 1)
    #expect(ByHand.matches("{call: f, elsewhere: [{key: k}, {key: l}]}", in: facts).isEmpty)
    #expect(ByHand.matches("{call: f, unless: [{key: l}]}", in: facts).count == 1)
    #expect(ByHand.matches("{call: f, unless: [{key: l}, {key: k}]}", in: facts).isEmpty)
  }

  @Test func runsFollowsImportsHoweverFarAndInLoops() {
    let facts = [
      fact(.command, "python train.py", "ci.yml:1", .ci, (.owner, "job"), (.runs, "train.py")),
      fact(.command, "python lint.py", "ci.yml:2", .ci, (.owner, "lint"), (.runs, "lint.py")),
      fact(.import, "a", "train.py:1", [], (.local, "a.py")), fact(.import, "b", "a.py:1", [], (.local, "b.py")),
      fact(.import, "a", "b.py:1", [], (.local, "a.py")), fact(.import, "lint", "lint.py:1", [], (.local, "lint.py")),
      fact(.call, "model.fit", "b.py:9"), fact(.workflow, "github-actions", "ci.yml"), fact(.workflow, "gitlab", "other.yml"),
      fact(.job, "job", "ci.yml:1"), fact(.job, "lint", "ci.yml:2"),
    ]
    let fit = "runs: [{call: nothing}, {call: '*.fit'}]"
    #expect(ByHand.matches("{command: python, \(fit)}", in: facts) == ["python train.py ci.yml:1"])
    #expect(ByHand.matches("{import: '*', \(fit)}", in: facts) == ["a train.py:1", "b a.py:1", "a b.py:1"])
    #expect(ByHand.matches("{workflow: '*', \(fit)}", in: facts) == ["github-actions ci.yml"])
    #expect(ByHand.matches("{job: '*', \(fit)}", in: facts) == ["job ci.yml:1"])
  }

  @Test func runsFollowsFilesThatAreIncluded() {
    let facts = [
      fact(.command, "Rscript main.R", "Makefile:2", .task, (.runs, "main.R")),
      fact(.call, "source", "main.R:1", [], (.local, "fit.R"), (.language, "r")), fact(.call, "lm", "fit.R:3"),
    ]
    #expect(ByHand.matches("{command: Rscript, runs: [{call: lm}]}", in: facts).count == 1)
  }

  @Test func withGlobsRunsIsTheAttribute() {
    let facts = [fact(.command, "sh x", "a:1", [], (.runs, "scripts/deploy.sh")), fact(.command, "sh y", "a:2")]
    #expect(ByHand.matches("{command: sh, runs: ['*deploy*']}", in: facts) == ["sh x a:1"])
  }

  @Test func anyUnitesInTheFactsOrderEachOnce() {
    let facts = [fact(.call, "b", "a.py:1"), fact(.call, "a", "a.py:2"), fact(.key, "k", "c.yml:1")]
    let pattern = "{any: [{key: k}, {call: a}, {call: '*'}], not-file: ['*.txt']}"
    #expect(ByHand.matches(pattern, in: facts) == ["b a.py:1", "a a.py:2", "k c.yml:1"])
    #expect(ByHand.matches("{any: [{key: k}, {call: a}], except: [a]}", in: facts) == ["k c.yml:1"])
  }

  @Test func setsMayNameSets() {
    let sets = "outer: [{set: inner}, {call: a}]\ninner: [{call: b, same-file: [{set: marks}]}]\nmarks: [{import: m}]"
    let facts = [
      fact(.call, "a", "a.py:1"), fact(.call, "b", "b.py:1"), fact(.call, "b", "c.py:1"), fact(.import, "m", "c.py:2"),
    ]
    #expect(ByHand.matches("{set: outer}", sets: sets, in: facts) == ["a a.py:1", "b c.py:1"])
    #expect(ByHand.matches("{set: outer, file: 'c.py'}", sets: sets, in: facts) == ["b c.py:1"])
  }

  @Test func aSetThatContainsItselfMatchesTheRest() {
    let facts = [fact(.call, "a", "a.py:1"), fact(.call, "b", "b.py:1")]
    #expect(ByHand.matches("{set: s}", sets: "s: [{set: s}, {call: a}]", in: facts) == ["a a.py:1"])
    #expect(ByHand.matches("{set: s}", sets: "s: [{call: a, unless: [{set: s}]}]", in: facts) == ["a a.py:1"])
  }

  /// A hostile repository: many facts, many files, imports in one long chain.
  @Test func timeGrowsWithTheFacts() {
    var facts: [Fact] = []
    for number in 0..<25_000 {
      let path = "d\(number % 50)/f\(number).py"
      facts.append(fact(.import, "m\(number)", "\(path):1", [], (.local, "d\((number + 1) % 50)/f\(number + 1).py")))
      facts.append(fact(.call, "x\(number).fit", "\(path):2", [], (.function, "f")))
      facts.append(fact(.call, "y.predict", "\(path):3", [], (.function, "f")))
      facts.append(fact(.command, "python f\(number).py", "\(path):4", [], (.runs, path), (.owner, "o")))
    }
    let pattern = """
      {call: ['*.fit', '*fi?'], same-file: [{call: '*.predict'}], same-owner: [{call: '*.predict'}], same-folder: [{command: python}],
       elsewhere: [{command: python, runs: [{call: x24999.fit}]}, {import: '*', runs: [{call: x24999.fit}]}]}
      """
    let time = ContinuousClock().measure { #expect(ByHand.matches(pattern, in: facts).count == 25_000) }
    #expect(time < .seconds(120))
  }
}
