/// The words that rule files may use and that this language doesn't know: practices, computed practices, efforts, and the sorts
/// of examples that are derived from others.
package struct RuleVocabulary: Sendable {
  package let practices: [String]
  package let computed: [String]
  package let efforts: [String]
  package let derivations: [String]

  /// A vocabulary.
  package init(practices: [String], computed: [String], efforts: [String], derivations: [String]) {
    self.practices = practices
    self.computed = computed
    self.efforts = efforts
    self.derivations = derivations
  }
}
