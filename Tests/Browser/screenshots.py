"""Takes pictures of reports at four widths, light and dark, to be read against the list in Templates/report/README.md.

    screenshots.py [--chromium PATH] [--width PIXELS]... [--whole] REPORT.html... FOLDER

A picture shows the first screen; with --whole, the whole page with the rows closed.
"""

import argparse
import os
import pathlib
import shutil

from playwright.sync_api import sync_playwright

WIDTHS = {390: 844, 768: 1024, 1440: 1000, 2560: 1440}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chromium", default=os.environ.get("CHROMIUM") or shutil.which("chromium"))
    parser.add_argument("--width", type=int, action="append")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--scheme", choices=["light", "dark"], action="append")
    parser.add_argument("reports", nargs="+", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for report in options.reports:
            for width in options.width or WIDTHS:
                for scheme in options.scheme or ["light", "dark"]:
                    page = browser.new_page(
                        viewport={"width": width, "height": WIDTHS.get(width, 1000)}, color_scheme=scheme)
                    page.goto(report.resolve().as_uri())
                    picture = options.folder / f"{report.stem}-{width}-{scheme}.png"
                    page.screenshot(path=picture, full_page=options.whole)
                    page.close()
                    print(picture)
        browser.close()


if __name__ == "__main__":
    main()
