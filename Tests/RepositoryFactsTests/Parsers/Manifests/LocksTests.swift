import Diagnostics
import Testing

@testable import RepositoryFacts

@Suite struct LocksTests {
  @Test(
    arguments: [
      ("poetry.lock", "[[package]]\nname = \"a\"\n", "poetry"), ("uv.lock", "version = 1\n[[package]]\n", "uv"),
      ("Pipfile.lock", "{\"default\": {\"a\": {\"version\": \"==1\"}}}", "pipenv"), ("pdm.lock", "[[package]]", "pdm"),
      ("pixi.lock", "packages:\n- conda: https://x\n", "pixi"), ("conda-lock.yml", "package:\n- name: a\n", "conda-lock"),
      ("Manifest.toml", "[[deps.A]]\nuuid = \"x\"\n", "julia"),
      ("web/package-lock.json", "{\"packages\": {\"node_modules/a\": {}}}", "npm"),
      ("yarn.lock", "a@^1:\n  version \"1.0.0\"\n", "yarn"), ("pnpm-lock.yaml", "packages:\n  /a:\n    resolution: {}\n", "pnpm"),
      ("go.sum", "a v1.0.0 h1:abc=\n", "go"), ("Cargo.lock", "[[package]]\n", "cargo"),
      ("Package.resolved", "{\"pins\": [{\"identity\": \"a\"}]}", "swift"),
      (".terraform.lock.hcl", "provider \"x\" {\n", "terraform"),
      ("flake.lock", "{\"nodes\": {\"a\": {\"locked\": {}}}}", "nix"),
    ]) func locksWithEntries(path: String, text: String, tool: String)
  {
    let locks = ManifestFixture.facts(path, text).filter { $0.kind == .lock }
    #expect(locks.map(\.name) == [tool])
    #expect(locks.first?.location.line == 1)
  }

  @Test(
    arguments: [
      ("poetry.lock", ""), ("poetry.lock", "package = []\n"), ("uv.lock", "version = 1\n"), ("Pipfile.lock", "{\"default\": {}}"),
      ("package-lock.json", "{\"lockfileVersion\": 3}"), ("yarn.lock", "# yarn lockfile v1\n"), ("go.sum", "\n"),
      ("Cargo.lock", "# generated\n"), ("Package.resolved", "{\"pins\": []}"), ("Manifest.toml", "[deps]\n"),
      ("other.lock", "[[package]]"), ("notes/poetry.lock.md", "[[package]]"),
    ]) func emptyLocksAreNone(path: String, text: String)
  {
    #expect(!ManifestFixture.facts(path, text).contains { $0.kind == .lock })
  }
}
