"""A publication shown: everything by name, in plain files that outlive the engine."""

from __future__ import annotations

import pytest

import engines
from disclosure.search.lookup import lookup_files
from inspections import sample, write_inspections
from published import published
from rendered import rendered

ROWS = [sample(n, conclusion="不合格" if n % 2 else "合格", notice="N2" if n == 3 else "N1") for n in range(1, 6)]
FINDINGS = [["S1", "铅", "0.5"], ["S2", "镉", ""], ["S3", "铅", "1"]]


@pytest.fixture
def site(tmp_path):
    """A published register whose tables the engine has forgotten."""
    data = write_inspections(tmp_path / "data", ROWS, FINDINGS, notices=[["N1", "一"], ["N2", "二"], ["N3", "三"]])
    with published(data, tmp_path / "scratch", rows_per_page=2) as site:
        pass
    assert engines.tables(site.engine) == []
    return site


def test_every_page_and_every_file_of_the_search_is_made_without_an_engine(site):
    pages = rendered(site.view)

    assert "食品5" in pages["inspections/page/3/index.html"]
    assert "铅" in pages["inspections/records/S1/index.html"]
    assert dict(lookup_files(site.view))


def test_a_register_knows_its_tables_by_name(site):
    register = site.view.shown.register("inspections")

    assert [table.resource.name for table in (register.records, *register.parents, *register.descendants)] == [
        "samples",
        "notices",
        "findings",
    ]
    assert register.table("findings") is register.descendants[0]
    assert register.table("nothing") is None
    assert register.rows == {"notices": 3, "samples": 5, "findings": 3}
    with pytest.raises(KeyError):
        site.view.shown.register("nothing")


def test_a_column_is_asked_for_by_its_field(site):
    records = site.shown["inspections"].records

    assert records.column("food").title == "食品名称"
    assert [column.name for column in records.chosen(["on", "price", "food"])] == ["on", "food"]
    with pytest.raises(KeyError):
        records.column("price")


def test_the_records_can_be_read_from_any_of_them_on(site):
    records = site.shown["inspections"].records

    for first in range(1, 7):
        assert [one.order for one in records.records(first)] == list(range(first, 6))


@pytest.mark.usefixtures("site")
def test_what_is_withheld_from_the_public_is_in_no_file(tmp_path):
    files = [path for path in (tmp_path / "scratch/shown").rglob("*") if path.is_file()]

    assert files
    assert not [path for path in files if b"9.99" in path.read_bytes()]


def test_the_records_of_the_last_year_are_news(site):
    assert site.shown["inspections"].recent == (5, "2022-09-29", 3)
    assert site.shown["inspections"].adverse == 3
