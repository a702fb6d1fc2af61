/// How far one dimension has come: its breadth, where the level of the whole is decided by gates.
///
/// The level is the highest at which the dimension has practices and, at that and every lower level where it has some, at
/// least two thirds of them count, partial half. Levels without practices are passed over. A dimension that reaches none
/// of its levels has no level (nil, which prints as a dash): level 0 is a statement about a whole project.
struct DimensionLevel {
  let dimension: MaturityDimension
  let practices: [Practice]

  /// `practices` are those of the whole model.
  init(_ dimension: MaturityDimension, among practices: [Practice]) {
    self.dimension = dimension
    self.practices = practices.filter { $0.dimension == dimension.id }
  }

  func result(_ standings: Standings) -> Assessment.DimensionResult {
    var cells: [Assessment.DimensionResult.Cell] = []
    var reached: Int?
    var isUnbroken = true
    for level in Score.levels {
      let here = practices.filter { $0.level == level }
      let halves = here.reduce(0) { $0 + standings.halves(of: $1.id) }
      cells.append(.init(level: level, counted: Double(halves) / 2, total: here.count))
      guard !here.isEmpty else { continue }
      // halves / 2 >= count * 2 / 3, without fractions.
      isUnbroken = isUnbroken && halves * 3 >= here.count * 4
      if isUnbroken { reached = level }
    }
    return Assessment.DimensionResult(
      id: dimension.id, name: dimension.name, level: reached, score: Score.of(practices, standings), cells: cells)
  }
}
