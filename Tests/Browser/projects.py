"""Makes the repositories whose reports the browser test reads, and scans them.

    projects.py RUNG FOLDER    writes FOLDER/<name>.html, a report each, and their repositories to FOLDER/repositories

The sample at each level, the same with claims and a profile, and a hostile one. Commits carry fixed dates, so that the same
tree has the same commit on every machine.
"""

import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATE = "2026-01-31T12:00:00Z"

ATTESTED = ["delivery-artifact", "data-validation", "model-registry", "model-served", "deploy-target", "health-checks", "runbook"]

# Claims of every kind: enough attested to claim the next level, one that is needless, one of a framework, and a waiver.
CLAIMS = """\
name: doorstep
profile: small-team
waive:
  - practice: autoscaling
    reason: The service answers ten requests a day.
    by: Ada Example
    until: 2090-12-31
leave-out:
  - path: data
    reason: Made up by the script beside it.
attest:
  - practice: readme-setup
    statement: Everybody here knows how to set it up.
    by: Ada Example
    date: 2026-01-31
  - practice: deploy-automated
    statement: The platform group's pipeline deploys what we tag.
    by: Ada Example
    date: 2026-01-31
    link: https://handbook.example.org/deploy
  - framework: ml-test-score
    item: data-5
    statement: Names and addresses are removed before the data reaches the project.
    by: Ada Example
    date: 2026-01-31
    link: https://handbook.example.org/privacy
""" + "".join(
    f"  - {{practice: {practice}, statement: It is in the platform's repository., by: Ada Example, date: 2026-01-31}}\n"
    for practice in ATTESTED)

# Waivers that hold the level back.
WAIVERS = "profile: solo-portfolio\nwaive:\n" + "".join(
    f"  - {{practice: {practice}, reason: The school's server runs no CI., by: Ada Example, until: 2090-12-31}}\n"
    for practice in ["ci-runs", "ci-tests"])

# Every way out of a text, an attribute and a script that we could think of, and marks that turn the reading direction.
HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>\"'`&amp;{{name}}{{{name}}}\u202e\u2066gnp.\u200b"
HOSTILE_NAME = "<img src=x onerror=alert(1)>'\"&{{name}}\u202egnp.py"


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder, remote):
    who = {"GIT_AUTHOR_NAME": "Sample", "GIT_AUTHOR_EMAIL": "sample@example.org", "GIT_AUTHOR_DATE": DATE}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    settings = ["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
    for words in [["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Begin"], ["remote", "add", "origin", remote]]:
        subprocess.run(["git", *settings, *words], cwd=folder, env=os.environ | who, check=True)


def sample(folder, level):
    layers = [ROOT / "Exercises/sample"]
    layers += [ROOT / f"Exercises/sample-overlays/level-{number}" for number in range(1, level + 1)]
    for layer in layers:
        shutil.copytree(layer, folder, dirs_exist_ok=True)


def hostile(folder):
    """A repository whose every text wants to be markup."""
    write(folder, {
        "README.md": f"# {HOSTILE}\n\nIt trains.\n\n## Install\n\n    pip install -r requirements.txt # {HOSTILE}\n",
        "requirements.txt": "scikit-learn==1.5.0\nmlflow\npandas\n",
        f"src/{HOSTILE_NAME}":
            "import mlflow\nfrom sklearn.model_selection import train_test_split\n"
            "from sklearn.linear_model import LogisticRegression\n"
            f"split = train_test_split([1], random_state=1, name={HOSTILE!r})\n"
            f"model = LogisticRegression(random_state=2).fit([[1]], [1])  # {HOSTILE}\n"
            f"mlflow.log_metric(\"{HOSTILE_NAME.replace(chr(34), '')}\", 1)\n",
        "tests/test_<b>bold<b>.py": "def test_it():\n    assert len('</script>') == 9\n",
        ".github/workflows/<svg onload=alert(1)>.yml":
            f"name: \"{HOSTILE_NAME.replace(chr(34), '')}\"\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n"
            f"    steps:\n      - run: pytest -k '</script><script>alert(1)</script>'\n",
        "broken/<i>\u202e.yaml": "a: [1\nb: {\n",
        ".rung.yml":
            "name: \"</title><script>alert(1)</script>\\u202E\"\n"
            "waive:\n  - practice: autoscaling\n    reason: \"</script><b onclick='x'>\\\" {{name}}\"\n"
            "    by: \"<u>Ada</u>\"\n    until: 2090-12-31\n"
            "attest:\n  - practice: runbook\n    statement: \"<a href='javascript:alert(1)'>see</a>\"\n"
            "    by: \"<u>Ada</u>\"\n    date: 2026-01-31\n    link: https://example.org/\"onmouseover=alert(1)\n"
            "leave-out:\n  - path: \"<em>old</em>\"\n    reason: \"<em>gone</em>\"\n",
    })


def main(rung, output):
    output.mkdir(parents=True, exist_ok=True)
    work = output / "repositories"
    shutil.rmtree(work, ignore_errors=True)

    def make(name, fill, remote):
        folder = work / name
        folder.mkdir(parents=True)
        fill(folder)
        commit(folder, remote)
        subprocess.run([rung, "report", str(folder), "--output", str(output / f"{name}.html")], check=True, capture_output=True)

    for level in range(5):
        make(f"level-{level}", lambda folder, level=level: sample(folder, level), "https://github.com/example/doorstep.git")

    def claims(folder):
        sample(folder, 2)
        write(folder, {".rung.yml": CLAIMS})

    def capped(folder):
        sample(folder, 2)
        shutil.rmtree(folder / ".github")
        write(folder, {".rung.yml": WAIVERS})

    make("capped", capped, "https://dev.azure.com/example/school/_git/doorstep")
    make("claims", claims, "git@gitlab.com:example/team/doorstep.git")
    make("hostile", hostile, "https://codeberg.org/example/hostile.git")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: projects.py RUNG FOLDER")
    main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
