"""A text that would take for ever, or that is nested deeper than a build can follow, is told and not tried."""

from __future__ import annotations

import sys

import pytest

from disclosure.pages import markdown
from disclosure.pages.prose import Prose, prose_problems

DEEP = {
    "a list in one line": "- " * 500 + "a",
    "a list of indented lines": "\n".join(" " * 4 * level + "- a" for level in range(250)),
    "definitions without a line between": "a\n:   b\n" * 900,
}
SLOW = {
    "pictures that never close": "![" * 12_000,
    "links that never close": "[" * 12_000,
    "brackets before a long paragraph": "[" * 300 + "字" * 90_000,
    "marked-up sections": "<![CDATA[" * 1_500,
    "tags in many paragraphs": "a <b\n\n" * 4_000,
    "emphasis in one paragraph": "*字* " * 20_000,
}
GOOD = {
    "sixty levels of quotations": "> " * 60 + "字",
    "ten levels of a list": "\n".join(" " * 4 * level + "- 字" for level in range(10)),
    "a law": "第一条 为了保证食品安全，制定本法。[依据](https://example.org/)\n\n" * 2_000,
    "a long table": "|名称|依据|\n|---|---|\n" + "|甲|*见* [法](https://example.org/)|\n" * 300,
    "a glossary": "词\n\n:   解释\n\n" * 500,
}


def kinds(body: str) -> list[str]:
    return [problem.kind for problem in prose_problems(Prose("pages/a.md", "pages/a/", body, 1))]


@pytest.mark.parametrize("name", [*DEEP, *SLOW])
def test_such_a_text_is_one_problem(name):
    assert kinds((DEEP | SLOW)[name]) == ["too-complex"]


@pytest.mark.parametrize("name", SLOW)
def test_a_slow_text_is_not_even_tried(name, monkeypatch):
    monkeypatch.setattr(markdown, "unsafe", pytest.fail)

    assert kinds(SLOW[name]) == ["too-complex"]


@pytest.mark.parametrize("name", GOOD)
def test_what_people_write_passes(name):
    assert kinds(GOOD[name]) == []


@pytest.mark.parametrize("name", DEEP)
def test_after_it_other_texts_are_read_as_ever(name):
    before = sys.getrecursionlimit()
    assert kinds(DEEP[name]) == ["too-complex"]

    assert markdown.render("*a* `b`") == "<p><em>a</em> <code>b</code></p>"
    assert sys.getrecursionlimit() == before


@pytest.mark.parametrize("name", GOOD)
def test_what_passes_can_be_rendered_from_deeper_in_the_program(name):
    def deeper(levels: int) -> str:
        return deeper(levels - 1) if levels else markdown.render(GOOD[name])

    assert deeper(200)
