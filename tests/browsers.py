"""Where a Chromium for the browser tests is, and the one that they share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

# A Chromium without windows does in a fifth of the time what a whole one does.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LAUNCH = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# The reader chose 长辈版 on a page before.
ELDER = "try { localStorage.setItem('elder', '1'); } catch {}"


def chromium() -> str | None:
    """The browser to drive: CHROMIUM of the environment, one that is installed, or None for playwright's own."""
    said = os.environ.get("CHROMIUM")
    if said and Path(said).exists():
        return said
    return next((found for found in map(shutil.which, NAMES) if found), None)


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


@pytest.fixture(scope="session")
def tabs(browser) -> Iterator[Callable[[bool], Any]]:
    """Two tabs that tests share, one for each mode. Motion is reduced, so that nothing is measured on its way."""
    contexts = []

    @cache
    def tab(*, elder: bool) -> Any:
        context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        contexts.append(context)
        if elder:
            context.add_init_script(ELDER)
        return context.new_page()

    yield tab
    for context in contexts:
        context.close()
