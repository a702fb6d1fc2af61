"""What the image relies on. No image can be built without a registry, so its parts are asked one by one."""
import os, pathlib, re, shutil, subprocess, tempfile, unittest

from play import ROOT, RUNG, repository, run

DOCKERFILE = ROOT / ".ci/Dockerfile"


class ImageTests(unittest.TestCase):
    def setUp(self):
        self.text = DOCKERFILE.read_text(encoding="utf-8")

    def test_hadolint_finds_nothing(self):
        done = run("hadolint", "--failure-threshold", "style", DOCKERFILE)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_hadolint_finds_a_planted_fault(self):
        with tempfile.NamedTemporaryFile("w", suffix=".Dockerfile") as file:
            file.write(self.text.replace("trixie-slim@sha256:" + re.search("trixie-slim@sha256:(.*)", self.text)[1], "latest"))
            file.flush()
            done = run("hadolint", file.name)
        self.assertEqual(done.returncode, 1)
        self.assertIn("DL3007", done.stdout)

    def test_bases_are_pinned_by_digest(self):
        bases = re.findall(r"(?m)^FROM (\S+)", self.text)
        self.assertEqual(len(bases), 2)
        for base in bases:
            self.assertRegex(base, r"^[a-z]+:[a-z0-9.-]+@sha256:[0-9a-f]{64}$")

    def test_the_last_user_is_not_root(self):
        self.assertEqual(re.findall(r"(?m)^USER (.*)", self.text)[-1], "65532:65532")

    def test_the_context_holds_what_the_build_reads(self):
        """Copies what .dockerignore lets in, and lets SwiftPM read the package there; a folder less is an error."""
        patterns = [line.strip() for line in (ROOT / ".ci/Dockerfile.dockerignore").read_text().splitlines()]
        kept = [line[1:] for line in patterns if line.startswith("!")]
        self.assertEqual([line for line in patterns if line and line[0] not in "#!"], ["*"])
        with tempfile.TemporaryDirectory(prefix="rung-context-") as folder:
            for path in kept:
                source, target = ROOT / path, pathlib.Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
            done = run("swift", "package", "--package-path", folder, "dump-package")
            self.assertEqual(done.returncode, 0, done.stderr)
            for path in re.findall(r"(?m)^RUN (\.ci/\w+) && (\.ci/\w+)", self.text)[0]:
                self.assertTrue(os.access(pathlib.Path(folder, path), os.X_OK), path)
            targets = run("swift", "package", "--package-path", folder, "describe")
            self.assertEqual(targets.returncode, 0, targets.stderr)
            shutil.rmtree(pathlib.Path(folder, "Tests"))
            self.assertNotEqual(run("swift", "package", "--package-path", folder, "describe").returncode, 0)

    @unittest.skipUnless(os.geteuid() == 0, "only root can become another user")
    def test_an_unprivileged_user_judges_somebody_elses_repository(self):
        """As in the image: another user than the repository's, no home, nothing that could be written."""
        with tempfile.TemporaryDirectory(prefix="rung-image-") as folder:
            os.chmod(folder, 0o755)
            project = repository(pathlib.Path(folder, "repository"), level=1)
            program = pathlib.Path(folder, "rung")
            shutil.copy(RUNG, program)
            program.chmod(0o755)
            done = subprocess.run(
                [program, "scan", "--no-color"], cwd=project, user=65532, group=65532, extra_groups=[], capture_output=True,
                text=True, check=False, env={"PATH": os.defpath})
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Level 1", done.stdout)
            # The commit is told by git, which refuses somebody else's repository unless it is asked rightly.
            commit = run("git", "-C", project, "rev-parse", "--short=7", "HEAD").stdout.strip()
            self.assertIn(f"commit {commit}", done.stdout)


if __name__ == "__main__":
    unittest.main()
