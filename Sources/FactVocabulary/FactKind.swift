/// The sorts of facts. The doc comment of each says what the name is and which attributes it carries: this list is the
/// vocabulary that rule files are written in.
public enum FactKind: String, CaseIterable, Hashable, Sendable {
  // MARK: Files

  /// A judged file. Name: its path. `size` in bytes, `lines` that are not blank, `lfs` ("true" for a Git LFS pointer),
  /// `binary` ("true"), `tracked` ("false" for an untracked one).
  case file
  /// A file of code, one fact a file. Name: the language (python, r, julia, scala, java, kotlin, javascript, typescript,
  /// swift, go, rust, c++, shell, sql). `lines`: code lines, without blanks, comments, docstrings. In `notebook` or `test`
  /// context where it is one.
  case code

  // MARK: Code

  /// An import. Name: the module's dotted name, with the imported member (`from a.b import c` is `a.b.c`; `import a.b` is
  /// `a.b`; a relative import begins with the importing file's own package: `src.train.helper`). A pattern matches the name
  /// and all that lies under it: `sklearn` matches `sklearn.metrics.f1_score`. R's `library(x)` and `x::f` give `x` and
  /// `x.f`; JavaScript's `require("a/b")` gives `a/b`. `language`; after linking, `local`: the path of the file of this
  /// repository that it imports.
  case `import`
  /// A call. Name: the canonical dotted name, import aliases resolved (`import mlflow as mf; mf.log_metric()` is
  /// `mlflow.log_metric`), and a method of a variable that was assigned from a resolved call carries that call's name
  /// (`c = MlflowClient(); c.f()` is `mlflow.tracking.MlflowClient.f`); what can't be resolved stays as it is written
  /// (`model.fit`, `self.model.fit`); a method called on another call's result joins the names (`spark.read.csv`).
  /// `argument`: each argument that is a literal or a dotted name, positional ones as their value, keyword ones as
  /// `keyword=value`; values of other shape are `…` (`keyword=…`). Strings stand without quotes. An f-string's holes are
  /// `{…}`. Dictionary literals as arguments give `keyword.key=value` (`key=value` for a positional one).
  /// `function`: the enclosing function; `class`: the enclosing class; `condition`: that of the nearest `if` or `while`
  /// around it within the function, as written (Python, R, JavaScript, TypeScript, Java, C#, C++); `language`.
  /// Python's assert statement outside of functions is a call named `assert` whose `argument` is what it asserts, as written.
  case call
  /// A decorator. Name: canonical like a call's (`fastapi.FastAPI.post`). `argument` as for calls; `function`: what it
  /// decorates; `class`; `language`.
  case decorator
  /// A function definition. Name: its name. `class`: the class it stands in; `decorator`: each decorator's canonical name;
  /// `parameter`: each parameter's name, `parameter-type`: each annotation that is a dotted name, canonical;
  /// `asserts`: how many assertions it makes (assert statements, self.assert*, pytest.raises, expect…, @test);
  /// `asserted`: each of the first 20 as written on one line, cut at 160 bytes, without `assert` and its message
  /// (`accuracy > 0.8`, `self.assertGreater(acc, 0.8)`, `expect(acc).toBeGreaterThan(0.8)`, `@test acc > 0.8`);
  /// `calls`: the canonical name of each call in it; `lines`; `test` ("true") where the test runner collects it
  /// (`test_*`, methods of TestCase, `@Test`, `it(…)`, `test_that(…)`, `@testset`); `language`.
  case function
  /// A class or struct definition. Name: its name. `base`: each base's canonical name; `decorator`; `language`.
  case `class`
  /// An assignment of a literal. Name: the target as written (`DATA_URL`, `self.seed`), or a dictionary literal's key.
  /// `value`; `function`, `class`, `language`.
  case assign
  /// A function that runs when the file is started as a program (`if __name__ == "__main__"`). Name: the file's path.
  /// `language`.
  case main

  // MARK: Manifests and configuration

  /// A declared dependency. Name: the package, lowercased, with `-` for `_` and `.`. `version`: the specifier as written;
  /// `pinned` ("true" where it names one exact version or a hash); `manifest`: requirements, pyproject, setup, conda,
  /// pipfile, description, renv, project-toml, package-json, pom, sbt, gradle, package-swift, go-mod, cargo, cmake;
  /// `manager`: pip, poetry, uv, pdm, hatch, pipenv, conda, pixi, renv, npm, …; `group`: main, dev, optional or build.
  case dependency
  /// A lock file with entries. Name: the tool that writes it (poetry, uv, pipenv, pdm, pixi, conda-lock, renv, julia, npm,
  /// yarn, pnpm, go, cargo, swift, pip-tools).
  case lock
  /// A package's metadata. Name: `name`, `version`, `license`, `script` (a console entry point). `value`; `manifest`.
  case metadata
  /// A key of a configuration document (YAML, TOML, JSON, INI). Name: the dotted path of keys, without list positions
  /// (`repos.hooks.id`, `tool.ruff`). `value`: a scalar's text; `format`: yaml, toml, json, ini, hcl, properties.
  /// `tox.default` has as values the environments that plain `tox` runs.
  case key
  /// A target of a task runner with at least one command. Name: the target. `runner`: make, just, task, tox, nox, invoke,
  /// poe, npm, mlproject, rake, sbt, pixi, hatch, pdm, mise, pipenv, deno. `owner`: the target itself, as its commands have it.
  case target
  /// A command that something runs. Name: its words without wrappers, environment settings and redirections
  /// (`poetry run python -m pytest tests > log` is `pytest tests`). A pattern's words must occur in that order, the first as
  /// the program: `docker push` matches `docker image push app`. `owner`: the target, job, stage, service or script it
  /// belongs to; `system`: the CI system or task runner whose file it stands in; `runner` and `target` for the call of a task
  /// runner; `directory` where it runs; `condition`: `|| true` where its failure is ignored;
  /// `trigger` in CI (see `workflow`); after linking, `runs`: the files of this repository that it starts or imports, the
  /// nearest first; `via`: the places it was followed through.
  case command

