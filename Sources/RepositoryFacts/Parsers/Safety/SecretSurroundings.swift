/// What a file's path says about credentials in it: whether any counts, and how much a value must look like one.
struct SecretSurroundings {
  private enum Kind {
    /// A tracked environment file or Terraform variables: every value is in use.
    case settings
    case code, configuration
    /// A compose file or CI definition: passwords there are those of temporary services.
    case temporary
    case documentation
  }

  private let kind: Kind
  /// Nothing in this file counts: an example file, a test, a fixture.
  let isExempt: Bool
  let isYAML: Bool
  let isNotebook: Bool
  let isShell: Bool
  let isJSON: Bool
  /// Kaggle's own file of credentials, whose field says no more than `key`.
  let isKaggle: Bool
  /// In a folder of examples a plain word is an illustration; what a machine made is not.
  private let isExample: Bool

  init(_ file: SourceFile) {
    let path = PathName(file.path)
    isYAML = ["yml", "yaml"].contains(path.ending)
    isNotebook = path.ending == "ipynb"
    isJSON = path.ending == "json"
    isKaggle = path.name == "kaggle.json"
    isExample = file.contexts.contains(.example)
    isShell =
      ["sh", "bash", "zsh", "dockerfile", "mk"].contains(path.ending) || path.name.hasPrefix("dockerfile")
      || path.name == "makefile"
    // The whole name: `PathName` leaves a template's ending out.
    let name = file.name.lowercased()
    let isExampleFile = ["example", "sample", "template", "tmpl", "dummy"].contains { name.contains($0) }
    let folders = path.folder.split(separator: "/")
    let isFixture = folders.contains {
      ["fixtures", "fixture", "testdata", "test-data", "test_data", "mocks", "__mocks__"].contains($0)
    }
    // The made-up data that a component is shown with.
    let isStory = name.hasPrefix("stories.") || name.contains(".stories.") || name.hasPrefix("fixtures.")
    // Services that a CI job starts for itself.
    let isForCI = Self.isCompose(path) && folders.contains { $0 == ".ci" || $0 == "ci" }
    // `t` is what some projects call their tests.
    isExempt = isExampleFile || isFixture || isStory || isForCI || file.contexts.contains(.test) || folders.first == "t"
    let isEnvironment =
      path.name.hasPrefix(".env") || path.ending == "env" || path.name.hasSuffix(".tfvars") || path.name == ".netrc"
      || path.name == ".pypirc" || path.name == ".npmrc" || path.name == "credentials"
    if isEnvironment {
      kind = .settings
    } else if ["md", "markdown", "rst", "txt", "adoc", "org", "html", "htm", "mdx", "tex", "rmd", "qmd"].contains(path.ending)
      || file.contexts.contains(.docs) || folders.contains(where: { $0.hasPrefix("docs_") || $0.hasPrefix("docs-") })
    {
      kind = .documentation
    } else if Self.isTemporary(path) {
      kind = .temporary
    } else if isYAML || isShell
      || ["ini", "cfg", "conf", "config", "properties", "toml", "json", "tf", "xml", "pgpass"].contains(path.ending)
    {
      kind = .configuration
    } else {
      kind = .code
    }
  }

  private static func isCompose(_ path: PathName) -> Bool {
    path.name.hasPrefix("docker-compose") || path.name.hasPrefix("compose.") || path.name.hasSuffix("compose.yml")
      || path.name.hasSuffix("compose.yaml")
  }

  private static func isTemporary(_ path: PathName) -> Bool {
    if isCompose(path) { return true }
    if path.folder.hasSuffix(".github/workflows") || path.folder.hasPrefix(".circleci") || path.folder.contains(".devcontainer")
      || path.folder.hasPrefix(".buildkite")
    {
      return true
    }
    return [
      ".gitlab-ci.yml", ".travis.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".drone.yml", "jenkinsfile",
      "appveyor.yml", ".appveyor.yml", "codebuild.yml", "buildspec.yml", "cloudbuild.yaml", "cloudbuild.yml",
    ].contains(path.name)
  }

