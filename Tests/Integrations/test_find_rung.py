"""The step that finds the program on PATH or downloads its release, against a forge that is not always honest."""
import hashlib, io, os, pathlib, platform, tarfile, tempfile, unittest

from play import ROOT, RUNG, repository, run
from play.forge import Forge
from play.runner import Runner

MACHINE = {"x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}[platform.machine()]
FIND = "Find or download Rung"


def archive(name, program=None, member="rung"):
    """A release's archive. Its program is a script that starts the real one and leaves a word that it did."""
    buffer = io.BytesIO()
    program = (program or f'#!/bin/sh\n[ "$1" != scan ] || echo started the download >&2\nexec "{RUNG}" "$@"\n').encode()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        entry = tarfile.TarInfo(f"{name}/{member}")
        entry.size, entry.mode = len(program), 0o644
        tar.addfile(entry, io.BytesIO(program))
    return buffer.getvalue()


class FindRungTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rung-find-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.workspace = repository(self.folder / "workspace", level=1)
        self.forge = Forge()
        self.addCleanup(self.forge.close)

    def play(self, rung_on_path=False, **inputs):
        return Runner(self.folder, self.workspace, self.forge, rung_on_path=rung_on_path).play(**inputs)

    def offer(self, version, tar=None, sums=None):
        name = f"rung-{version}-linux-{MACHINE}"
        tar = tar or archive(name)
        path = f"/makers/rung/releases/download/v{version}/{name}.tar.gz"
        self.forge.files[path] = tar
        self.forge.files[path + ".sha256"] = (sums or f"{hashlib.sha256(tar).hexdigest()}  {name}.tar.gz\n").encode()

    def assert_refused(self, played, words):
        self.assertEqual(played.failed, [FIND], played.log)
        self.assertRegex(played.log, rf"(?m)^::error title=Rung::.*{words}")
        self.assertEqual(played.ran, [FIND])

    def test_takes_the_one_on_path_and_asks_nobody(self):
        played = self.play(rung_on_path=True)
        self.assertEqual((played.failed, self.forge.requests), ([], []), played.log)

    def test_takes_the_one_on_path_where_its_version_is_asked_for(self):
        version = run(RUNG, "--version").stdout.strip()
        played = self.play(rung_on_path=True, version=f"v{version}")
        self.assertEqual((played.failed, self.forge.requests), ([], []), played.log)

    def test_downloads_another_version_than_the_one_on_path(self):
        self.offer("7.8.9")
        played = self.play(rung_on_path=True, version="7.8.9")
        self.assertEqual(played.failed, [], played.log)
        self.assertIn("started the download", played.log)
        self.assertEqual(played.outputs["level"], "1")

    def test_downloads_the_latest_release_and_shows_the_token_to_the_api_alone(self):
        self.forge.latest = "1.2.3"
        self.offer("1.2.3")
        played = self.play()
        self.assertEqual(played.failed, [], played.log)
        self.assertIn("started the download", played.log)
        tokens = {path: token for path, token in self.forge.requests}
        self.assertEqual(tokens.pop("/api/repos/makers/rung/releases/latest"), "Bearer TOKEN")
        self.assertEqual((len(tokens), set(tokens.values())), (2, {None}))

    def test_downloads_what_our_release_packs(self):
        done = run(ROOT / ".ci/release", "--from", RUNG, self.folder / "dist")
        self.assertEqual(done.returncode, 0, done.stderr)
        version = run(RUNG, "--version").stdout.strip()
        for file in (self.folder / "dist").iterdir():
            self.forge.files[f"/makers/rung/releases/download/v{version}/{file.name}"] = file.read_bytes()
        self.assertEqual(len(self.forge.files), 2)
        played = self.play(version=version)
        self.assertEqual(played.failed, [], played.log)
        self.assertIn(f"Downloaded Rung {version}", played.log)
        self.assertEqual(played.outputs["level"], "1")

    def test_refuses_what_is_not_what_the_checksum_says(self):
        self.offer("1.2.3", sums=f"{'0' * 64}  rung-1.2.3-linux-{MACHINE}.tar.gz\n")
        self.assert_refused(self.play(version="1.2.3"), "checksum")

    def test_refuses_the_checksum_of_another_file(self):
        tar = archive(f"rung-1.2.3-linux-{MACHINE}")
        self.offer("1.2.3", tar, f"{hashlib.sha256(tar).hexdigest()}  rung-1.2.2-linux-{MACHINE}.tar.gz\n")
        self.assert_refused(self.play(version="1.2.3"), "checksum")

    def test_refuses_an_archive_without_the_program(self):
        self.offer("1.2.3", archive(f"rung-1.2.3-linux-{MACHINE}", member="../../rung"))
        self.assert_refused(self.play(version="1.2.3"), "has no")
        self.assertFalse(list(self.folder.glob("rung")))

    def test_a_release_that_is_not_there_is_said(self):
        self.assert_refused(self.play(version="1.2.3"), "answered 404")
        self.assert_refused(self.play(), "answered 404")

    def test_a_version_is_a_version(self):
        for version in ("../../evil/rung/releases/download/v1.2.3", "1.2", "latest", "1.2.3 ", "1.2.3\n4.5.6"):
            with self.subTest(version=version):
                self.assert_refused(self.play(version=version), "please give a version")
        self.assertEqual(self.forge.requests, [])

    def test_a_system_without_a_release_is_told_what_to_do(self):
        # Only the name of the system is replaced; all else is the step as it is.
        script = (
            "import platform, runpy, sys; platform.system = lambda: 'Plan9'; sys.path.insert(0, sys.argv[1]); "
            "runpy.run_path(sys.argv[1] + '/find-rung', run_name='__main__')")
        environment = Runner(self.folder, self.workspace, self.forge, rung_on_path=False).environment
        environment |= {"RUNG_VERSION": "1.2.3", "RUNG_REPOSITORY": "makers/rung", "GITHUB_OUTPUT": os.devnull}
        done = run("python3", "-c", script, environment["GITHUB_ACTION_PATH"] + "/.ci/action", env=environment)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no release of Rung for Plan9", done.stdout)


if __name__ == "__main__":
    unittest.main()
