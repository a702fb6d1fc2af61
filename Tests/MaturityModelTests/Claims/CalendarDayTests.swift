import Testing

@testable import MaturityModel

@Suite struct CalendarDayTests {
  @Test(arguments: ["2026-11-24", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func daysOfTheCalendarAreReadAndWrittenAlike(text: String) throws {
    #expect(try #require(CalendarDay(text)).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-11", "2026-11-2", "2026-11-244", "26-11-24", "2026/11/24", "2026-13-01", "2026-00-10", "2026-04-31",
    "2026-01-00", "2023-02-29", "1900-02-29", "0000-01-01", " 2026-11-24", "2026-11-24T00:00", "２026-11-24", "+026-11-24",
    "2026-11-2x", "24.11.2026", "tomorrow",
  ])
  func everythingElseIsNone(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func earlierDaysComeFirst() {
    let days = ["2026-11-24", "2025-12-31", "2026-02-01", "2026-01-31"].compactMap { CalendarDay($0) }
    #expect(days.sorted().map(\.description) == ["2025-12-31", "2026-01-31", "2026-02-01", "2026-11-24"])
  }

  @Test(arguments: [
    (0, 0, "1970-01-01"), (-1, 0, "1969-12-31"), (86_399, 0, "1970-01-01"), (86_400, 0, "1970-01-02"),
    (951_782_400, 0, "2000-02-29"), (1_709_164_800, 0, "2024-02-29"), (1_709_251_199, 0, "2024-02-29"),
    (1_709_251_200, 0, "2024-03-01"), (1_735_689_599, 0, "2024-12-31"), (1_735_689_599, 60, "2025-01-01"),
    (1_735_689_600, -60, "2024-12-31"), (-62_135_596_800, 0, "0001-01-01"), (253_402_300_799, 0, "9999-12-31"),
    (Int.max, Int.max, "9999-12-31"), (Int.min, Int.min, "0001-01-01"),
  ])
  func momentsHaveTheirDay(seconds: Int, offset: Int, day: String) {
    #expect(CalendarDay(secondsSince1970: seconds, offsetMinutes: offset).description == day)
  }

  @Test func everyDayOfFourCenturiesFollowsTheLast() {
    var last = CalendarDay(secondsSince1970: -86_400 * 400_000)
    for number in -399_999...(-250_000) {
      let day = CalendarDay(secondsSince1970: 86_400 * number)
      let isNext =
        CalendarDay(year: last.year, month: last.month, day: last.day + 1)
        ?? CalendarDay(year: last.year, month: last.month + 1, day: 1) ?? CalendarDay(year: last.year + 1, month: 1, day: 1)
      guard day == isNext else {
        Issue.record("\(day) follows \(last)")
        return
      }
      last = day
    }
  }
}
