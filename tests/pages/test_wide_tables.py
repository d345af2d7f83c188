"""A cell of a wide Markdown table says its column's name, for a phone that has no room for columns."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.pages.markdown import ATTRIBUTES, clean, render, unsafe

WIDE = "| 项目 | 限量 | 依据 |\n|---|---|---|\n| 腐霉利 | 0.2 | GB 2763 |\n| 甜蜜素 | 0.65 | GB 2760 |\n"
NARROW = "| 项目 | 限量 |\n|---|---|\n| 腐霉利 | 0.2 |\n"


def labels(html: str) -> list[str | None]:
    """The label of each cell, None where there is none."""
    return [cell.attributes.get("data-label") for cell in HTMLParser(html).css("td")]


def test_each_cell_but_the_first_says_its_column():
    assert labels(render(WIDE)) == [None, "限量", "依据"] * 2


def test_a_table_of_two_columns_fits_a_phone_as_it_is():
    assert labels(render(NARROW)) == [None, None]


def test_each_of_two_tables_has_its_own_columns():
    other = WIDE.replace("限量", "结果").replace("依据", "机构")

    assert labels(render(f"{WIDE}\n段落\n\n{NARROW}\n段落\n\n{other}")) == [
        *[None, "限量", "依据"] * 2,
        *[None, None],
        *[None, "结果", "机构"] * 2,
    ]


def test_a_column_s_name_is_its_text_without_marks():
    html = render("| 项目 | **限量** `mg/kg` | [依据](https://example.org/) |\n|---|---|---|\n| 甲 | 1 | 乙 |\n")

    assert labels(html) == [None, "限量 mg/kg", "依据"]


def test_a_cell_that_nobody_wrote_has_its_column_s_name_too():
    assert labels(render("| 一 | 二 | 三 |\n|---|---|---|\n| 甲 |\n")) == [None, "二", "三"]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("' onmouseover='alert(1)", "' onmouseover='alert(1)"),
        ('" onmouseover="alert(1)', '" onmouseover="alert(1)'),
        ("&quot; onfocus=alert(1) x=&quot;", '" onfocus=alert(1) x="'),
        ('二<img src="x" alt="y">', '二<img src="x" alt="y">'),
        ('<b onclick="alert(1)">二</b>', '<b onclick="alert(1)">二</b>'),
        ("<!-- x --> 二", "<!-- x --> 二"),
        ('`<b title="x">`', '<b title="x">'),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("\\*二\\*", "*二*"),
    ],
)
def test_a_hostile_title_stays_a_text(title, label):
    """Raw HTML in a title is its signs and no more."""
    html = render(f"| 一 | {title} | 三 |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n")
    cells = HTMLParser(html).css("td")

    assert [dict(cell.attributes) for cell in cells] == [{}, {"data-label": label}, {"data-label": "三"}]
    assert [cell.text() for cell in cells] == ["甲", "乙", "丙"]


def test_a_hostile_title_is_kept_as_it_was_written():
    html = render("| 一 | '二\"&三 | 四 |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n")

    assert labels(html) == [None, "'二\"&三", "四"]


def test_the_allow_list_keeps_the_label_of_a_cell_and_of_nothing_else():
    assert labels(clean(unsafe(WIDE))) == labels(unsafe(WIDE))
    assert clean(clean(unsafe(WIDE))) == clean(unsafe(WIDE))
    assert [tag for tag, names in ATTRIBUTES.items() if "data-label" in names] == ["td"]
    assert "data-" not in clean('<p data-label="一">二</p><td data-other="三">四</td>')
