"""SOURCES.md names every document that real rows and pages cite by a number."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sites import ROOT

SOURCES = (ROOT / "SOURCES.md").read_text("utf-8")
NUMBER = re.compile(r"〔\d{4}〕\d+号|令第\d+号")
HOLIDAYS = "国办发明电"  # the notices of holidays stand in the descriptor of the calendar, all of them


def is_real(path: Path) -> bool:
    if path.suffix == ".md":
        return True
    descriptor = json.loads((path.parent / "datapackage.json").read_text("utf-8"))
    return not (descriptor.get("register", {}).get("sample") or path.name.startswith("sample_"))


CITING = [
    path
    for pattern in ("content/**/*.md", "data/*/*.csv", "data/*/datapackage.json")
    for path in sorted(ROOT.glob(pattern))
    if is_real(path)
]


@pytest.mark.parametrize("path", CITING, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_document_that_is_cited_is_named_with_how_it_was_read(path):
    text = re.sub(rf"{HOLIDAYS}(〔\d{{4}}〕\d+号、?)+", "", path.read_text("utf-8").replace(" ", ""))

    assert sorted({number for number in NUMBER.findall(text) if number not in SOURCES}) == []
