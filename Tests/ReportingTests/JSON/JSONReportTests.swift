import Documents
import MaturityModel
import Reporting
import TestSupport
import Testing

@Suite struct JSONReportTests {
  private func options(only: Set<String> = []) throws -> ReportOptions {
    ReportOptions(only: only, vocabulary: try #require(SampleModel.shared).vocabulary)
  }

  @Test(arguments: SampleLevels.all)
  func looksAsRecorded(level: Int) throws {
    try Snapshot.expect(JSONReport.render(SampleLevels.at(level), options: options()), matches: "json/level-\(level).json")
  }

  /// The schema and the documents are checked by a validator that knows nothing of us.
  @Test func isValidByItsPublishedSchema() async throws {
    let tool = try ExternalTool("check-jsonschema")
    var documents = try SampleLevels.all.map { try JSONReport.render(SampleLevels.at($0), options: options()) }
    documents += try SampleLevels.hostileTexts.map { try JSONReport.render(SampleLevels.hostile($0), options: options()) }
    documents.append(try JSONReport.render(SampleLevels.webFramework(), options: options()))
    documents.append(try JSONReport.render(SampleLevels.at(2), options: options(only: ["data", "ci-tests"])))
    documents.append(try JSONReport.render(bare(), options: options()))
    let files = [("schema.json", AssessmentSchema.text)] + documents.enumerated().map { ("\($0).json", $1) }
    try await TestFiles.withFiles(files) { paths in
      let meta = try await tool.run(["--check-metaschema", paths[0]])
      #expect(meta.isSuccess, "\(meta.output)")
      let result = try await tool.run(["--schemafile"] + paths)
      #expect(result.isSuccess, "\(result.output)")
    }
  }

  /// A schema that lets everything pass would make the test above worthless.
  @Test(arguments: [
    ("\"status\": \"met\"", "\"status\": \"fine\""), ("\"schemaVersion\": 1", "\"schemaVersion\": 2"),
    ("\"subfolder\": null,\n", ""), ("\"level\": 1,", "\"level\": 5,"), ("\"id\": \"license\"", "\"id\": \"licence\""),
    ("\"path\": \"README.md\"", "\"path\": \"/home/me/README.md\""), ("\"commit\": \"4f2c", "\"commit\": \"4F2C"),
    ("\"cappedBy\": []", "\"cappedBy\": [], \"grade\": 1"),
  ])
  func isNotValidWhenSomethingIsWrong(good: String, bad: String) async throws {
    let tool = try ExternalTool("check-jsonschema")
    let document = try JSONReport.render(SampleLevels.at(1), options: options())
    let start = try #require(document.firstRange(of: good))
    let files = [("schema.json", AssessmentSchema.text), ("bad.json", document.replacingCharacters(start, bad))]
    try await TestFiles.withFiles(files) { paths in
      let result = try await tool.run(["--schemafile"] + paths)
      #expect(!result.isSuccess, "\(good)")
    }
  }

  @Test func schemaListsThePracticesAndDimensionsOfTheModel() throws {
    let model = try #require(SampleModel.shared)
    let schema = try #require(YAMLReader.read(AssessmentSchema.text).documents.first)
    #expect(model.practices.count == 63)
    #expect(schema[path: "$defs", "practiceId", "enum"]?.strings == model.practices.map(\.id))
    #expect(schema[path: "$defs", "dimensionId", "enum"]?.strings == model.dimensions.map(\.id))
    #expect(schema[path: "properties", "schemaVersion", "const"]?.string == "\(Assessment.schemaVersion)")
  }

  @Test func everyPropertyOfTheSchemaIsDescribedAndRequired() throws {
    let schema = try #require(YAMLReader.read(AssessmentSchema.text).documents.first)
    let definitions = schema["$defs"]?.entries ?? []
    for (name, node) in [("assessment", schema)] + definitions.map({ ($0.key, $0.value) }) {
      #expect(node["description"] != nil, "\(name)")
      guard let properties = node["properties"]?.entries else { continue }
      #expect(node["additionalProperties"]?.string == "false", "\(name)")
      #expect(node["required"]?.strings == properties.map(\.key), "\(name)")
      for property in properties {
        #expect(property.value["description"] != nil || property.value["$ref"] != nil, "\(name).\(property.key)")
      }
    }
  }

  @Test func onlyConfinesPracticesAndSaysSo() throws {
    let text = try JSONReport.render(SampleLevels.at(2), options: options(only: ["data"]))
    let document = try #require(YAMLReader.read(text).documents.first)
    #expect(document["only"]?.strings == ["data"])
    #expect(document["practices"]?.items.compactMap { $0["dimension"]?.string } == Array(repeating: "data", count: 5))
    #expect(document["dimensions"]?.items.count == 1)
    #expect(document["level"]?.string == "2")
    #expect(document["gates"]?.items.count == 4)
  }

  @Test func holdsHostileTextsAsTheyAre() throws {
    for text in SampleLevels.hostileTexts {
      let json = try JSONReport.render(SampleLevels.hostile(text), options: options())
      #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || !$0.properties.isBidiControl && $0.value >= 0x20 })
      // YAML, by whose reader this is read here, has no surrogate pairs; the validator reads those above.
      guard !json.contains("\\ud") else { continue }
      let document = try #require(YAMLReader.read(json).documents.first)
      #expect(document[path: "source", "name"]?.string == text)
    }
  }

  /// Every optional value left out.
  private func bare() throws -> Assessment {
    var assessment = try SampleLevels.at(0)
    assessment.commit = nil
    assessment.source = .init(name: "x")
    assessment.languages = []
    assessment.technologies = []
    assessment.frameworks = []
    assessment.diagnostics = []
    return assessment
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, _ text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
