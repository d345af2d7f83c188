"""A block is what its name says, all of its words are on the page, and what is wrong with one is told with its line."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.pages.blocks import KINDS
from disclosure.pages.markdown import TooMuch, clean, render, tried
from disclosure.pages.prose import Prose, prose_problems


def problems(text: str) -> list[str]:
    return [f"{one.row}: {one.message}；{one.fix}" for one in prose_problems(Prose("a.md", "a/", text, 1))]


ALL = f"可用的有 {'、'.join(KINDS)}"
LONG = " " * 2000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("好\n\n/// 提未\n甲\n///", f"3: 没有“提未”这种块；是不是“提示”？{ALL}", id="name"),
        pytest.param("/// note\n甲\n///", f"1: 没有“note”这种块；{ALL}", id="English name"),
        pytest.param(
            "/// 提示\n    类形: 风险\n甲\n///", "2: “提示”没有“类形”这个选项；是不是“类型”？可用的有 类型", id="option"
        ),
        pytest.param(
            "/// 步骤\n    类型: 风险\n1. 甲\n///",
            "2: “步骤”没有“类型”这个选项；它没有选项，删去这一行",
            id="no option",
        ),
        pytest.param("/// 提示\n    attrs: x\n甲\n///", "2: “提示”没有“attrs”这个选项；可用的有 类型", id="attributes"),
        pytest.param("/// 提示\n    类型: 危险\n甲\n///", "2: “类型”不能这样写；只能写 提示、风险", id="word"),
        pytest.param(
            "/// 提示\n    类型：风险\n甲\n///",
            "2: “提示”的选项看不懂；每行写“名称: 值”，冒号用半角、后面空一格，写成“类型: 风险”",
            id="full width",
        ),
        pytest.param("/// 提示\n类型: 风险\n甲\n///", "2: 选项“类型”前面没有空格；选项每行前面空四格", id="no spaces"),
        pytest.param(
            "/// 问答\n甲\n///", "1: “问答”后面没有写问题；写成 /// 问答 | 问题", id="argument that is missing"
        ),
        pytest.param("/// 时间线 | 经过\n- 2022-01-01 甲\n///", "1: “时间线”后面不写文字", id="argument too many"),
        pytest.param(
            "/// 提示\n    类型：风险\n甲\n///",
            "2: “提示”的选项看不懂；每行写“名称: 值”，冒号用半角、后面空一格，写成“类型: 风险”",
            id="fix",
        ),
        pytest.param("/// 提示｜标题\n甲\n///", "1: /// 这一行看不懂；写成 /// 名称 或 /// 名称 | 文字", id="bar"),
        pytest.param("甲\n/// 提示\n乙", "2: “提示”没有结束；最后另起一行写 ///", id="no end"),
        pytest.param("甲\n\n///", "3: 这里没有要结束的块", id="no beginning"),
        pytest.param("//// 提示\n甲\n///", "3: “提示”开头有 4 条斜线，这里有 3 条；写成 ////", id="slashes"),
        pytest.param(
            "/// 提示\n/// 附件 | a.pdf\n///\n///", "2: “提示”还没有结束，又开始了“附件”；先写 ///", id="within"
        ),
        pytest.param(
            "//// 步骤\n1. 甲\n\n/// 提示\n乙\n///\n////",
            "4: “步骤”里面不能放“提示”；里面能放别的块的有 提示、问答、海报",
            id="no place",
        ),
        pytest.param("//// 提示\n/// 海报 | 甲\n乙\n///\n////", "2: “海报”不能放在别的块里面", id="poster"),
        pytest.param("- 甲\n  /// 提示\n  乙\n  ///", "2: /// 没有顶格写", id="in a list"),
        pytest.param("> /// 提示\n> 乙\n> ///", "1: /// 没有顶格写", id="in a quotation"),
        pytest.param("/// 提示\n\n///", "1: “提示”里面没有内容", id="nothing in it"),
        pytest.param("/// 图表 | a.b\n甲\n///", "2: “图表”里面不写文字", id="text that has no place"),
        pytest.param("/// 步骤\n- 甲\n///", "2: “步骤”里列表的写法不对；每步前面写 1. 2. 3.", id="steps"),
        pytest.param(
            "/// 步骤\n1．抽样\n///",
            "2: “步骤”里有一步的编号写法不对；数字和点要用半角，点后面空一格：1. 抽样",
            id="full-width point",
        ),
        pytest.param(
            "/// 步骤\n1. 甲 | 1.5 天\n1.5 天内\n\n２. 乙\n///",
            "5: “步骤”里有一步的编号写法不对；数字和点要用半角，点后面空一格：2. 乙",
            id="full-width number",
        ),
        pytest.param("/// 步骤\n先：\n\n1. 甲\n///", "2: “步骤”里有一段不在列表里的文字", id="text beside steps"),
        pytest.param(
            "/// 时间线\n- 2022-02-30 甲\n///",
            "2: “时间线”里有一条的日期不对：日历上没有 2022-02-30 这一天；核对年、月、日",
            id="day that there is not",
        ),
        pytest.param(
            "/// 时间线\n- 2022-02 甲\n- 2022-13 乙\n///",
            "3: “时间线”里有一条的日期不对：日历上没有 2022-13 这个月；核对年、月、日",
            id="month that there is not",
        ),
        pytest.param(
            "/// 时间线\n- 二月 甲\n///",
            "2: “时间线”里有一条没有日期；每条写成 - 2022-09-01 做了什么",
            id="event without a day",
        ),
    ],
)
def test_what_is_wrong_is_told_once_with_its_line(text, told):
    found = problems(text)

    assert len(found) == 1, found
    assert found[0].startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "```\n/// 提未\n```",
        "> ```\n> /// 提未\n> ```",
        "- 甲\n\n  ```\n  /// 提未\n  ```",
        "写 `/// 提示`，见 file:///a 和 // 注",
        "/// 提示\n```\n///\n```\n甲\n///",
    ],
)
def test_slashes_in_code_and_in_a_line_are_text(text):
    assert problems(text) == []
    assert "///" in LexborHTMLParser(render(text)).text()


INSIDE = "**重** [链](https://a.cn/)\n\n- 甲\n- 乙\n\n| 子 | 丑 |\n|---|---|\n| 1 | 2 |\n\n```\n代码\n```"


@pytest.mark.parametrize(
    ("begins", "name"), [("提示 | 题", ".notice"), ("问答 | 题", "details.fold"), ("海报 | 题", ".sheet")]
)
def test_a_block_holds_what_a_page_holds_and_another_block(begins, name):
    text = f"前\n//// {begins}\n{INSIDE}\n\n/// 提示\n里\n///\n尾\n////\n后"
    block = LexborHTMLParser(render(text)).css_first(name)

    assert problems(text) == []
    assert all(block.css_first(one) is not None for one in ("p strong", "p a", "ul > li", "table", "pre", ".notice"))
    assert all(word in block.text() for word in ("题", "代码", "里", "尾"))
    assert "前" not in block.text()
    assert "后" not in block.text()


def test_a_word_that_a_block_would_lose_is_told():
    assert any("丢" in one for one in problems("/// 提示\n| 甲 |\n|---|\n| 1 | 丢 |\n///"))


def test_a_step_has_a_title_a_limit_and_the_rest_and_an_event_a_day():
    steps = "/// 步骤\n1. 抽**样** | 当场\n   到场。\n\n   签字。\n2. 检验\n   - 常规\n///"
    found = LexborHTMLParser(render(f"{steps}\n\n/// 时间线\n- 2022-09-01：收到\n  举报\n\n- 2022-10\n  公布\n///"))

    assert [one.text() for one in found.css(".steps__title")] == ["抽样 当场", "检验"]
    assert [one.text() for one in found.css(".steps__limit")] == ["当场"]
    assert [one.text() for one in found.css(".steps__item > p:not([class]), .steps__item li")] == [
        *("到场。", "签字。", "常规"),
    ]
    assert [one.attributes["datetime"] for one in found.css("time")] == ["2022-09-01", "2022-10"]
    assert [one.text() for one in found.css(".timeline__item > p:not([class])")] == ["收到举报", "公布"]


def test_a_title_of_a_block_is_a_heading_below_the_last_one():
    found = LexborHTMLParser(render("/// 问答 | 甲\n一\n///\n\n## 乙\n\n### 丙\n\n/// 海报 | 丁\n二\n///\n"))

    assert [(one.tag, one.text(), one.id) for one in found.css("h2, h3, h4")] == [
        *(("h2", "甲", "甲"), ("h2", "乙", "乙"), ("h3", "丙", "丙"), ("h4", "丁", "丁")),
    ]


def test_a_text_sets_no_class_and_no_attribute_through_a_block():
    attributes = '{class: strip, onclick: x(), style: "a:b", id: main}'
    html = render(f'/// 提示 | <b onclick="x()">甲</b>\n    attrs: {attributes}\n乙\n///')

    assert "strip" not in html
    assert not any(f"{name}=" in html.replace("&lt;b onclick=", "") for name in ("onclick", "style", "id"))
    assert clean(html) == html


@pytest.mark.parametrize(
    "text", [f"/// 提示 |{LONG}甲\n乙\n///", f"> - /// 提示 |{LONG}甲", "/// 提示\n甲\n///\n\n" * 2400]
)
def test_a_text_of_blocks_that_would_take_minutes_is_refused(text):
    with pytest.raises(TooMuch):
        tried(text)
