import Diagnostics
import Testing

@testable import RepositoryFacts

struct RunnerCallTests {
  @Test(arguments: [
    ("mise run lint", "mise", ["lint"]), ("mise r test --flag", "mise", ["test"]), ("deno task dev", "deno", ["dev"]),
    ("pipenv run train --lr 1", "pipenv", ["train"]),
  ])
  func findsTasksOfTables(_ text: String, _ runner: String, _ targets: [String]) {
    let command = ShellCommands.parse(text, firstLine: 1).last
    #expect(command?.runner == runner)
    #expect(command?.targets == targets)
  }

  @Test(
    arguments: [
      ("make -j 4 -C docs html A=b test", "make", ["html", "test"], "docs"),
      ("make", "make", [], nil),
      ("just lint test", "just", ["lint", "test"], nil),
      ("task build -- x", "task", ["build"], nil),
      ("tox -e lint,py310 -- -x", "tox", ["lint", "py310"], nil),
      ("tox run -e typing", "tox", ["typing"], nil),
      ("tox", "tox", [], nil),
      ("uvx nox -s tests lint", "nox", ["tests", "lint"], nil),
      ("inv build-docs", "invoke", ["build-docs"], nil),
      ("poetry run poe test --fast", "poe", ["test"], nil),
      ("npm test", "npm", ["test"], nil), ("npm run lint -- --fix", "npm", ["lint"], nil),
      ("npm --prefix web run build", "npm", ["build"], "web"), ("yarn lint", "npm", ["lint"], nil),
      ("pnpm -r test", "npm", ["test"], nil),
      ("pdm run test", "pdm", ["test"], nil), ("hatch run test:cov", "hatch", ["test:cov"], nil),
      ("pixi run -e dev fit", "pixi", ["fit"], nil),
      ("mlflow run . -e train -P a=1", "mlproject", ["train"], nil), ("mlflow run sub", "mlproject", ["main"], "sub"),
    ] as [(String, String, [String], String?)])
  func finds(_ text: String, _ runner: String, _ targets: [String], _ directory: String?) {
    let command = ShellCommands.parse(text, firstLine: 1).last
    #expect(command?.runner == runner)
    #expect(command?.targets == targets)
    #expect(command?.directory == directory)
  }

  @Test(arguments: ["npm ci", "npm install", "yarn", "yarn add x", "mlflow ui", "pytest make test", "echo tox"])
  func findsNone(_ text: String) { #expect(ShellCommands.parse(text, firstLine: 1).last?.runner == nil) }
}