  // MARK: CI

  /// A CI definition with at least one real step. Name: the system (github-actions, gitlab, circleci, azure-pipelines,
  /// jenkins, travis, cloud-build, codebuild, bitbucket, buildkite, drone). `trigger`, one or more of: push, pull-request,
  /// tag, release, schedule, manual, call (only other workflows start it), event (another repository event),
  /// external (the system keeps its triggers outside the repository).
  case workflow
  /// A job of a CI definition. Name: its id. `trigger`; `environment`: the deployment environment it names; `needs`: jobs
  /// that must end before it; `condition` as written; `label`: each machine it asks for (`runs-on`, GitLab's `tags`, Azure's
  /// `pool`); `owner`: the job itself, as its commands have it; `system`.
  case job
  /// A ready-made CI action, orb, template or task. Name: without its version (`docker/build-push-action`).
  /// `version`; `with`: each input as `name=value`; `trigger`; `owner`: the job; `system`.
  case uses

  // MARK: Containers, infrastructure, pipelines

  /// An instruction of a Dockerfile. Name: FROM, RUN, COPY, ADD, USER, HEALTHCHECK, ENTRYPOINT, CMD, ENV, EXPOSE, ARG.
  /// `value`: what follows it; `stage`: the number of the build stage, from 0; `source`: each source path of COPY and ADD
  /// (not from another stage).
  case instruction
  /// A service of a compose file. Name: the service. `image`, `build` (the context folder), `dockerfile`, `command`,
  /// `volume` (each), `port` (each).
  case service
  /// An infrastructure object. Name: its type (`Deployment`, `aws_s3_bucket`, `AWS::Lambda::Function`,
  /// `Microsoft.MachineLearningServices/workspaces`). `system`: kubernetes, terraform, cloudformation, bicep, arm, helm,
  /// kustomize, argo, …; `api`: the API version or provider; `label`: its own name.
  case resource
  /// A step of a declared pipeline (a dvc.yaml stage, an Argo template, a Snakemake rule, a Kedro node, a dbt model).
  /// Name: the step. `system`; `input`, `output`: what it reads and writes; `needs`: steps it names.
  case stage
  /// A pre-commit hook. Name: its id. `repository`; `argument`.
  case hook

  /// A container image that a Dockerfile builds on, or that a service, manifest or `docker run` starts; found when facts are
  /// linked. Name: the reference without tag and digest, the registry before it where one is given.
  case imageReference = "image-reference"

  // MARK: Data

  /// A data file tracked by a tool. Name: the tracked path. `system`: dvc, lfs.
  case tracked
  /// A pattern of a `.gitignore` or its equivalent. Name: the pattern.
  case ignore

  // MARK: Prose

  /// A document of prose. Name: readme, contributing, code-of-conduct, changelog, security, model-card, datasheet, runbook,
  /// other. `words`: how many words of running text (headings, code, links and tables left out).
  case document
  /// A section of a document, from one heading to the next. Name: the heading, lowercased, without markup and numbering.
  /// `level`; `text`: the body, lowercased, at most 4,000 characters; `words`: words of running text;
  /// `document`: as above.
  case section
  /// A table of a document. Name: the header cells, lowercased, joined by ` | `. `rows`: how many follow; `document`.
  case table
  /// A link of a document. Name: the address. `text`; `heading`: of the section it stands in; `document`.
  case link

  // MARK: Safety

  /// A credential that is committed. Name: its sort (private-key, aws-access-key, github-token, …, password,
  /// address-password). `masked`: its first four characters and its length; `key`: the name it is assigned to.
  case secret
}

/// The properties that facts can carry; `FactKind` says which kind carries which.
public enum FactAttribute: String, CaseIterable, Hashable, Sendable {
  case api, argument, asserted, asserts, base, binary, build, calls, `class`, command, condition, decorator, directory, dockerfile
  case document, environment, format, function, group, heading, image, input, key, label, language, level, lfs, lines, local
  case manager, manifest, masked, needs, output, owner, parameter, pinned, port, repository, rows, runner, runs, size, source
  case stage, system, target, test, text, tracked, trigger, value, version, via, volume, with, words
  case parameterType = "parameter-type"
}

// Kinds and attributes are compared and looked up for every fact and condition. A raw value's own comparison would go by its
// text; the case alone tells as much.
extension FactKind {
  /// How many kinds there are.
  public static let count = allCases.count

  /// The position of the case, in the order of the declaration.
  @inlinable public var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// Whether both are the same case.
  @inlinable public static func == (left: FactKind, right: FactKind) -> Bool { left.ordinal == right.ordinal }

  /// Hashes the case.
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }
}

extension FactAttribute {
  /// The position of the case, in the order of the declaration.
  @inlinable public var ordinal: Int { withUnsafeBytes(of: self) { Int($0[0]) } }

  /// Whether both are the same case.
  @inlinable public static func == (left: FactAttribute, right: FactAttribute) -> Bool { left.ordinal == right.ordinal }

  /// Hashes the case.
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }
}
