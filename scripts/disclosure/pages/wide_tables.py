"""A Markdown extension: each cell of a wide table knows its column's name, so that a phone can show rows as cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

NARROW = 2  # a table of so many columns fits a phone as it is
LABEL = "data-label"
AFTER_INLINE = 5  # Markdown's own processors of inline text and white space run before


class _Labels(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            titles = [_title(cell, self.md.htmlStash.rawHtmlBlocks) for cell in table.iter("th")]
            for row in table.iter("tr"):
                cells = row.findall("td")
                for title, cell in list(zip(titles, cells, strict=False))[1:] if len(titles) > NARROW else ():
                    cell.set(LABEL, title)


def _title(cell: Element, stash: Sequence[Any]) -> str:
    """Return a column's name; of the raw HTML in it, which Markdown keeps in *stash*, the entities alone."""

    def entity(found: re.Match[str]) -> str:
        raw = stash[int(found[1])]
        return unescape(raw) if isinstance(raw, str) and raw.startswith("&") else ""

    return str(HTML_PLACEHOLDER_RE.sub(entity, "".join(cell.itertext()))).strip()


class Labels(Extension):  # type: ignore[misc]
    """Put the column's name on every cell but the first, which names the row."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Register the processor with *md*."""
        md.treeprocessors.register(_Labels(md), "labels", AFTER_INLINE)


def makeExtension(**options: Any) -> Labels:  # noqa: N802 - Markdown calls it so
    """Return the extension, for settings that name it by its module."""
    return Labels(**options)
