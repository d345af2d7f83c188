"""Markdown to HTML that may be shown: rendered by Python-Markdown, then cut to an allow-list.

Python-Markdown sanitises nothing, so `clean` is the last step for every piece of HTML that people wrote, after
Pelican has rewritten its links. What it lets through is closed: see TAGS and ATTRIBUTES.
"""

from __future__ import annotations

import html
import inspect
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, Final

import markdown
import nh3

from disclosure.pages.dialect import BACK
from disclosure.pages.wide_tables import LABEL

# None that lets a text set attributes or raw HTML.
EXTENSIONS: Final = {
    "markdown.extensions.abbr": {},
    "markdown.extensions.def_list": {},
    "markdown.extensions.footnotes": {"BACKLINK_TITLE": BACK, "BACKLINK_TEXT": "↩"},
    "markdown.extensions.sane_lists": {},
    "markdown.extensions.tables": {},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.superfences": {},
    "pymdownx.tilde": {"subscript": False},
    "disclosure.pages.wide_tables": {},
    "disclosure.pages.block_kinds": {},
    "disclosure.pages.dialect": {},
}

TAGS = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"a", "em", "strong", "del", "code", "abbr", "sup", "img"}
    | {"div", "section", "figure", "figcaption", "details", "summary", "time", "span"}
)
ATTRIBUTES = {
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "sup", "li")},
    "ol": {"start"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "srcset", "sizes", "width", "height", "loading"},
    "abbr": {"title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan", LABEL},
    "div": {"role"},
    "details": {"open"},
    "time": {"datetime"},
}
CLASSES = {  # of what blocks are made of: block_kinds.py
    "div": {"stat", "notice", "notice--adverse"},
    "dl": {"stats"},
    "dt": {"stat__name"},
    "dd": {"stat__value", "stat__value--words", "stat__value--full", "stat__value--long", "stat__base", "stat__period"},
    "details": {"fold"},
    "h2": {"fold__title", "sheet__theme"},
    "h3": {"fold__title", "sheet__theme"},
    "h4": {"fold__title", "sheet__theme"},
    "ol": {"steps", "timeline"},
    "ul": {"list"},
    "li": {"steps__item", "timeline__item", "list__item"},
    "p": {"steps__title", "timeline__when", "figure__wide", "figure__narrow", "figure__large"},
    "span": {"steps__limit"},
    "a": {"list__name"},
    "section": {"sheet", "sheet--poster", "sheet--poster-a3"},
    "figure": {"figure"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
# Python-Markdown looks from each sign on through the rest of its paragraph, from a `<` through the rest of the text:
# time grows with their product. At these bounds it is a second; our own pages take 1/100. A bracket that is part
# of no plain link is looked at for each kind of link, of picture and of note.
_MOST_STEPS, _MOST_IN_ALL, _MOST_BRACKETS, _MOST_LINES = 20_000_000, 10_000_000, 1_000_000, 10_000
# pymdown looks for each paragraph of a block through the whole page, and from each space of a block's first line on.
_MOST_IN_BLOCKS = 10_000_000
_LONG_BLOCK = re.compile(r"^[ >*+.)0-9-]*/{3,}[^\n]{1000}", re.MULTILINE)
_BLOCK = re.compile(r"^[ >*+.)0-9-]*/{3,}", re.MULTILINE)
_PLAIN_LINK = re.compile(r"!?\[[^\[\]\n]*\](?:\([^()\s]*\)|(?=[^\[(:]))")
_SIGN = re.compile(r"[*_`\[<\\&:]|  \n")
_DEEPEST = 400  # calls: a build stands deeper when it comes to the same text, and has 1,000
_ID = re.compile(r"[\w:-]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")


class TooMuch(ValueError):  # noqa: N818 - it says what the text is
    """A text that would take minutes to be made into a page, or more levels than can be held."""


def clean(text: str) -> str:
    """Return the HTML *text* with the allowed tags, attributes and schemes only. Cleaning twice changes nothing."""
    return nh3.clean(
        text,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        attribute_filter=_filter,
    )


def render(text: str) -> str:
    """Turn Markdown into HTML that may be shown."""
    return clean(unsafe(text))


def plain(text: str) -> str:
    """Turn Markdown into the words that a reader of the page sees, in one line."""
    return " ".join(html.unescape(nh3.clean(render(text), tags=set())).split())


def first_sentence(text: str) -> str:
    """Return a plain text up to its first full stop."""
    first, stop, _ = text.partition("。")
    return first + stop


@lru_cache(maxsize=1024)  # a text is looked at for what it says and for where its links lead, and then made a page of
def unsafe(text: str) -> str:
    """Turn Markdown into HTML as it comes: for looking at, never for a page."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


def tried(text: str) -> str:
    """Turn a Markdown text of which nothing is known yet into HTML as it comes. Raises TooMuch."""
    if _is_too_much(text):
        raise TooMuch
    try:
        with _shallow():
            return unsafe(text)
    except RecursionError:
        _converter.cache_clear()  # it was left in the middle of something
        raise TooMuch from None


def _is_too_much(text: str) -> bool:
    if text.count("\n") > _MOST_LINES or text.count("<") * len(text) > _MOST_IN_ALL:
        return True
    parts = re.split(r"\n[ \t]*\n", text)
    marks = len(_BLOCK.findall(text))
    if _LONG_BLOCK.search(text) or (marks and (len(parts) + marks) * text.count("\n") > _MOST_IN_BLOCKS):
        return True
    loose = sum(_PLAIN_LINK.sub("", part).count("[") * len(part) for part in parts)
    return loose > _MOST_BRACKETS or sum(len(_SIGN.findall(part)) * len(part) for part in parts) > _MOST_STEPS


@contextmanager
def _shallow() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(min(before, _depth() + _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _depth() -> int:
    depth, frame = 0, inspect.currentframe()
    while frame:
        depth, frame = depth + 1, frame.f_back
    return depth


@cache
def _converter() -> Any:
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS, output_format="html")


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """Refuse addresses on other hosts that name no scheme, pictures that are not our own, ids that are no word."""
    if (attribute == "id" and not _ID.fullmatch(value)) or (attribute == "role" and value != "note"):
        return None
    if attribute == "src" and _SCHEME.match(value.strip()):
        return None
    if attribute == "href" and value.strip()[:2] in {"//", "\\\\", "/\\", "\\/"}:
        return None
    return value if tag in ATTRIBUTES or attribute == "class" else None
