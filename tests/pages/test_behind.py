"""From the groups of a chart to the lists of the rows behind them."""

from __future__ import annotations

import pytest

from disclosure import addresses
from disclosure.pages.behind import listed
from disclosure.pages.choices import choices
from disclosure.statistics.measures import measure
from packages import field, write_package
from published import published
from rendered import rendered

FIELDS = [field("no"), field("kind", title="种类"), field("on", "date", title="日期")]
ROWS = [
    *([f"a{n}", "甲", f"2021-{n % 12 + 1:02d}-01"] for n in range(30)),
    *([f"b{n}", "其他", "2022-01-01"] for n in range(3)),
    *([f"c{n}", f"类{n:02d}", "2022-02-01"] for n in range(22)),
    ["d", "", ""],
]
COUNT = {"n": {"title": "件数", "count": True}, "parts": {"title": "行", "count": True, "resource": "parts"}}


CHARTS = [
    {"name": name, "title": "图", "measure": measure, "by": by, "kind": "bar"}
    for name, measure, by in (
        ("kinds", "n", "kind"),
        ("years", "n", "year(on)"),
        ("months", "n", "month(on)"),
        ("parts", "parts", "kind"),
    )
]


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """Where the rows of each label are listed, by chart, and all pages that there are."""
    folder = tmp_path_factory.mktemp("behind")
    parts = {
        "fields": [field("thing"), field("kind")],
        "rows": [["a1", "甲"]],
        "foreignKeys": [{"fields": ["thing"], "reference": {"resource": "things", "fields": ["no"]}}],
    }
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"], "date": "on"}
    write_package(
        folder / "data/things",
        {"things": {"fields": FIELDS, "rows": ROWS, "primaryKey": "no"}, "parts": parts},
        register | {"facets": ["kind"], "measures": COUNT, "charts": CHARTS},
    )
    with published(folder / "data", folder / "scratch") as site:
        shown = site.shown["things"]
        drawn = measure(site.registers["things"], site.engine).series
        yield {one.chart.name: listed(one, shown, choices(shown)) for one in drawn}, set(rendered(site.view))


def test_a_group_leads_to_the_list_of_its_rows(lists):
    found, pages = lists

    assert found["years"]["2021年"] == "things/by/on/2021/"
    assert found["kinds"]["甲"] == addresses.chosen("things", "kind", "甲")
    assert found["kinds"]["未公布或没有此项"] == addresses.chosen("things", "kind", "未公布或没有此项")
    assert {link for links in found.values() for link in links.values()} <= {
        page.removesuffix("index.html") for page in pages
    }


def test_what_has_no_list_leads_nowhere(lists):
    found, _ = lists

    assert found["months"] == {}  # with so few rows the lists are by years
    assert "未公布或没有此项" not in found["years"]
    assert found["parts"] == {}  # rows that are no records


def test_the_rest_is_not_taken_for_a_value_that_is_called_so(lists):
    found, _ = lists

    assert found["kinds"]["其他"] == addresses.chosen("things", "kind", "其他")
    assert "其他（合并）" not in found["kinds"]
