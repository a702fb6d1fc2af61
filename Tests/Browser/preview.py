"""Renders the HTML report from assessments, without Swift: to look at templates while they are written.

    preview.py [--output FOLDER] [--context FILE] [--remote ADDRESS --commit ID] ASSESSMENT.json...

Needs chevron and PyYAML. Keeps to what chevron and swift-mustache share. --context also writes the first one's context.
"""

import argparse
import base64
import hashlib
import json
import pathlib

import chevron

from view_model import ROOT, Report, Vocabulary, check

TEMPLATES = ROOT / "Sources/Reporting/Templates/report"


def digest(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def render(context):
    style, script = (TEMPLATES / "report.css").read_text(), (TEMPLATES / "report.js").read_text()
    page = context | {"style": style, "script": script, "styleHash": digest(style), "scriptHash": digest(script)}
    template = (TEMPLATES / "report.mustache").read_text()
    return chevron.render(template, page, partials_path=str(TEMPLATES), partials_ext="mustache")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assessments", nargs="+", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--context", type=pathlib.Path)
    parser.add_argument("--remote")
    parser.add_argument("--commit")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary()
    for path in options.assessments:
        assessment = json.loads(path.read_text())
        if options.remote:
            assessment["source"]["remote"] = options.remote
            assessment["commit"] = options.commit
        context = Report(assessment, vocabulary, "rung report .").context()
        check(context)
        if options.context and path == options.assessments[0]:
            options.context.write_text(json.dumps(context, ensure_ascii=False, indent=1) + "\n")
        page = render(context)
        file = options.output / (path.stem + ".html")
        file.write_text(page)
        print(f"{file}: {len(page.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
