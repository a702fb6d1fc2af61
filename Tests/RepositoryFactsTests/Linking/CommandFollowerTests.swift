import Diagnostics
import RepositoryFacts
import Testing

struct CommandFollowerTests {
  @Test func plainToxRunsItsListOnly() {
    var facts = FactsByHand()
    facts.files("tox.ini")
    for (line, name) in ["testenv", "lint", "release"].enumerated() { facts.target(name, "tox.ini", line + 1, runner: "tox") }
    facts.command("pytest", "tox.ini", 1, .task, owner: "testenv")
    facts.command("ruff check .", "tox.ini", 2, .task, owner: "lint")
    facts.command("twine upload", "tox.ini", 3, .task, owner: "release")
    facts.command("tox", "ci.yml", 1, .ci, runner: "tox")
    #expect(facts.behind("ci.yml", 1) == ["pytest"])
    facts.add(.key, "tox.default", "tox.ini", 1, [], [(.value, "unit")])
    facts.add(.key, "tox.default", "tox.ini", 1, [], [(.value, "lint")])
    #expect(facts.behind("ci.yml", 1) == ["pytest", "ruff check ."])
  }

  @Test func followsJobsAndBuildsThatAreSubmitted() {
    var facts = FactsByHand()
    facts.files("job.yaml", "ops/build.yaml", "cloudbuild.yaml", "train.py")
    facts.command("python train.py", "job.yaml", 2, .pipeline, owner: "x")
    facts.command("docker build .", "ops/build.yaml", 3, .ci, owner: "build")
    facts.command("docker push x", "cloudbuild.yaml", 3, .ci, owner: "build")
    facts.command("anyscale job submit job.yaml", "ci.yml", 1, .ci)
    facts.command("anyscale job submit --config-file job.yaml", "ci.yml", 2, .ci)
    facts.command("gcloud builds submit --config ops/build.yaml .", "ci.yml", 3, .ci)
    facts.command("gcloud builds submit .", "ci.yml", 4, .ci)
    facts.command("gcloud run deploy --config ops/build.yaml", "ci.yml", 5, .ci)
    #expect(facts.behind("ci.yml", 1) == ["python train.py"])
    #expect(facts.behind("ci.yml", 2) == ["python train.py"])
    #expect(facts.behind("ci.yml", 3) == ["docker build ."])
    #expect(facts.behind("ci.yml", 4) == ["docker push x"])
    #expect(facts.behind("ci.yml", 5).isEmpty)
  }

  @Test func aRunnerThatStartsAnyProgramIsFollowedBothWays() {
    var facts = FactsByHand()
    facts.files("Pipfile", "a.sh")
    facts.target("train", "Pipfile", 2, runner: "pipenv")
    facts.command("python train.py", "Pipfile", 2, .task, owner: "train")
    facts.command("pytest", "a.sh", 1, .script, owner: "a.sh")
    facts.command("train", "ci.yml", 1, .ci, runner: "pipenv:train")
    facts.command("bash a.sh", "ci.yml", 2, .ci, runner: "pipenv:bash")
    #expect(facts.behind("ci.yml", 1) == ["python train.py"])
    #expect(facts.behind("ci.yml", 2) == ["pytest"])
  }

  @Test func whatAStartedImageRunsIsMarkedAllTheWay() throws {
    var facts = FactsByHand()
    facts.files("Dockerfile", "app.py", "main.py")
    facts.add(.instruction, "FROM", "Dockerfile", 1, .image, [(.value, "python:3.12")])
    facts.add(.command, "python app.py", "Dockerfile", 9, .image, [(.owner, "Dockerfile"), (.target, "start")])
    facts.command("python main.py", "app.py", 17, .code)
    facts.command("docker build .", "ci.yml", 3, .ci, owner: "build")
    let behind = facts.linked.facts.filter { $0.location.path == "ci.yml" && $0[.via] != nil }
    #expect(behind.map(\.name) == ["python app.py", "python main.py"])
    #expect(behind.allSatisfy { $0.values(.target) == ["start"] })
  }

