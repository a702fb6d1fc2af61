"""The README's section "In your pipeline": what is copied from there must be valid, and mean what our files offer."""
import pathlib, re, tempfile, unittest

import yaml

from play import ROOT, RUNG, run

SECTION = (ROOT / "README.md").read_text(encoding="utf-8").split("## In your pipeline\n")[1].split("\n## ")[0]
SNIPPETS = re.findall(r"```yaml\n(.*?)```", SECTION, re.DOTALL)


class ReadmeTests(unittest.TestCase):
    def setUp(self):
        self.assertEqual(len(SNIPPETS), 3)
        self.github, self.gitlab, self.hook = SNIPPETS
        self.version = run(RUNG, "--version").stdout.strip()

    def assert_accepted(self, snippet, *words):
        with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
            file.write(snippet)
            file.flush()
            done = run(*words, file.name)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_snippets_are_valid(self):
        self.assert_accepted(self.github, "actionlint")
        self.assert_accepted(self.gitlab, "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci")
        self.assert_accepted(self.hook, "pre-commit", "validate-config")

    def test_the_workflow_gives_inputs_that_the_action_has(self):
        step = yaml.safe_load(self.github)["jobs"]["rung"]["steps"][-1]
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        self.assertLessEqual(step["with"].keys(), action["inputs"].keys())
        for name in action["outputs"]:
            self.assertIn(f"`{name}`", SECTION)

    def test_the_variables_are_those_of_the_template(self):
        template = (ROOT / ".ci/templates/gitlab-ci.yml").read_text(encoding="utf-8")
        for name in yaml.safe_load(self.gitlab)["variables"]:
            self.assertIn(f"${name}" if name != "RUNG_VERSION" else "${RUNG_VERSION:?", template)

    def test_the_hook_and_every_file_are_there(self):
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        self.assertEqual(yaml.safe_load(self.hook)["repos"][0]["hooks"][0]["id"], hooks[0]["id"])
        for path in re.findall(r"\.ci/[\w./-]+", SECTION):
            self.assertTrue(pathlib.Path(ROOT, path).is_file(), path)

    def test_every_version_is_the_programs(self):
        versions = re.findall(r"v?(\d+\.\d+\.\d+)", SECTION)
        self.assertEqual(set(versions), {self.version})


if __name__ == "__main__":
    unittest.main()
