"""Numbers, charts and tables in a text are references to what the data says: `[[数字: inspections.pass_rate]]`.

A number may hold the value that its author saw, `| 98.6%`: when the data says something else, the sentence is to be
looked at again; with a `!` behind the value, nothing is built before somebody has. A block of such a name is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from typing import Final, NamedTuple

from disclosure.contract.charted import Measure
from disclosure.contract.model import Catalogue, Field, Package
from disclosure.errors import Problem
from disclosure.pages.blocks import CHART, NUMBER, SEEN, TABLE, WHERE, Block, spans
from disclosure.pages.oddities import without_code
from disclosure.pages.prose import Prose
from disclosure.statistics.asked import Asked, days_of

SPANS: Final = {"年份": ("year", "2021"), "季度": ("quarter", "2021-Q3"), "月份": ("month", "2021-09")}
_MOST_NAMED: Final = 10
_LIKELY: Final = 0.7  # how like a name is one that was meant
_NEAR: Final = 0.5  # where there are few names
_KINDS: Final = (NUMBER, CHART, TABLE)
_REFERENCE = re.compile(r"\[\[([^\[\]:：\n]{1,20})([:：])([^\[\]\n]*)\]\]")
_TIME = re.compile(r"([12][0-9]{3})(?:[-年./](0?[1-9]|1[0-2])月?|年)?")  # however people write a year or a month
_TARGET = re.compile(r"([a-z][a-z0-9-]*)\.([A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One of them: what of which register; of a number the question and the value *held*, *firmly* or not."""

    kind: str
    register: str
    name: str
    start: int  # places in the text
    end: int
    written: str  # without the value
    asked: Asked
    held: str = ""
    firmly: bool = False
    conditions: tuple[str, ...] = ()
    in_block: bool = False

    def holding(self, value: str) -> str:
        """Return what its author writes to hold a *value*."""
        return f"{SEEN}: {value}" if self.in_block else f"{self.written} | {value}]]"


_OfBlock = tuple[Block, int, int]


class _Place(NamedTuple):
    kind: str
    start: int
    end: int
    in_block: bool


class Wrong(ValueError):  # noqa: N818 - it says what the reference is
    """A reference that cannot be understood: what is wrong, and how to put it right."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.message, self.fix = message, fix


def references(prose: Prose, catalogue: Catalogue) -> list[Reference]:
    """Return the references of a text that can be understood."""
    return [one for one in _found(prose, catalogue) if isinstance(one, Reference)]


def asked_registers(texts: Iterable[Prose], catalogue: Catalogue) -> set[str]:
    """Return the registers that some texts refer to."""
    return {one.register for prose in texts for one in references(prose, catalogue)}


def reference_problems(prose: Prose, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is wrong with the references of a text."""
    yield from (one for one in _found(prose, catalogue) if isinstance(one, Problem))


def _found(prose: Prose, catalogue: Catalogue) -> Iterator[Reference | Problem]:
    """Yield what a text refers to in the order of the text."""
    lines, around = prose.body.split("\n"), [(begin, end) for _, begin, end in spans(prose.body)]
    written: list[tuple[int, re.Match[str] | _OfBlock]] = [
        *((found.start(), found) for found in _REFERENCE.finditer(without_code(prose.body))),
        *((one[1], one) for one in spans(prose.body) if one[0].name in _KINDS and one[0].argument),  # or prose.py tells
    ]
    for start, one in sorted(written, key=lambda pair: pair[0]):
        line = prose.body.count("\n", 0, start)
        try:
            if isinstance(one, re.Match):
                is_free = lines[line] == one[0] and not any(begin < start < end for begin, end in around)
                yield _standing(_inline(one, catalogue, lines[line]), is_free=is_free)
            else:
                yield _of_block(*one, catalogue)
        except Wrong as wrong:
            yield prose.problem("reference", wrong.message, wrong.fix, line)


def _standing(one: Reference, *, is_free: bool) -> Reference:
    """Make a block of a chart or a table that no list and no other block holds: it has pictures for narrow screens."""
    return replace(one, in_block=True) if is_free and one.kind != NUMBER else one


