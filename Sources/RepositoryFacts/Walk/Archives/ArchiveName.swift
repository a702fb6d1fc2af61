/// What a repository is called whose archive this is.
enum ArchiveName {
  /// The name by the archive's path, the one top folder that its entries share, if there is one, and the commit that
  /// `git archive` notes in what it makes.
  static func of(archive path: String, top: String?, commit: String?) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let top else { return withoutEnding(file) }
    return withoutRevision(top, commit: commit)
  }

  /// `water-quality` for `water-quality.tar.gz`.
  private static func withoutEnding(_ file: String) -> String {
    let lowered = file.lowercased()
    for ending in [".tar.gz", ".tgz", ".tar", ".zip", ".gz"] where lowered.hasSuffix(ending) && file.count > ending.count {
      return String(file.dropLast(ending.count))
    }
    return file
  }

  /// Forges name the top folder `name-main`, `name-<commit>` and `name-main-<commit>`. A tag or another branch can't be told
  /// from the name, so it stays.
  private static func withoutRevision(_ top: String, commit: String?) -> String {
    var name = top
    if let dash = name.lastIndex(of: "-") {
      let last = String(name[name.index(after: dash)...])
      let isAbbreviated = last.utf8.count >= 7 && commit?.hasPrefix(last) == true
      if dash != name.startIndex, isAbbreviated || isCommit(Array(last.utf8)) { name = String(name[..<dash]) }
    }
    for branch in ["-main", "-master"] where name.hasSuffix(branch) && name.count > branch.count {
      return String(name.dropLast(branch.count))
    }
    return name
  }

  /// Whether these bytes are the full id of a commit.
  static func isCommit(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 40 || bytes.count == 64 else { return false }
    return bytes.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
  }
}
