"""Brackets that make no link and no reference: one of them is missing, or they are those of another program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from disclosure.pages.oddities import Looks, Oddity, blanked, outside_code

_KIND = "(数字|图表|表格)[ 　]*[:：]"
_INNER = r"[^\[\]【】［］{}<>《》\n]"
_REFERENCE = re.compile(
    rf"[\[【［{{<《]{{1,2}}[ 　]*{_KIND}(?:([ 　]*[A-Za-z]{_INNER}*)[\]】］}}>》]{{1,2}}"
    rf"|([ 　]*[A-Za-z](?:(?![，。；、！？]){_INNER})*))"
)
_WHOLE = re.compile(r"\[\[[^\[\]\n]*[:：][^\[\]\n]*\]\]|\[\[\^")
_NAMED = re.compile(r"\[\[ *([a-z0-9-]+\.[A-Za-z0-9_-]+)((?:[ |][^\[\]\n]*)?)\]\]")
_FILE = r"[\w./-]+\.(?:md|png|jpe?g|webp|pdf|docx?|xlsx?|pptx?|ofd)"
_DOUBLE = re.compile(r"(?<!\\)\[\[|\]\]|\{\{|\}\}")
_WORDS = r"(?:[^\[\]\n]|\[[^\[\]\n]*\])*"
_LINK = re.compile(rf"\[{_WORDS}\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])")
_ADDRESS = rf"(?:https?://[^\s()（）\[\]]+|/[\w/-]*/|{_FILE}(?:#[^\s()（）\[\]]*)?)"
_UNCLOSED = re.compile(rf"\[([^\[\]()\n]+)\]\(({_ADDRESS})(?![^\n\[\]]*[)）])")
_UNOPENED = re.compile(rf"\]\(({_ADDRESS})\)")
_WORDS_BEFORE = re.compile(r"[^\s\[\]()，。；：、！？“”]*$")
_MOST_WORDS = 30  # signs of a line that are taken for the words of a link
_HALF = re.compile(rf"(?<!\\)\[([^\[\]()\n]+)\(({_ADDRESS})\)")


def brackets(text: str) -> Iterator[Oddity]:
    """Yield the brackets of a text that would stand on its page as they are, but none in its code."""
    yield from outside_code(text, _LOOKS, _WHOLE)


def _references(text: str) -> Iterator[Oddity]:
    for found in _REFERENCE.finditer(text):
        said = unicodedata.normalize("NFKC", found[2] or found[3]).strip()
        fix = f"改成半角的两对方括号：[[{found[1]}: {said}]]"
        yield Oddity("full-width", "引用的括号写错了，不会成为数", fix, found.start())
    for found in _NAMED.finditer(text):
        if re.fullmatch(_FILE, found[1]):
            words = found[2].strip(" |") or "文字"
            yield Oddity("link", "两对方括号不会成为链接", f"写成 [{words}]({found[1]})", found.start())
        else:
            fix = f"写成 [[数字: {found[1]}{found[2]}]]；图表写“图表:”，只要表写“表格:”"
            yield Oddity("reference", "引用没有写是数字还是图表，会原样印出来", fix, found.start())


def _links(text: str) -> Iterator[Oddity]:
    rest = blanked(_LINK, text)
    for pattern, what in ((_UNCLOSED, "右边的圆括号"), (_HALF, "右边的方括号")):
        for found in pattern.finditer(rest):
            yield _unfinished(what, found[1], found[2], found.start())
    for found in _UNOPENED.finditer(rest):
        words = _WORDS_BEFORE.search(rest, max(0, found.start() - _MOST_WORDS), found.start())
        yield _unfinished("左边的方括号", words[0] if words else "", found[1], found.start())


def _unfinished(what: str, words: str, address: str, at: int) -> Oddity:
    fix = f"写成 [{words.strip() or '文字'}]({address})"
    return Oddity("link", f"链接少了{what}，会原样印出来", fix, at)


def _doubles(text: str) -> Iterator[Oddity]:
    rest = blanked(_REFERENCE, blanked(_NAMED, blanked(_LINK, text)))
    for found in _DOUBLE.finditer(rest):
        fix = "引用写成 [[数字: 名册.指标]]，链接写成 [文字](地址)；都不是的，删去多出的括号"
        yield Oddity("brackets", f"这里的 {found[0]} 会原样印出来", fix, found.start(), warning=True)


_LOOKS: Final[Looks] = (_references, _links, _doubles)
