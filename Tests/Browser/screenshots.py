#!/usr/bin/env python3
"""screenshots.py FILE.html FOLDER: pictures of a report at 390, 768, 1440 and 2560 px, light and dark, for looking at."""
import os, pathlib, shutil, sys

from playwright.sync_api import sync_playwright

source, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width in (390, 768, 1440, 2560):
            page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme=scheme)
            page.goto(source.as_uri())
            page.screenshot(path=folder / f"{source.stem}-{width}-{scheme}.png", full_page="--whole" in sys.argv)
            page.close()
    browser.close()
