/// Addresses of files at a commit on the site that hosts a repository, so that evidence can be opened where it stands.
///
/// In: a remote's address (`https://…` or `ssh://…`, without user and password) and a commit. Out: an `https` address, or none
/// where the site is not one of those whose form is known: GitHub, GitLab, Bitbucket, Azure DevOps, and the Forgejo and Gitea
/// sites Codeberg and gitea.com. A company's own GitLab or GitHub is told by its name (`gitlab.example.org`).
public struct ForgeLinks: Sendable {
  private enum Forge {
    case github, gitlab, bitbucket, azure, forgejo
  }

  private let forge: Forge
  /// The repository's page, without a slash at its end.
  private let page: String
  private let commit: String

  /// Nil where the remote's site is unknown or there is no commit.
  public init?(remote: String?, commit: String?) {
    guard let remote, let commit, commit.utf8.allSatisfy(Self.isHexadecimal), !commit.isEmpty else { return nil }
    for scheme in ["https://", "http://", "ssh://"] where remote.hasPrefix(scheme) {
      var parts = remote.dropFirst(scheme.count).split(separator: "/").map(String.init)
      guard parts.count >= 3, var host = parts.first?.lowercased() else { return nil }
      // The port of ssh is not the site's.
      if scheme == "ssh://", let colon = host.firstIndex(of: ":") { host = String(host[..<colon]) }
      parts.removeFirst()
      if parts[parts.count - 1].hasSuffix(".git") { parts[parts.count - 1].removeLast(4) }
      guard let forge = Self.forge(host), let page = Self.page(forge, host, parts) else { return nil }
      (self.forge, self.page, self.commit) = (forge, page, commit)
      return
    }
    return nil
  }

  /// The address of a file, at a line where one is given.
  public func address(of path: String, line: Int?) -> String {
    let file = PercentEncoding.path(path)
    let mark = line.map { number in
      switch forge {
      case .github, .gitlab, .forgejo: "#L\(number)"
      case .bitbucket: "#lines-\(number)"
      case .azure: "&line=\(number)&lineEnd=\(number + 1)&lineStartColumn=1&lineEndColumn=1"
      }
    }
    let address =
      switch forge {
      case .github: "\(page)/blob/\(commit)/\(file)"
      case .gitlab: "\(page)/-/blob/\(commit)/\(file)"
      case .bitbucket: "\(page)/src/\(commit)/\(file)"
      case .forgejo: "\(page)/src/commit/\(commit)/\(file)"
      case .azure: "\(page)?path=\(PercentEncoding.component("/" + path))&version=GC\(commit)"
      }
    return address + (mark ?? "")
  }

  private static func forge(_ host: String) -> Forge? {
    let first = host.split(separator: ".").first
    if host == "github.com" || first == "github" { return .github }
    if host == "gitlab.com" || first == "gitlab" { return .gitlab }
    if host == "bitbucket.org" { return .bitbucket }
    if host == "dev.azure.com" || host == "ssh.dev.azure.com" || host.hasSuffix(".visualstudio.com") { return .azure }
    return ["codeberg.org", "gitea.com"].contains(host) || first == "forgejo" || first == "gitea" ? .forgejo : nil
  }

  /// The page of a repository by its path on the site.
  private static func page(_ forge: Forge, _ host: String, _ parts: [String]) -> String? {
    guard forge == .azure else {
      guard parts.count >= 2 else { return nil }
      return (["https://" + host] + parts.map { PercentEncoding.component($0) }).joined(separator: "/")
    }
    // https://dev.azure.com/organisation/project/_git/name, and by ssh: ssh.dev.azure.com/v3/organisation/project/name.
    var names = parts.filter { $0 != "_git" && $0 != "v3" }
    if host.hasSuffix(".visualstudio.com") {
      names.removeAll { $0 == "DefaultCollection" }
      if let organisation = host.split(separator: ".").first { names.insert(String(organisation), at: 0) }
    }
    guard names.count == 3 else { return nil }
    return
      "https://dev.azure.com/\(PercentEncoding.component(names[0]))/\(PercentEncoding.component(names[1]))/_git/\(PercentEncoding.component(names[2]))"
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
