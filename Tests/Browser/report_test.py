"""Reads HTML reports in a real browser and says what is wrong with them.

    report_test.py [--chromium PATH] [--budget BYTES] REPORT.html...

At 390 and 1440 px, light and dark, with the script and without: no violation found by axe-core with all rows open, no
message on the console, no request that leaves the page, no scrolling sideways. Then, once a report: the page holds no inline
style and no second script, filters, search, folding, deep links and tabs work, and a PDF cuts no card. Ends with 1 and a line
for each fault.
"""

import argparse
import contextlib
import io
import os
import pathlib
import re
import shutil
import sys

import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

# Debian's; where there is none, the one that playwright has fetched.
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
WIDTHS = {390: 844, 1440: 900}
SCHEMES = ["light", "dark"]
# The rule of WCAG 2.2 is off unless it is asked for.
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


class Faults:
    def __init__(self):
        self.lines = []

    def check(self, holds, place, message):
        if not holds:
            self.lines.append(f"{place}: {message}")


class Visit:
    """A page with everything that it says and asks for written down."""

    def __init__(self, browser, report, width, scheme="light", script=True, fragment=""):
        self.context = browser.new_context(
            viewport={"width": width, "height": WIDTHS.get(width, 900)}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.devtools = self.context.new_cdp_session(self.page)
        self.set_script(script)
        self.said, self.asked, self.failed = [], [], []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.failed.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog: " + dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.address = report.resolve().as_uri()
        self.page.goto(self.address + fragment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def set_script(self, is_on):
        self.devtools.send("Emulation.setScriptExecutionDisabled", {"value": not is_on})

    def judge_axe(self, faults, place):
        """axe is a script itself. One that comes on after the page was read does not start the page's own."""
        self.set_script(True)
        for violation in Axe().run(self.page, options=AXE_OPTIONS).response["violations"]:
            nodes = violation["nodes"]
            faults.check(False, place, f"axe: {violation['id']}: {violation['help']} "
                         f"({len(nodes)} times, first {nodes[0]['target']}: {nodes[0]['failureSummary']})")

    def judge(self, faults, place):
        """What must hold whenever a page is left."""
        faults.check(not self.said, place, f"the console says {self.said[:3]}")
        faults.check(not self.failed, place, f"the script fails with {self.failed[:3]}")
        away = [url for url in self.asked if not url.startswith((self.address, "data:"))]
        faults.check(not away, place, f"the page asks for {away[:3]}")


def judge_looks(browser, report, faults):
    for width in WIDTHS:
        for scheme in SCHEMES:
            for script in [True, False]:
                place = f"{report.name} at {width} px, {scheme}, script {'on' if script else 'off'}"
                with Visit(browser, report, width, scheme, script) as visit:
                    judge_width(visit.page, faults, place)
                    # Open rows show all that closed ones do, and more.
                    visit.page.evaluate("document.querySelectorAll('details').forEach(row => row.open = true)")
                    visit.judge_axe(faults, place + ", rows open")
                    judge_width(visit.page, faults, place + ", rows open")
                    visit.judge(faults, place)


def judge_width(page, faults, place):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    faults.check(wide <= 0, place, f"scrolls sideways by {wide} px")
    # axe lets a small target pass that has room around it; what stands alone must be large enough by itself.
    small = page.evaluate("""[...document.querySelectorAll('.map td a, .rail a, summary, button, select, input[type=search], .chip')]
        .filter(it => it.checkVisibility() && (it.getBoundingClientRect().height < 24 || it.getBoundingClientRect().width < 24))
        .map(it => it.outerHTML.slice(0, 80))""")
    faults.check(not small, place, f"targets under 24 px: {small[:3]}")


def judge_source(report, faults, budget):
    bytes_ = report.read_bytes()
    text = bytes_.decode()
    place = report.name
    faults.check(len(bytes_) <= budget, place, f"{len(bytes_)} bytes, more than {budget}")
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    wanted = ["default-src 'none'", "style-src 'sha256-", "script-src 'sha256-", "base-uri 'none'", "form-action 'none'"]
    faults.check(policy is not None and all(part in policy[1] for part in wanted) and "unsafe" not in policy[1], place,
                 "has no strict Content-Security-Policy")
    faults.check(not re.search(r"[\u202a-\u202e\u2066-\u2069\u200b-\u200f\x00-\x08\x0b-\x1f]", text), place,
                 "holds a mark that turns, hides or breaks text")


def judge_document(page, faults, place):
    """What a hostile repository would love to change."""
    found = page.evaluate("""() => {
        const ids = [...document.querySelectorAll('[id]')].map(it => it.id);
        const links = [...document.querySelectorAll('a')].map(it => it.getAttribute('href'));
        return {
            scripts: document.scripts.length, styles: document.querySelectorAll('style').length,
            inline: document.querySelectorAll('[style]').length,
            handlers: [...document.querySelectorAll('*')].filter(it => [...it.attributes].some(at => at.name.startsWith('on'))).length,
            foreign: document.querySelectorAll('img, iframe, object, embed, base, link:not([rel=icon]), b[onclick], body u, body em').length,
            doubles: ids.filter((id, at) => ids.indexOf(id) !== at),
            dead: links.filter(link => link.startsWith('#') && !document.getElementById(link.slice(1))),
            odd: links.filter(link => !link.startsWith('#') && !link.startsWith('https://')),
        }
    }""")
    faults.check(found["scripts"] == 1, place, f"{found['scripts']} scripts")
    faults.check(found["styles"] == 1, place, f"{found['styles']} style sheets")
    faults.check(found["inline"] == 0, place, f"{found['inline']} inline styles")
    faults.check(found["handlers"] == 0, place, f"{found['handlers']} inline handlers")
    faults.check(found["foreign"] == 0, place, f"{found['foreign']} elements that no template writes")
    faults.check(not found["doubles"], place, f"ids that stand twice: {found['doubles'][:3]}")
    faults.check(not found["dead"], place, f"links to nothing: {found['dead'][:3]}")
    faults.check(not found["odd"], place, f"links that are not https: {found['odd'][:3]}")


def shown(page):
    return page.locator(".practice:visible").count()


def judge_script(browser, report, faults):
    place = report.name
    with Visit(browser, report, 1440) as visit:
        page = visit.page
        judge_document(page, faults, place)
        total = page.locator(".practice").count()
        faults.check(total > 0 and shown(page) == total, place, f"{shown(page)} of {total} practices are shown at first")

        for box in page.locator(".chip input").all():
            status = box.get_attribute("value")
            box.check()
            wanted = page.locator(f".practice[data-status={status}]").count()
            faults.check(0 < wanted == shown(page), place, f"the filter {status} shows {shown(page)} rows, not {wanted}")
            box.uncheck()
        for name in ["dimension", "level"]:
            select = page.locator(f".filters [name={name}]")
            value = select.locator("option").nth(1).get_attribute("value")
            select.select_option(value)
            wanted = page.locator(f".practice[data-{name}='{value}']").count()
            faults.check(0 < wanted == shown(page), place, f"the filter {name} shows {shown(page)} rows, not {wanted}")
            select.select_option("")
        page.locator(".filters [name=text]").fill("  Unit-TESTS pytest ")
        faults.check(0 <= shown(page) < total, place, "the search hides nothing")
        page.locator(".filters [name=text]").fill("unit-tests")
        faults.check(page.locator("#unit-tests").locator("xpath=..").is_visible(), place, "the search does not find unit-tests")
        page.locator(".filters [name=text]").fill("no such words anywhere")
        faults.check(shown(page) == 0 and page.locator(".group:visible").count() == 0, place, "the search shows what it did not find")
        faults.check(page.locator(".found").inner_text().startswith("0 of"), place, "the number of found practices is not told")
        page.locator(".filters [name=text]").press("Enter")
        faults.check(page.url == visit.address, place, "Enter in the search leaves the page")
        # A link to a row that a filter hides.
        page.evaluate("location.hash = 'unit-tests'")
        page.wait_for_timeout(50)
        row = page.locator(".practice", has=page.locator("#unit-tests"))
        faults.check(row.is_visible() and row.get_attribute("open") is not None, place, "a deep link does not open a filtered row")
        page.locator(".filters [name=expand]").click()
        faults.check(page.locator(".practice[open]").count() == total, place, "Expand all leaves rows closed")
        page.locator(".filters [name=collapse]").click()
        faults.check(page.locator(".practice[open]").count() == 0, place, "Collapse all leaves rows open")
        page.locator(".practice summary").first.focus()
        page.keyboard.press("Enter")
        faults.check(page.locator(".practice[open]").count() == 1, place, "Enter does not open a row")
        judge_tabs(page, faults, place)
        visit.judge(faults, place + ", used")
    for script in [True, False]:
        how = f"{place}, script {'on' if script else 'off'}"
        with Visit(browser, report, 390, script=script, fragment="#model-card") as visit:
            body = visit.page.locator("#model-card")
            faults.check(body.is_visible(), how, "a deep link does not open its row")
            faults.check(visit.page.evaluate("scrollY") > 0, how, "a deep link does not go to its row")
            judge_tabs(visit.page, faults, how)
            visit.judge(faults, how)


def judge_tabs(page, faults, place):
    labels = page.locator(".tabs label")
    for index in range(labels.count()):
        labels.nth(index).click()
        faults.check(page.locator(".panel:visible").count() == 1 and page.locator(".panel").nth(index).is_visible(), place,
                     f"tab {index + 1} does not show its panel alone")
    page.locator(".tabs input").nth(labels.count() - 1).press("ArrowLeft")
    faults.check(page.locator(".panel").nth(labels.count() - 2).is_visible(), place, "an arrow key does not change the tab")


def judge_focus(browser, report, faults):
    """Every stop of the Tab key on the way to the first rows must be seen."""
    with Visit(browser, report, 1440) as visit:
        for index in range(60):
            visit.page.keyboard.press("Tab")
            stop = visit.page.evaluate("""() => {
                const it = document.activeElement;
                const seen = it.closest('.chip') ?? (it.type === 'radio' ? it.nextElementSibling : it);
                const style = getComputedStyle(seen);
                return {what: it.outerHTML.slice(0, 60), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
            }""")
            faults.check(stop["outline"], report.name, f"the focus can't be seen at {stop['what']}")
            if not stop["outline"]:
                break


def judge_print(browser, report, faults):
    """Prints a copy whose cards begin and end with marks of their own, and looks for both on one page."""
    with Visit(browser, report, 1440) as visit:
        page = visit.page
        page.emulate_media(media="print")
        avoid = page.evaluate("""[...document.querySelectorAll('.card')].filter(it => it.checkVisibility())
            .filter(it => getComputedStyle(it).breakInside !== 'avoid').map(it => it.className)""")
        faults.check(not avoid, report.name, f"cards that paper may cut: {sorted(set(avoid))}")
        count = page.evaluate("""() => {
            const cards = [...document.querySelectorAll('.card')].filter(it => it.checkVisibility());
            cards.forEach((card, index) => {
                // Letters alone: not every font's digits can be read back out of a PDF.
                const word = [...String(index)].map(digit => 'abcdefghij'[digit]).join('');
                const put = (place, text) => {
                    const probe = document.createElement('span');
                    probe.textContent = text;
                    Object.assign(probe.style, {fontSize: '2px', lineHeight: '1', color: 'black'});
                    place(probe);
                };
                const first = card.querySelector('summary, th') ?? card;
                const last = card.querySelector('.body') ?? (card.matches('tr') ? card.querySelector('td') : card);
                put(it => first.prepend(it), `qv${word}z`);
                put(it => last.append(it), `qw${word}z`);
            });
            return cards.length;
        }""")
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        pages = [leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(pdf)).pages]
        begins = {index: number for number, text in enumerate(pages) for index in re.findall(r"qv([a-j]+)z", text)}
        ends = {index: number for number, text in enumerate(pages) for index in re.findall(r"qw([a-j]+)z", text)}
        words = ["".join("abcdefghij"[int(digit)] for digit in str(index)) for index in range(count)]
        missing = [index for index in words if index not in begins or index not in ends]
        cut = [index for index in begins if index in ends and begins[index] != ends[index]]
        faults.check(count > 63, report.name, f"only {count} cards are printed")
        faults.check(not missing, report.name, f"{len(missing)} of {count} cards are not on paper")
        faults.check(not cut, report.name, f"{len(cut)} of {count} cards are cut on paper, first on page {begins[cut[0]] + 1 if cut else 0}")
        size = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
        faults.check(abs(float(size.width) - 595) < 2 and abs(float(size.height) - 842) < 2, report.name, "the paper is not A4")
        return len(pages)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chromium", default=CHROMIUM)
    parser.add_argument("--budget", type=int, default=400_000)
    parser.add_argument("reports", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    faults = Faults()
    with sync_playwright() as playwright, contextlib.closing(
            playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])) as browser:
        for report in options.reports:
            before = len(faults.lines)
            judge_source(report, faults, options.budget)
            judge_script(browser, report, faults)
            judge_focus(browser, report, faults)
            pages = judge_print(browser, report, faults)
            judge_looks(browser, report, faults)
            new = len(faults.lines) - before
            print(f"{report.name}: {'holds' if not new else f'{new} faults'}, {report.stat().st_size // 1000} kB, {pages} pages of paper",
                  flush=True)
    for line in faults.lines:
        print(f"error: {line}", file=sys.stderr)
    sys.exit(1 if faults.lines else 0)


if __name__ == "__main__":
    main()
