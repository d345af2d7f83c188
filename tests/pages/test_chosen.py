"""The lists of rows that have one value: which there are, what stands on them, and that they stay few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure import addresses
from disclosure.pages.chosen import MOST_PAGES
from packages import field, write_package
from published import published
from rendered import links_of, rendered, text_of

FIELDS = [
    field("no"),
    field("kind", title="种类", constraints={"enum": ["甲", "乙"]}),
    field("tags", "list", title="标签"),
    field("from", title="来处"),
    field("on", "date", title="日期"),
]
ROWS = [
    ["1", "甲", "红,白", "x", "2022-09-01"],
    ["2", "乙", "红", "x", "2022-08-01"],
    ["3", "甲", "", "x", "2021-08-01"],
    ["4", "甲", "<b>", "x", ""],
]
REGISTER = {
    "section": "results",
    "records": "things",
    "title": "{no}",
    "columns": ["no", "kind"],
    "facets": ["kind", "tags", "from"],
    "date": "on",
    "fresh": "P1M",
}


@contextmanager
def site(folder: Path, rows, register=REGISTER, **settings) -> Iterator[Mapping[str, str]]:
    resources = {"things": {"fields": FIELDS, "rows": rows, "primaryKey": "no"}}
    write_package(folder / "data/things", resources, register, title="示例名册")
    with published(folder / "data", folder / "scratch", **settings) as found:
        yield rendered(found.view)


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    with site(tmp_path_factory.mktemp("chosen"), ROWS) as pages:
        yield dict(pages)


def listed(pages: Mapping[str, str], name: str, value: str, number: int = 1) -> list[str]:
    """The rows on a page of a value's list; the first column is a name, and leads nowhere."""
    return text_of(pages[addresses.save_as(addresses.chosen("things", name, value, number))], "tbody th")


def test_every_value_leads_to_the_list_of_its_rows(usual):
    home = HTMLParser(usual["things/index.html"])
    said = {
        link.attributes["data-value"]: (link.attributes["href"], link.css_first(".chip__rows").text())
        for link in home.css(".facet a")
    }
    assert {value: rows for value, (_, rows) in said.items()} == {
        "甲": "3",
        "乙": "1",
        "红": "2",
        "白": "1",
        "<b>": "1",
        "未公布或没有此项": "1",
        "x": "4",
        "2022": "2",
        "2021": "1",
    }
    for value, (to, rows) in said.items():
        assert to.startswith("../")
        page = usual[addresses.save_as(to.removeprefix("../"))]
        assert len(text_of(page, "#list tbody tr" if value == "x" else "tbody tr")) == int(rows), value


def test_a_list_has_the_rows_of_its_value_in_the_order_of_the_register(usual):
    assert listed(usual, "kind", "甲") == ["1", "3", "4"]
    assert listed(usual, "tags", "红") == ["1", "2"]
    assert listed(usual, "tags", "未公布或没有此项") == ["3"]
    assert listed(usual, "on", "2022") == ["1", "2"]


def test_a_value_that_all_rows_have_leads_to_the_register_itself(usual):
    assert not [name for name in usual if name.startswith("things/by/from/")]


def test_addresses_are_short_and_ascii_and_no_name_of_a_device():
    assert addresses.chosen("things", "kind", "2022-09") == "things/by/kind/2022-09/"
    for field_name, value in (("来处", "<b>/../"), ("K", "con"), ("com1", "." * 99)):
        parts = addresses.chosen("things", field_name, value, 2).split("/")
        assert all(part.isascii() and part.isalnum() and len(part) <= 12 for part in parts[2:4])
        assert parts[4:] == ["page", "2", ""]


def test_a_list_says_what_it_is_and_leads_to_the_other_values_and_to_the_whole(usual):
    page = usual[addresses.save_as(addresses.chosen("things", "kind", "甲"))]

    assert text_of(page, "h1") == ["示例名册，种类：甲"]
    assert text_of(page, "[aria-current=true].chip") == ["甲 3"]
    assert {"../../../../things/", "../../../../things/#kind=%E7%94%B2"} <= set(links_of(page))
    assert "../../../../things/#from=2022-01-01&to=2022-12-31" in links_of(usual["things/by/on/2022/index.html"])


def test_a_field_that_is_called_like_a_key_of_ours_has_another_in_an_address(usual):
    [facet] = HTMLParser(usual["things/index.html"]).css("[data-field=from]")

    assert facet.attributes["data-key"] == "f-from"
    assert facet.css_first("a").attributes["data-fragment"] == "f-from=x"


def test_a_long_list_goes_on_for_a_few_pages_and_then_says_where_the_rest_is(tmp_path):
    rows = [[f"{number:02d}", "甲" if number % 9 else "乙", "", "", ""] for number in range(45)]
    with site(tmp_path, rows, {**REGISTER, "facets": ["kind"]}, rows_per_page=4) as pages:
        names = [name for name in pages if "/by/" in name]
        assert sorted(names) == sorted(
            addresses.save_as(addresses.chosen("things", "kind", value, number))
            for value, last in (("甲", MOST_PAGES), ("乙", 2))
            for number in range(1, last + 1)
        )
        every = [row for number in range(1, MOST_PAGES + 1) for row in listed(pages, "kind", "甲", number)]
        first, last = (pages[addresses.save_as(addresses.chosen("things", "kind", word))] for word in ("甲", "乙"))

    assert every == [row[0] for row in rows if row[1] == "甲"][: 4 * MOST_PAGES]
    assert "这里列出前 20 条" in first
    assert "这里列出前" not in last


def test_a_register_says_how_far_it_goes_and_that_it_is_older_than_it_should_be(usual, tmp_path):
    said = text_of(usual["things/index.html"], ".page-head__asof")
    assert said == ["收录到 2022-09-01；网站生成于 2022-09-30。共 4 条，最早 2021-08-01。"]

    with site(tmp_path, [["1", "甲", "", "", "2022-08-29"]]) as pages:
        [late] = text_of(pages["things/index.html"], ".page-head__asof strong")
    assert late == "超过 1 个月没有新的了，可能还没有收录进来。"
