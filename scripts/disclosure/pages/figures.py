"""Numbers as a page prints them: with thousands marks, with what a rate is made of, never rounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import NamedTuple

from disclosure import addresses
from disclosure.charts.choice import kind_of
from disclosure.charts.model import Picture
from disclosure.charts.numbers import total_said, totals
from disclosure.contract.charted import Measure
from disclosure.contract.periods import Period
from disclosure.showing.model import ShownRegister
from disclosure.statistics.model import SMALLEST_BASE, Figure, Headline, Series
from disclosure.statistics.said import bare, number, rate, said

TOTAL = "合计"
TOO_FEW = f"不足 {SMALLEST_BASE}，不计算"
_NUMBER = re.compile(r"-?[0-9][0-9,.]*")
_NEVER = "不公示"  # the words of no time at all
_UNITS = {"Y": "年", "M": "个月", "W": "周", "D": "日"}


@dataclass(frozen=True, slots=True)
class Stat:
    """A headline figure: its name, the number, what it is made of, the days it covers."""

    title: str
    value: str
    base: str
    period: str
    anchor: str = ""  # its id on the page of its register

    @property
    def is_number(self) -> bool:
        """Whether there is a number, and not a word why there is none."""
        return _NUMBER.match(self.value) is not None

    @property
    def number(self) -> str:
        """The number without its unit, or the word why there is none."""
        found = _NUMBER.match(self.value)
        return found[0] if found else self.value

    @property
    def unit(self) -> str:
        """What stands behind the number."""
        return self.value.removeprefix(self.number)


class Image(NamedTuple):
    """A picture's file, its address from the site's root, and its size in px."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Plate:
    """A chart on a page with the table of the same figures.

    *rows* are label, cells, and where the rows behind them are listed, and selected.
    """

    name: str
    title: str
    finding: str
    alt: str
    wide: Image
    narrow: Image
    large: Image
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str, str], ...]
    note: str
    live: str  # the address of what draws it in a browser
    embed: str  # HTML that shows it on a page of somebody else; "" where the site has no address yet


def stats(headlines: Iterable[Headline], rows: Mapping[str, int]) -> list[Stat]:
    """Print headline figures of a register, each with what it is a part of; *rows* are those of its tables."""
    return [stat(headline, rows.get(headline.measure.resource)) for headline in headlines]


def stat(headline: Headline, rows: int | None = None) -> Stat:
    """Print a headline figure; *rows*: how many rows its table has, the whole of which a count is a part."""
    measure, figure = headline.measure, headline.figure
    days = span(headline.first, headline.last)
    period = f"{'期间' if ' ' in days else '日期'} {days}" if days else ""
    return Stat(measure.title, _value(measure, figure), _base(measure, figure, rows), period)


def span(first: date | None, last: date | None) -> str:
    """Print the days that figures cover; a whole year is called by its number."""
    if first is None or last is None:
        return ""
    if first == last:
        return f"{first.isoformat()} 当天"
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"{first.year} 年"
    return f"{first.isoformat()} 至 {last.isoformat()}"


def days_of(register: ShownRegister) -> str:
    """Print the days that a register's records cover; of records without days, that on which they stand there."""
    return span(register.first, register.last) or f"截至 {register.as_of.isoformat()}"


def _value(measure: Measure, figure: Figure) -> str:
    if measure.kind != "share" or not figure.denominator:
        return bare(figure, measure)
    return TOO_FEW if figure.value is None else rate(figure)


def _base(measure: Measure, figure: Figure, rows: int | None) -> str:
    """Say what the number is made of: a rate's parts, a condition's values and the rows that it is asked of."""
    if measure.kind == "stated":
        return f"分子 {number(figure.numerator or 0)}，分母 {number(figure.denominator)}" if figure.denominator else ""
    where = "、".join(value for values in measure.where.values() for value in values)
    if figure.denominator is None:
        is_part = measure.kind == "count" and where and rows is not None
        return f"{where} {figure.value or 0:,} / 共 {rows:,}" if is_part else where
    base = f"{'、'.join(measure.of)} {figure.numerator or 0:,} / 共 {figure.denominator:,}".lstrip()
    return f"{base}（{where}）" if where else base


class Behind(NamedTuple):
    """Where the rows behind the labels of a chart are: *listed*, and *selected* by a script."""

    listed: Mapping[str, str] = {}
    selected: Mapping[str, str] = {}


