"""A package to read."""

from __future__ import annotations

import pytest

from disclosure.reading.reader import read
from folders import package
from packages import field

__all__ = ["package"]


@pytest.fixture
def of(package, engine, data):
    """Return a function that reads the bytes of a table with the columns a and b: rows and problems."""

    def run(raw: bytes, register=None, **resource):
        one = package(field("a"), field("b"), register=register, **resource)
        (data / "training/rows.csv").write_bytes(raw)
        tables, problems = read(one, engine)
        assert list(engine.scratch.glob("*.csv")) == []
        table = tables.get(("training", "rows"))
        return None if table is None else engine.all(table.frame.select("a", "b", "@row")), problems

    return run
