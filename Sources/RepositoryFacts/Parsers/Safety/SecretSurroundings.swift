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

  init(_ file: SourceFile) {
    let path = PathName(file.path)
    isYAML = ["yml", "yaml"].contains(path.ending)
    isNotebook = path.ending == "ipynb"
    isShell =
      ["sh", "bash", "zsh", "dockerfile", "mk"].contains(path.ending) || path.name.hasPrefix("dockerfile")
      || path.name == "makefile"
    // The whole name: `PathName` leaves a template's ending out.
    let name = file.name.lowercased()
    let isExample = ["example", "sample", "template", "tmpl", "dummy"].contains { name.contains($0) }
    let folders = path.folder.split(separator: "/")
    let isFixture = folders.contains {
      ["fixtures", "fixture", "testdata", "test-data", "test_data", "mocks", "__mocks__"].contains($0)
    }
    isExempt = isExample || isFixture || file.contexts.contains(.test)
    let isEnvironment =
      path.name.hasPrefix(".env") || path.ending == "env" || path.name.hasSuffix(".tfvars") || path.name == ".netrc"
      || path.name == ".pypirc" || path.name == ".npmrc" || path.name == "credentials"
    if isEnvironment {
      kind = .settings
    } else if ["md", "markdown", "rst", "txt", "adoc", "org", "html", "htm", "mdx", "tex", "rmd", "qmd"].contains(path.ending)
      || file.contexts.contains(.docs)
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

  private static func isTemporary(_ path: PathName) -> Bool {
    if path.name.hasPrefix("docker-compose") || path.name.hasPrefix("compose.") || path.name.hasSuffix("compose.yml")
      || path.name.hasSuffix("compose.yaml")
    {
      return true
    }
    if path.folder.hasSuffix(".github/workflows") || path.folder.hasPrefix(".circleci") || path.folder.contains(".devcontainer") {
      return true
    }
    return [".gitlab-ci.yml", ".travis.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", ".drone.yml", "jenkinsfile"]
      .contains(path.name)
  }

  /// Whether values may stand without quotes.
  var allowsBareValues: Bool { kind != .code || isYAML || isShell }

  /// Whether a bare value ends at white space.
  var endsAtSpace: Bool { isShell || kind == .documentation }

  /// Whether an assigned value is a credential here.
  func counts(value: String, of sort: SecretName.Sort, named key: String) -> Bool {
    if IllustrativeValue.holds(value, named: key) { return false }
    let looksRandom = IllustrativeValue.looksRandom(value)
    switch kind {
    case .settings: return sort == .password || value.utf8.count >= 6
    case .documentation: return Self.isKnownKey(value, named: key)
    case .temporary: return sort == .key && looksRandom && value.utf8.count >= 16
    case .code, .configuration:
      if value.utf8.contains(0x20) { return false }
      if sort == .password { return value.utf8.count >= 4 && !IllustrativeValue.isWordOfTrade(value) }
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
  func counts(address: AddressPassword, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let password = TextBytes.string(bytes[address.password])
    let host = TextBytes.string(bytes[address.host]).lowercased()
    let user = TextBytes.string(bytes[address.user]).lowercased()
    if IllustrativeValue.holds(password, named: "password") || IllustrativeValue.isReference(host)
      || IllustrativeValue.isReference(user)
    {
      return false
    }
    let name = host.prefix { $0 != ":" }
    if name.isEmpty || ["host", "hostname", "server", "address", "ip", "domain"].contains(name) || name.contains("example") {
      return false
    }
    // A service on the same machine or network, by one word; a remote one has a domain.
    let isRemote =
      name.contains(".") && !name.hasPrefix("127.") && name != "0.0.0.0" && !name.hasSuffix(".local")
      && !name.hasSuffix(".internal")
    switch kind {
    case .documentation, .temporary: return isRemote
    case .settings, .code, .configuration: return true
    }
  }
}