def _inline(found: re.Match[str], catalogue: Catalogue, line: str) -> Reference:
    kind, colon, rest = found[1].strip(), found[2], found[3]
    if kind not in _KINDS:
        raise Wrong(f"没有 [[{kind}]] 这种引用", f"可用的有 {'、'.join(_KINDS)}")
    if colon == "：":
        raise Wrong("引用里的冒号写成了全角“：”", f"改成半角：[[{kind}: {rest.strip()}]]")
    said, _, value = rest.partition("|")
    target, *conditions = said.split() or [""]
    if kind != NUMBER and (conditions or value):
        raise Wrong(f"{kind}后面不能写条件", f"只写 [[{kind}: {target}]]")
    if kind != NUMBER and line.strip() != found[0]:
        raise Wrong(f"{kind}要单独写一行", f"把 [[{kind}: {target}]] 移到自己的一行，前后空一行")
    place = _Place(kind, found.start(), found.end(), in_block=False)
    return _read(place, target, conditions, value.strip(), catalogue)


def _of_block(block: Block, start: int, end: int, catalogue: Catalogue) -> Reference:
    conditions, value = block.options.get(WHERE, "").split(), block.options.get(SEEN, "")
    return _read(_Place(block.name, start, end, in_block=True), block.argument, conditions, value, catalogue)


def _read(place: _Place, target: str, conditions: list[str], value: str, catalogue: Catalogue) -> Reference:
    kind = place.kind
    register, name = _named(place, target, catalogue)
    package = _package(catalogue, register)
    measure = _check(kind, package, name)
    asked = _asked(package, measure, conditions) if measure else Asked(package.name, name)
    return Reference(
        kind=kind,
        register=package.name,
        name=name,
        start=place.start,
        end=place.end,
        written=f"[[{kind}: {' '.join([target, *conditions])}",
        asked=asked,
        held=value.rstrip("! "),
        firmly=value.endswith("!"),
        conditions=tuple(conditions),
        in_block=place.in_block,
    )


def _named(place: _Place, target: str, catalogue: Catalogue) -> tuple[str, str]:
    """Return the register and the name that a target says. Raises Wrong, which lists what may be said."""
    found = _TARGET.fullmatch(target)
    if found:
        return found[1], found[2]
    packages = {one.name: one for one in catalogue.registers}
    register = target.partition(".")[0].strip()
    how = "/// {} | {}.名称" if place.in_block else "[[{}: {}.名称]]"
    if register in packages:
        listed = offered(target.partition(".")[2], _titles(place.kind, packages[register]))
        raise Wrong("引用没有写清名称", f"写成 {how.format(place.kind, register)}；名称：{listed}")
    listed = offered(register, {name: package.title for name, package in packages.items()})
    raise Wrong("引用没有写清名册和名称", f"写成 {how.format(place.kind, '名册')}；名册：{listed}")


def _package(catalogue: Catalogue, name: str) -> Package:
    packages = {one.name: one for one in catalogue.registers}
    if name not in packages:
        raise Wrong(f"没有名册 {name}", offered(name, {key: one.title for key, one in packages.items()}))
    return packages[name]


def offered(wanted: str, titles: Mapping[str, str]) -> str:
    """Say which names there are, each with its title, the nearest to what was *wanted* first."""

    def likeness(name: str) -> float:
        if wanted and wanted in titles[name]:
            return 1
        return max(SequenceMatcher(None, wanted, word).ratio() for word in (name, titles[name]))

    said = [f"{name}（{titles[name]}）" for name in sorted(titles, key=likeness, reverse=True)]
    listed = "、".join(said[:_MOST_NAMED]) + (" 等" if len(said) > _MOST_NAMED else "")
    if wanted and titles and max(map(likeness, titles)) >= _LIKELY:
        return f"是不是 {said[0]}？" + (f"其他的有 {listed.removeprefix(said[0])[1:]}" if len(said) > 1 else "")
    return f"可用的有 {listed or '（没有）'}"


def _titles(kind: str, package: Package) -> dict[str, str]:
    """Return the names that a reference of a *kind* may say, with their titles."""
    contract = package.register
    if kind == NUMBER:
        return {name: measure.title for name, measure in contract.measures.items()}
    return {chart.name: chart.title for chart in contract.charts}


