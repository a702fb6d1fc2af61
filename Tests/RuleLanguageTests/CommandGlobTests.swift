import Testing

@testable import RuleLanguage

@Suite struct CommandGlobTests {
  private func matches(_ glob: String, _ command: String) -> Bool { CommandGlob(glob).matches(command) }

  @Test(arguments: [
    ("pytest", "pytest"), ("pytest", "pytest tests -q"), ("docker push", "docker image push app:1"),
    ("python *train*.py", "python src/train_model.py --epochs 3"), ("python* -m pytest", "python3 -W error -m pytest"),
    ("a b b", "a b c b"), ("pip  install", "pip install x"),
  ])
  func wordsInThatOrder(glob: String, command: String) { #expect(matches(glob, command)) }

  @Test(arguments: [
    ("push", "docker push app"), ("docker push", "docker build -t push-it ."), ("docker push", "push docker"),
    ("a b b", "a b"), ("pytest", "python -m pytest"), ("", "anything"), ("a", ""), ("docker", "dockerize"),
  ])
  func otherCommands(glob: String, command: String) { #expect(!matches(glob, command)) }

  @Test func theProgramIsTheFirstWord() {
    let program = { (text: String) in
      NameGlob.withBytes(of: text) { CommandGlob.program($0).map { String(decoding: $0, as: UTF8.self) } }
    }
    #expect(program("docker push") == "docker")
    #expect(program("  docker") == "docker")
    #expect(program(" ") == nil)
  }
}
