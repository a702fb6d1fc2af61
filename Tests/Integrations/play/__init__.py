"""What the tests play with: a runner of actions, a forge, and repositories to judge."""
import os, pathlib, shutil, subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
RUNG = os.environ["RUNG"]


def run(*words, **options):
    """Runs a program, with what it printed as text. That it succeeds is for the caller to ask."""
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **options)


def repository(folder, level=0, under=""):
    """A git repository with the sample project as it is at a level, beneath a folder of the repository where one is named."""
    project = folder / under
    shutil.copytree(ROOT / "Exercises/sample", project, dirs_exist_ok=True)
    for step in range(1, level + 1):
        shutil.copytree(ROOT / f"Exercises/sample-overlays/level-{step}", project, dirs_exist_ok=True)
    commit(folder)
    return folder


def commit(folder):
    """Commits all that lies in a folder, which becomes a repository if it is none."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    steps = [] if (folder / ".git").exists() else [["init", "--quiet", "--initial-branch=main"]]
    steps += [["add", "--all"], [*identity, "commit", "--quiet", "--allow-empty", "--message", "Change"]]
    for step in steps:
        subprocess.run(["git", "-C", folder, *step], check=True)
