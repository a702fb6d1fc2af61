import Testing

@testable import RepositoryFacts

struct DVCTests {
  @Test func linksStagesByWhatTheyReadAndWrite() {
    let text = """
      stages:
        prepare:
          cmd: python prepare.py
          deps: [raw.csv, prepare.py]
          outs:
            - data/prepared
        train:
          wdir: ..
          cmd:
            - python train.py
            - python evaluate.py
          deps: [ml/data/prepared/train.csv]
          params: [lr, {other.yaml: [depth]}]
          outs: [{model.pkl: {cache: false}}]
          metrics: [metrics.json]
        each:
          foreach: [a, b]
          do:
            cmd: python each.py ${item}
      """
    let facts = Interpreted.facts(DVC.self, "ml/dvc.yaml", text)
    #expect(
      facts.only(.stage).summary == [
        "2 stage prepare system=dvc input=ml/raw.csv input=ml/prepare.py output=ml/data/prepared",
        "7 stage train system=dvc input=ml/data/prepared/train.csv input=params.yaml:lr input=other.yaml:depth"
          + " output=model.pkl output=metrics.json needs=prepare", "16 stage each system=dvc",
      ])
    let commands = facts.only(.command)
    #expect(commands.map { $0[.owner] } == ["prepare", "train", "train", "each"])
    #expect(commands.map { $0.location.line } == [3, 10, 11, 19])
    #expect(commands.map { $0[.directory] } == ["ml", nil, nil, "ml"])
    #expect(commands.allSatisfy { $0.contexts.contains(.pipeline) })
  }

  @Test func tracksData() {
    #expect(
      Interpreted.facts(DVC.self, "data/raw.csv.dvc", "outs:\n- md5: a\n  path: raw.csv\n").summary
        == ["3 tracked data/raw.csv system=dvc"])
    #expect(
      Interpreted.facts(DVC.self, "dvc.lock", "schema: '2.0'\nstages:\n  a:\n    outs:\n    - path: m.pkl\n").summary
        == ["5 tracked m.pkl system=dvc"])
    #expect(Interpreted.facts(DVC.self, "dvc.yaml", "stages: {}\n").isEmpty)
    #expect(Interpreted.facts(DVC.self, "x.dvc", "").isEmpty)
  }
}

struct GitAttributesTests {
  @Test func givesWhatLFSStores() {
    let text = "# *.bin filter=lfs\n*.csv filter=lfs diff=lfs\n[attr]big filter=lfs -text\n\"a b.pt\" big\n*.py text\n"
    let facts = GitAttributes.parse(SourceFile(path: "data/.gitattributes", text: text)).facts
    #expect(facts.summary == ["2 tracked data/*.csv system=lfs", "4 tracked data/a b.pt system=lfs"])
  }
}
