from __future__ import annotations

import pytest

from disclosure.showing.cells import Lead, record_grid
from inspections import sample, write_inspections
from published import published


@pytest.fixture
def leads(tmp_path):
    """Return a function that gives what stands before the cells of each record."""

    def run(*rows, **register):
        data = write_inspections(tmp_path / "data", rows, register=register)
        with published(data, tmp_path / "scratch", rows_per_page=2) as site:
            grid = record_grid(site.registers["inspections"], site.view, ["food"])
            return [Lead.of(row) for row in site.view.engine.all(grid.frame)]

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
def test_a_record_is_called_by_its_title(title, shown, leads):
    [lead] = leads(sample(1), title=title)

    assert lead.title == shown


def test_a_record_without_a_page_is_found_in_its_list(leads):
    found = leads(*(sample(n, conclusion="不合格" if n == 3 else "合格") for n in range(1, 5)))

    assert [lead.address for lead in found] == [
        "inspections/#r-S1",
        "inspections/#r-S2",
        "inspections/records/S3/",
        "inspections/page/2/#r-S4",
    ]


def test_what_is_said_of_a_record_besides_its_cells(leads):
    [lead] = leads(sample(1, valid_to="2022-01-01"))

    assert (lead.order, lead.record, lead.subject) == (1, "S1", "92000000000000001X")
    assert (lead.state, lead.date, lead.until.isoformat()) == ("过期", "2022-09-29", "2025-09-29")
