// swift-tools-version: 6.2
import PackageDescription

/// The same strictness for every target: Swift 6 mode, explicit existentials, imports that say what they use, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "rung",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "rung", targets: ["rung"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // Without its trait for Foundation: what needs that costs every start of the program some milliseconds.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // Leaves: where something is and what is wrong there; YAML, TOML, JSON and INI read into one tree that knows its lines.
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Documents", dependencies: ["Diagnostics", "Yams"], swiftSettings: strict),
    // The system's zlib, which inflates what archives hold; `.ci/setup` installs its headers where they lack.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // The words for facts: kinds, attributes, contexts, and globs over paths.
    .target(name: "FactVocabulary", swiftSettings: strict),
    // 1 walk, 2 parse, 3 link: a repository in, facts out. Knows no practice.
    .target(
      name: "RepositoryFacts",
      dependencies: [
        "Diagnostics", "Documents", "FactVocabulary", "CZlib", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    // The words and the judging: levels, practices, gates, scores, claims. Knows no file format.
    .target(
      name: "MaturityModel", dependencies: ["Diagnostics", "Documents"],
      exclude: ["model"], swiftSettings: strict, plugins: ["EmbedContent"]),
    // The language of rule files: read from YAML, laid out for matching. Also runs at build time. Knows no repository.
    .target(name: "RuleLanguage", dependencies: ["Diagnostics", "Documents", "FactVocabulary"], swiftSettings: strict),
    // 4 match, 5 judge: facts in, assessment out. Knows no output format.
    .target(
      name: "Detection", dependencies: ["Diagnostics", "Documents", "RuleLanguage", "RepositoryFacts", "MaturityModel"],
      exclude: ["Rules"], swiftSettings: strict, plugins: ["EmbedContent"]),
    // 6 render: an assessment in, bytes out.
    .target(
      name: "Reporting",
      dependencies: ["Diagnostics", "MaturityModel", .product(name: "Mustache", package: "swift-mustache")],
      exclude: ["Templates"], swiftSettings: strict, plugins: ["EmbedContent"]),
    // Commands, flags, exit codes, terminal.
    .executableTarget(
      name: "rung",
      dependencies: [
        "Diagnostics", "Documents", "RepositoryFacts", "MaturityModel", "Detection", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
      ],
      swiftSettings: strict),
    // glibc's allocator settings.
    .systemLibrary(name: "CMalloc"),
    // Packs data folders into string literals at build time, YAML already parsed and rules laid out.
    .plugin(name: "EmbedContent", capability: .buildTool(), dependencies: ["embed-content"], path: "Sources/EmbedContent"),
    .executableTarget(name: "embed-content", dependencies: ["Documents", "Diagnostics", "RuleLanguage"], swiftSettings: strict),
    // Tests, one target a source target.
    .target(
      name: "TestSupport",
      dependencies: [
        "Diagnostics", "Documents", "RepositoryFacts", "MaturityModel", "Detection", "CZlib",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Diagnostics", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RepositoryFactsTests", dependencies: ["RepositoryFacts", "Documents", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MaturityModelTests", dependencies: ["MaturityModel", "Documents", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RuleLanguageTests", dependencies: ["RuleLanguage", "FactVocabulary", "Documents", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DetectionTests",
      dependencies: ["Detection", "RuleLanguage", "RepositoryFacts", "MaturityModel", "Documents", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "MaturityModel", "Documents", "Diagnostics", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["TestSupport", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "HouseTests", dependencies: ["TestSupport", "Detection", "MaturityModel", "Documents"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// `Tests/Fuzz/run` alone sets this, to where libFuzzer lies, and builds in a folder of its own: the targets that read what
// is not ours are instrumented, so that the fuzzer sees which branches an input takes and the sanitizer every wrong access.
if let fuzzer = Context.environment["RUNG_FUZZER"] {
  let read: Set = [
    "Diagnostics", "Documents", "FactVocabulary", "RepositoryFacts", "MaturityModel", "RuleLanguage", "Detection",
  ]
  let coverage = "-sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table"
  let instrumented = SwiftSetting.unsafeFlags(["-enable-testing", "-sanitize=address", coverage])
  for target in package.targets where read.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [instrumented]
  }
  for target in package.targets where target.type == .executable {
    target.linkerSettings = [.unsafeFlags(["-sanitize=address"])]
  }
  package.targets.append(
    .executableTarget(
      name: "rung-fuzz",
      dependencies: ["Diagnostics", "Documents", "RepositoryFacts", "MaturityModel", "RuleLanguage", "Detection", "TestSupport"],
      path: "Tests/Fuzz", exclude: ["README.md", "run", "words.dict"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=address", "-Xlinker", fuzzer, "-lstdc++", "-lm"])]))
}
