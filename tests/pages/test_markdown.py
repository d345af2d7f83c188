from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.pages.markdown import TAGS, clean, render

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="\\\\evil.example/">x</a>',
    '<img src="https://evil.example/p.png">',
    '<img src="data:image/svg+xml;base64,x">',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext></table><img src=x onerror="alert(1)">',
    '<p style="position:fixed" class="x" id="main" onclick="x()">x</p>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!-- --><style>*{}</style><form action=x><input name=y></form>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_outside_the_allow_list_is_left(html):
    found = clean(html)

    assert set(re.findall("<([a-z0-9]+)", found)) <= TAGS
    assert not re.search(r"(?i)\son[a-z]+=|javascript:|style=|evil\.example|data:", found)


@pytest.mark.parametrize("html", HOSTILE)
def test_cleaning_twice_changes_nothing(html):
    assert clean(clean(html)) == clean(html)


@given(st.text(alphabet="<>/\"'= ahimgsrcpt:&;\\#[]()!*`\n", max_size=60))
def test_cleaning_any_markdown_twice_changes_nothing(text):
    assert clean(render(text)) == render(text)


def test_what_people_need_is_kept():
    html = render("## 标题\n\n**重** [链接](../about/) ![图](../images/a.png)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n")

    assert '<h2 id="标题">标题</h2>' in html
    assert '<a href="../about/"' in html
    assert '<img alt="图" src="../images/a.png">' in html
    assert "<td>1</td>" in html


def test_a_text_cannot_set_attributes():
    assert render("x\n{: #main onclick=go() }") == "<p>x\n{: #main onclick=go() }</p>"
