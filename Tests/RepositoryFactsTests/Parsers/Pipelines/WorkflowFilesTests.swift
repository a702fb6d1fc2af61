import Diagnostics
import Testing

@testable import RepositoryFacts

/// Argo, Kubeflow, Mage, Ploomber, Snakemake, Nextflow, targets, dbt and the data tools.
struct WorkflowFilesTests {
  @Test func readsArgo() {
    let text = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      spec:
        templates:
        - name: main
          dag:
            tasks:
            - {name: a, template: run}
            - {name: b, dependencies: [a]}
            - {name: c, depends: "a && (b.Succeeded || !b.Failed)"}
        - name: seq
          steps: [[{name: x}, {name: y}], [{name: z}]]
        - name: run
          container: {command: [sh, -c], args: ["python train.py"]}
      """
    let facts = Interpreted.facts(ArgoWorkflow.self, "wf.yaml", text)
    #expect(
      facts.only(.stage).summary == [
        "8 stage a system=argo", "9 stage b system=argo needs=a", "10 stage c system=argo needs=a needs=b",
        "12 stage x system=argo", "12 stage y system=argo", "12 stage z system=argo needs=x needs=y",
      ])
    #expect(facts.only(.command).map(\.name) == ["python train.py"])
    #expect(facts.only(.command).first?[.owner] == "run")
    #expect(Interpreted.facts(KubernetesManifest.self, "wf.yaml", text).map(\.kind) == [.resource])
  }

  @Test func readsKubeflowMageAndPloomber() {
    let kubeflow = "deploymentSpec: {}\nroot:\n  dag:\n    tasks:\n      a: {}\n      b:\n        dependentTasks: [a]\n"
    #expect(
      Interpreted.facts(KubeflowPipeline.self, "p.yaml", kubeflow).summary
        == ["5 stage a system=kubeflow", "6 stage b system=kubeflow needs=a"])
    let mage = "blocks:\n- uuid: load\n- upstream_blocks: [load]\n  uuid: train\n"
    #expect(
      Interpreted.facts(MagePipeline.self, "m/pipelines/p/metadata.yaml", mage).summary
        == ["2 stage load system=mage", "4 stage train system=mage needs=load"])
    #expect(Interpreted.facts(MagePipeline.self, "m/metadata.yaml", mage).isEmpty)
    let ploomber = "tasks:\n- source: s/fit.py\n  product: {nb: out.ipynb}\n"
    let facts = Interpreted.facts(PloomberPipeline.self, "pipeline.yaml", ploomber)
    #expect(facts.first.map { [$0].summary } == ["2 stage fit system=ploomber input=s/fit.py output=out.ipynb"])
    #expect(facts.count == 2)
  }

  @Test func readsSnakemake() {
    let text = """
      # rule no:
      rule prepare:
          input: "raw.csv"
          output: "clean.csv"
          shell: "python prepare.py {input}"

      rule train:
          '''fits'''
          input:
              data="clean.csv",
          output: "model.pkl"
          shell:
              \"\"\"
              python train.py
              python plot.py
              \"\"\"
      rule report:
          input: rules.train.output
          script: "scripts/report.R"
      x = "outside"
      """
    let facts = Snakefile.parse(SourceFile(path: "Snakefile", text: text)).facts
    #expect(
      facts.only(.stage).summary == [
        "2 stage prepare system=snakemake input=raw.csv output=clean.csv",
        "7 stage train system=snakemake input=clean.csv output=model.pkl needs=prepare",
        "17 stage report system=snakemake needs=train",
      ])
    #expect(facts.only(.command).map { $0.location.line } == [5, 14, 15, 19])
    #expect(facts.only(.command).map { $0[.owner] } == ["prepare", "train", "train", "report"])
    #expect(facts.only(.command).last?.name == "Rscript scripts/report.R")
  }

  @Test func readsNextflow() {
    let text = """
      // process no {
      process FIT {
        input: path x
        output: path 'model.pkl'
        script:
        \"\"\"
        python fit.py ${x}
        \"\"\"
        stub:
        \"\"\"
        touch model.pkl
        \"\"\"
      }
      workflow { FIT(data) }
      """
    let facts = Nextflow.parse(SourceFile(path: "main.nf", text: text)).facts
    #expect(facts.only(.stage).summary == ["2 stage FIT system=nextflow"])
    #expect(facts.only(.command).map { $0.location.line } == [7])
  }

  @Test func readsTargets() {
    let text = """
      library(targets) # tar_target(no, x)
      tar_option_set(packages = "x")
      list(
        tar_target(raw, read_csv("clean.csv")),
        tar_target(name = clean, command = tidy(raw)),
        tar_render(report, "tar_target(no)")
      )
      """
    #expect(
      TargetsPipeline.parse(SourceFile(path: "_targets.R", text: text)).facts.summary == [
        "4 stage raw system=targets", "5 stage clean system=targets needs=raw", "6 stage report system=targets",
      ])
  }

  @Test func readsSQLAndModels() {
    let text =
      "{# {{ ref('no') }} #}\n{{ config(x='y') }}\n-- a\nselect *\nfrom {{ ref('p', 'orders') }}, {{ source('raw', 'users') }}\n/* x\n*/\n"
    let facts = SQLFile.parse(SourceFile(path: "dbt/models/staging/users.sql", text: text)).facts
    #expect(
      facts.summary == ["0 code sql language=sql lines=4", "5 stage users system=dbt input=raw.users needs=orders"])
    #expect(SQLFile.parse(SourceFile(path: "q/users.sql", text: text)).facts.map(\.kind) == [.code])
    #expect(SQLFile.parse(SourceFile(path: "models/e.sql", text: "-- nothing\n")).facts.isEmpty)
  }

  @Test func readsDataTools() {
    let suite = "{\"expectation_suite_name\": \"s\",\n\"expectations\": [{\"expectation_type\": \"expect_column_to_exist\"}]}"
    #expect(
      Interpreted.facts(ExpectationSuite.self, "s.json", suite).summary
        == ["2 resource ExpectationSuite system=great-expectations label=s"])
    #expect(Interpreted.facts(ExpectationSuite.self, "s.json", "{\"expectations\": []}").isEmpty)
    #expect(
      Interpreted.facts(SodaChecks.self, "c.yml", "checks for orders:\n- row_count > 0\n").summary
        == ["1 resource SodaChecks system=soda label=orders"])
    #expect(
      Interpreted.facts(FeastStore.self, "f/feature_store.yaml", "project: p\nprovider: local\n").summary
        == ["1 resource feature_store system=feast label=p api=local"])
  }
}
