"""The GitLab template: its job, run as GitLab's runner would, in a repository."""
import os, pathlib, shutil, tempfile, unittest
import xml.etree.ElementTree

import yaml

from play import ROOT, RUNG, repository, run
from play.forge import Forge

TEMPLATE = ROOT / ".ci/templates/gitlab-ci.yml"


class GitLabTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rung-gitlab-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.workspace = repository(self.folder / "workspace", level=1)
        self.template = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))
        self.job = self.template["rung"]

    def play(self, rung_on_path=True, **variables):
        """Runs the job's scripts as the runner does: one shell for `before_script` and `script`, another for `after_script`."""
        given = {name: described["value"] for name, described in self.template["variables"].items()}
        path = os.defpath
        if rung_on_path:
            (self.folder / "path").mkdir(exist_ok=True)
            if not (self.folder / "path/rung").exists():
                (self.folder / "path/rung").symlink_to(RUNG)
            path = f"{self.folder / 'path'}:{path}"
        environment = {"PATH": path, "HOME": str(self.folder), "TMPDIR": str(self.folder), **given, **variables}

        def shell(lines):
            # GitLab's image may have nothing but a POSIX shell.
            return run("sh", "-e", "-c", "\n".join(lines), cwd=self.workspace, env=environment)

        done = shell([*self.job["before_script"], *self.job["script"]])
        return done, shell(self.job["after_script"])

    def test_leaves_every_artifact_that_it_names(self):
        done, after = self.play()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Level 1", after.stdout)
        junit = xml.etree.ElementTree.parse(self.workspace / self.job["artifacts"]["reports"]["junit"])
        self.assertTrue(list(junit.iter("testcase")))
        for path in self.job["artifacts"]["paths"]:
            self.assertTrue(any((self.workspace / path).iterdir()))

    def test_fails_under_the_level_and_still_shows_the_report(self):
        done, after = self.play(RUNG_FAIL_UNDER="3")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Level 1", after.stdout)
        self.assertTrue((self.workspace / "rung-report/junit.xml").exists())

    def test_variables_reach_the_program_and_are_never_run(self):
        done, _ = self.play(RUNG_PROFILE="boat")
        self.assertEqual(done.returncode, 2)
        trap = self.folder / "trap"
        for name in self.template["variables"]:
            done, _ = self.play(**{name: f'"; touch {trap}; $(touch {trap})'})
            self.assertNotEqual(done.returncode, 0)
            self.assertFalse(trap.exists())

    def test_downloads_our_release_and_refuses_another(self):
        packed = run(ROOT / ".ci/release", "--from", RUNG, self.folder / "dist")
        self.assertEqual(packed.returncode, 0, packed.stderr)
        version = run(RUNG, "--version").stdout.strip()
        forge = Forge()
        self.addCleanup(forge.close)
        for file in (self.folder / "dist").iterdir():
            forge.files[f"/releases/v{version}/{file.name}"] = file.read_bytes()
        variables = {"RUNG_VERSION": version, "RUNG_RELEASES": forge.address + "/releases"}
        done, after = self.play(rung_on_path=False, **variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Level 1", after.stdout)

        shutil.rmtree(self.workspace / "rung-report")
        for path, content in forge.files.items():
            if path.endswith(".gz"):
                forge.files[path] = content + b"x"
        done, _ = self.play(rung_on_path=False, **variables)
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse((self.workspace / "rung-report").exists())

    def test_says_what_lacks_where_there_is_no_program(self):
        done, _ = self.play(rung_on_path=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("RUNG_VERSION: is not set, and the image has no rung", done.stderr)

    def test_runs_in_merge_requests_and_on_the_default_branch(self):
        conditions = [rule["if"] for rule in self.job["rules"]]
        self.assertEqual(
            conditions, ['$CI_PIPELINE_SOURCE == "merge_request_event"', "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"])


if __name__ == "__main__":
    unittest.main()
