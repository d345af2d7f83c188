"""Columns in messages: what people call them, and their names."""

from __future__ import annotations

import pytest

from disclosure.contract.called import with_titles
from disclosure.errors import Problem
from packages import field, load, write_package

FIELDS = [field("sent_on", "date", title="送达日期"), field("no", title="编号"), field("plain")]


@pytest.fixture
def said(data):
    """Return a function that gives what a problem of *named* fields in the file *path* says its place is."""
    write_package(data / "reference", {"rows": {"fields": FIELDS, "path": "2022.csv"}})
    catalogue, _ = load(data)

    def run(path: str, named: str | None) -> str:
        [problem] = with_titles([Problem(path, "type-error", "不对", row=2, field=named)], catalogue)
        return str(problem).removesuffix("不对 [type-error]").removesuffix(": ")

    return run


def test_a_column_is_called_by_its_title_and_its_name(said):
    assert said("reference/2022.csv", "sent_on") == "reference/2022.csv:2: 送达日期 sent_on"
    assert said("reference/datapackage.json", "sent_on") == "reference/datapackage.json:2: 送达日期 sent_on"


def test_several_columns_are_called_so_together(said):
    assert said("reference/2022.csv", "no、sent_on") == "reference/2022.csv:2: 编号、送达日期 no、sent_on"


@pytest.mark.parametrize("name", ["plain", "nobody", None])
def test_a_column_without_another_title_or_that_nobody_knows_is_its_name(said, name):
    assert said("reference/2022.csv", name) == "reference/2022.csv:2" + (f": {name}" if name else "")


def test_what_is_no_table_has_no_titles(said):
    assert said("pages/a.md", "sent_on") == "pages/a.md:2: sent_on"
