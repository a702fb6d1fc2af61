// Whoever has facts has the words for them: their kinds, attributes and contexts, and globs over paths. They stand in a target
// of their own, since rules are laid out at build time by a program that knows the words and no repository.
@_exported public import FactVocabulary
