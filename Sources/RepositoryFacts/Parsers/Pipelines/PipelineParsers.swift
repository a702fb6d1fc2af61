/// The parsers of pipelines and of what keeps data in order.
extension ParserTable {
  static let pipelines: [Entry] = [
    Entry("gitattributes", GitAttributes.self) { $0.name == ".gitattributes" },
    Entry("snakefile", Snakefile.self) { Snakefile.claims($0) },
    Entry("nextflow", Nextflow.self) { $0.ending == "nf" },
    Entry("targets", TargetsPipeline.self) { $0.name == "_targets.r" },
    Entry("sql", SQLFile.self) { $0.ending == "sql" },
  ]

  static let pipelineInterpreters: [any DocumentInterpreter.Type] = [
    DVC.self, ArgoWorkflow.self, KubeflowPipeline.self, MagePipeline.self, PloomberPipeline.self, ExpectationSuite.self,
    SodaChecks.self, FeastStore.self, RayJob.self,
  ]
}