def _check(kind: str, package: Package, name: str) -> Measure | None:
    """Return the measure of a number. Raises Wrong if the register has no measure or chart of that name."""
    known = _titles(kind, package)
    if name not in known:
        what = "指标" if kind == NUMBER else "图表"
        raise Wrong(f"名册 {package.name} 没有{what} {name}", offered(name, known))
    return package.register.measures[name] if kind == NUMBER else None


def _instead(name: str, known: object) -> str:
    names = list(known)  # type: ignore[call-overload]
    near = get_close_matches(name, names, n=1, cutoff=_NEAR)
    listed = "、".join(names[:_MOST_NAMED]) + (" 等" if len(names) > _MOST_NAMED else "")
    return f"是不是 {near[0]}？" if near else f"可用的有 {listed or '（没有）'}"


def _asked(package: Package, measure: Measure, conditions: list[str]) -> Asked:
    days, where = None, []
    for condition in conditions:
        name, sign, value = condition.partition("=")
        if not sign or not value:
            raise Wrong(f"条件 {condition} 看不懂", _condition(condition))
        if name in SPANS:
            if days is not None:
                raise Wrong(f"{'、'.join(SPANS)}只能写一个", f"删去 {condition}")
            days = _days(package, name, value)
        else:
            where.append((_field(package, measure, name, value).name, value))
    return Asked(package.name, measure.name, days, tuple(where))


def _condition(written: str) -> str:
    """Say how a condition is written: the one that was meant, where its sign alone is wrong."""
    name, sign, value = written.partition("＝")
    if name and sign and value:
        return f"等号要用半角的 =，写成 {name}={value}"
    return "写成 年份=2021 或 字段=值，几个条件之间空一格"


def _days(package: Package, name: str, value: str) -> tuple[date, date]:
    length, example = SPANS[name]
    if package.register.date is None:
        raise Wrong(f"名册 {package.name} 的记录没有日期，不能按{name}", f"删去 {name}")
    found = days_of(length, value)
    if found is None:
        raise Wrong(f"{name}={value} 不是{name}", f"写成 {_span(value) or f'{name}={example}'}")
    return found


def _span(value: str) -> str:
    """Return how a condition is written that means the year, quarter or month of this *value*; "" if it is none."""
    found = _TIME.fullmatch(value)
    said = "-".join(part.zfill(2) for part in found.groups() if part) if found else value
    return next((f"{name}={said}" for name, (length, _) in SPANS.items() if days_of(length, said)), "")


def _field(package: Package, measure: Measure, name: str, value: str) -> Field:
    fields = [*package.resources[measure.resource].fields, *package.records.fields]
    public = {one.title: one for one in fields if one.disclosure == "public"}
    public |= {one.name: one for one in fields if one.disclosure == "public"}
    if name not in public:
        known = [*(SPANS if package.register.date else ()), *public]
        fix = _of_time(package, public, name, value) or _instead(name, known)
        raise Wrong(f"名册 {package.name} 没有可以作条件的字段 {name}", fix)
    if public[name].type == "date" and _span(value):
        raise Wrong(f"{name} 记到日，{value} 不是一天", _of_day(package, public[name], name, value))
    enum = public[name].constraints.enum
    if enum and value not in enum:
        raise Wrong(f"{name} 没有“{value}”这个值", _instead(value, enum))
    return public[name]


def _of_time(package: Package, public: Mapping[str, Field], name: str, value: str) -> str:
    """Say how the time is written that somebody means by a *name* that is no field; "" if no time is meant."""
    span, near = _span(value), get_close_matches(name, [*SPANS, *public], n=1, cutoff=_NEAR)
    is_meant = "-" in span or any(one in public and public[one].type == "date" for one in near)
    return f"按{_dated(package)}取，写成 {span}" if package.register.date and span and is_meant else ""


def _of_day(package: Package, field: Field, name: str, value: str) -> str:
    """Say what to write in the place of a time that is longer than the day that a *field* holds."""
    span = f"写成 {_span(value)}"
    if field.name == package.register.date:
        return span
    day = f"写成一天，如 {name}=2022-05-01"
    return f"{day}；要一段时间，只能按{_dated(package)}取，{span}" if package.register.date else day


def _dated(package: Package) -> str:
    return package.records.field(package.register.date or "").title
