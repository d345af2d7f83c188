"""What is not our Markdown is named, with what to write in its place; what would be lost is named with its words."""

from __future__ import annotations

import pytest

from disclosure.pages.prose import Prose, prose_problems


@pytest.mark.parametrize(
    ("text", "kind", "row", "said"),
    [
        pytest.param("好\n<b>重</b>", "html", 2, "<b> 写成 **文字**", id="one tag"),
        pytest.param("<p class=MsoNormal><span>通<o:p></o:p></span>", "html", 1, "从 Word 或网页粘贴来的", id="Word"),
        pytest.param("<table><tr><td>甲", "html", 1, "|---|---|", id="table"),
        pytest.param("<!-- 注 -->", "html", 1, "注释", id="comment"),
        pytest.param("好\n\n｜甲｜乙｜\n｜---｜---｜", "table", 3, "全角“｜”", id="full-width table"),
        pytest.param("好\n\n| 甲 | 乙 |\n| 1 | 2 |", "table", 3, "|---|---|", id="no line below the head"),
        pytest.param("| 甲 | 乙 | 丙 |\n|---|---|\n| 1 | 2 | 3 |", "table", 1, "|---|---|---|", id="a dash too few"),
        pytest.param("表：\n甲 | 乙\n---|---|---", "table", 2, "表头 2 格，下面一行 3 格", id="a dash too many"),
        pytest.param("好\n\n| 甲 | 乙 |\n| —— | —— |", "table", 3, "写 |---|---|，", id="dashes of a Chinese keyboard"),
        pytest.param("好[^1]\n\n[^1]：说", "footnote", 3, "改成半角：[^1]:", id="a note's wide colon"),
        pytest.param("好\n\n![图片](a.png)", "poor-alt", 3, "“图片”没有说图上是什么", id="an alt that says nothing"),
        pytest.param("![IMG_2022(1)](a.png)", "poor-alt", 1, "替代文字", id="the name that a camera gives"),
        pytest.param("![scene 1.JPG](a.png)", "poor-alt", 1, "替代文字", id="the name of a file"),
        pytest.param("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 多余 |", "text-lost", 3, "多余", id="a cell too many"),
        pytest.param("好\n\n[名]: https://a.cn/never", "text-lost", 3, "正文里没有用到", id="an address nobody uses"),
        pytest.param("好\n\n*[HACCP]: 危害分析", "text-lost", 3, "危害分析", id="an abbreviation nobody uses"),
        pytest.param("好[^1]", "footnote", 1, "[^1] 没有说明", id="note without words"),
        pytest.param("好\n\n[^1]: 说", "footnote", 3, "没有用到", id="note nobody uses"),
        pytest.param("好\n## 标题 {#a}", "unsupported", 2, "大括号", id="attributes"),
        pytest.param("==高亮==", "unsupported", 1, "**加重**", id="highlight"),
        pytest.param("[TOC]", "unsupported", 1, "目录", id="contents"),
        pytest.param("!!! note\n    好", "unsupported", 1, "/// 提示", id="admonition"),
        pytest.param("好\n\n![](a.png)", "alt", 3, "没有替代文字", id="alt"),
        pytest.param("好\n\n```\n没有结束\n\n好", "fence", 3, "代码后面另起一行写 ```", id="a fence that nothing ends"),
        pytest.param("```\n甲\n```\n\n~~~\n乙", "fence", 5, "另起一行写 ~~~", id="a second fence"),
        pytest.param("好\n\n[](num.md)", "link", 3, "[办事指南](num.md)", id="a link without words"),
        pytest.param("好 [见]()", "link", 1, "[见](about.md)", id="a link without an address"),
        pytest.param("# 大", "heading", 1, "一级标题", id="h1"),
        pytest.param("##### 小", "heading", 1, "分得太细", id="h5"),
    ],
)
def test_it_is_named_with_its_line(text, kind, row, said):
    [problem] = [one for one in prose_problems(Prose("a.md", "a/", text, 1)) if one.kind == kind]

    assert problem.row == row
    assert said in f"{problem.message}；{problem.fix}"


@pytest.mark.parametrize(
    "text",
    [
        "`<b>` 和 `[TOC]`",
        "```\n<b>\n{: x}\n｜甲｜\n```",
        "    <div>",
        "XK-<year>-<no>，n<M 且 m>0",
        "&lt;b&gt; `&nbsp;`",
        "![图 2 抽样现场](a.png) ![图中是封样袋](a.png)",
        "| 甲 \\| 乙 | 丙 |\n|:--|--:|\n| --- | --- |\n| 1 | 2 |",
    ],
)
def test_code_and_words_in_brackets_are_left_alone(text):
    assert list(prose_problems(Prose("a.md", "a/", text, 1))) == []


def test_a_description_is_held_to_the_same_and_has_no_line():
    [problem] = prose_problems(Prose("a/datapackage.json", "a/", "| 甲 |\n|---|\n| 1 | 丢 |", field="description"))

    assert (problem.kind, problem.row, problem.field) == ("text-lost", None, "description")
