/// Finds the word that somebody who mistyped one most likely meant.
public enum NearestWord {
  /// The candidate closest to `word`, or nil where none is near enough to be a likely slip.
  ///
  /// Near enough is an edit distance (Levenshtein, 1966) of at most a third of the word's length, and at least 1.
  /// Ties go to the candidate that comes first in the alphabet, so that the answer is the same on every run.
  public static func to(_ word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates.sorted() where abs(candidate.count - word.count) <= limit {
      let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for column in right.indices {
        let substitution = previous[column] + (character == right[column] ? 0 : 1)
        current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
