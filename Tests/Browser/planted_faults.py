"""Shows that each check of report_test.py can fail: plants one fault at a time into a copy of a report and wants to be told.

    planted_faults.py [--chromium PATH] REPORT.html

Ends with 1 where a fault goes unseen, or where a fault could not be planted because the templates have changed.
"""

import argparse
import base64
import contextlib
import hashlib
import pathlib
import re
import sys
import tempfile

from playwright.sync_api import sync_playwright

import report_test

# Which part must see it, what is planted instead of what, and the words that must be among the faults.
MAIN = '<main id="main" tabindex="-1">'
NO_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FAULTS = [
    ("source", "form-action 'none'", "", "no strict Content-Security-Policy"),
    ("source", "</h1>", "\u202e</h1>", "turns, hides or breaks"),
    ("document", MAIN, MAIN + "<script></script>", "2 scripts"),
    ("document", MAIN, MAIN + "<style></style>", "2 style sheets"),
    ("document", MAIN, MAIN + '<p style="color:red">x</p>', "1 inline styles"),
    ("document", MAIN, MAIN + '<p onclick="x()">x</p>', "1 inline handlers"),
    ("document", MAIN, MAIN + '<iframe title="x"></iframe>', "1 elements that no template writes"),
    ("document", MAIN, MAIN + '<p id="map">x</p>', "ids that stand twice"),
    ("document", MAIN, MAIN + '<a href="#nowhere">x</a>', "links to nothing"),
    ("document", MAIN, MAIN + '<a href="javascript:alert(1)">x</a>', "links that are not https"),
    ("script", "statuses.includes(status)", "true", "the filter met shows"),
    ("script", "dimension === rowDimension", "true", "the filter dimension shows"),
    ("script", "level === rowLevel", "true", "the filter level shows"),
    ("script", "texts.get(row).includes(word)", "true", "the search shows what it did not find"),
    ("script", "texts.get(row).includes(word)", "false", "the search does not find unit-tests"),
    ("script", "found.textContent = ", "found.title = ", "the number of found practices is not told"),
    ("script", "place.hidden) reset();", "place.hidden) {}", "a deep link does not open a filtered row"),
    ("script", "setOpen(true)", "setOpen(false)", "Expand all leaves rows closed"),
    ("script", "() => setOpen(false)", "() => setOpen(true)", "Collapse all leaves rows open"),
    ("script", "form.hidden = false;", 'form.hidden = false; addEventListener("keydown", (e) => e.preventDefault());',
     "Enter does not open a row"),
    ("script", "form.hidden = false;", 'form.hidden = false; addEventListener("keydown", (e) => e.preventDefault());',
     "an arrow key does not change the tab"),
    ("script", "form.hidden = false;", 'form.hidden = false; console.log("hello");', "the console says"),
    ("script", "form.hidden = false;", "form.hidden = false; nobody();", "the script fails"),
    ("script", '<div class="body" id="model-card">', '<div class="body">', "a deep link does not open its row"),
    ("script", ".panel:nth-of-type(-n+6) { display: none; }", "", "does not show its panel alone"),
    ("focus", ":focus-visible { outline: 3px solid", ":focus-visible { outline: 0 none", "the focus can't be seen"),
    ("print", ".card, .rung, .measure", ".rung, .measure", "cards that paper may cut"),
    ("print", ".card, .rung, .measure", ".rung, .measure", "are cut on paper"),
    ("print", ".practice::details-content { content-visibility: visible; block-size: auto; }", "", "cards are not on paper"),
    ("print", "size: A4", "size: A5", "the paper is not A4"),
    ("looks", "--ink-faint: #5a6660", "--ink-faint: #a5aba8", "axe: color-contrast"),
    ("looks", "<html lang=\"en\">", "<html>", "axe: html-has-lang"),
    ("looks", ".map td { padding", ".lead { min-width: 2000px; } .map td { padding", "scrolls sideways"),
    ("looks", "width: 1.5rem; height: 1.5rem;", "width: 1rem; height: 1rem;", "targets under 24 px"),
    ("looks", NO_POLICY, '<script src="https://example.org/x.js"></script>', "the page asks for"),
]


def digest(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def plant(text, old, new):
    """The page with the fault in it, and with the policy's digests made anew, so that the fault is all that is wrong."""
    planted = old.sub(new, text, count=1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    if planted == text:
        sys.exit(f"error: {old!r} is not in the report, so nothing can be planted there")
    for tag in ["style", "script"]:
        before = re.search(f"<{tag}>(.+?)</{tag}>", text, re.DOTALL)[1]
        after = re.search(f"<{tag}>(.+?)</{tag}>", planted, re.DOTALL)[1]
        planted = planted.replace(digest(before), digest(after))
    return planted


def judge(part, browser, report, faults):
    if part == "source":
        report_test.judge_source(report, faults, 400_000)
    elif part == "document":
        with report_test.Visit(browser, report, 1440) as visit:
            report_test.judge_document(visit.page, faults, report.name)
    else:
        getattr(report_test, f"judge_{part}")(browser, report, faults)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chromium", default=report_test.CHROMIUM)
    parser.add_argument("report", type=pathlib.Path)
    options = parser.parse_args()
    # One look is enough to see a fault.
    report_test.WIDTHS = {390: 844}
    report_test.SCHEMES = ["light"]
    text = options.report.read_text()
    unseen = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, contextlib.closing(
            playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])) as browser:
        small = report_test.Faults()
        report_test.judge_source(options.report, small, 1000)
        cases = [(any("more than 1000" in line for line in small.lines), "more than 1000", small.lines)]
        for index, (part, old, new, words) in enumerate(FAULTS):
            copy = pathlib.Path(folder) / f"fault-{index}.html"
            copy.write_text(plant(text, old, new))
            faults = report_test.Faults()
            try:
                judge(part, browser, copy, faults)
            except Exception as error:
                faults.lines.append(f"stopped by {error}")
            cases.append((any(words in line for line in faults.lines), f"{part}: {words}", faults.lines))
            print(f"{'seen' if cases[-1][0] else 'NOT SEEN'}: {cases[-1][1]}", flush=True)
        for is_seen, what, lines in cases:
            if not is_seen:
                unseen += 1
                print(f"error: unseen: {what}; told instead: {[line[:200] for line in lines[:3]]}", file=sys.stderr)
    print(f"{len(cases) - unseen} of {len(cases)} planted faults are seen")
    sys.exit(1 if unseen else 0)


if __name__ == "__main__":
    main()
