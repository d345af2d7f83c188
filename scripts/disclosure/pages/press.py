"""Markdown pages as the site shows them: their text in HTML, what stands at their head, the files they give away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.content_folders import FILES, IMAGES
from disclosure.errors import Problem
from disclosure.files.pictures import Scaled, scaled
from disclosure.pages import markdown
from disclosure.pages.content import Content, Source
from disclosure.pages.front_matter import KEYS
from disclosure.pages.holdings import size
from disclosure.pages.model import Document, Given, Illustration
from disclosure.pages.prose import Prose, doubts
from disclosure.pages.settled import settled
from disclosure.pages.shelf import Shelf

_FULL_WIDTH = "｜"
_FILE = re.compile(r"[\w-]+\.(?:pdf|docx?|xlsx?|pptx?|ofd|wps|et)\b", re.ASCII | re.IGNORECASE)
_BETWEEN = "|"  # a file and what it is called


@dataclass(frozen=True, slots=True)
class Assets:
    """Pictures by address, and of each file how it is called beside a link: `PDF，312 kB`."""

    pictures: Mapping[str, Scaled]
    sizes: Mapping[str, str]

    @classmethod
    def of(cls, content: Content) -> Assets:
        """Return those of a content folder that has passed its checks."""
        read = {name: (content.folder / name).read_bytes() for name in content.assets}
        pictures = {name: scaled(name, data) for name, data in read.items() if name.startswith(f"{IMAGES}/")}
        return cls(pictures, {name: f"{_type(name)}，{size(len(data))}" for name, data in read.items()})

    def with_charts(self, drawn: Mapping[str, Sequence[Picture]]) -> Assets:
        """Return them with the charts of all registers among the pictures."""
        charts = {
            address: Scaled(address, image.width, image.height, ())
            for name, pictures in drawn.items()
            for one in pictures
            for size, image in (("", one.wide), ("narrow", one.narrow), ("large", one.large))
            for address in [addresses.chart(name, one.name, size)]
        }
        return Assets({**self.pictures, **charts}, self.sizes)


def _type(name: str) -> str:
    return PurePosixPath(name).suffix[1:].upper()


@dataclass(frozen=True, slots=True)
class Press:
    """Makes pages of a content folder that has passed its checks.

    *said* gives the Markdown of a text, with the figures that it refers to.
    """

    content: Content
    shelf: Shelf
    assets: Assets
    said: Callable[[Prose], str]

    def html(self, prose: Prose) -> str:
        """Return a text as HTML that may be shown."""
        return settled(markdown.render(self.said(prose)), prose, self.shelf, self.assets.pictures, self.assets.sizes)

    def documents(self) -> tuple[Document, ...]:
        """Return the public pages as navigation and templates show them."""
        return in_order(map(self._document, self.content.public), self.content.kinds)

    def _document(self, source: Source) -> Document:
        head = source.head
        record, number = self.content.told.get(source.path, ("", ""))
        alike = ("title", "summary", "modified", "until", "source", "basis", "editor", "reviewer")
        return Document(
            path=source.path,
            address=source.address,
            section=source.folder,
            template=self.content.kinds[source.folder].template,
            html=self.html(source.prose),
            dated=head.said("date"),
            order=int(head.said("order") or "0"),
            waiting=self.content.waiting(source),
            doubts=doubts(source.prose) if self.content.preview else (),
            record=record,
            number=number,
            sample=source.path in self.content.made_up,
            illustration=self._illustration(source),
            files=tuple(self._given(source)),
            **{name: head.said(name) for name in alike},
        )

    def _illustration(self, source: Source) -> Illustration | None:
        if not source.head.said("image"):
            return None
        name, alt = named(source.head.said("image"))
        shown = self.assets.pictures[self.shelf.address(source.prose, name)]
        return Illustration(alt, shown.address, shown.width, shown.height, shown.smaller)

    def _given(self, source: Source) -> Iterator[Given]:
        for said in source.head.files:
            name, title = named(said)
            address = self.shelf.address(source.prose, name)
            yield Given(title or PurePosixPath(name).name, address, self.assets.sizes[address])


def in_order(documents: Iterable[Document], kinds: Iterable[str]) -> tuple[Document, ...]:
    """Return pages of these *kinds*, themselves in order, as lists do: by their order, the newest first."""
    order = list(kinds)
    return tuple(sorted(documents, key=lambda one: (order.index(one.section), one.order, _newest(one), one.path)))


def _newest(document: Document) -> int:
    """Sort dated pages newest first, undated ones after them."""
    return -date.fromisoformat(document.dated).toordinal() if document.dated else 0


def named(said: str) -> tuple[str, str]:
    """Take a value `name | words` apart."""
    name, _, words = said.partition(_BETWEEN)
    return name.strip(), words.strip()


def head_problems(content: Content, shelf: Shelf) -> Iterator[Problem]:
    """Yield what a page names at its head and the folder does not have."""
    for source in content.sources:
        head = source.head
        image = [("image", head.rows.get("image"), head.said("image"))] if head.said("image") else []
        files = [("files", row, said) for row, said in zip(head.file_rows, head.files, strict=True)]
        for key, row, said in [*image, *files]:
            yield from (replace(one, row=row) for one in _wrong(source, key, said, shelf))


def _wrong(source: Source, key: str, said: str, shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with a picture or file that a page names at its head."""
    head, folder, (name, words) = source.head, {"image": IMAGES, "files": FILES}[key], named(said)
    address = shelf.address(source.prose, name)
    if _FULL_WIDTH in said:
        right = said.replace(_FULL_WIDTH, _BETWEEN)
        yield head.problem("竖线写成了全角“｜”", f"改成半角：{KEYS[key]}: {right}", key)
    elif key == "files" and (others := [*_FILE.findall(name)[1:], *_FILE.findall(words)]):
        fix = f"一个附件写一行“附件:”，如 附件: {others[0]} | 名称"
        yield head.problem(f"一行里有几个附件，{'、'.join(others)} 不会成为附件", fix, key)
    elif address not in shelf.written or not address.startswith(f"{folder}/"):
        fix = f"把文件放进 content/{folder}，这里写文件名"
        yield head.problem(f"{name} 不在 {folder} 里", fix, key, "missing-file")
    elif key == "image" and not words:
        fix = "写成“图片: 文件名 | 图片说的是什么”；看不见图的人靠它"
        yield head.problem("图片没有替代文字", fix, key, "alt")
