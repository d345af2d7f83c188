"""A project folder without registers: a settings file, one static file, no plugin. Pelican builds it in no time."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawn import png

SETTINGS = """
PATH = "content"
THEME = "theme"
SITENAME = "试"
TIMEZONE = "Asia/Shanghai"
STATIC_PATHS = ["images"]
ARTICLE_PATHS = []
PAGE_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
PLUGINS = []
DISCLOSURE = {"data": "data", "site_name": "试"}
"""


PICTURE = png()


def write_project(folder: Path, settings: str = "") -> Path:
    """Write a project into *folder*, its settings file ending in *settings*, and return it."""
    for name in ("content/images", "theme/templates", "theme/static", "data"):
        (folder / name).mkdir(parents=True)
    (folder / "content/images/a.png").write_bytes(PICTURE)
    (folder / "pelicanconf.py").write_text(SETTINGS + settings, "utf-8")
    (folder / "publishconf.py").write_text(SETTINGS + settings, "utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the folder in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return write_project(tmp_path)
