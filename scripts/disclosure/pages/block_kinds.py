"""The blocks as pymdown's Blocks, in the markup of the theme's components. What may stand in one: `pages.blocks`."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import basename
from typing import Any, ClassVar, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from disclosure.pages import blocks
from disclosure.pages.block_texts import dated, limited

_AFTER_INLINE = 6  # before headings get their ids
_TITLES: Final = ("fold__title", "sheet__theme")
_FULL, _LONG = 7, 10  # characters of a figure, as in the component stat


class _Block(Block):  # type: ignore[misc]
    """One of ours: pymdown asks for its argument and its options, which are text."""

    argument: str

    def on_validate(self, parent: Element) -> bool:  # noqa: ARG002 - pymdown's signature
        self.argument = self.argument or ""
        return True


def _block(name: str) -> Callable[[type[_Block]], type[_Block]]:
    """Give a class the name, argument and options that a kind has."""
    kind = blocks.KINDS[name]

    def named(one: type[_Block]) -> type[_Block]:
        one.NAME, one.ARGUMENT = name, True if kind.is_needed else None if kind.behind else False
        one.OPTIONS = dict.fromkeys(kind.options, ("", str))
        return one

    return named


class _Figure(_Block):
    """A chart or a table, below its finding."""

    def on_create(self, parent: Element) -> Element:
        figure = SubElement(parent, "figure", {"class": "figure"})
        SubElement(figure, "figcaption").text = self.argument
        return figure


@_block(blocks.CHART)
class _Chart(_Figure):
    """Drawn in three sizes, of which the page shows one."""

    SIZES: ClassVar = ("wide", "narrow", "large")

    def on_inline_end(self, block: Element) -> None:
        pictures = [one for one in block.findall("p") if one.find("img") is not None]
        for size, one in zip(self.SIZES, pictures, strict=False):
            one.set("class", f"figure__{size}")


@_block(blocks.TABLE)
class _Table(_Figure):
    pass


@_block(blocks.NUMBER)
class _Number(_Block):
    """A figure as the component stat has it: its name, the number, what it is made of, what it covers."""

    CLASSES: ClassVar = ("", "stat__base", "stat__period")

    def on_create(self, parent: Element) -> Element:
        stats = SubElement(parent, "dl", {"class": "stats"})
        stat = SubElement(stats, "div", {"class": "stat"})
        SubElement(stat, "dt", {"class": "stat__name"}).text = self.argument
        return stats

    def on_add(self, block: Element) -> Element:
        return block[0]

    def on_end(self, block: Element) -> None:
        for at, said in enumerate(block[0].findall("p")):
            said.tag = "dd"
            said.set("class", self.CLASSES[min(at, 2)] or _size(said.text or ""))


def _size(value: str) -> str:
    if not value[:1].isdigit():
        return "stat__value stat__value--words"
    size = " stat__value--long" if len(value) > _LONG else " stat__value--full" if len(value) > _FULL else ""
    return f"stat__value{size}"


@_block(blocks.NOTE)
class _Note(_Block):
    """A few sentences beside a thick line."""

    def on_create(self, parent: Element) -> Element:
        tone = " notice--adverse" if self.options[blocks.TONE] == blocks.RISK else ""
        note = SubElement(parent, "div", {"class": f"notice{tone}", "role": "note"})
        if self.argument:
            title = SubElement(note, "p")
            SubElement(title, "strong").text = self.argument
        return note


@_block(blocks.QUESTION)
class _Question(_Block):
    """A question, which the search finds as a heading, with its answer folded."""

    def on_create(self, parent: Element) -> Element:
        is_open = {"open": ""} if self.options[blocks.OPEN] == blocks.YES else {}
        fold = SubElement(parent, "details", {"class": "fold", **is_open})
        summary = SubElement(fold, "summary")
        SubElement(summary, "h2", {"class": _TITLES[0]}).text = self.argument
        return fold


class _Listed(_Block):
    """A list whose items have a first line of their own."""

    LIST: ClassVar[str]

    def on_create(self, parent: Element) -> Element:
        return SubElement(parent, "div")

    def on_end(self, block: Element) -> None:
        for one in block:
            if one.tag in ("ol", "ul"):
                one.tag = "ol"
                one.attrib = {"class": self.LIST}
                for item in one.findall("li"):
                    item.set("class", f"{self.LIST}__item")
                    self.head(item, *_first_line(item))

    def head(self, item: Element, first: str, rest: str) -> None:
        """Put the first line and the rest of its paragraph into an item that has neither any more."""
        raise NotImplementedError


@_block(blocks.PROCESS)
class _Process(_Listed):
    LIST = "steps"

    def head(self, item: Element, first: str, rest: str) -> None:
        words, limit = limited(first)
        title = _paragraph(words, "steps__title")
        if limit:
            title.text = f"{words} "
            SubElement(title, "span", {"class": "steps__limit"}).text = limit
        _begin(item, title, *([_paragraph(rest)] if rest else []))


@_block(blocks.TIMELINE)
class _Timeline(_Listed):
    LIST = "timeline"

    def head(self, item: Element, first: str, rest: str) -> None:
        day, said = dated(first) or ("", first)
        when = _paragraph("", "timeline__when")
        if day:
            SubElement(when, "time", {"datetime": day}).text = day
        text = "\n".join(filter(None, (said, rest)))
        _begin(item, *([when] if day else []), *([_paragraph(text)] if text else []))


def _first_line(item: Element) -> tuple[str, str]:
    """Take the first paragraph out of an item, whose text nobody has looked into yet."""
    text = (item.text or "").strip()
    item.text = None
    if not text and len(item) and item[0].tag == "p":
        text = (item[0].text or "").strip()
        item.remove(item[0])
    first, _, rest = text.partition("\n")
    return first.strip(), rest.strip()


def _paragraph(text: str, name: str = "") -> Element:
    made = Element("p", {"class": name} if name else {})
    made.text = text
    return made


def _begin(item: Element, *first: Element) -> None:
    for one in reversed(first):
        item.insert(0, one)


@_block(blocks.FILE)
class _File(_Block):
    """A file to take; its type and size are put behind its link, as behind every link to a file."""

    def on_create(self, parent: Element) -> Element:
        files = SubElement(parent, "ul", {"class": "list"})
        item = SubElement(files, "li", {"class": "list__item"})
        name, _, words = self.argument.partition("|")
        link = SubElement(item, "a", {"class": "list__name", "href": name.strip()})
        link.text = words.strip() or basename(name.strip())
        return files


@_block(blocks.POSTER)
class _Poster(_Block):
    """A sheet of paper of its own within a page."""

    def on_create(self, parent: Element) -> Element:
        paper = "poster-a3" if self.options[blocks.PAPER] == blocks.LARGE else "poster"
        sheet = SubElement(parent, "section", {"class": f"sheet sheet--{paper}"})
        SubElement(sheet, "h2", {"class": _TITLES[1]}).text = self.argument
        return sheet


class _Levels(Treeprocessor):  # type: ignore[misc]
    """A title of a block is one level below the last title that its page has outside of blocks, at most the fourth."""

    def run(self, root: Element) -> None:
        above = 1
        for heading in root.iter():
            if heading.get("class") in _TITLES:
                heading.tag = f"h{min(above + 1, 4)}"
            elif heading.tag in ("h2", "h3", "h4"):
                above = int(heading.tag[1])


class Blocks(BlocksExtension):  # type: ignore[misc]
    """All of them."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - pymdown calls it so
        """Register them with pymdown's parser."""
        for one in (_Chart, _Table, _Number, _Note, _Timeline, _Question, _Process, _File, _Poster):
            block_mgr.register(one, self.getConfigs())
        md.treeprocessors.register(_Levels(md), "levels", _AFTER_INLINE)


def makeExtension(**options: Any) -> Blocks:  # noqa: N802 - Markdown calls it so
    """Return the extension, for settings that name it by its module."""
    return Blocks(**options)
