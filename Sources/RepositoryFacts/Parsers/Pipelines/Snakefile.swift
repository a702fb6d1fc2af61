/// Turns a Snakefile into `stage` facts (system snakemake, the files that `input` and `output` write as text, `needs` by
/// matching files and by `rules.x.output`), and shell text and scripts of rules into `command` facts (context `pipeline`,
/// owner the rule).
enum Snakefile: FileParser {
  static func claims(_ path: PathName) -> Bool {
    path.name == "snakefile" || path.ending == "smk" || path.name.hasSuffix(".snakefile")
  }

  static func parse(_ file: SourceFile) -> FactSet {
    let rules = SnakefileReader.read(file.bytes)
    var makers = StageMakers()
    var numbers: [String: Int] = [:]
    for (index, rule) in rules.enumerated() {
      numbers[rule.name] = index
      for output in rule.texts("output") { makers.add(output, by: index) }
    }
    var facts = FactSet()
    let contexts = file.contexts.union(.pipeline)
    for (index, rule) in rules.enumerated() {
      let inputs = rule.texts("input")
      var needed = Set(makers.of(inputs, without: index))
      needed.formUnion(rule.references.compactMap { numbers[$0] }.filter { $0 != index })
      var attributes: [Fact.Attribute] = [.init(.system, "snakemake")]
      attributes += inputs.map { .init(.input, $0) } + rule.texts("output").map { .init(.output, $0) }
      attributes += needed.sorted().map { .init(.needs, rules[$0].name) }
      facts.append(Fact(.stage, rule.name, at: file.line(rule.line), in: contexts, attributes))
      facts.append(contentsOf: commands(rule, file, contexts))
    }
    return facts
  }

  private static func commands(_ rule: SnakefileReader.Rule, _ file: SourceFile, _ contexts: FactContexts) -> [Fact] {
    let owner = [Fact.Attribute(.owner, rule.name)]
    var facts: [Fact] = []
    let shell = rule.literals.filter { $0.section == "shell" }.map(\.literal)
    if let first = shell.first {
      // Literals side by side are one text; line breaks between them keep the count.
      var text: [UInt8] = []
      var line = first.line
      for literal in shell {
        for _ in line..<max(line, literal.line) { text += Array("\\\n".utf8) }
        text += literal.text
        line = literal.lastLine
      }
      facts += RunText.commands(
        String(decoding: text, as: UTF8.self), in: file, firstLine: first.line, contexts: contexts, attributes: owner)
    }
    for (section, literal) in rule.literals where section == "script" {
      let path = String(decoding: literal.text, as: UTF8.self)
      let program: String? =
        switch path.split(separator: ".").last?.lowercased() {
        case "py": "python"
        case "r": "Rscript"
        case "jl": "julia"
        case "sh": "bash"
        default: nil
        }
      guard let program else { continue }
      // A script is named from the Snakefile's folder.
      facts += RunText.commands(
        words: [program, path], in: file, line: literal.line, contexts: contexts, attributes: owner, directory: file.folder)
    }
    return facts
  }
}

extension SnakefileReader.Rule {
  /// The texts of a section.
  func texts(_ section: String) -> [String] {
    literals.filter { $0.section == section }.map { String(decoding: $0.literal.text, as: UTF8.self) }
  }
}
