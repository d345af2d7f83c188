"""No text is lost: the letters of a Markdown text are held against those of the page that it becomes.

Letters and digits are counted, signs are not: what a sign does is Markdown's matter. What stands in an address or in a
title counts as well, since it is on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_NOTE = re.compile(r'<sup id="fnref[^<>]*"><a [^<>]*>[0-9]+</a></sup>')
_BACK = re.compile(r'<a href="#fnref[^<>]*>[^<>]*</a>')
_VALUE = re.compile(r'(?:href|src|alt|title)="([^"]*)"')
_MARKS: Final = (  # what of a source is no text
    re.compile(r"^[ >]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE),  # the page counts for itself
    re.compile(r"^[ >]*(?:[-*+]|[0-9]{1,9}[.)]) +\[[xX]\](?=[ \t])", re.MULTILINE),
    re.compile(r"^[ >]*(?:`{3,}|~{3,}).*$", re.MULTILINE),
    re.compile(r"^ {0,3}\*\[[^\]\n]*\]:", re.MULTILINE),
    re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE),
    re.compile(r"\[\^[^\]\n]*\]"),
    re.compile(r"<br ?/?>"),
)
_DEFINED = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:", re.MULTILINE)
_LONGEST = 3  # words of one line that are told


class Lost(NamedTuple):
    """Words that a page does not have: the line of the text, counted from 0, and what they are."""

    line: int
    words: str


def lost(source: str, html: str) -> list[Lost]:
    """Return what of *source* is not in *html*, the page that was made of it."""
    plain = _plain(source)
    shown = _letters(_shown(html)) + _values(html, source)
    # Code keeps its entities as they are written, other text does not.
    missing = (Counter(_letters(unescape(plain))) - Counter(shown)) & (Counter(_letters(plain)) - Counter(shown))
    return list(_located(plain.split("\n"), missing, "".join(shown))) if missing else []


def _letters(text: str) -> list[str]:
    return [sign for word in _WORD.findall(text) for sign in word]


def _plain(source: str) -> str:
    """Take out of a text what only says how it is to be set; its lines stay."""
    names = _DEFINED.findall(source)
    for marks in _MARKS:
        source = marks.sub("", source)
    for name in names:
        source = re.sub(rf"\]\[{re.escape(name)}\]", "]", source, flags=re.IGNORECASE)
    return source


def _shown(html: str) -> str:
    return unescape(_TAG.sub("", _BACK.sub("", _NOTE.sub("", html))))


def _values(html: str, source: str) -> list[str]:
    """Return the letters of addresses and titles: each as often as it was written, at least once."""
    found = Counter(unescape(value) for value in _VALUE.findall(_BACK.sub("", _NOTE.sub("", html))))
    return [
        sign
        for value, times in found.items()
        for sign in _letters(value.removeprefix("mailto:")) * min(times, max(1, source.count(value)))
    ]


def _located(lines: list[str], missing: Counter[str], shown: str) -> Iterator[Lost]:
    """Say where the *missing* letters stood: in words that the page has nowhere, or else in those of these letters."""
    found = [(number, word) for number, line in enumerate(lines) for word in _WORD.findall(line)]
    gone = [(number, word) for number, word in found if word not in shown and Counter(word) & missing]
    gone = gone or [(number, word) for number, word in found if Counter(word) <= missing][-1:]
    gone = gone or [(number, word) for number, word in found if Counter(word) & missing][-1:]
    told: dict[int, list[str]] = {}
    for number, word in gone or [(0, "".join(missing))]:
        told.setdefault(number, []).append(word)
    for number, words in told.items():
        yield Lost(number, " ".join(words[:_LONGEST]) + ("…" if len(words) > _LONGEST else ""))
