"""The action as its users run it: each step of action.yml, by a played runner, with the real program."""
import json, os, pathlib, re, tempfile, unittest

import yaml

from play import ROOT, commit, repository, run
from play.forge import Forge
from play.runner import Runner, read_outputs

PULL_REQUEST = {"pull_request": {"number": 7}}
SCAN = ["Find or download Rung", "Scan"]


class ActionTest(unittest.TestCase):
    """A repository, a forge and a runner for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rung-action-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.forge = Forge()
        self.addCleanup(self.forge.close)

    def runner(self, level=1, under="", event=None):
        self.workspace = repository(self.folder / "workspace", level, under)
        return Runner(self.folder, self.workspace, self.forge, event)

    def assert_passes(self, run):
        self.assertEqual(run.failed, [], run.log)


class ScanTests(ActionTest):
    def test_hands_on_what_the_program_says(self):
        runner = self.runner(level=1)
        played = runner.play()
        self.assert_passes(played)
        direct = json.loads(run(os.environ["RUNG"], "scan", self.workspace, "--format", "json").stdout)
        self.assertEqual(played.outputs["level"], str(direct["level"]))
        self.assertEqual(played.outputs["score"], str(direct["score"]))
        report = json.loads(pathlib.Path(played.outputs["report"]).read_text(encoding="utf-8"))
        page = pathlib.Path(played.outputs["report"]).with_suffix(".html").read_text(encoding="utf-8")
        self.assertIn("<html", page)
        self.assertEqual((report["commit"], report["practices"]), (direct["commit"], direct["practices"]))
        self.assertEqual(played.ran, SCAN)

    def test_levels_of_two_repositories_differ(self):
        low = self.runner(level=0).play()
        self.workspace = repository(self.folder / "other", level=1)
        high = Runner(self.folder, self.workspace, self.forge).play()
        self.assertEqual((low.outputs["level"], high.outputs["level"]), ("0", "1"))

    def test_the_summary_is_the_markdown_report(self):
        runner = self.runner()
        played = runner.play()
        markdown = run(os.environ["RUNG"], "scan", self.workspace, "--format", "markdown")
        self.assertEqual(markdown.returncode, 0, markdown.stderr)
        self.assertEqual(played.summary.strip(), markdown.stdout.strip())

    def test_the_profile_reaches_the_program(self):
        played = self.runner().play(profile="platform")
        self.assert_passes(played)
        report = json.loads(pathlib.Path(played.outputs["report"]).read_text(encoding="utf-8"))
        self.assertIn("platform", json.dumps(report["profile"]))

    def test_gaps_are_shown_at_the_files_of_a_subfolder(self):
        played = self.runner(under="services/model %").play(path="services/model %", sarif="true")
        self.assert_passes(played)
        commands = re.findall(r"(?m)^::(?:notice|warning|error) .*?file=([^,:]+)", played.log)
        self.assertTrue(commands, "no gap is shown at a file")
        for file in commands:
            self.assertTrue(file.startswith("services/model %25/"), file)
        log = json.loads(pathlib.Path(played.called[0][1]["sarif_file"]).read_text(encoding="utf-8"))
        places = [place["physicalLocation"]["artifactLocation"]["uri"] for place in locations(log)]
        self.assertTrue(places, "no result has a place")
        for place in places:
            self.assertTrue(place.startswith("services/model%20%25/"), place)


class SarifTests(ActionTest):
    def test_is_uploaded_where_asked_for(self):
        played = self.runner().play(sarif="true")
        self.assert_passes(played)
        self.assertEqual(played.ran, [*SCAN, "Upload the gaps to code scanning"])
        (action, given), = played.called
        self.assertRegex(action, r"^github/codeql-action/upload-sarif@[0-9a-f]{40}$")
        log = json.loads(pathlib.Path(given["sarif_file"]).read_text(encoding="utf-8"))
        self.assertEqual(log["version"], "2.1.0")
        self.assertTrue(log["runs"][0]["results"])
        self.assertEqual(given["token"], "TOKEN")

    def test_two_scans_of_a_workflow_have_a_category_each(self):
        runner = self.runner()
        first = runner.play(sarif="true").called[0][1]["category"]
        second = runner.play(sarif="true", profile="platform").called[0][1]["category"]
        self.assertNotEqual(first, second)


class CommentTests(ActionTest):
    def test_is_written_once_and_changed_from_then_on(self):
        runner = self.runner(level=0, event=PULL_REQUEST)
        self.assert_passes(runner.play(comment="true"))
        first, = self.forge.comments
        before = first["body"]
        self.assertIn("Level 0", before)

        repository(self.workspace, level=1)
        played = runner.play(comment="true")
        self.assert_passes(played)
        self.assertEqual(len(self.forge.comments), 1)
        self.assertNotEqual(first["body"], before)
        self.assertIn("Level 1", first["body"])
        self.assertEqual(first["body"].split("\n", 1)[1].strip(), played.summary.strip())

    def test_is_found_behind_many_others_and_never_in_somebody_elses(self):
        runner = self.runner(event=PULL_REQUEST)
        runner.play(comment="true")
        ours = self.forge.comments.pop()
        forged = {"id": "IC_forged", "body": ours["body"], "ours": False}
        quoting = {"id": "IC_quoting", "body": "> " + ours["body"], "ours": True}
        self.forge.comments = [dict(forged), dict(quoting), *({"id": f"IC_x{n}", "body": "x", "ours": False} for n in range(5))]
        self.forge.comments.append(ours)
        ours["body"] = ours["body"].split("\n")[0] + "\nfrom before"

        self.assert_passes(runner.play(comment="true"))
        self.assertEqual(len(self.forge.comments), 8)
        self.assertEqual(self.forge.comments[0], forged)
        self.assertEqual(self.forge.comments[1], quoting)
        self.assertNotIn("from before", ours["body"])

    def test_two_scans_have_a_comment_each(self):
        runner = self.runner(event=PULL_REQUEST)
        runner.play(comment="true")
        runner.play(comment="true", profile="platform")
        runner.play(comment="true")
        self.assertEqual(len(self.forge.comments), 2)

    def test_is_not_written_where_not_asked_for(self):
        self.assert_passes(self.runner(event=PULL_REQUEST).play())
        self.assertEqual(self.forge.requests, [])

    def test_a_push_has_nothing_to_comment_on(self):
        played = self.runner().play(comment="true")
        self.assert_passes(played)
        self.assertEqual(self.forge.requests, [])
        self.assertIn("no pull request", played.log)

    def test_a_fork_is_told_and_does_not_fail(self):
        self.forge.may_comment = False
        played = self.runner(event=PULL_REQUEST).play(comment="true")
        self.assert_passes(played)
        self.assertRegex(played.log, r"(?m)^::warning title=Rung::.*pull-requests: write")

    def test_an_unknown_pull_request_fails(self):
        played = self.runner(event={"pull_request": {"number": 8}}).play(comment="true")
        self.assertEqual(played.failed, ["Comment on the pull request"])
        self.assertRegex(played.log, r"(?m)^::error title=Rung::GitHub refused")

    def test_a_forge_that_can_not_be_reached_fails(self):
        runner = self.runner(event=PULL_REQUEST)
        self.forge.close()
        self.assertEqual(runner.play(comment="true").failed, ["Comment on the pull request"])

    def test_the_token_goes_to_the_api_alone(self):
        self.runner(event=PULL_REQUEST).play(comment="true")
        self.assertEqual({request for request in self.forge.requests}, {("/graphql", "Bearer TOKEN")})


class GateTests(ActionTest):
    def test_fails_under_the_level_once_all_else_is_done(self):
        played = self.runner(level=1, event=PULL_REQUEST).play(fail_under="3", comment="true", sarif="true")
        self.assertEqual(played.failed, ["Fail under the level"])
        self.assertEqual(
            played.ran[2:], ["Upload the gaps to code scanning", "Comment on the pull request", "Fail under the level"])
        self.assertIn("::error title=Rung::The level is 1, under the 3 that fail-under asks for.", played.log)
        self.assertEqual(len(self.forge.comments), 1)
        self.assertEqual(played.outputs["level"], "1")

    def test_a_failed_comment_does_not_hide_the_gate(self):
        played = self.runner(event={"pull_request": {"number": 8}}).play(fail_under="3", comment="true")
        self.assertEqual(played.failed, ["Comment on the pull request", "Fail under the level"])

    def test_passes_at_the_level(self):
        self.assert_passes(self.runner(level=1).play(fail_under="1"))


class WrongInputTests(ActionTest):
    def assert_stops(self, words, **inputs):
        played = self.runner().play(**inputs)
        self.assertEqual(played.failed, ["Scan"], played.log)
        self.assertRegex(played.log, rf"(?m)^::error title=Rung::.*{words}")
        self.assertEqual(played.ran, SCAN)

    def test_what_is_neither_true_nor_false(self):
        self.assert_stops("'comment' is 'yes'", comment="yes")

    def test_another_word_for_sarif(self):
        self.assert_stops("'sarif' is 'True'", sarif="True")

    def test_a_folder_that_is_not_there(self):
        self.assert_stops("ended with 2", path="nowhere")

    def test_an_unknown_profile(self):
        self.assert_stops("ended with 2", profile="boat")

    def test_a_level_that_is_none(self):
        self.assert_stops("ended with 2", fail_under="9")
        self.assert_stops("ended with", fail_under="high")


class HostileTests(ActionTest):
    def test_inputs_are_never_run(self):
        trap = self.folder / "trap"
        words = f"$(touch {trap}) `touch {trap}` ' ; touch {trap} ; ' \" ; touch {trap} ; \" | touch {trap} &"
        runner = self.runner()
        for name in ("path", "profile", "fail_under", "version", "comment", "sarif"):
            for word in (words, "--help"):
                with self.subTest(word=word, input=name):
                    played = runner.play(**{name: word})
                    self.assertRegex(played.log, r"(?m)^::error title=Rung::", "no message says what is wrong")
                    self.assertTrue(played.failed)
                    self.assertFalse(trap.exists())

    def test_a_folders_name_sets_no_output(self):
        name = "a\nlevel=4\nunder=false\n::error::x"
        self.runner()
        repository(self.workspace, under=name)
        played = Runner(self.folder, self.workspace, self.forge).play(path=name)
        self.assert_passes(played)
        self.assertEqual(played.outputs["level"], "0")
        self.assert_no_command_but_ours(played.log)

    def test_a_repository_gives_the_runner_no_command(self):
        runner = self.runner(level=1)
        names = ("::error::planted.py", "x\n::error::planted\n.py", "::set-output name=level::4.py", "%0A::error::planted.py")
        for name in names:
            (self.workspace / name).write_text("import mlflow  # ::error::planted\nmlflow.log_metric('::error::planted', 1)\n")
        (self.workspace / "README.md").write_text("# x\n\n::error::planted\n::add-mask::e\n")
        (self.workspace / ".rung.yml").write_text('project: "::error::planted"\nbroken: ["\\n::error::planted\n')
        commit(self.workspace)
        broken = runner.play(sarif="true")
        self.assertEqual(broken.failed, ["Scan"])
        self.assert_no_command_but_ours(broken.log)
        (self.workspace / ".rung.yml").unlink()
        played = runner.play(sarif="true")
        self.assert_passes(played)
        self.assert_no_command_but_ours(played.log)

    def assert_no_command_but_ours(self, log):
        for line in obeyed(log):
            self.assertRegex(line, r"^::(notice|warning|error) [a-zA-Z]+=")
            self.assertNotIn("planted", line.split("::")[1])


class WorkflowModuleTests(unittest.TestCase):
    """What the steps share, by itself: today no hostile text comes as far, and it must hold when one does."""

    HOSTILE = "a\n::error::planted\nlevel=4\n%0A::error::planted\r::error::planted"

    def call(self, statement, **environment):
        """Runs a statement of Python beside the scripts."""
        script = f"import sys; sys.path.insert(0, {str(ROOT / '.ci/action')!r}); from workflow import *; {statement}"
        return run("python3", "-c", script, env=os.environ | environment)

    def test_an_output_can_not_set_another(self):
        with tempfile.NamedTemporaryFile("r", encoding="utf-8", newline="") as file:
            self.call(f"hand_on('name', {self.HOSTILE!r}); hand_on('other', 'x')", GITHUB_OUTPUT=file.name)
            found = read_outputs(file.read())
        self.assertEqual(list(found), ["name", "other"])

    def test_nothing_that_is_shown_is_obeyed(self):
        self.assertEqual(obeyed(self.call(f"show({self.HOSTILE!r}); print('::notice x=::after')").stdout), ["::notice x=::after"])

    def test_a_message_is_one_command(self):
        commands = obeyed(self.call(f"command('error', {self.HOSTILE!r})").stdout)
        self.assertEqual(len(commands), 1)
        self.assertTrue(commands[0].startswith("::error title=Rung::a%0A::error::planted%0Alevel=4%0A%250A"))


class DefinitionTests(unittest.TestCase):
    """What action.yml itself promises."""

    def setUp(self):
        self.text = (ROOT / "action.yml").read_text(encoding="utf-8")
        self.steps = yaml.safe_load(self.text)["runs"]["steps"]

    def test_no_expression_stands_in_a_script(self):
        for step in self.steps:
            self.assertNotIn("${{", step.get("run", ""), step["name"])

    def test_other_actions_are_pinned_by_commit_with_their_version_beside(self):
        for file in (ROOT / "action.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))):
            for line in file.read_text(encoding="utf-8").splitlines():
                if re.match(r"\s*(- )?uses: (?!\./)", line):
                    self.assertRegex(line, r"uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", file.name)

    def test_a_workflow_may_read_and_a_job_says_what_else(self):
        for file in sorted((ROOT / ".github/workflows").glob("*.yml")):
            permissions = yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"]
            self.assertIn(permissions, ({}, {"contents": "read"}), file.name)

    def test_scripts_are_short_or_stand_in_files(self):
        for step in self.steps:
            self.assertLessEqual(len(step.get("run", "").splitlines()), 3, step["name"])

    def test_every_input_is_used(self):
        for name in yaml.safe_load(self.text)["inputs"]:
            self.assertIn(f"inputs.{name} ", self.text)


def obeyed(log):
    """The commands in a log that the runner would obey: those that are not between stop-commands and its token."""
    token, found = None, []
    for line in re.split(r"[\r\n]+", log):
        if token:
            token = None if line == f"::{token}::" else token
        elif line.startswith("::stop-commands::"):
            token = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::"):
            found.append(line)
    assert token is None, "the log ends with commands stopped"
    return found


def locations(log):
    return [place for run in log["runs"] for result in run["results"] for place in result.get("locations", [])]


if __name__ == "__main__":
    unittest.main()
