"""Plays GitHub's runner for a composite action: gives inputs, runs each step as the runner would, and keeps what came out."""
import dataclasses, json, os, pathlib, subprocess, sys

import yaml

from play import ROOT, RUNG
from play.expressions import condition, fill

STATUS_FUNCTIONS = ("always()", "cancelled()", "failure()", "success()")


@dataclasses.dataclass
class Run:
    """What a run of the action left behind."""

    outputs: dict = dataclasses.field(default_factory=dict)
    summary: str = ""
    log: str = ""
    failed: list = dataclasses.field(default_factory=list)
    ran: list = dataclasses.field(default_factory=list)
    # The actions that a step called, with their inputs: they are GitHub's, and are not run.
    called: list = dataclasses.field(default_factory=list)


def read_outputs(text):
    """The file of outputs, by the runner's rules: `name=value`, or `name<<DELIMITER` up to a line that is the delimiter."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        if "<<" in line.split("=", 1)[0]:
            name, delimiter = line.split("<<", 1)
            value = []
            for part in lines:
                if part == delimiter:
                    break
                value.append(part)
            else:
                raise ValueError(f"the output {name} has no end")
            found[name] = "\n".join(value)
        elif line:
            name, _, value = line.partition("=")
            found[name] = value
    return found


class Runner:
    """A runner with a workspace. The environment holds what GitHub's documentation names, and nothing of this machine's."""

    def __init__(self, temporary, workspace, forge=None, event=None, rung_on_path=True):
        self.temporary, self.workspace = pathlib.Path(temporary), pathlib.Path(workspace)
        self.event = self.temporary / "event.json"
        self.event.write_text(json.dumps(event or {}), encoding="utf-8")
        path = f"{os.path.dirname(os.path.realpath(sys.executable))}:{os.defpath}"
        if rung_on_path:
            folder = self.temporary / "path"
            folder.mkdir(exist_ok=True)
            if not (folder / "rung").exists():
                (folder / "rung").symlink_to(RUNG)
            path = f"{folder}:{path}"
        address = forge.address if forge else "http://127.0.0.1:1"
        self.environment = {
            "PATH": path, "HOME": str(self.temporary), "RUNNER_TEMP": str(self.temporary), "LC_ALL": "C.UTF-8",
            "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_REPOSITORY": "somebody/project",
            "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_EVENT_PATH": str(self.event), "GITHUB_SERVER_URL": address,
            "GITHUB_API_URL": address + "/api", "GITHUB_GRAPHQL_URL": address + "/graphql", "PYTHONDONTWRITEBYTECODE": "1",
        }

    def play(self, **inputs):
        """Runs the action with inputs; those with a `-` in their name are given with `_`."""
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        unknown = given.keys() - action["inputs"].keys()
        if unknown:
            raise ValueError(f"the action has no input {unknown}")
        github = {"token": "TOKEN", "action_repository": "makers/rung"}
        context = {"github": github, "inputs": {}, "steps": {}}
        for name, described in action["inputs"].items():
            context["inputs"][name] = str(given.get(name, fill(described["default"], context)))
        run = Run()
        for step in action["runs"]["steps"]:
            self._step(step, context, run)
        run.outputs = {name: fill(output["value"], context) for name, output in action["outputs"].items()}
        return run

    def _step(self, step, context, run):
        says = step.get("if", "")
        if says and not condition(says, context):
            return
        if run.failed and not any(function in says for function in STATUS_FUNCTIONS):
            return
        run.ran.append(step["name"])
        if "uses" in step:
            run.called.append((step["uses"], {key: fill(value, context) for key, value in step["with"].items()}))
            return
        outputs, summary = self.temporary / "outputs", self.temporary / "summary"
        outputs.write_text("", encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        script = self.temporary / "step.sh"
        script.write_text(fill(step["run"], context), encoding="utf-8")
        environment = self.environment | {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
        environment |= {name: fill(value, context) for name, value in step.get("env", {}).items()}
        # The very words with which the runner starts `shell: bash`.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)], env=environment, cwd=self.workspace,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        run.log += done.stdout
        run.summary += summary.read_text(encoding="utf-8")
        if "id" in step:
            context["steps"][step["id"]] = {"outputs": read_outputs(outputs.read_text(encoding="utf-8"))}
        if done.returncode != 0:
            run.failed.append(step["name"])
