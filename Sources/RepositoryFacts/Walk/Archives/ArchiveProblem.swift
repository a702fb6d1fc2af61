/// Why an archive can't be judged as a whole.
enum ArchiveProblem: Error, Hashable {
  /// What is wrong with the bytes of an archive.
  enum Damage: Hashable {
    /// It ends where more must come.
    case cut
    /// What it says of its entries contradicts itself, or points outside of it.
    case directory
    /// Entries lie over one another, which only bombs do.
    case overlap
    /// An entry's header is none.
    case header
    /// Compressed data can't be inflated, or has another checksum.
    case compressed
    /// It changed while it was read.
    case changed
  }

  case damaged(Damage)
  /// It inflates to far more than it has.
  case tooLarge
  /// It is one part of several.
  case parts
  /// Every file in it is encrypted.
  case encrypted
  /// It is no archive, or it is compressed and what it holds is none.
  case noTar
  /// It is of a format that is known and not read.
  case otherFormat(String)
  /// The system would not let it be read.
  case unreadable
}
