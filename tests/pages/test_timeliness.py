"""The page that offices are judged by: what the law asks of each register, what is there, what came late, by office."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import sample, write_inspections
from rendered import text_of

PAGE = "catalog/timeliness/index.html"
LIMIT = {"within": 5, "unit": "日", "basis": "示例条例第一条", "from": "on", "to": "valid_to"}
OFFICES = {"source_field": "agency", "deadlines": [LIMIT], "fresh": "P1M", "period": {"from": "on"}, "state": None}
BEGUN = "20220608"


@pytest.fixture(scope="module")
def pages(folder, build_once):
    """A register of two offices, one late and one that has not done it at all; a made-up one; one without rows."""
    done = {"on": BEGUN, "valid_to": "2022-06-13"}
    late = {"on": BEGUN, "valid_to": "2022-06-30"}
    open_still = {"on": BEGUN, "valid_to": ""}
    rows = [sample(1, **done), sample(2, **late), sample(3, agency="A2", **open_still)]
    write_inspections(folder / "data", rows, register=OFFICES)
    write_inspections(
        folder / "data", [sample(4, **done)], folder="made-up", title="示例抽检", register={**OFFICES, "sample": True}
    )
    write_inspections(folder / "data", [], folder="bare", title="空名册")
    return build_once(folder / "data")


def table(page: str, number: int) -> list[list[str]]:
    return [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in HTMLParser(page).css("table")[number].css("tbody tr")
    ]


def test_each_register_says_what_the_law_asks_what_it_holds_and_how_old_its_newest_row_is(pages):
    assert table(pages[PAGE], 0) == [
        ["空名册", "名册里没有可以计算的时限", "本期没有", "没有日期—", "没有规定多久更新"],
        [
            "监督抽检",
            "公开日期起 5 日内：有效期至（示例条例第一条）",
            "3 条",
            "2022-06-08，114 天前",
            "超过 1 个月 84 天",
        ],
    ]


def test_each_office_says_how_it_kept_each_limit_and_by_how_many_days_it_was_late_at_most(pages):
    limit = "公开日期起 5 日内：有效期至"

    assert table(pages[PAGE], 1) == [
        ["示例农业局", "监督抽检", limit, "逾期未办 1 件", "109 天"],
        ["示例市场监管局", "监督抽检", limit, "按期 1 件，逾期 1 件", "17 天"],
    ]
    assert "法定时限的事项：按期 1 件，逾期 1 件，逾期未办 1 件；最多晚 109 天。" in text_of(pages[PAGE], "main p")


def test_what_is_made_up_is_counted_apart_below_one_mark(pages):
    assert text_of(pages[PAGE], "main .tag") == ["示例数据"]
    assert [row[0] for row in table(pages[PAGE], 2)] == ["示例抽检"]
    assert "法定时限的事项：按期 1 件。" in text_of(pages[PAGE], "main p")


def test_it_is_found_from_the_catalogue_and_from_the_results(pages):
    for name in ("catalog/index.html", "catalog/results/index.html"):
        assert 'href="../timeliness/"' in pages[name] or "/catalog/timeliness/" in pages[name], name
