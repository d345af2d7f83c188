from __future__ import annotations

import pytest

from disclosure.showing.model import ShownRecord
from inspections import sample, write_inspections
from published import published


@pytest.fixture
def records(tmp_path):
    """Return a function that publishes inspection rows and gives the shown records."""

    def run(*rows, **register) -> list[ShownRecord]:
        data = write_inspections(tmp_path / "data", rows, register=register)
        with published(data, tmp_path / "scratch", rows_per_page=2) as site:
            return list(site.shown["inspections"].records.records())

    return run


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("{food}", "食品1", id="one field"),
        pytest.param("{agency}:{food}({on})", "示例市场监管局:食品1(2022-09-29)", id="labels and dates as shown"),
        pytest.param("抽检 {no}", "抽检 S1", id="text around"),
        pytest.param("{reason}", "S1", id="empty: the id"),
        pytest.param("{reason} ", "S1", id="blank: the id"),
        pytest.param("{food}{reason}", "食品1", id="an empty part"),
    ],
)
def test_a_record_is_called_by_its_title(title, shown, records):
    [record] = records(sample(1), title=title)

    assert record.title == shown


def test_a_record_without_a_page_is_found_in_its_list(records):
    found = records(*(sample(n, conclusion="不合格" if n == 3 else "合格") for n in range(1, 5)))

    assert [one.address for one in found] == [
        "inspections/#r-S1",
        "inspections/#r-S2",
        "inspections/records/S3/",
        "inspections/page/2/#r-S4",
    ]


def test_what_is_said_of_a_record_besides_its_cells(records):
    [record] = records(sample(1, valid_to="2022-01-01"))

    assert (record.order, record.record, record.subject) == (1, "S1", "92000000000000001X")
    assert (record.state, record.date, record.until) == ("过期", "2022-09-29", "2025-09-29")
