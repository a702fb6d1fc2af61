import Foundation
import PackagePlugin

/// Packs a target's data folders into its code, so that the program runs from any folder by itself.
///
/// The folder listing is the registry: a new file in one of the folders below is in the program after the next build,
/// without a change in Swift.
@main
struct EmbedContent: BuildToolPlugin {
  /// The folder of each target that is packed.
  private static let folders = ["MaturityModel": "model", "Detection": "Rules", "Reporting": "Templates"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = Self.folders[target.name] else { return [] }
    let root = target.directoryURL.appending(path: folder)
    let manager = FileManager.default
    var paths: [String] = []
    if let walk = manager.enumerator(atPath: root.path) {
      for case let path as String in walk {
        let name = (path as NSString).lastPathComponent
        var isFolder: ObjCBool = false
        guard !name.hasPrefix("."), name != "README.md",
          manager.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder), !isFolder.boolValue
        else { continue }
        paths.append(path)
      }
    }
    paths.sort()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedContent.swift")
    return [
      .buildCommand(
        displayName: "Packing \(target.name)/\(folder)",
        executable: try context.tool(named: "embed-content").url,
        arguments: (folder == "Rules" ? ["--rules"] : []) + [output.path, root.path] + paths,
        inputFiles: paths.map { root.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
