/// Works out where commands run from the `cd`s before them.
enum WorkingDirectory {
  /// `path` seen from `base`, with `.` and `..` resolved; absolute and variable paths replace the base. Nil is the start.
  static func join(_ base: String?, _ path: String) -> String? {
    var parts: [Substring] = []
    let isFixed = path.hasPrefix("/") || path.hasPrefix("~") || path.hasPrefix("$")
    let whole = isFixed || base == nil ? path : "\(base ?? "")/\(path)"
    guard whole.utf8.count < 2_000 else { return base }
    let isAbsolute = whole.hasPrefix("/")
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let joined = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    return joined.isEmpty ? nil : joined
  }

  /// The folder from the repository's root in which a command runs; nil at the root or where nothing is said.
  ///
  /// Variables that CI systems set to the checkout's root are the root; `$(dirname "$0")` is the script's own folder.
  static func place(_ directory: String?, from start: String?, in file: SourceFile) -> String? {
    let base = start.flatMap { resolved($0, in: file) }
    guard let directory else { return base }
    guard let inner = resolved(directory, in: file) else { return directory.hasPrefix("$") ? nil : base }
    if directory.hasPrefix("$"), inner != directory { return inner }
    return join(base, inner)
  }

  private static func resolved(_ path: String, in file: SourceFile) -> String? {
    guard path.hasPrefix("$") else { return join(nil, path) }
    let slash = path.firstIndex(of: "/")
    let head = slash.map { String(path[..<$0]) } ?? path
    let rest = slash.map { String(path[path.index(after: $0)...]) } ?? ""
    if head == "$(dirname…)" { return join(file.folder.isEmpty ? nil : file.folder, rest) }
    if checkoutRoots.contains(head) { return join(nil, rest) }
    return path
  }

  private static let checkoutRoots: Set<String> = [
    "$GITHUB_WORKSPACE", "${GITHUB_WORKSPACE}", "${{github.workspace}}", "$CI_PROJECT_DIR", "${CI_PROJECT_DIR}", "$PWD",
    "${PWD}", "$(pwd)", "$(git…)", "$WORKSPACE", "${WORKSPACE}", "$(Build.SourcesDirectory)", "$BITBUCKET_CLONE_DIR",
    "$CIRCLE_WORKING_DIRECTORY", "$TRAVIS_BUILD_DIR", "$DRONE_WORKSPACE", "$BUILDKITE_BUILD_CHECKOUT_PATH",
    "$(System.DefaultWorkingDirectory)", "$CODEBUILD_SRC_DIR", "${CODEBUILD_SRC_DIR}",
  ]
}
