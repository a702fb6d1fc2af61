#!/usr/bin/env python3
"""report_test.py FILE.html...: opens HTML reports as their readers do, and says what is wrong with them.

Each page at 390 and 1440 px, light and dark, with and without JavaScript, in headless Chromium (CHROMIUM, else the one on
PATH, else playwright's own): no violation that axe-core knows, no console message, no request that leaves the page, nothing wider than the screen.
With JavaScript: search, filters, folding, links to a practice. Printed: a PDF is made, every practice is open, no card is cut.
Needs playwright and axe-playwright-python. Ends with 1 where something is wrong, each fault on a line.
"""
import itertools, os, pathlib, shutil, sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

faults = []


def fault(page_name, where, text):
    faults.append(f"{page_name} ({where}): {text}")


def watch(page, name, where):
    page.on("console", lambda message: fault(name, where, f"console: {message.text}"))
    page.on("pageerror", lambda error: fault(name, where, f"script: {error}"))
    page.on("request", lambda request: request.url.startswith(("file:", "data:")) or fault(name, where, f"request: {request.url}"))


def check_looks(page, name, where):
    for violation in Axe().run(page).response["violations"]:
        nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:2])
        fault(name, where, f"axe {violation['id']}: {violation['help']}: {nodes}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        fault(name, where, f"{wide} px wider than the screen")


def check_structure(page, name, where):
    if page.locator("h1").count() != 1:
        fault(name, where, "not exactly one h1")
    levels = [int(tag[1]) for tag in page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(h => h.tagName)")]
    if any(later - earlier > 1 for earlier, later in zip(levels, levels[1:])):
        fault(name, where, "a level of headings is passed over")
    if page.locator("script:not([src])").count() != 1:
        fault(name, where, "a script that is not ours")


def shown(page):
    return page.locator(".practice:not([hidden])")


def check_script(page, name, where):
    total = page.locator(".practice").count()
    if not page.locator("#filters").is_visible():
        return fault(name, where, "no filters")
    page.fill("#filter-text", "drift")
    texts = shown(page).all_inner_texts()
    if not 0 < len(texts) < total:
        fault(name, where, f"the search for a word shows {len(texts)} of {total}")
    page.fill("#filter-text", "no such word anywhere")
    if shown(page).count() != 0 or "0 of" not in page.inner_text("#filter-count"):
        fault(name, where, "a search for nothing shows something")
    page.fill("#filter-text", "")
    for status in ("met", "absent"):
        page.select_option("#filter-status", status)
        if shown(page).count() != page.locator(f".practice[data-status={status}]").count():
            fault(name, where, f"the filter by status {status} shows others")
    page.select_option("#filter-status", "")
    page.select_option("#filter-level", "3")
    if shown(page).count() != page.locator(".practice[data-level='3']").count():
        fault(name, where, "the filter by level shows others")
    page.select_option("#filter-level", "")
    dimension = page.locator("#filter-dimension option").nth(2).get_attribute("value")
    page.select_option("#filter-dimension", dimension)
    if page.locator(".dimension:not([hidden])").count() != 1:
        fault(name, where, "the filter by dimension leaves others")
    page.click("#unfold")
    if page.locator(".practice:not([hidden]):not([open])").count():
        fault(name, where, "unfolding leaves some folded")
    page.click("#fold")
    if page.locator(".practice[open]").count():
        fault(name, where, "folding leaves some open")
    # A link to what is filtered away shows it.
    practice = page.locator(f".practice:not([data-dimension={dimension}])").last
    identifier = practice.get_attribute("id")
    page.evaluate("id => { location.hash = id }", identifier)
    page.wait_for_timeout(50)
    if not page.locator(f"#{identifier}[open]").is_visible():
        fault(name, where, f"the link to {identifier} does not open it")
    page.keyboard.press("Tab")
    page.locator(f"#{identifier} summary").focus()
    page.keyboard.press("Enter")
    if page.locator(f"#{identifier}[open]").count():
        fault(name, where, "the keyboard does not fold a practice")


def check_tabs(page, name, where):
    tabs = page.locator(".tab-input").count()
    for number in range(1, tabs + 1):
        page.click(f"label[for=tab-{number}]")
        visible = [n for n in range(1, tabs + 1) if page.locator(f".tab-panel-{n}").is_visible()]
        if visible != [number]:
            fault(name, where, f"tab {number} shows {visible}")


def check_print(page, name, where):
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if page.locator(".practice:not([open])").count():
        fault(name, where, "printed, some practices are folded")
    uncut = page.eval_on_selector_all(
        ".practice, .step, .card, .rung", "all => all.filter(e => getComputedStyle(e).breakInside !== 'avoid').length")
    if uncut:
        fault(name, where, f"{uncut} cards may be cut at the end of a page")
    if len(page.pdf(format="A4")) < 10_000:
        fault(name, where, "no PDF")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    if page.locator(".practice[open]").count() > 1:
        fault(name, where, "after printing, practices stay open")


def check(browser, path):
    name = path.name
    widths, schemes, scripts = (390, 1440), ("light", "dark"), (True, False)
    for width, scheme, has_script in itertools.product(widths, schemes, scripts):
        where = f"{width} px, {scheme}, JavaScript {'on' if has_script else 'off'}"
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=has_script,
            reduced_motion="reduce")
        page = context.new_page()
        watch(page, name, where)
        page.goto(path.resolve().as_uri())
        if has_script:
            check_looks(page, name, where)
            check_structure(page, name, where)
            page.click("#unfold")
            check_looks(page, name, where + ", unfolded")
            page.click("#fold")
            if scheme == "light":
                check_script(page, name, where)
                check_tabs(page, name, where)
                page.goto(path.resolve().as_uri())
                check_print(page, name, where)
        else:
            # axe itself is a script: what it would see differs by the filters alone. What counts here is that all can be read.
            check_tabs(page, name, where)
            summary = page.locator(".practice summary").first
            summary.click()
            if not page.locator(".practice[open] .practice-body").first.is_visible():
                fault(name, where, "a practice does not unfold")
            if page.locator("#filters").is_visible():
                fault(name, where, "filters that do nothing")
        context.close()


def main():
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for path in sys.argv[1:]:
            check(browser, pathlib.Path(path))
        browser.close()
    print("\n".join(faults) if faults else f"{len(sys.argv) - 1} reports are right")
    sys.exit(1 if faults else 0)


main()
