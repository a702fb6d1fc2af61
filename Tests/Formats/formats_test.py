#!/usr/bin/env python3
"""formats_test.py RUNG FOLDER...: scans folders, and has each format read by a reader that knows nothing of us.

SARIF by sarif-pydantic, JUnit by junitparser, CSV by Python's csv, SVG and XML by expat, Markdown by markdown-it in its
GitHub-like form with HTML as browsers would see it. Ends with 1 where something is wrong, each fault on a line. SARIF was also
checked by hand against the OASIS schema: check-jsonschema --regex-variant python --schemafile sarif-schema-2.1.0.json FILE
"""
import csv, html.parser, io, json, os, subprocess, sys, tempfile, xml.etree.ElementTree as ElementTree

import junitparser, markdown_it, sarif_pydantic

faults = []
rung, folders = sys.argv[1], sys.argv[2:]


def expect(holds, what):
    if not holds:
        faults.append(what)


def scan(folder, form, environment=None):
    done = subprocess.run([rung, "scan", folder, "--format", form], capture_output=True, env=environment)
    expect(done.returncode == 0, f"{folder}: {form}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


class Tags(html.parser.HTMLParser):
    allowed = {"h2", "h3", "p", "ul", "li", "strong", "em", "code", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "sub", "br", "hr"}

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.seen = set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        expect(tag in self.allowed, f"{self.name}: markdown: a tag {tag}")
        for key, value in attributes:
            expect(key == "style" and value.startswith("text-align"), f"{self.name}: markdown: {tag} has {key}")


for folder in folders:
    name = os.path.basename(folder)
    assessment = json.loads(scan(folder, "json"))
    gaps = [practice for practice in assessment["practices"] if practice["status"] != "met"]

    sarif = json.loads(scan(folder, "sarif"))
    log = sarif_pydantic.Sarif.model_validate(sarif)
    results = log.runs[0].results
    expect([result.rule_id for result in results] == [gap["id"] for gap in gaps], f"{name}: sarif: other results than gaps")
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    for result in sarif["runs"][0]["results"]:
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{name}: sarif: {result['ruleId']} points to another rule")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        expect(all(" " < sign < "\x7f" and sign not in "<>\"\\" for sign in uri), f"{name}: sarif: {uri} is no URI")

    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(scan(folder, "junit"))
        file.flush()
        suites = junitparser.JUnitXml.fromfile(file.name)
    cases = [case for suite in suites for case in suite]
    expect(len(cases) == suites.tests == len(assessment["practices"]), f"{name}: junit: {len(cases)} cases")
    failed = {case.name for case in cases if any(isinstance(result, junitparser.Failure) for result in case.result)}
    expected = {gap["id"] for gap in gaps if gap["status"] != "unknown" and not gap["claim"]}
    expect(failed == expected and suites.failures == len(failed), f"{name}: junit: {failed ^ expected}")

    table = scan(folder, "csv")
    rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
    expect({len(row) for row in rows} == {8} and len(rows) == len(assessment["practices"]) + 1, f"{name}: csv: odd rows")
    expect(all(line.endswith("\r\n") for line in io.StringIO(table, newline="\n")), f"{name}: csv: lines without CR and LF")
    expect(not any(cell.lstrip()[:1] in tuple("=+-@\t\r") for row in rows for cell in row if cell.lstrip()), f"{name}: csv: a formula")

    picture = ElementTree.fromstring(scan(folder, "badge"))
    expect(picture.attrib.get("role") == "img" and picture.find("{http://www.w3.org/2000/svg}title") is not None, f"{name}: badge: no title")
    shields = json.loads(scan(folder, "shields"))
    expect(shields["schemaVersion"] == 1 and {"label", "message", "color"} < set(shields), f"{name}: shields: {shields}")

    text = scan(folder, "markdown")
    expect(len(text) < 65_000, f"{name}: markdown: {len(text)} characters")
    tags = Tags(name)
    markdown = markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": True})
    # Forges make links of schemes and of www alone, not of every word that ends like a domain.
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    tags.feed(markdown.render(text))
    expect({"table", "details", "code"} <= tags.seen, f"{name}: markdown: only {tags.seen}")

    with tempfile.NamedTemporaryFile("r", suffix=".md", encoding="utf-8") as summary:
        commands = scan(folder, "github", dict(os.environ, GITHUB_STEP_SUMMARY=summary.name))
        expect(summary.read() == text, f"{name}: github: the step's summary is not the Markdown report")
    for line in commands.splitlines():
        expect(line.startswith(("::notice ", "::warning ")) and line.count("::") >= 2, f"{name}: github: {line[:80]}")

print("\n".join(faults) if faults else f"ten formats of {len(folders)} repositories are right")
sys.exit(1 if faults else 0)
