"""Our Markdown: Python-Markdown with what people expect of it, without raw HTML, and with anchors.

A `<` that begins no address is a sign like any other, so nothing that stands between angle brackets is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from disclosure.pages.as_written import AFTER_TABS, LaidOut

BACK = "回到正文"  # what the way back from a footnote is called
_BEFORE_EMPHASIS, _AFTER_LINKS = 119, 85  # among Markdown's own inline patterns
_LATE, _LAST = 4, 1
_ADDRESS = r"https?://[A-Za-z0-9][A-Za-z0-9.:-]*(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*)?(?<![.,:;!?'*])"
_MAIL = r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_HAN = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_INLINE = r"(?:</?(?:a|em|strong|del|code|abbr|sup)\b[^<>]*>)*"
_WRAPPED = re.compile(rf"(?<={_HAN})({_INLINE})\n *({_INLINE})(?={_HAN})")
_NAMED = re.compile(r"\[([^\]]*)\]")
_CODE = re.compile(r"(<pre>.*?</pre>|<pre [^>]*>.*?</pre>)", re.DOTALL)


class Dialect(Extension):  # type: ignore[misc]
    """All of it, to be put after the extensions that it changes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Take raw HTML out of *md* and put ours in."""
        md.ESCAPED_CHARS.append("<")
        md.preprocessors.deregister("html_block")
        for name in ("html", "autolink", "automail"):
            md.inlinePatterns.deregister(name)
        for name in ("reference", "image_reference"):
            md.inlinePatterns[name].RE_LINK = _NAMED  # two links with a space between them are two
        md.preprocessors.register(LaidOut(md), "as_written", AFTER_TABS)
        md.inlinePatterns.register(_Break(r"<br ?/?>|\\\n", md), "line_break", _BEFORE_EMPHASIS)
        md.inlinePatterns.register(_Address(rf"<({_ADDRESS}|(?:mailto:)?{_MAIL})>", md), "autolink", _BEFORE_EMPHASIS)
        md.inlinePatterns.register(_Address(rf"(?<![A-Za-z0-9/])({_ADDRESS})", md), "bare_link", _AFTER_LINKS)
        md.treeprocessors.register(_Anchors(md), "anchors", _LATE)
        md.postprocessors.register(_HardWraps(md), "hard_wraps", _LAST)


class _Break(InlineProcessor):  # type: ignore[misc]
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802, ARG002
        return Element("br"), m.start(0), m.end(0)


class _Address(InlineProcessor):  # type: ignore[misc]
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # noqa: N802, ARG002
        link = Element("a")
        is_mail = "@" in m[1] and not m[1].startswith("http")
        link.set("href", f"mailto:{m[1].removeprefix('mailto:')}" if is_mail else m[1])
        link.text = m[1].removeprefix("mailto:") if is_mail else m[1]
        return link, m.start(0), m.end(0)


HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Anchors(Treeprocessor):  # type: ignore[misc]
    """Give each heading an id, so that a link may lead to it."""

    def run(self, root: Element) -> None:
        met: Counter[str] = Counter()
        for heading in root.iter():
            if heading.tag in HEADINGS:
                name = anchor("".join(heading.itertext()))
                met[name] += 1
                heading.set("id", name if met[name] == 1 else f"{name}-{met[name] - 1}")


def anchor(title: str) -> str:
    """Return what a link to a heading says after the `#`: its words; one without Han characters after `h-`.

    The page's own anchors are ASCII, so that none is named twice.
    """
    plain = unicodedata.normalize("NFKC", re.sub("\x02[^\x03]*\x03", "", title)).strip().lower()
    words = re.sub(r"[^\w\s-]", "", plain)
    name = re.sub(r"[\s_]+", "-", words).strip("-")
    return f"h-{name}" if name.isascii() else name


class _HardWraps(Postprocessor):  # type: ignore[misc]
    """Take out the line break between two Han characters, where a browser would print a space."""

    def run(self, text: str) -> str:
        parts = _CODE.split(text)
        return "".join(part if number % 2 else _WRAPPED.sub(r"\1\2", part) for number, part in enumerate(parts))


def makeExtension(**options: Any) -> Dialect:  # noqa: N802 - Markdown calls it so
    """Return the extension, for settings that name it by its module."""
    return Dialect(**options)
