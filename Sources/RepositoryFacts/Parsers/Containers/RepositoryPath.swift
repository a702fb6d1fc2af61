/// Joins paths as they stand in configuration files to paths from the repository's root.
enum RepositoryPath {
  /// `path` as seen from `folder`, `.` and `..` taken out; `.` for the root itself. A path that begins with `/` or leads out
  /// of the repository stays as it is written, as does an address.
  static func join(_ folder: String, _ path: String) -> String {
    guard !path.hasPrefix("/"), !path.contains("://") else { return path }
    var components = folder.split(separator: "/")
    for component in path.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        guard components.last != nil else { return path }
        components.removeLast()
      default: components.append(component)
      }
    }
    return components.isEmpty ? "." : components.joined(separator: "/")
  }
}
