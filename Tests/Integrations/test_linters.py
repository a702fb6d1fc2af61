"""The linters of others, over every file that they are made for. Each is also shown a planted fault, which it must find."""
import pathlib, sys, tempfile, unittest

import yaml

from play import ROOT, run

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTION = ROOT / "action.yml"
GITLAB = ROOT / ".ci/templates/gitlab-ci.yml"


class LinterTest(unittest.TestCase):
    def assert_clean(self, *words, **options):
        done = run(*words, **options)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def assert_finds(self, text, fault, *words, name="planted.yml"):
        """Gives the linter a file and expects it to name the fault."""
        with tempfile.TemporaryDirectory(prefix="rung-lint-") as folder:
            file = pathlib.Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            done = run(*words, file, cwd=folder)
        self.assertNotEqual(done.returncode, 0, "the linter finds nothing in a planted fault")
        self.assertIn(fault, done.stdout + done.stderr)


class WorkflowTests(LinterTest):
    def test_all_workflows_are_looked_at(self):
        self.assertEqual([file.name for file in WORKFLOWS], ["ci.yml", "release.yml"])

    def test_actionlint(self):
        self.assert_clean("actionlint", *WORKFLOWS, cwd=ROOT)
        self.assert_finds(WORKFLOWS[0].read_text().replace("steps:", "stepz:"), "stepz", "actionlint")

    def test_zizmor(self):
        words = ["zizmor", "--offline", "--no-progress"]
        self.assert_clean(*words, ACTION, *WORKFLOWS, cwd=ROOT)
        unpinned = ACTION.read_text().replace("upload-sarif@", "upload-sarif@v4 #")
        self.assert_finds(unpinned, "unpinned-uses", *words, name="action.yml")
        injected = ACTION.read_text().replace("$LEVEL", "${{ inputs.path }}")
        self.assert_finds(injected, "template-injection", *words, name="action.yml")

    def test_schemas(self):
        self.assert_clean("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
        self.assert_clean("check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION)
        self.assert_finds(
            ACTION.read_text().replace("using: composite", "using: shell"), "'shell' is not one of",
            "check-jsonschema", "--builtin-schema", "vendor.github-actions")

    def test_every_job_ends_by_itself(self):
        self.assert_clean("check-jsonschema", "--builtin-schema", "github-workflows-require-timeout", *WORKFLOWS)


class GitLabTests(LinterTest):
    def test_schema(self):
        words = ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
        self.assert_clean(*words, GITLAB)
        self.assert_finds(GITLAB.read_text().replace("when: always", "when: sometimes"), "sometimes", *words)


class ScriptTests(LinterTest):
    def scripts(self, first_line):
        files = [ROOT / "Tests/Integrations/run", *(ROOT / ".ci").iterdir(), *(ROOT / ".ci/action").iterdir()]
        return [file for file in sorted(files) if file.is_file() and file.read_text().startswith(first_line)]

    def test_shellcheck(self):
        scripts = self.scripts("#!/usr/bin/env bash")
        names = {file.name for file in scripts}
        self.assertLessEqual({"coverage", "release", "run", "setup", "test"}, names)
        self.assert_clean("shellcheck", *scripts)
        self.assert_finds("#!/bin/sh\nrm -rf $1/x\n", "SC2086", "shellcheck", name="planted")

    def test_shellcheck_of_the_scripts_inside_yaml(self):
        """actionlint sees to the workflows' own; these are GitLab's and the action's."""
        job = yaml.safe_load(GITLAB.read_text())["rung"]
        pieces = {"gitlab": "#!/bin/sh\n" + "\n".join([*job["before_script"], *job["script"], *job["after_script"]]) + "\n"}
        for step in yaml.safe_load(ACTION.read_text())["runs"]["steps"]:
            if "run" in step:
                pieces[step["name"]] = "#!/usr/bin/env bash\n" + step["run"] + "\n"
        self.assertEqual(len(pieces), 5)
        with tempfile.TemporaryDirectory(prefix="rung-lint-") as folder:
            for name, text in pieces.items():
                file = pathlib.Path(folder, name.replace(" ", "-"))
                file.write_text(text, encoding="utf-8")
                self.assert_clean("shellcheck", file)

    def test_python_of_the_action_needs_no_package(self):
        """Compiles each script, and starts it with no package in reach: it must come as far as to miss its inputs."""
        scripts = self.scripts("#!/usr/bin/env python3")
        self.assertEqual([file.name for file in scripts], ["comment", "find-rung", "scan"])
        for script in scripts:
            done = run(sys.executable, "-I", "-S", "-c", START, script, env={"PATH": "/nowhere"})
            self.assertNotEqual(done.returncode, 0)
            self.assertNotIn("ModuleNotFoundError", done.stderr)
            self.assertRegex(done.stderr, "KeyError: '(GITHUB|RUNNER|RUNG)", script.name)


# Isolated, so that neither this folder nor any package can be imported; the script's own folder is added as Python does.
START = (
    "import os, runpy, sys; sys.dont_write_bytecode = True; sys.path.insert(0, os.path.dirname(sys.argv[1])); "
    "runpy.run_path(sys.argv[1], run_name='__main__')")


if __name__ == "__main__":
    unittest.main()
