import Diagnostics
import RepositoryFacts
import Testing

struct StartedFilesTests {
  private static let files = [
    "train.py", "src/serve.py", "src/pkg/__init__.py", "src/pkg/__main__.py", "src/pkg/cli.py", "app/main.py", "nb/a.ipynb",
    "fit.R",
    "sim.jl", "web/server.js", "run.sh", "flows/x.py", "service.py", "job.yml", "k8s/a.yml", "k8s/b.yaml", "Snakefile",
    "tests/test_a.py",
  ]

  private func runs(_ command: String, directory: String? = nil, contexts: FactContexts = .ci) -> [String] {
    var facts = FactsByHand()
    for file in Self.files { facts.files(file) }
    facts.add(.metadata, "script", "pyproject.toml", 1, [], [(.value, "mytool=pkg.cli:main")])
    facts.command(command, "ci.yml", 1, contexts, directory: directory)
    return facts.runs("ci.yml")
  }

  @Test(arguments: [
    ("python train.py --lr 0.1 other.py", ["train.py"]), ("python ./src/serve.py", ["src/serve.py"]),
    ("pkg.cli train", ["src/pkg/cli.py"]),
    ("pkg", ["src/pkg/__main__.py"]), ("python src/pkg", ["src/pkg/__main__.py"]),
    ("papermill nb/a.ipynb out.ipynb -p x 1", ["nb/a.ipynb"]),
    ("jupyter nbconvert --to notebook --execute nb/*.ipynb", ["nb/a.ipynb"]), ("Rscript fit.R", ["fit.R"]),
    ("julia --project=. sim.jl", ["sim.jl"]), ("node web/server.js", ["web/server.js"]), ("bash run.sh", ["run.sh"]),
    ("./run.sh", ["run.sh"]),
    ("uvicorn app.main:app --port 80", ["app/main.py"]), ("gunicorn -w 4 -b 0.0.0.0:80 app.main:app", ["app/main.py"]),
    ("uvicorn main:app --app-dir app", ["app/main.py"]), ("fastapi run app/main.py", ["app/main.py"]),
    ("flask --app src/serve run", ["src/serve.py"]),
    ("flask run --port 80", []), ("streamlit run train.py", ["train.py"]), ("bentoml serve service:svc", ["service.py"]),
    ("prefect deploy flows/x.py:flow", ["flows/x.py"]),
    ("mytool --fast", ["src/pkg/cli.py"]), ("python -c import pkg.cli; pkg.cli.main()", ["src/pkg/cli.py"]),
    ("python -c from app.main import app", ["app/main.py"]), ("az ml job create -f job.yml", ["job.yml"]),
    ("kubectl apply -f k8s/", ["k8s/a.yml", "k8s/b.yaml"]), ("snakemake --cores 1", ["Snakefile"]),
    ("Rscript -e source('fit.R')", ["fit.R"]),
    ("python $ROOT/train.py", ["train.py"]), ("spark-submit --master local train.py", ["train.py"]),
  ])
  func finds(_ command: String, _ files: [String]) { #expect(runs(command) == files) }

  @Test(arguments: [
    "python other.py", "pytest tests", "pip install -r train.py", "jupyter lab nb/a.ipynb", "black train.py", "echo train.py",
    "make",
    "python", "", "cat run.sh", "cp train.py x", "python ../train.py", "python -m", "git add train.py",
  ])
  func leaves(_ command: String) { #expect(runs(command).isEmpty) }

  @Test func seesPathsFromTheWorkingFolder() {
    #expect(runs("python serve.py", directory: "src") == ["src/serve.py"])
    #expect(runs("python train.py", directory: "src") == ["train.py"], "as a last resort from the root")
    #expect(runs("python -u serve.py") == [])
    #expect(runs("fastapi run", directory: "app") == ["app/main.py"])
  }

  @Test func addsWhatTheFileImportsNearestFirst() {
    var facts = FactsByHand()
    facts.files("a.py", "b.py", "c.py", "d.py")
    facts.imports("b", "a.py", 1)
    facts.imports("c", "a.py", 2)
    facts.imports("d", "b.py", 1)
    facts.imports("a", "d.py", 1)
    facts.command("python a.py", "ci.yml", 1, .ci)
    #expect(facts.runs("ci.yml") == ["a.py", "b.py", "c.py", "d.py"])
  }

  @Test func bindsWhatIsReached() {
    var facts = FactsByHand()
    for number in 0..<200 {
      facts.files("m\(number).py")
      facts.imports("m\(number + 1)", "m\(number).py")
    }
    facts.command("python m0.py", "ci.yml", 1, .ci)
    #expect(facts.runs("ci.yml").count == 60)
  }

  @Test func findsWhatAServiceSees() {
    var facts = FactsByHand()
    facts.files("docker/Dockerfile", "web/app.py", "jobs/run.py")
    facts.add(.instruction, "COPY", "docker/Dockerfile", 2, .image, [(.source, "web")])
    facts.add(
      .service, "api", "compose.yml", 1, .service,
      [(.build, "."), (.dockerfile, "docker/Dockerfile"), (.volume, "./jobs:/jobs"), (.volume, "data:/data")])
    facts.command("gunicorn -b 0.0.0.0:80 app:app", "compose.yml", 3, .service, owner: "api")
    facts.command("python run.py", "compose.yml", 4, .service, owner: "api")
    facts.command("python run.py", "compose.yml", 5, .service, owner: "other")
    #expect(facts.runs("compose.yml", 3) == ["web/app.py"])
    #expect(facts.runs("compose.yml", 4) == ["jobs/run.py"])
    #expect(facts.runs("compose.yml", 5) == [])
  }

  @Test func findsWhatAnImageCopies() {
    var facts = FactsByHand()
    facts.files("api/Dockerfile", "api/src/main.py", "train.py")
    facts.add(.instruction, "COPY", "api/Dockerfile", 2, .image, [(.value, "src/ ."), (.source, "src/")])
    facts.command("python main.py", "api/Dockerfile", 3, .image, owner: "api/Dockerfile")
    facts.command("python /app/train.py", "api/Dockerfile", 4, .image, owner: "api/Dockerfile")
    #expect(facts.runs("api/Dockerfile", 3) == ["api/src/main.py"])
    #expect(facts.runs("api/Dockerfile", 4) == ["train.py"])
  }
}
