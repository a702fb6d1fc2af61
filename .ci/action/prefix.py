"""Paths as the forge knows them: Rung's begin at what it judged, the forge's at the top of the checkout.

They differ where a folder inside a checkout is judged, such as one project of a monorepo.
"""
import json, pathlib, re, urllib.parse


def prefix(folder):
    """The way from the top of the checkout to a folder, `services/model/`; empty at the top, or outside any checkout."""
    start = pathlib.Path(folder).resolve()
    for top in (start, *start.parents):
        # A file in a worktree or submodule, a folder elsewhere.
        if (top / ".git").exists():
            return "" if top == start else start.relative_to(top).as_posix() + "/"
    return ""


def prefixed_commands(text, before):
    """Workflow commands, with the files that they name as the forge knows them."""
    # In a property, a command escapes these beside the ends of lines.
    escaped = before.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return re.sub(r"(?m)^(::(?:notice|warning|error) (?:[^:\n]*,)?file=)", lambda match: match[1] + escaped, text)


def prefixed_sarif(file, before):
    """Rewrites a SARIF file in place, with the files of its results as the forge knows them."""
    if not before:
        return
    log = json.loads(file.read_text(encoding="utf-8"))
    for run in log["runs"]:
        for result in run.get("results", []):
            for location in [*result.get("locations", []), *result.get("relatedLocations", [])]:
                artifact = location.get("physicalLocation", {}).get("artifactLocation", {})
                if "uri" in artifact:
                    artifact["uri"] = urllib.parse.quote(before) + artifact["uri"]
    file.write_text(json.dumps(log, ensure_ascii=False), encoding="utf-8")
