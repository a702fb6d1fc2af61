import Diagnostics
import RepositoryFacts

/// Decides what a typed path is: a folder, a git directory, an archive, or an address to clone first.
enum SourceChooser {
  static func open(_ path: String, ref: String?) throws -> any RepositorySource {
    if let address = address(path) { throw Stop(.badInput, [Wording.cloneFirst(address)]) }
    do {
      if ArchiveSource.isFile(path) {
        if ref != nil { throw Stop(.badInput, [Wording.refOfFile(path)]) }
        return try ArchiveSource(path)
      }
      if let ref { return try GitObjectSource(path, revision: ref) }
      if isBare(path) { return try GitObjectSource(path) }
      return try FolderSource(path)
    } catch let problem as SourceProblem {
      throw Stop(.badInput, [problem.diagnostic])
    }
  }

  private static func isBare(_ path: String) -> Bool {
    Terminal.exists(path + "/HEAD") && Terminal.exists(path + "/objects") && Terminal.exists(path + "/refs")
      && !Terminal.exists(path + "/.git")
  }

  /// The address that a word is, where it is one: `https://…`, `ssh://…`, `git@host:…`, `github.com/…`.
  private static func address(_ path: String) -> String? {
    guard !Terminal.exists(path) else { return nil }
    if ["http://", "https://", "ssh://", "git://"].contains(where: path.hasPrefix) { return path }
    if let at = path.firstIndex(of: "@"), path[at...].contains(":") { return path }
    let hosts = ["github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/", "dev.azure.com/"]
    return hosts.contains(where: path.hasPrefix) ? "https://" + path : nil
  }
}
