"""What the contract puts on a record's page: groups, a result against its limit, why it matters, whom to write to."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from packages import field, write_package
from published import published
from rendered import rendered, text_of

WHY = {
    "label": "name",
    "explains": {"text": "text", "page": "page"},
    "fields": [field("id"), field("name"), field("text"), field("page")],
    "primaryKey": ["id"],
    "rows": [["E", "恩诺沙星", "一句。两句。三句。", "standards/items/x/"]],
}
OFFICES = {
    "label": "name",
    "fields": [field("id"), field("name"), field("phone", title="电话", role="contact"), field("at", title="地址")],
    "primaryKey": ["id"],
    "rows": [["A", "示例局", "", "东街"]],
}
ROWS = {
    "fields": [
        field("no", title="编号"),
        field("food", title="食品"),
        field("shop", title="店"),
        field("spare", title="空着"),
        field("note", title="备注"),
        field("office", title="机关", references="reference/offices.id"),
        field("on", "date", title="公开日期"),
        field("kept", title="存档号"),
    ],
    "primaryKey": ["no"],
    "rows": [["S1", "蛋", "某店", "", "记一笔", "A", "2022-01-01", "D1"]],
}
FOUND = {
    "title": "查出什么",
    "fields": [
        field("no"),
        field("item", title="项目"),
        field("result", title="结果"),
        field("limit", title="标准"),
        field("why", title="小知识", references="reference/why.id"),
    ],
    "foreignKeys": [{"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}],
    "compares": {"title": "item", "result": "result", "limit": "limit"},
    "rows": [["S1", "恩诺沙星", "303 μg/kg", "≤100μg/kg", "E"], ["S1", "沙门氏菌", "检出", "不得检出", ""]],
}
REGISTER = {
    "section": "results",
    "records": "rows",
    "title": "{food}",
    "columns": ["food"],
    "pages": "all",
    "date": "on",
    "groups": [
        {"title": "是什么", "fields": ["food", "shop"]},
        {"title": "没有内容", "fields": ["spare"]},
        {"title": "存档", "fields": ["kept"], "folded": True},
    ],
    "objection": {"agency": "office"},
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    write_package(folder / "data/reference", {"why": WHY, "offices": OFFICES})
    write_package(folder / "data/things", {"rows": ROWS, "found": FOUND}, REGISTER)
    with published(folder / "data", folder / "scratch") as site:
        return rendered(site.view)["things/records/S1/index.html"]


def test_groups_stand_in_order_then_the_rest_and_what_only_keeps_the_register_is_folded(page):
    assert text_of(page, "main h2") == ["查出什么", "为什么重要", "是什么", "其他内容", "更正和异议", "来源与公示期限"]
    assert text_of(page, "section[aria-label=是什么] dt") == ["食品", "店"]
    assert text_of(page, "section[aria-labelledby=facts] dt") == ["备注", "机关"]
    assert text_of(page, "summary") == ["存档", "公示和登记的栏目"]
    assert text_of(page, "details dt") == ["存档号", "编号", "公开日期"]


def test_a_result_is_drawn_against_its_limit_where_both_are_numbers(page):
    [picture] = HTMLParser(page).css(".against")

    assert [bar.attributes["width"] for bar in picture.css("rect")] == ["1000", "330"]
    assert " ".join(picture.text().split()) == "恩诺沙星 检出303 μg/kg，是标准的 3 倍 标准≤100μg/kg"
    assert not HTMLParser(page).css("[style]")


def test_two_sentences_say_why_it_matters_without_a_link_to_a_page_that_is_not_there(page):
    assert text_of(page, "section[aria-label=为什么重要] p") == ["恩诺沙星：一句。两句。"]
    assert "standards/items/x/" not in page


def test_it_says_whom_to_write_to_by_field_and_what(page):
    section = "section[aria-labelledby=correction]"

    assert text_of(page, f"{section} dt") == ["向谁提出", "电话"]
    assert text_of(page, f"{section} dd") == ["示例局", "未公布"]
    assert text_of(page, "#correction-text")[0].startswith("更正申请：贵单位在“示例名册”中公示的记录（编号 S1）有误。")


def test_buttons_name_what_they_copy(page):
    named = [one.attributes["data-copy"] for one in HTMLParser(page).css("[data-copy]")]

    assert named == ["correction-text", "cite", ""]
