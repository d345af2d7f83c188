"""Where a Chromium for the browser tests is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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
