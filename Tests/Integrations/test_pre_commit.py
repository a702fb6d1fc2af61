"""Our hook in the real pre-commit, from a clone of this repository, on the sample project."""
import os, pathlib, shutil, tempfile, unittest

import yaml

from play import ROOT, RUNG, commit, repository, run


class PreCommitTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rung-hook-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        # What pre-commit clones is a commit. Only the file that it reads there is taken from the work tree, so that the hook
        # is tested as it will be, and not as it was committed last.
        hooks = self.folder / "hooks"
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        commit(hooks)
        self.hooks, self.revision = hooks, run("git", "-C", hooks, "rev-parse", "HEAD").stdout.strip()
        (self.folder / "path").mkdir()
        (self.folder / "path/rung").symlink_to(RUNG)

        self.environment = os.environ | {
            "PATH": f"{self.folder / 'path'}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.folder / "cache"),
            "PRE_COMMIT_COLOR": "never"}

    def project(self, level, **settings):
        """The sample project with our hook in its configuration."""
        project = repository(self.folder / "project", level)
        hook = {"id": "rung", **settings}
        configuration = {"repos": [{"repo": str(self.hooks), "rev": self.revision, "hooks": [hook]}]}
        (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
        commit(project)
        return project

    def hook(self, level, **settings):
        project = self.project(level, **settings)
        return run("pre-commit", "run", "rung", "--all-files", "--verbose", cwd=project, env=self.environment)

    def test_passes_at_level_1(self):
        done = self.hook(level=1)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Level 1", done.stdout)

    def test_fails_under_level_1(self):
        done = self.hook(level=0)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("Level 0", done.stdout)

    def test_another_level_is_asked_for_by_args(self):
        done = self.hook(level=1, args=["--fail-under=2"])
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("under the 2", done.stdout)

    def test_stands_in_the_way_of_a_commit_of_any_file(self):
        project = self.project(level=0)
        self.assertEqual(run("pre-commit", "install", cwd=project, env=self.environment).returncode, 0)
        (project / "NOTES.txt").write_text("a note\n", encoding="utf-8")
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        run("git", "add", "--all", cwd=project)
        done = run("git", *identity, "commit", "--message", "Note", cwd=project, env=self.environment)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("the level is 0, under the 1", done.stdout + done.stderr)

    def test_is_valid_by_pre_commits_own_check(self):
        done = run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
        self.assertEqual(done.returncode, 0, done.stdout)
        broken = self.folder / "broken.yaml"
        broken.write_text("- id: rung\n  name: rung\n  language: system\n", encoding="utf-8")
        self.assertNotEqual(run("pre-commit", "validate-manifest", broken).returncode, 0)


if __name__ == "__main__":
    unittest.main()
