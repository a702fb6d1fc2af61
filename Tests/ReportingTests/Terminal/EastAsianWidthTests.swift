import Testing

@testable import Reporting

@Suite struct EastAsianWidthTests {
  @Test func rangesAscendWithoutOverlap() {
    for (left, right) in zip(EastAsianWidth.wideRanges, EastAsianWidth.wideRanges.dropFirst()) {
      #expect(left.upperBound < right.lowerBound)
    }
  }

  @Test func findsBothEndsOfEveryRangeAndNothingBeside() {
    for range in EastAsianWidth.wideRanges {
      for value in [range.lowerBound, range.upperBound] {
        #expect(Unicode.Scalar(value).map(EastAsianWidth.isWide) == true, "\(value)")
      }
      for value in [range.lowerBound - 1, range.upperBound + 1]
      where !EastAsianWidth.wideRanges.contains(where: { $0.contains(value) }) {
        #expect(Unicode.Scalar(value).map(EastAsianWidth.isWide) != true, "\(value)")
      }
    }
  }
}
