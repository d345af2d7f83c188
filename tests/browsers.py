"""Where a Chromium for the browser tests is, and the one that they share."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

# A Chromium without windows does in a fifth of the time what a whole one does; ours, from npm, is the quickest.
OURS = Path(sys.prefix, "chromium/chromium")
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LAUNCH = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HEIGHT = 780
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# The reader chose 长辈版 on a page before.
ELDER = "try { localStorage.setItem('elder', '1'); } catch {}"


def chromium() -> str | None:
    """The browser to drive: CHROMIUM of the environment, one that is installed, or None for playwright's own."""
    asked = [os.environ.get("CHROMIUM", ""), str(OURS), *NAMES]
    return next((found for found in map(shutil.which, asked) if found), None)


def available() -> bool:
    """Whether a browser test can run: there is such a browser, or playwright has one of its own."""
    return chromium() is not None or _playwrights_own()


def _playwrights_own() -> bool:
    with sync_playwright() as driver:
        return Path(driver.chromium.executable_path).exists()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=LAUNCH)
        yield browser
        browser.close()


def complaining(context: Any) -> Any:
    """Open a page in *context*; its `complaints` are what goes wrong in it, and the dialogs that it opens."""
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    return page


@pytest.fixture(scope="session")
def tabs(browser) -> Iterator[Callable[..., Any]]:
    """Tabs that tests share, one for each mode and each kind of browser that a reader may have.

    Motion is reduced, so that nothing is measured on its way. A tab knows the address that it shows untouched, what
    failed in its page, and whether it was told to show pages otherwise than it is used to (print, other colours).
    """
    contexts = []

    @cache
    def tab(*, elder: bool = False, **options: Any) -> Any:
        context = browser.new_context(bypass_csp=True, reduced_motion="reduce", **options)
        contexts.append(context)
        if elder:
            context.add_init_script(ELDER)
        page = context.new_page()
        page.untouched, page.failed, page.dressed = "", [], False
        emulate = page.emulate_media

        def dress(**media: Any) -> None:
            page.dressed = True
            emulate(**media)

        page.emulate_media = dress
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        return page

    yield tab
    for context in contexts:
        context.close()


def show(page: Any, address: str, width: int, *, untouched: bool) -> None:
    """Show an address in a window of a width: for a test that leaves it *untouched* as another such test left it."""
    resized = page.viewport_size != {"width": width, "height": HEIGHT}
    page.set_viewport_size({"width": width, "height": HEIGHT})
    if not untouched or page.untouched != address:
        page.failed.clear()
        page.goto(address)
    elif resized:
        page.evaluate(PAINTED)
    page.untouched = address if untouched else ""
