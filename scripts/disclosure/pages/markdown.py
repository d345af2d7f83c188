"""Markdown to HTML that may be shown: rendered by Python-Markdown, then cut to an allow-list.

Python-Markdown sanitises nothing, so `clean` is the last step for every piece of HTML that people wrote, after
Pelican has rewritten its links. What it lets through is closed: see TAGS and ATTRIBUTES.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import markdown
import nh3

from disclosure.pages.labels import LABEL

# The same extensions render content pages (disclosure.defaults): none that lets a text set attributes or raw HTML.
EXTENSIONS = (
    "markdown.extensions.abbr",
    "markdown.extensions.def_list",
    "markdown.extensions.tables",
    "disclosure.pages.labels",
)

TAGS = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
    | {"a", "em", "strong", "code", "abbr", "img"}
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan", LABEL},
}
SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")


def clean(html: str) -> str:
    """Return *html* with the allowed tags, attributes and schemes only. Cleaning twice changes nothing."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        attribute_filter=_filter,
    )


def render(text: str) -> str:
    """Turn Markdown into HTML that may be shown."""
    return clean(unsafe(text))


def unsafe(text: str) -> str:
    """Turn Markdown into HTML as it comes: for looking at, never for a page."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


@cache
def _converter() -> Any:
    return markdown.Markdown(extensions=list(EXTENSIONS), output_format="html")


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """Refuse addresses on other hosts that name no scheme, and pictures that are not our own."""
    if attribute == "src" and _SCHEME.match(value.strip()):
        return None
    if attribute == "href" and value.strip()[:2] in {"//", "\\\\", "/\\", "\\/"}:
        return None
    return value if tag in ATTRIBUTES else None
