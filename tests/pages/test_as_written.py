"""Markdown as people write it: what they leave out is put in, and nothing that they wrote is lost."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.pages.markdown import TAGS, clean, render
from disclosure.pages.prose import Prose, prose_problems

# What is taken as it is meant where a line was wrapped, and told since so short a line may have been meant apart.
TOLD = {
    "成立于\n2019. 年": ["run-on"],
    "**一**\n二 a\nb": ["no-heading", "run-on"],
    "[甲]\n[乙]\n\n[甲]: a/\n[乙]: b/": ["run-on"],
}


def shape(text: str) -> str:
    """The page's elements and texts, without white space between them."""
    return "".join(line.strip() for line in render(text).replace(' rel="noopener noreferrer"', "").split("\n"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "材料：\n- 甲\n- 乙", "<p>材料：</p><ul><li>甲</li><li>乙</li></ul>", id="a list below a paragraph"
        ),
        pytest.param("1. 甲\n  - 乙\n2. 丙", "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>", id="two spaces"),
        pytest.param(
            "- 甲\n    - 乙\n      - 丙", "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li></ul></li></ul>", id="4, 6"
        ),
        pytest.param(
            "1. 甲\n\n说明\n\n2. 乙", '<ol><li>甲</li></ol><p>说明</p><ol start="2"><li>乙</li></ol>', id="goes on"
        ),
        pytest.param("1) 甲\n2) 乙", "<ol><li>甲</li><li>乙</li></ol>", id="brackets"),
        pytest.param("- 甲\n1. 乙", "<ul><li>甲</li></ul><ol><li>乙</li></ol>", id="another list"),
        pytest.param("成立于\n2019. 年", "<p>成立于2019. 年</p>", id="a number in a paragraph"),
        pytest.param("- [x] 甲\n- [ ] 乙", "<ul><li>☑ 甲</li><li>☐ 乙</li></ul>", id="task marks"),
        pytest.param("码：\n```json\n{\n```\n后", "<p>码：</p><pre><code>{</code></pre><p>后</p>", id="a fence"),
        pytest.param(
            "- 甲\n  ```\n  乙\n    丙\n  ```",
            "<ul><li><p>甲</p><pre><code>乙丙</code></pre></li></ul>",
            id="fence in list",
        ),
        pytest.param("~~旧~~新", "<p><del>旧</del>新</p>", id="struck out"),
        pytest.param("词\n: 义", "<dl><dt>词</dt><dd>义</dd></dl>", id="definition"),
        pytest.param("一行，\n二行", "<p>一行，二行</p>", id="hard wrap"),
        pytest.param("**一**\n二 a\nb", "<p><strong>一</strong>二 ab</p>", id="hard wrap beside emphasis"),
        pytest.param("<a@b.cn>", '<p><a href="mailto:a@b.cn">a@b.cn</a></p>', id="mail"),
        pytest.param(
            "见https://a.cn/x?y=1。",
            '<p>见<a href="https://a.cn/x?y=1">https://a.cn/x?y=1</a>。</p>',
            id="bare address",
        ),
        pytest.param("检出<a级>，x<p 且 y>q", "<p>检出&lt;a级&gt;，x&lt;p 且 y&gt;q</p>", id="angle brackets"),
        pytest.param("检出\\<b>，\\<br>", "<p>检出&lt;b&gt;，&lt;br&gt;</p>", id="angle brackets after a backslash"),
        pytest.param(
            "[甲]\n[乙]\n\n[甲]: a/\n[乙]: b/",
            '<p><a href="a/">甲</a><a href="b/">乙</a></p>',
            id="links below each other",
        ),
        pytest.param("> 说：\n> - 甲", "<blockquote><p>说：</p><ul><li>甲</li></ul></blockquote>", id="quotation"),
        pytest.param(
            "## 办理 流程！\n### Two\n### Two",
            '<h2 id="办理-流程">办理 流程！</h2><h3 id="h-two">Two</h3><h3 id="h-two-1">Two</h3>',
            id="anchors",
        ),
    ],
)
def test_it_is_taken_as_it_is_meant(text, html):
    assert shape(text) == html
    told = list(prose_problems(Prose("a.md", "a/", text, 1)))
    assert [one for one in told if not one.warning] == []
    assert [one.kind for one in told] == TOLD.get(text, [])


def test_a_table_needs_no_blank_line_before_it():
    tree = LexborHTMLParser(
        render("限值：\n| 项目 | 限值 |\n|---|---|\n| 铅 | 0.5 |\n\n1. 甲\n   | a | b |\n   |---|---|\n   | 1 | 2 |")
    )

    assert [cell.text() for cell in tree.css("td")] == ["铅", "0.5", "1", "2"]


def test_a_footnote_leads_there_and_back():
    tree = LexborHTMLParser(render("正文[^甲]。\n\n[^甲]: 说明"))

    for link in tree.css("a"):
        assert tree.css(f'[id="{link.attributes["href"][1:]}"]')
    assert tree.css_first("li a").attributes["title"] == "回到正文"


HOSTILE = [
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<!-- 丙 -->",
        "<?php 丁 ?>",
    ),
    *("[甲](javascript:alert(1))", "[甲](data:text/html,x)", "![甲](javascript:alert(1))", "<javascript:alert(1)>"),
    *("[甲]: javascript:alert(1)\n\n[甲]", "<a href='javascript:x'>甲</a>", "`<b>`", "    <b>甲</b>", "<b", "a <b\nc>"),
    *(
        "[甲](<https://a.cn/b c>)",
        '[甲](/x "onclick=x")',
        "\\<b>甲",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "**<b>甲**</b>",
    ),
    *(
        "- <b>\n  甲",
        "> <table>\n> 甲",
        "| <td> |\n|---|\n| <x> |",
        "[<img src=x>](y)",
        "***甲*乙**",
        "* * *",
        "_甲__乙_",
    ),
    *(
        "甲\n===",
        "[甲][乙",
        "]甲[",
        "![",
        "[[[[甲]]]]",
        "`` ` ``",
        "~~~\n甲",
        "1. \n2. 甲",
        "\ta\n\n\tb",
        "&nbsp;&copy;&#35;",
    ),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_is_inert_and_on_the_page_or_refused(text):
    html = render(text)
    tree = LexborHTMLParser(html)

    assert clean(html) == html
    assert {node.tag for node in tree.body.traverse()} <= {*TAGS, "body", "-text"}
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    refused = list(prose_problems(Prose("a.md", "a/", text, 1)))
    letters = [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]
    assert refused or all(sign in html for sign in letters)


@pytest.mark.parametrize(
    "sign", ["![", "[", "<", "*a _b", "> ", "\n- a", "[a](", "`a``b", "\n\na", "[^a]", "{:", "|", "<a b="]
)
def test_a_page_of_signs_is_refused_or_soon_done(sign):
    list(prose_problems(Prose("a.md", "a/", sign * (24_000 // len(sign)), 1)))
