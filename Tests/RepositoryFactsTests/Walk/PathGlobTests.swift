import RepositoryFacts
import Testing

struct PathGlobTests {
  @Test(arguments: [
    ("*.py", "train.py"), ("*.py", "src/deep/train.py"), ("*.PY", "src/Train.py"), ("Dockerfile", "docker/dockerfile"),
    ("Dockerfile*", "api/Dockerfile.gpu"), ("src/*.py", "src/a.py"), ("src/**", "src/a/b.py"), ("**/tests/**", "tests/a.py"),
    ("**/tests/**", "a/b/tests/c/d.py"), ("a/**/z.py", "a/z.py"), ("a/**/z.py", "a/b/c/z.py"), ("/Makefile", "Makefile"),
    ("**/params.yaml", "a/params.yaml"), ("**/params.yaml", "params.yaml"), ("docs/", "docs/a/b.md"), ("?.py", "a.py"),
    ("?.py", "é.py"), ("[ab].py", "b.py"), ("[!a].py", "b.py"), ("[a-c]*.py", "cat.py"), ("*", "any/thing"), ("**", "a/b"),
    (".github/workflows/*.y*ml", ".github/workflows/ci.yaml"), ("*test*", "a/my_test_x.py"), ("a[b", "a[b"), ("", ""),
    ("**/*.ipynb", "nb/x.ipynb"), ("requirements*.txt", "requirements-dev.txt"), ("*/*", "a/b"),
  ])
  func matches(_ pattern: String, _ path: String) { #expect(PathGlob(pattern).matches(path)) }

  @Test(arguments: [
    ("*.py", "train.pyc"), ("*.py", "a.py/b"), ("src/*.py", "src/a/b.py"), ("src/**", "src"), ("src/**", "lib/src/a"),
    ("/Makefile", "sub/Makefile"), ("a/**/z.py", "a/bz.py"), ("a/**/z.py", "xa/z.py"), ("?.py", "ab.py"), ("?.py", ".py"),
    ("[ab].py", "c.py"), ("[!a].py", "a.py"), ("Dockerfile", "Dockerfile.gpu"), ("*/*", "a/b/c"), ("docs/", "docs"),
    ("**/tests/**", "mytests/a.py"), ("", "a"), ("a?b/c", "a/b/c"),
  ])
  func refuses(_ pattern: String, _ path: String) { #expect(!PathGlob(pattern).matches(path)) }

  @Test func coversWhatLiesInAMatchingFolder() {
    #expect(PathGlob("notebooks").covers("a/notebooks/b/c.py"))
    #expect(PathGlob("a/n*").covers("a/notebooks/b/c.py"))
    #expect(!PathGlob("notebooks").covers("a/notebooks2/c.py"))
    #expect(!PathGlob("*.py").covers("a/b.txt"))
  }

  /// A pattern too long for the machine takes the other way and must say the same.
  @Test(arguments: ["**/tests/**", "a/**/z.py", "?.py", "[!a]*.py", "*/x"])
  func longPatternsMatchAlike(_ pattern: String) {
    let folder = String(repeating: "long", count: 20)
    let long = PathGlob("\(folder)/\(pattern)")
    let short = PathGlob("/f/\(pattern)")
    for path in ["tests/a.py", "x/tests/b", "a/z.py", "a/b/c/z.py", "a/bz.py", "é.py", "b.py", "a.py", "q/x", "q/r/x", "éé.py"] {
      #expect(long.matches("\(folder)/\(path)") == short.matches("f/\(path)"), "\(path)")
    }
  }

  @Test func takesHostilePatternsInTime() {
    let pattern = String(repeating: "**/*a*", count: 60) + "b"
    #expect(!PathGlob(pattern).matches(String(repeating: "a/", count: 500)))
    #expect(!PathGlob(String(repeating: "*a", count: 200)).matches(String(repeating: "a", count: 150)))
  }
}
