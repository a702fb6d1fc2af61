/// Reads Gradle's build scripts in Groovy and Kotlin: `implementation "group:name:version"`, with or without parentheses.
struct Gradle: FileParser {
  static func parse(_ file: SourceFile) -> FactSet {
    let tokens = CodeToken.tokens(of: file.bytes, comments: .slashes)
    var facts = ManifestFacts(file, manifest: "gradle")
    for (index, token) in tokens.enumerated() where token.sort == .name {
      guard let group = group(of: token.text), var next = tokens.dropFirst(index + 1).first else { continue }
      // `implementation(platform("…"))` and the like: the string stands behind opening brackets and names.
      var offset = index + 1
      while offset < min(index + 5, tokens.count - 1),
        next.isSign("(") || next.isName("platform") || next.isName("enforcedPlatform")
      {
        offset += 1
        next = tokens[offset]
      }
      guard next.sort == .string else { continue }
      let parts = next.text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty else { continue }
      let version = parts.count > 2 ? String(parts[2]) : ""
      let isPinned = version.first?.isNumber == true && !version.contains { "+[,$".contains($0) }
      facts.dependency(
        "\(parts[0]):\(parts[1])", version: version, pinned: isPinned, manager: "gradle", group: group, line: next.line)
    }
    return FactSet(facts.facts)
  }

  private static func group(of configuration: String) -> ManifestFacts.Group? {
    switch configuration {
    case "implementation", "api", "compile", "runtime", "runtimeOnly", "compileOnly": .main
    case "annotationProcessor", "kapt", "ksp", "classpath": .build
    case "testImplementation", "testCompile", "testRuntimeOnly", "testCompileOnly", "testApi", "androidTestImplementation",
      "debugImplementation", "developmentOnly":
      .dev
    default: nil
    }
  }
}