def plate(picture: Picture, register: str, behind: Behind, siteurl: str = "") -> Plate:
    """Lay a chart of *register* out with its table; *behind* says where the rows of its labels are."""
    series = picture.series
    heads = tuple(split or series.measure.title for split in series.splits)
    ends = _totals(series)
    wide, narrow, large = (
        Image(addresses.chart(register, picture.name, size), drawn.width, drawn.height)
        for size, drawn in picture.sizes.items()
    )
    return Plate(
        name=picture.name,
        title=series.chart.title,
        finding=picture.finding,
        alt=picture.alt,
        wide=wide,
        narrow=narrow,
        large=large,
        heads=(series.by_title, *heads, *([TOTAL] if any(ends) else [])),
        rows=tuple(_rows(series, ends, behind)),
        note=_note(picture),
        live=addresses.live(register, picture.name, picture.live_file()),
        embed=_embed(picture, register, wide, siteurl) if siteurl else "",
    )


def _rows(
    series: Series, ends: list[tuple[str, ...]], behind: Behind
) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    for label, figures, total in zip(series.labels, series.figures, ends, strict=True):
        cells = (*(said(figure, series.measure) for figure in figures), *total)
        yield label, cells, behind.listed.get(label, ""), behind.selected.get(label, "")


def _embed(picture: Picture, register: str, image: Image, siteurl: str) -> str:
    page = escape(f"{siteurl}/{addresses.register(register)}#{addresses.chart_anchor(picture.name)}")
    shown = f'src="{escape(f"{siteurl}/{image.src}")}" alt="{escape(picture.alt)}"'
    return f'<a href="{page}"><img {shown} width="{image.width}" height="{image.height}"></a>'


def _totals(series: Series) -> list[tuple[str, ...]]:
    """Return the cells of a last column: what stands at the ends of stacked bars, where they are of several parts."""
    if kind_of(series) != "stacked" or len(series.splits) == 1:
        return [() for _ in series.labels]
    return [(f"{total_said(amount)}{series.measure.unit}" if amount is not None else "",) for amount in totals(series)]


def _note(picture: Picture) -> str:
    series = picture.series
    measured = f"{series.measure.title}（{_unit(series.measure)}）" if _unit(series.measure) else series.measure.title
    repeats = "有几个值的，每个值里各计一次。" if series.repeats else ""
    return f"{measured}，按“{series.by_title}”分组。{repeats}{picture.remarks}"


def _unit(measure: Measure) -> str:
    return "%" if measure.kind == "share" else measure.unit


def duration(text: str) -> str:
    """Say an ISO 8601 duration in words: P3M is 3 个月; P0D is never public."""
    parts = re.findall("([0-9]+)([YMWD])", text)
    words = " ".join(f"{count} {_UNITS[unit]}" for count, unit in parts if int(count))
    return words or _NEVER


def period(rule: Period | None, titles: dict[str, str]) -> list[str]:
    """Say in sentences how long a record is public; *titles* are the fields' by name."""
    if rule is None:
        return ["长期公开，未设期限。"]
    start = f"自{titles.get(rule.start, rule.start)}起"
    if rule.is_open:
        return [f"{start}长期公开。"]
    if rule.length is not None:
        return [f"{start}公示 {duration(rule.length)}，期满撤下。"]
    if rule.end_field is not None:
        openly = "；没有写截止日的，长期公示" if rule.ends_openly else ""
        return [f"{start}公示，至{titles.get(rule.end_field, rule.end_field)}为止，期满撤下{openly}。"]
    classes = [*_lengths(rule, titles), *_ends(rule, titles)]
    return [f"{start}按类别公示，期满撤下：{'；'.join(classes)}。"]


def _lengths(rule: Period, titles: dict[str, str]) -> list[str]:
    since = {name: f"（自{titles.get(field, field)}起算）" for name, field in rule.starts.items()}
    never = [f"{name}的不列出" for name, length in rule.lengths.items() if duration(length) == _NEVER]
    public = [
        (name if _says(name, length) else f"{name} {duration(length)}") + since.get(name, "")
        for name, length in rule.lengths.items()
        if duration(length) != _NEVER
    ]
    return [*public, *never]


def _says(name: str, length: str) -> bool:
    """Whether a class is called by its length already: 三个月 is P3M."""
    words = duration(length)
    return name in (words, re.sub("[1-9] ", lambda digit: "一二三四五六七八九"[int(digit[0]) - 1], words))


def _ends(rule: Period, titles: dict[str, str]) -> list[str]:
    openly = dict.fromkeys(rule.open_classes, "，没有写的不撤下")
    return [f"{name}的至{titles.get(field, field)}{openly.get(name, '')}" for name, field in rule.ends.items()]