  /// Whether values may stand without quotes.
  var allowsBareValues: Bool { kind != .code || isYAML || isShell }

  /// Whether a bare value ends at white space.
  var endsAtSpace: Bool { isShell || kind == .documentation }

  /// Whether an assigned value is a credential here.
  func counts(value: String, of sort: SecretName.Sort, named key: String) -> Bool {
    if IllustrativeValue.holds(value, named: key, isInUse: kind == .settings && sort == .password) { return false }
    let looksRandom = IllustrativeValue.looksRandom(value)
    switch kind {
    case .settings: return sort == .password || value.utf8.count >= 6
    case .documentation: return Self.isKnownKey(value, named: key)
    case .temporary: return sort == .key && looksRandom && value.utf8.count >= 16 && !IllustrativeValue.isLongBase64(value)
    case .code, .configuration:
      if value.utf8.contains(0x20) { return false }
      if sort == .password, !isExample { return value.utf8.count >= 4 && !IllustrativeValue.isWordOfTrade(value) }
      return looksRandom
    }
  }

  /// Keys without a prefix of their own that a maker's setting names: 40 characters from a fixed alphabet.
  private static func isKnownKey(_ value: String, named key: String) -> Bool {
    let name = key.lowercased()
    guard value.utf8.count == 40, IllustrativeValue.looksRandom(value) else { return false }
    if name.contains("wandb") { return value.utf8.allSatisfy { TextBytes.isDigit($0) || (0x61...0x66).contains($0) } }
    return name.contains("aws") && name.contains("secret")
  }

  /// Whether an address with user and password is a credential here.
  func counts(address: AddressPassword, in bytes: UnsafeBufferPointer<UInt8>, isComment: Bool) -> Bool {
    let password = Self.withoutEscapes(TextBytes.string(bytes[address.password]))
    let host = TextBytes.string(bytes[address.host]).lowercased()
    let user = TextBytes.string(bytes[address.user]).lowercased()
    let isInUse = kind == .settings
    if IllustrativeValue.holds(password, named: "password", isInUse: isInUse) || IllustrativeValue.isReference(host)
      || IllustrativeValue.isReference(user)
    {
      return false
    }
    let name = host.prefix { $0 != ":" }
    if name.isEmpty || Self.isIllustrative(host: name) { return false }
    // A service on the same machine or network, by one word; a remote one has a domain.
    let isRemote =
      name.contains(".") && !name.hasPrefix("127.") && name != "0.0.0.0" && !name.hasSuffix(".local")
      && !name.hasSuffix(".internal")
    switch kind {
    case .documentation, .temporary: return isRemote
    case .settings: return true
    case .code, .configuration:
      if isRemote { return !IllustrativeValue.isWordOfTrade(password) }
      // A local service whose password is its user's name is as it came.
      return !isComment && !isExample && user != password.lowercased() && !IllustrativeValue.isWordOfTrade(password)
    }
  }

  /// Whether a value of a Kubernetes Secret counts here.
  func counts(kubernetes value: String) -> Bool { !isExample || IllustrativeValue.looksRandom(value) }

  /// Hosts that stand for any.
  private static func isIllustrative(host: Substring) -> Bool {
    let labels = host.split(separator: ".")
    let words = ["host", "hostname", "server", "address", "ip", "domain", "site", "foo", "bar", "foobar", "db_host"]
    return host.contains("example") || (labels.count <= 2 && words.contains { $0 == labels.first ?? "" }) || labels.last == "test"
      || labels.last == "invalid"
  }

  /// A part of an address with `%20` as what it stands for; only blanks matter to what it looks like.
  private static func withoutEscapes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isBlank = bytes[index] == UInt8(ascii: "%") && bytes[index...].prefix(3).elementsEqual("%20".utf8)
      result.append(isBlank ? 0x20 : bytes[index])
      index += isBlank ? 3 : 1
    }
    return TextBytes.string(result)
  }
}
