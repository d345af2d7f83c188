"""What a government site lists of itself: the catalogue that the law asks for, and the map of the site."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import sample, write_inspections
from packages import field, write_package
from rendered import text_of

INFORMATION, MAP = "catalog/information/index.html", "catalog/map/index.html"


@pytest.fixture(scope="module")
def pages(folder, build_once):
    """A register with an index number, one without, and a made-up one."""
    data = folder / "data"
    write_inspections(data, [sample(1)], description="一行是一个样品。还有别的话。")
    write_inspections(data, [sample(2)], folder="other", title="示例抽检", register={"sample": True})
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    register = {"section": "procedures", "records": "things", "title": "{no}", "columns": ["no"]}
    write_package(data / "things", {"things": things}, register, title="清单")
    agencies = {"label": "full_name", "fields": [field("agency_id"), field("full_name")], "primaryKey": "agency_id"}
    numbers = {"fields": [field("address"), field("index_no")], "primaryKey": "address"}
    write_package(
        data / "reference",
        {
            "agencies": {**agencies, "rows": [["A1", "示例市场监管局"]]},
            "index_numbers": {**numbers, "rows": [["inspections/", "755156513/2022-00001"]]},
        },
    )
    return build_once(data, owner="示例市示例局")


def test_what_is_public_has_its_number_name_summary_day_and_maker(pages):
    rows = [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in HTMLParser(pages[INFORMATION]).css("tbody tr")
    ]

    assert [row[:3] for row in rows] == [
        ["清单", "未公布", "未公布"],
        ["监督抽检", "755156513/2022-00001", "一行是一个样品。"],
    ]
    assert {row[4] for row in rows} == {"示例市示例局"}
    assert all(len(row) == 6 for row in rows)


def test_what_is_made_up_is_no_government_information(pages):
    assert "示例抽检" not in " ".join(text_of(pages[INFORMATION], "main"))


def test_the_map_names_every_register_below_its_section(pages):
    groups = {
        section.css_first("h2").text(): [link.text() for link in section.css("a")]
        for section in HTMLParser(pages[MAP]).css("main section")
    }

    assert groups["结果公开"] == ["结果公开", "监督抽检", "示例抽检"]
    assert groups["程序公开"] == ["清单"]
    assert groups["数据目录"] == ["全部名册", "公开时限", "政府信息公开目录", "最近公开和停止公示", "查找"]