  @Test func followsATargetThroughAScriptToATest() throws {
    var facts = FactsByHand()
    facts.files("ci.yml", "Makefile", "scripts/test.sh", "train.py")
    facts.target("test", "Makefile", 3, runner: "make", needs: ["lint"])
    facts.target("lint", "Makefile", 1, runner: "make")
    facts.command("ruff check .", "Makefile", 2, .task, owner: "lint")
    facts.command("bash scripts/test.sh", "Makefile", 4, .task, owner: "test")
    facts.command("pytest tests", "scripts/test.sh", 2, .script, owner: "scripts/test.sh")
    facts.command("python train.py", "scripts/test.sh", 3, .script, owner: "scripts/test.sh")
    facts.command("make test", "ci.yml", 9, .ci, owner: "build", runner: "make:test", trigger: "push")
    #expect(facts.behind("ci.yml", 9) == ["ruff check .", "bash scripts/test.sh", "pytest tests", "python train.py"])
    let pytest = try #require(facts.linked.all(.command).first { $0.name == "pytest tests" && $0.location.path == "ci.yml" })
    #expect(pytest.values(.via) == ["Makefile:4", "scripts/test.sh:2"])
    #expect(pytest.contexts == .ci)
    #expect(pytest[.trigger] == "push")
    #expect(pytest[.owner] == "build")
    #expect(facts.runs("ci.yml", 9) == ["scripts/test.sh", "train.py"])
  }

  @Test func keepsEveryFactAndTheOrderOfFiles() {
    var facts = FactsByHand()
    facts.files("Makefile")
    facts.target("a", "Makefile", runner: "make")
    facts.command("x", "Makefile", 2, .task, owner: "a")
    facts.command("make a", "b.yml", 1, .ci, runner: "make:a")
    facts.command("last", "c.yml", 1, .ci)
    #expect(facts.linked.facts.map(\.name) == ["Makefile", "a", "x", "make a", "x", "last"])
  }

  @Test func cutsLoops() {
    var facts = FactsByHand()
    facts.files("Makefile", "a.sh", "b.sh")
    facts.target("a", "Makefile", runner: "make", needs: ["b"])
    facts.target("b", "Makefile", runner: "make", needs: ["a"])
    facts.command("make b", "Makefile", 2, .task, owner: "a", runner: "make:b")
    facts.command("make a", "Makefile", 4, .task, owner: "b", runner: "make:a")
    facts.command("bash b.sh", "a.sh", 1, .script)
    facts.command("bash a.sh", "b.sh", 1, .script)
    facts.command("make a", "ci.yml", 1, .ci, runner: "make:a")
    facts.command("bash a.sh", "ci.yml", 2, .ci)
    #expect(Set(facts.behind("ci.yml", 1)) == ["make a", "make b"])
    #expect(facts.behind("ci.yml", 2) == ["bash b.sh", "bash a.sh"])
  }

  @Test(.timeLimit(.minutes(1)))
  func bindsTheWork() {
    var facts = FactsByHand()
    let count = 300
    for number in 0..<count {
      let names = (0..<count).map { "t\($0)" }
      facts.target("t\(number)", "Makefile", number + 1, runner: "make", needs: names)
      facts.command(
        "make all", "Makefile", number + 1, .task, owner: "t\(number)", runner: "make:" + names.joined(separator: ":"))
    }
    #expect(facts.linked.facts.count <= 2 * count + 20_000)
  }

  @Test func findsTheTaskFileOfTheWorkingFolder() {
    var facts = FactsByHand()
    facts.files("Makefile", "api/Makefile", "api/x.py", "package.json")
    facts.target("test", "Makefile", runner: "make")
    facts.command("root", "Makefile", 2, .task, owner: "test")
    facts.target("test", "api/Makefile", runner: "make")
    facts.command("python x.py", "api/Makefile", 2, .task, owner: "test")
    facts.target("test", "package.json", runner: "npm")
    facts.command("jest", "package.json", 2, .task, owner: "test")
    facts.command("make test", "ci.yml", 1, .ci, runner: "make:test", directory: "api")
    facts.command("npm test", "ci.yml", 2, .ci, runner: "npm:test", directory: "api")
    facts.command("make test", "ci.yml", 3, .ci, runner: "make:test", directory: "nowhere")
    #expect(facts.behind("ci.yml", 1) == ["python x.py"])
    #expect(facts.runs("ci.yml", 1) == ["api/x.py"])
    #expect(facts.behind("ci.yml", 2) == ["jest"], "npm looks upwards")
  }

  @Test(arguments: [
    ("make", "make", "Makefile", ["all"]), ("tox", "tox", "tox.ini", []),
    ("nox", "nox", "noxfile.py", ["all", "lint"]),
    ("tox -e lint", "tox:lint", "tox.ini", ["lint"]), ("invoke", "invoke", "tasks.py", []),
    ("mlflow run .", "mlproject:lint", "MLproject", ["lint"]),
  ])
  func knowsDefaults(_ name: String, _ runner: String, _ file: String, _ expected: [String]) {
    var facts = FactsByHand()
    facts.files(file)
    for target in ["all", "lint"] {
      facts.target(target, file, runner: String(runner.prefix { $0 != ":" }))
      facts.command(target, file, 2, .task, owner: target)
    }
    facts.command(name, "ci.yml", 1, .ci, runner: runner)
    #expect(facts.behind("ci.yml", 1) == expected)
  }

