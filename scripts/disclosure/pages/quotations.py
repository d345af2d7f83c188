"""References filled in: the figure with what it is made of and a link, a chart with its finding, table and date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from disclosure import addresses
from disclosure.charts.model import Picture
from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.pages import figures
from disclosure.pages.blocks import CHART, NUMBER
from disclosure.pages.prose import Prose
from disclosure.pages.quoted import Reference, references
from disclosure.statistics.asked import Asked
from disclosure.statistics.model import Figure
from disclosure.statistics.said import bare, said

_ESCAPED = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_{}[]()#+!|<>~&:@"} | {"\n": " "})


@dataclass(frozen=True, slots=True)
class Quotations:
    """What references say: *answers* to what is asked, *pictures* by register; on a *preview* the line to paste too."""

    catalogue: Catalogue
    answers: Mapping[Asked, Figure]
    pictures: Mapping[str, Sequence[Picture]]
    as_of: str
    preview: bool = False

    def filled(self, prose: Prose) -> str:
        """Return the Markdown of a text with its references filled in."""
        text = prose.body
        for one in reversed(references(prose, self.catalogue)):
            text = text[: one.start] + self._said(one) + text[one.end :]
        return text

    def knows(self, prose: Prose) -> bool:
        """Whether everything that a text refers to is among what was asked."""
        pictured = (one.register in self.pictures for one in references(prose, self.catalogue) if one.kind != NUMBER)
        return not self.unanswered(prose) and all(pictured)

    def unanswered(self, prose: Prose) -> set[Asked]:
        """Return the figures that a text asks for and nobody asked for before."""
        numbers = (one for one in references(prose, self.catalogue) if one.kind == NUMBER)
        return {one.asked for one in numbers if one.asked not in self.answers}

    def having(self, figures: Mapping[Asked, Figure]) -> Quotations:
        """Return them with these *figures* among the answers."""
        return replace(self, answers={**self.answers, **figures})

    def told(self, part: Quotations) -> Quotations:
        """Return them with the answers of *part*, and registers as it has them; pictures are as they were."""
        packages = {**self.catalogue.packages, **part.catalogue.packages}
        catalogue = Catalogue({name: packages[name] for name in sorted(packages)})
        return replace(self, catalogue=catalogue, answers={**self.answers, **part.answers})

    def without(self, registers: Collection[str]) -> Quotations:
        """Return them as if nothing had been asked of these *registers*."""
        answers = {asked: figure for asked, figure in self.answers.items() if asked.register not in registers}
        pictures = {name: drawn for name, drawn in self.pictures.items() if name not in registers}
        return replace(self, answers=answers, pictures=pictures)

    def lean(self) -> Quotations:
        """Return them without the drawings, whose size alone a page says, and what contracts ask of rows."""
        empty = {name: tuple(map(_undrawn, pictures)) for name, pictures in self.pictures.items()}
        return replace(self, pictures=empty, catalogue=self.catalogue.unasked())

    def moved(self, prose: Prose) -> Iterator[Problem]:
        """Yield the sentences of a text that hold a value which the data no longer has."""
        for one in references(prose, self.catalogue):
            now = self._value(one) if one.kind == NUMBER else ""
            if one.held and now and one.held not in (now, self._full(one)):
                line = prose.body.count("\n", 0, one.start)
                message = f"这句话引用的数变了：写的时候是 {one.held}，现在是 {now}"
                fix = f"重看这句话，改成 {one.holding(now)}"
                yield prose.problem("figure-moved", message, fix, line, warning=not one.firmly)

    def _said(self, one: Reference) -> str:
        if one.kind != NUMBER:
            return self._drawn(one)
        if one.in_block:
            return self._stated(one)
        return f"{self._link(one, self._full(one))}{self._sample(one)}{self._paste(one)}"

    def _stated(self, one: Reference) -> str:
        """Return a number as a block of its own: its name, what it is, what it is made of, what it covers."""
        package, value = self.catalogue.packages[one.register], self._value(one)
        made_of = self._full(one).removeprefix(value).strip("（）")
        base = "，".join([*([_plain(made_of)] if made_of else []), self._link(one, package.title)])
        covers = "，".join(_plain(condition.replace("=", " ")) for condition in one.conditions)
        said = [_plain(value), f"{base}{self._sample(one)}{self._paste(one)}", *([covers] if covers else [])]
        return _block(one, _plain(package.register.measures[one.name].title), "\n\n".join(said))

    def _link(self, one: Reference, words: str) -> str:
        return f"[{_plain(words)}](/{addresses.register(one.register)}#figures)"

    def _sample(self, one: Reference) -> str:
        return "（示例数据）" if self.catalogue.packages[one.register].register.sample else ""

    def _paste(self, one: Reference) -> str:
        is_held = one.held in (self._value(one), self._full(one))
        return f" `{one.holding(self._value(one))}`" if self.preview and not is_held else ""

    def _full(self, one: Reference) -> str:
        return said(self.answers[one.asked], self.catalogue.packages[one.register].register.measures[one.name])

    def _value(self, one: Reference) -> str:
        measure = self.catalogue.packages[one.register].register.measures[one.name]
        return bare(self.answers[one.asked], measure)

    def _drawn(self, one: Reference) -> str:
        package = self.catalogue.packages[one.register]
        picture = next(picture for picture in self.pictures[one.register] if picture.name == one.name)
        plate = figures.plate(picture, one.register, figures.Behind())
        sample = "，示例数据" if package.register.sample else ""
        link = self._link(one, f"{package.title}：{plate.title}")
        sizes = (plate.wide, plate.narrow, plate.large) if one.in_block else (plate.wide,)
        pictures = [f"![{_plain(plate.alt)}](/{size.src})\n\n" for size in sizes if one.kind == CHART]
        table = "\n".join(_table(plate))
        shown = f"{''.join(pictures)}{table}\n\n{link}，网站生成于 {self.as_of}{sample}。"
        finding = _plain(plate.finding)
        return _block(one, finding or _plain(plate.title), shown) if one.in_block else f"**{finding}**\n\n{shown}"


def _block(one: Reference, title: str, text: str) -> str:
    return f"/// {one.kind} | {title}\n{text}\n///"


def _undrawn(picture: Picture) -> Picture:
    wide, narrow, large = (replace(one, svg=b"") for one in (picture.wide, picture.narrow, picture.large))
    return replace(picture, wide=wide, narrow=narrow, large=large)


def _table(plate: figures.Plate) -> Iterator[str]:
    yield _row(plate.heads)
    yield "|" + "---|" * len(plate.heads)
    yield from (_row((label, *cells)) for label, cells, *_ in plate.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return text.translate(_ESCAPED)
