"""A site that is finished, and where it is to stand."""

from datetime import date
from pathlib import Path

import pytest

from disclosure.release import manifest
from releases import DAY


@pytest.fixture
def make(tmp_path):
    """Return a function that makes a finished folder with one page."""
    made = 0

    def one(text: str, as_of: date = DAY) -> Path:
        nonlocal made
        made += 1
        folder = tmp_path / f"built-{made}"
        folder.mkdir()
        (folder / "index.html").write_text(text)
        manifest.write(folder, as_of)
        return folder

    return one


@pytest.fixture
def public(tmp_path):
    folder = tmp_path / "public"
    (folder / "releases").mkdir(parents=True)
    return folder
