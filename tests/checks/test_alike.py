"""Both engines find the same wrong with every sign there is, at either end of a cell and within a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import engines
from disclosure.checks import cells, people, wording
from disclosure.checks.check import check
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.ground.types import TYPES, grammar
from disclosure.reading.tables import Table
from packages import field, load, write_package

SIGNS = [chr(code) for code in range(0x3100)]
KINDS = {"no": "text", "said": "text", "outcome": "text", "@file": "text", "@row": "integer"}
CONTRACT = {
    "section": "results",
    "records": "rows",
    "title": "{no}",
    "columns": ["no"],
    "outcome": {"field": "outcome", "adverse": ["不合格"]},
}


def test_every_sign_is_judged_alike(tmp_path):
    assert found(tmp_path, "polars") == found(tmp_path, "duckdb")


def found(folder: Path, name: engines.Name) -> list[Problem]:
    """Return what is wrong with a cell for each sign before, behind and within a word, and within 合计."""
    fields = [field("no"), field("said"), field("outcome")]
    write_package(folder / "data/r", {"rows": {"fields": fields, "primaryKey": "no"}}, CONTRACT)
    catalogue, problems = load(folder / "data")
    assert problems == []
    package = catalogue.packages["r"]
    (folder / name).mkdir()
    with engines.borrowed(folder / name, name) as engine:
        rows = [[str(row), *pair, "r/rows.csv", row] for row, pair in enumerate(pairs(), start=2)]
        table = Table(package, package.resources["rows"], engines.put(engine, "r/rows", KINDS, rows))
        return check(Catalogue({"r": package}), {("r", "rows"): table}, engine, date(2022, 9, 30))


def pairs() -> Iterator[tuple[str, str]]:
    for sign in SIGNS:
        yield from ((f"{sign}甲", f"{sign}不合格"), (f"甲{sign}", f"不合格{sign}"), (f"合{sign}计", f"不{sign}合格"))


OURS = [
    *cells._PATTERNS,
    *(suspicion.pattern for suspicion in cells._SUSPICIONS),
    cells.TOTAL,
    *(wording._UNSEEN, people.SHORT_NAME, people.SHOP_NAME, people.MASKED),
    *filter(None, (grammar(cells.Field("f", "f", kind)) for kind in TYPES)),
]


@pytest.mark.parametrize("pattern", dict.fromkeys(OURS))
def test_our_own_patterns_leave_no_class_to_the_engine(pattern):
    assert re.findall(r"\\[sdwbSDWB]", pattern) == []
