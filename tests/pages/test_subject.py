"""The page of a subject: what is public about one number, over all registers."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import BAD, sample, write_inspections
from rendered import text_of


def test_a_subject_joins_registers_by_number_and_never_by_name(tmp_path, build):
    data = write_inspections(tmp_path / "data", [sample(1), sample(2, uscc="91000000000000002R")])
    write_inspections(data, [sample(3), sample(4, uscc="")], folder="permits", title="许可")

    html = build(data)["subjects/92000000000000001K/index.html"]

    assert text_of(html, "main h2") == ["最近的情况", "监督抽检", "许可", "经过", "看不懂或有异议"]
    assert text_of(html, ".section:not([aria-labelledby]) tbody th") == ["食品1", "食品3"]
    assert text_of(html, "[aria-labelledby=history] .feed__what") == ["食品1", "食品3"]


def test_a_subject_says_at_once_what_there_is_and_what_is_adverse(inspections):
    html = inspections(sample(1), sample(2, **BAD))["subjects/92000000000000001K/index.html"]

    assert text_of(html, ".verdict--adverse .verdict__say") == ["2022-09-28 监督抽检：食品2，不合格。"]
    assert text_of(html, ".verdict__more") == [
        "此后 1 次监督抽检，结果是合格。公示中的记录共 2 条：监督抽检 2 条，其中不合格 1 条。"
    ]
    assert text_of(html, ".verdict__note")[0].startswith("以上是截至 2022-09-30 公示中的记录")
    assert text_of(html, "[aria-labelledby=adverse] .feed__what") == ["食品2"]
    assert text_of(html, "[aria-labelledby=latest] tbody tr > *") == [
        "监督抽检",
        "合格",
        "食品1",
        "2022-09-29",
        "2",
    ]
    assert text_of(html, ".page-head__asof") == ["统一社会信用代码 92000000000000001K"]


def test_a_subject_in_order_is_not_called_adverse(usual):
    html = usual["subjects/92000000000000001K/index.html"]

    assert text_of(html, ".verdict__say") == ["监督抽检里没有不利的记录。"]
    assert text_of(html, ".verdict__more") == ["公示中的记录共 1 条：监督抽检 1 条。"]
    assert not HTMLParser(html).css(".verdict--adverse, .mark--adverse, #adverse")


def test_what_is_over_is_not_kept_back(inspections):
    register = {"outcome": None, "pages": "none", "charts": [], "measures": {}}
    html = inspections(sample(1, valid_to="2022-01-01"), sample(2), register=register)[
        "subjects/92000000000000001K/index.html"
    ]

    assert text_of(html, ".verdict--adverse .verdict__say") == ["2022-09-29 监督抽检：食品1，过期。"]
    assert text_of(html, ".verdict__more") == ["公示中的记录共 2 条：监督抽检 2 条，其中过期 1 条。"]


def test_only_what_has_a_state_stands_in_a_table_of_its_own_and_everything_in_one_history(tmp_path, build):
    data = write_inspections(tmp_path / "data", [sample(1), sample(3)])
    write_inspections(data, [sample(2)], folder="visits", title="检查", register={"state": None})

    html = build(data)["subjects/92000000000000001K/index.html"]

    assert text_of(html, "main h2") == ["最近的情况", "监督抽检", "经过", "看不懂或有异议"]
    assert text_of(html, "[aria-labelledby=latest] tbody th") == ["监督抽检", "检查"]
    assert text_of(html, "[aria-labelledby=history] .feed__item") == [
        "2022-09-29监督抽检合格食品1",
        "2022-09-28检查合格食品2",
        "2022-09-27监督抽检合格食品3",
    ]


def test_a_subject_with_two_names_shows_both(inspections):
    html = inspections(sample(1), sample(2, firm="示例面馆（新店）"))["subjects/92000000000000001K/index.html"]

    assert text_of(html, "h1") == ["示例面馆"]
    assert "记录中的名称：示例面馆、示例面馆（新店）" in text_of(html, ".page-head__asof")
