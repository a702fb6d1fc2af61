/// The names by which programs are known, whatever path they are called by.
enum ProgramName {
  static let shells: Set<String> = ["bash", "sh", "zsh", "dash", "ash", "ksh"]

  /// The name for a program word: the last component for programs of a system or virtual environment
  /// (`./venv/bin/pytest` is `pytest`), the path without `./` for what may be a script of the repository.
  static func canonical(_ word: String) -> String {
    var name = word
    if name.hasSuffix(".exe") || name.hasSuffix(".EXE") { name.removeLast(4) }
    if name.utf8.contains(UInt8(ascii: "\\")), !name.utf8.contains(UInt8(ascii: " ")) {
      name = String(name.map { $0 == "\\" ? "/" : $0 })
    }
    name = withoutPrefix(name)
    guard name.utf8.contains(UInt8(ascii: "/")) else { return plain(name) }
    while name.hasPrefix("./") { name.removeFirst(2) }
    let parts = name.split(separator: "/")
    guard let last = parts.last, parts.count > 1 else { return plain(name) }
    let folder = parts[parts.count - 2]
    let isInstalled =
      name.hasPrefix("/") || folder == ".bin" || folder == "Scripts" || folder == "bin" && parts.count > 2
      || name.hasPrefix("$") && (folder.hasSuffix("bin") || parts.count == 2 && !last.contains("."))
    return isInstalled ? plain(String(last)) : name
  }

  /// `${PREFIX}pytest` is `pytest`: a folder that a variable holds, glued to the program, its own slash with it.
  private static func withoutPrefix(_ name: String) -> String {
    guard name.hasPrefix("${") || name.hasPrefix("$("), let end = name.utf8.firstIndex(where: { $0 == 0x7D || $0 == 0x29 })
    else { return name }
    let variable = name.utf8[..<end].dropFirst(2)
    let rest = name.utf8[name.utf8.index(after: end)...]
    let isLetter: (UInt8) -> Bool = { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    guard !variable.isEmpty, variable.allSatisfy({ isLetter($0) || TextBytes.isDigit($0) || $0 == UInt8(ascii: "_") }),
      let first = rest.first, isLetter(first)
    else { return name }
    return String(decoding: rest, as: UTF8.self)
  }

  /// `python3.10` as `python`, `pip3` as `pip`.
  private static func plain(_ name: String) -> String {
    if name == "py" || name == "python-exe" || name == "pythonw" { return "python" }
    for family in ["python", "pip"] where name.hasPrefix(family) && name.utf8.count > family.utf8.count {
      let version = name.dropFirst(family.count)
      if version.allSatisfy({ $0.isNumber || $0 == "." }) { return family }
    }
    switch name {
    case "$PYTHON", "${PYTHON}", "$PYTHON3", "$(PYTHON)", "$PYTHON_BIN", "${{env.PYTHON}}", "$PY": return "python"
    case "$PIP", "${PIP}", "$(PIP)": return "pip"
    case "$(MAKE)", "${MAKE}", "$MAKE", "gmake": return "make"
    case ".": return "source"
    default: return name
    }
  }
}
