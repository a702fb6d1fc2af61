import MaturityModel

/// A status as sign and word, so that it never hangs on colour.
enum PracticeStatusLine {
  static func make(_ status: PracticeStatus, _ symbols: Symbols) -> StyledLine {
    let style: Style =
      switch status {
      case .met: .met
      case .partial: .partial
      case .absent: .faint
      case .unknown: .unknown
      }
    var line = StyledLine(symbols.sign(status) + " " + Wording.status(status), style)
    line.pad(to: 2 + (PracticeStatus.allCases.map { Wording.status($0).count }.max() ?? 0) + 2)
    return line
  }
}
