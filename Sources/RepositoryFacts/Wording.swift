import Diagnostics

/// Every message of this target that a person reads.
enum Wording {
  // MARK: Walk

  static func noFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "no-folder", severity: .error, message: "there is no folder '\(path)'",
      remedy: "name a folder that exists and can be read")
  }

  static func nothingBeneath(_ folder: String) -> Diagnostic {
    Diagnostic(
      id: "nothing-beneath", severity: .error, message: "the repository has no files beneath '\(folder)'",
      remedy: "name a folder as it is written in the repository")
  }

  static func noRevision(_ revision: String) -> Diagnostic {
    Diagnostic(
      id: "no-revision", severity: .error, message: "the repository has no revision '\(revision)'",
      remedy: "name a branch, a tag or a commit that it holds")
  }

  static func noObjectStore(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "no-object-store", severity: .error, message: "'\(path)' is no git repository",
      remedy: "name a work tree or a git directory")
  }

  static func gitMissing() -> Diagnostic {
    Diagnostic(
      id: "git-missing", severity: .error, message: "git is not installed, so no revision can be read",
      remedy: "install git, or scan a folder")
  }

  static func gitUnusable() -> Diagnostic {
    Diagnostic(
      id: "git-unusable", severity: .warning,
      message: "git could not list the tracked files, so all files of the folder are judged, ignored ones too",
      remedy: "install git, and see that 'git status' works in the folder")
  }

  static func foreignGitDirectory() -> Diagnostic {
    Diagnostic(
      id: "foreign-git-directory", severity: .warning, location: FileLocation(".git"),
      message: "'.git' leads to a directory that does not belong to this folder, so all files of the folder are judged")
  }

  static func unreadableFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "unreadable-folder", severity: .warning, location: FileLocation(path), message: "the folder can't be read",
      remedy: "give yourself the right to read it")
  }

  static func unreadableFile(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "unreadable-file", severity: .warning, location: FileLocation(path), message: "the file can't be read",
      remedy: "give yourself the right to read it")
  }

  static func unreadableName(in folder: String) -> Diagnostic {
    Diagnostic(
      id: "unreadable-name", severity: .warning, location: FileLocation(folder),
      message: "a file's name is not UTF-8, so the file is left out", remedy: "rename it")
  }

  static func specialFile(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "special-file", severity: .note, location: FileLocation(path),
      message: "this is a pipe, socket or device and is left out")
  }

  static func pathTooLong(_ start: String) -> Diagnostic {
    Diagnostic(
      id: "path-too-long", severity: .warning, message: "a path that begins with '\(start)' is too long and is left out")
  }

  static func tooManyFiles(_ count: Int) -> Diagnostic {
    Diagnostic(
      id: "too-many-files", severity: .warning,
      message: "the repository has more files than are read; the first \(count) are judged",
      remedy: "scan one of its folders")
  }

  static func fileTooLarge(_ path: String, bytes: Int, limit: Int, isData: Bool) -> Diagnostic {
    Diagnostic(
      id: "file-too-large", severity: isData ? .note : .warning, location: FileLocation(path),
      message: "the file has \(bytes) bytes, more than the \(limit) that are read", remedy: "split it, or keep data out of it")
  }

  static func fileMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "file-missing", severity: .note, location: FileLocation(path),
      message: "the content is not there, so the file is not judged")
  }

  // MARK: Archives

  private static let unpack = "unpack it and scan the folder"

  /// Why an archive is not judged at all.
  static func archiveProblem(_ path: String, _ problem: ArchiveProblem) -> Diagnostic {
    func error(_ id: String, _ message: String, _ remedy: String) -> Diagnostic {
      Diagnostic(id: id, severity: .error, message: message, remedy: remedy)
    }
    switch problem {
    case .damaged(let damage):
      return error("archive-damaged", "the archive '\(path)' is damaged: \(words(damage))", "download or pack it again")
    case .tooLarge:
      return error("archive-too-large", "the archive '\(path)' inflates to far more than it has, so it is not read", unpack)
    case .parts:
      return error("archive-in-parts", "the archive '\(path)' is one part of several", "pack it as one file")
    case .encrypted:
      return error("archive-encrypted", "the archive '\(path)' is encrypted", "pack it without a password")
    case .noTar:
      return error(
        "no-archive", "'\(path)' is a file, and no archive of a repository", "name a folder, or a zip, tar or tar.gz of it")
    case .otherFormat(let name):
      return error(
        "other-archive", "'\(path)' is in the format \(name), and zip, tar and tar.gz are read",
        "pack it as one of these, or \(unpack)")
    case .unreadable:
      return error("archive-unreadable", "the file '\(path)' can't be read", "give yourself the right to read it")
    }
  }

  private static func words(_ damage: ArchiveProblem.Damage) -> String {
    switch damage {
    case .cut: "it ends too early"
    case .directory: "the list of its entries contradicts the rest of it"
    case .overlap: "its entries overlap"
    case .header: "the header of an entry is wrong"
    case .compressed: "its compressed data is wrong"
    case .changed: "it changed while it was read"
    }
  }

  static func archivePath(_ start: String, _ refusal: ArchivePath.Refusal) -> Diagnostic {
    let reason =
      switch refusal {
      case .absolute: "is absolute"
      case .drive: "names a drive"
      case .parent: "leads out of a folder by '..'"
      case .backslash: "has a backslash"
      case .control: "has a control character"
      case .notUTF8: "is not UTF-8"
      case .tooDeep: "has too many folders"
      }
    return Diagnostic(
      id: "archive-path", severity: .warning,
      message: "the name of an entry, '\(start)', \(reason), so the entry is left out",
      remedy: "pack the repository with relative paths")
  }

  static func archiveDuplicate(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "archive-duplicate", severity: .warning, location: FileLocation(path),
      message: "the archive holds this file more than once; the last one is judged, which unpacking would leave",
      remedy: "pack the repository anew")
  }

  static func archiveUnended() -> Diagnostic {
    Diagnostic(
      id: "archive-unended", severity: .warning, message: "the archive has no end mark, so files may lack at its end",
      remedy: "download or pack it again")
  }

  static func unreadEntry(_ path: String, _ problem: ReadProblem) -> Diagnostic {
    let (reason, remedy) =
      switch problem {
      case .encrypted: ("encrypted", "pack it without a password")
      case .unsupported: ("packed in a way that is not read", "pack it with a common method")
      default: ("damaged in the archive", "download or pack the archive again")
      }
    return Diagnostic(
      id: "unread-entry", severity: .warning, location: FileLocation(path), message: "the file is \(reason)", remedy: remedy)
  }

  // MARK: Languages

  static func sourceTooLarge(_ path: String, bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      id: "source-too-large", severity: .warning, location: FileLocation(path),
      message: "the file has \(bytes) bytes of code, more than the \(limit) that are read",
      remedy: "split it, or keep data out of code")
  }

  static func pythonSyntax(_ fault: PythonLexer.Fault, at location: FileLocation) -> Diagnostic {
    let message =
      switch fault {
      case .openString: "the string that begins here has no end"
      case .openBracket: "the bracket that opens here is never closed"
      case .strayBracket: "a bracket closes here that was never opened"
      }
    return Diagnostic(
      id: "python-syntax", severity: .note, location: location, message: "\(message), so code near it may be missed",
      remedy: "run 'python -m py_compile' on the file and mend what it reports")
  }

  static func notebookSyntax(at location: FileLocation, severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(
      id: "notebook-syntax", severity: severity, location: location,
      message: "the notebook is no valid JSON from here on, so later cells are missed",
      remedy: "open it in Jupyter and save it again, or restore it from git")
  }

  // MARK: Structured documents

  static func syntaxProblem(
    format: String, at location: FileLocation, _ message: String, severity: Diagnostic.Severity
  ) -> Diagnostic {
    Diagnostic(
      id: "\(format)-syntax", severity: severity, location: location,
      message: "the \(format.uppercased()) has a fault: \(message)",
      remedy: "correct it, so that all of it can be judged")
  }
}
