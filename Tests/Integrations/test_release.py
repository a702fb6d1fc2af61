"""The archive of a release, packed from the program at hand. That it is static is seen by `.ci/release` when it builds."""
import hashlib, pathlib, subprocess, tarfile, tempfile, unittest

from play import ROOT, RUNG, run

RELEASE = ROOT / ".ci/release"


class ReleaseTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rung-release-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.version = run(RUNG, "--version").stdout.strip()

    def pack(self, folder, *words):
        return run(RELEASE, "--from", RUNG, *words, self.folder / folder)

    def test_holds_the_program_and_nothing_strange(self):
        done = self.pack("dist", "--expect", f"v{self.version}")
        self.assertEqual(done.returncode, 0, done.stderr)
        archive, sums = sorted((self.folder / "dist").iterdir())
        self.assertRegex(archive.name, rf"^rung-{self.version}-(linux|macos)-(x86_64|arm64)\.tar\.gz$")
        self.assertEqual(sums.name, archive.name + ".sha256")
        self.assertEqual(sums.read_text().split(), [hashlib.sha256(archive.read_bytes()).hexdigest(), archive.name])
        name = archive.name.removesuffix(".tar.gz")
        with tarfile.open(archive) as tar:
            self.assertEqual(
                [(member.name, member.mode) for member in tar],
                [(name, 0o755), (f"{name}/CHANGELOG.md", 0o644), (f"{name}/LICENSE", 0o644), (f"{name}/README.md", 0o644),
                 (f"{name}/rung", 0o755)])
            self.assertEqual({member.uid for member in tar.getmembers()}, {0})
            tar.extractall(self.folder, filter="data")
        self.assertEqual(run(self.folder / name / "rung", "--version").stdout.strip(), self.version)

    def test_the_same_program_gives_the_same_bytes(self):
        self.pack("one")
        self.pack("two")
        first, second = (sorted((self.folder / name).iterdir()) for name in ("one", "two"))
        self.assertEqual([file.read_bytes() for file in first], [file.read_bytes() for file in second])

    def test_refuses_another_version_and_leaves_nothing(self):
        done = self.pack("dist", "--expect", "v9.9.9")
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"is version {self.version}, and 9.9.9 is asked for", done.stderr)
        self.assertFalse((self.folder / "dist").exists())

    def test_refuses_a_program_that_does_not_run(self):
        broken = self.folder / "rung"
        broken.write_text(f"#!/bin/sh\n[ \"$1\" = --version ] && echo {self.version} && exit\nexit 3\n")
        broken.chmod(0o755)
        done = run(RELEASE, "--from", broken, self.folder / "dist")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(list((self.folder / "dist").iterdir()), [])

    def test_the_image_gets_the_program_alone(self):
        done = run(RELEASE, "--from", RUNG, "--program", self.folder / "rung")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([file.name for file in self.folder.iterdir()], ["rung"])
        self.assertEqual(subprocess.check_output([self.folder / "rung", "--version"], text=True).strip(), self.version)


if __name__ == "__main__":
    unittest.main()