  @Test(arguments: [
    "docker build -t app api", "docker buildx build --push -f api/Dockerfile .", "docker compose build web",
    "docker compose up -d",
  ])
  func followsImages(_ command: String) {
    var facts = FactsByHand()
    facts.files("api/Dockerfile", "docker-compose.yml", "api/main.py")
    facts.command("pip install -r requirements.txt", "api/Dockerfile", 2, .image, owner: "api/Dockerfile")
    facts.add(.service, "web", "docker-compose.yml", 1, .service, [(.dockerfile, "api/Dockerfile"), (.build, "api")])
    facts.command(command, "ci.yml", 1, .ci)
    #expect(facts.behind("ci.yml", 1) == ["pip install -r requirements.txt"])
  }

  @Test func followsActionsWorkflowsAndHooks() {
    var facts = FactsByHand()
    facts.files(".github/actions/setup/action.yml", ".github/workflows/reuse.yml", "Dockerfile", ".pre-commit-config.yaml")
    facts.command("pip install .", ".github/actions/setup/action.yml", 5, .ci, trigger: "call")
    facts.command("pytest", ".github/workflows/reuse.yml", 7, .ci, owner: "inner", trigger: "call")
    facts.command("python serve.py", "Dockerfile", 3, .image, owner: "Dockerfile")
    facts.add(.hook, "ruff", ".pre-commit-config.yaml", 3, .hook)
    let system: (FactAttribute, String) = (.system, "github-actions")
    facts.add(.uses, "./.github/actions/setup", "ci.yml", 1, .ci, [system, (.trigger, "push")])
    facts.add(.uses, "./.github/workflows/reuse.yml", "ci.yml", 2, .ci, [system, (.trigger, "push")])
    facts.add(.uses, "docker/build-push-action", "ci.yml", 3, .ci, [system, (.with, "context=.")])
    facts.add(.uses, "pre-commit/action", "ci.yml", 4, .ci, [system])
    facts.command("pre-commit run --all-files", "ci.yml", 5, .ci)
    facts.add(.uses, "actions/checkout", "ci.yml", 6, .ci, [system])
    #expect(facts.behind("ci.yml", 1) == ["pip install ."])
    #expect(facts.behind("ci.yml", 2) == ["pytest"])
    #expect(facts.linked.facts.first { $0.name == "pytest" && $0[.via] != nil }?.values(.trigger) == ["push"])
    #expect(facts.behind("ci.yml", 3) == ["python serve.py"])
    #expect(facts.behind("ci.yml", 4) == ["ruff"])
    #expect(facts.linked.all(.hook).filter { $0.contexts == .ci }.count == 2)
    #expect(facts.behind("ci.yml", 5) == ["ruff"])
    #expect(facts.behind("ci.yml", 6) == [])
  }

  @Test func followsPipelines() {
    var facts = FactsByHand()
    facts.files("ml/dvc.yaml", "ml/src/train.py")
    facts.command("python src/train.py", "ml/dvc.yaml", 3, .pipeline, owner: "train", directory: "ml")
    facts.command("dvc repro", "ci.yml", 1, .ci, directory: "ml")
    facts.command("dvc pull", "ci.yml", 2, .ci, directory: "ml")
    #expect(facts.behind("ci.yml", 1) == ["python src/train.py"])
    #expect(facts.runs("ci.yml", 1) == ["ml/src/train.py"])
    #expect(facts.behind("ci.yml", 2) == [])
  }

  @Test func followsWhatCodeStarts() {
    var facts = FactsByHand()
    facts.files("deploy.py", "noxfile.py")
    facts.command("kubectl apply -f k8s", "deploy.py", 4, .code)
    facts.command("pytest", "noxfile.py", 4, .task, owner: "tests")
    facts.command("python deploy.py", "ci.yml", 1, .ci)
    facts.command("python noxfile.py", "ci.yml", 2, .ci)
    facts.command("bash x.sh", "ci.yml", 3, .ci, runner: "pdm:bash")
    facts.files("x.sh")
    facts.command("flake8", "x.sh", 1, .script)
    #expect(facts.behind("ci.yml", 1) == ["kubectl apply -f k8s"])
    #expect(facts.behind("ci.yml", 2) == [])
    #expect(facts.behind("ci.yml", 3) == ["flake8"])
  }

  @Test(arguments: [FactContexts.docs, .notebook])
  func doesNotFollowProse(_ contexts: FactContexts) {
    var facts = FactsByHand()
    facts.files("Makefile")
    facts.target("test", "Makefile", runner: "make")
    facts.command("pytest", "Makefile", 2, .task, owner: "test")
    facts.command("make test", "README.md", 1, contexts, runner: "make:test")
    #expect(facts.behind("README.md", 1) == [])
  }
}
