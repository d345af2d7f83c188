"""A report on a month, a quarter or a year of a register: a draft in which every number is a reference to the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from disclosure.contract.charted import Measure
from disclosure.contract.model import Field, Package
from disclosure.errors import SettingsError
from disclosure.ground.engine import Engine
from disclosure.ground.types import typed
from disclosure.pages.blocks import CHART, NUMBER, TABLE
from disclosure.pages.content import GUIDANCE
from disclosure.pages.quoted import SPANS, offered
from disclosure.publication.model import PublicRegister
from disclosure.statistics.asked import Asked, answer, days_of
from disclosure.statistics.covered import field_of
from disclosure.statistics.said import bare

MOST_WORDS: Final = 12  # of a field whose values have a line each
MOST_PERIODS: Final = 12  # that are named where one has no record
_UNFIT = re.compile(r"[\s\[\]|=]")  # in a word that cannot be written as a condition
_WRITTEN = {"年份": "{0.year}", "季度": "{0.year}-Q{1}", "月份": "{0.year}-{0.month:02}"}
_TEXT = """---
标题: {title}
日期: {day}
摘要: {first} 至 {last} 的主要数据，由名册里公开的记录计算。
状态: 草稿
---
{first} 至 {last}，[名册](/{name}/)里公开的记录情况如下。

{sections}

## 说明

- 以上各数按“{dated}”计算，只计公示中的记录；图和表是全部年份的。
- （{guidance}）数是引用，随数据变；竖线后面是写的时候的数，变了 `make check` 会列出来。
- （{guidance}）要把数定住，在竖线后面的数后加 `!`。看过以后删去抬头里“状态: 草稿”一行和写给编辑的这几行。
"""


class Period(NamedTuple):
    """A period: what a reference calls its kind (季度), how it is written (2022-Q3), its first and last day."""

    kind: str
    text: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """What people call it."""
        year, _, part = self.text.partition("-")
        ends = {"季度": f"第 {part[1:]} 季度", "月份": f" {part.lstrip('0')} 月"}
        return f"{year} 年{ends.get(self.kind, '')}"


def read_period(text: str) -> Period:
    """Read `2022`, `2022-Q3` or `2022-09`. Raises SettingsError for anything else."""
    for kind, (length, _) in SPANS.items():
        found = days_of(length, text)
        if found is not None:
            return Period(kind, text, *found)
    hint = "写成 2022（全年）、2022-Q3（季度）或 2022-09（月），如 PERIOD=2022-Q3"
    raise SettingsError(f"PERIOD 看不懂：{text or '（没有写）'}", hint=hint)


def report(registers: Mapping[str, PublicRegister], name: str, period: Period, engine: Engine, day: date) -> str:
    """Return the text of a report of that *day* on the register *name*.

    Raises SettingsError, which says what there is, for a register of which none can be, and a period without a record.
    """
    dated = _dated(registers, name)
    _refuse_empty(registers[name], dated, period, engine)
    package = registers[name].package
    return _TEXT.format(
        title=f"{period.words}{package.title}情况",
        day=day.isoformat(),
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        name=name,
        sections="\n\n".join(_sections(_Asking(registers, package, dated, period, engine))),
        dated=dated.title,
        guidance=GUIDANCE,
    )


def _dated(registers: Mapping[str, PublicRegister], name: str) -> Field:
    """Return the field by which the register's records are dated."""
    fields = {key: field for key, one in registers.items() if (field := _date_of(one)) is not None}
    if name in fields:
        return fields[name]
    why = (
        f"名册 {name} 没有日期或者没有指标，不能按期写报告" if name in registers else f"没有名册 {name or '（没有写）'}"
    )
    titles = {key: registers[key].package.title for key in fields}
    raise SettingsError(why, hint=f"REGISTER 写英文名：{offered(name, titles)}")


def _date_of(register: PublicRegister) -> Field | None:
    contract, resource = register.package.register, register.records.resource
    field = resource.field(contract.date) if contract.date in resource.names else None
    return field if field is not None and field.type == "date" and contract.measures else None


def _refuse_empty(register: PublicRegister, dated: Field, period: Period, engine: Engine) -> None:
    day = typed(dated).alias("@day")
    days = [one for (one,) in engine.all(engine.distinct(register.records.frame.select(day))) if one]
    if any(period.first <= one <= period.last for one in days):
        return
    written = sorted({_WRITTEN[period.kind].format(one, (one.month + 2) // 3) for one in days})
    listed = "、".join(written[-MOST_PERIODS:]) or "（没有）"
    hint = f"有记录的是 {'…、' if len(written) > MOST_PERIODS else ''}{listed}"
    raise SettingsError(f"名册 {register.package.name} 在 {period.text} 没有公示中的记录", hint=hint)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a report asks: the measures of a register in a period."""

    registers: Mapping[str, PublicRegister]
    package: Package
    dated: Field
    period: Period
    engine: Engine

    def line(self, label: str, measure: Measure, where: tuple[tuple[str, str], ...] = ()) -> str:
        """Return an item of a list with a reference and the value that it holds now; "" where nothing is known."""
        register = self.registers[self.package.name]
        if field_of(register, measure, self.dated.name) is None:
            return ""  # its rows are of no day
        asked = Asked(self.package.name, measure.name, (self.period.first, self.period.last), where)
        figure = answer(asked, self.registers, self.engine)
        if figure.value is None and not figure.denominator:
            return ""
        said = " ".join([f"{self.period.kind}={self.period.text}", *(f"{name}={word}" for name, word in where)])
        return f"- {label}：[[{NUMBER}: {self.package.name}.{measure.name} {said} | {bare(figure, measure)}]]"


def _sections(asking: _Asking) -> Iterator[str]:
    contract, package = asking.package.register, asking.package
    yield _listed("主要数据", [asking.line(one.title, one) for one in contract.measures.values()])
    if contract.counting is not None:
        for field in _fields(asking.registers[package.name]):
            words = [word for word in field.constraints.enum if not _UNFIT.search(word)]
            yield _listed(
                f"按{field.title}", [asking.line(word, contract.counting, ((field.name, word),)) for word in words]
            )
    if contract.notices is not None:
        yield f"逐期的情况见[{package.resources[contract.notices.resource].title}](/{package.name}/notices/)。"
    charts = zip((CHART, TABLE), contract.charts, strict=False)
    if contract.charts:
        yield "\n\n".join(["## 图表", *(f"[[{kind}: {package.name}.{one.name}]]" for kind, one in charts)])


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join([f"## {heading}", "", *filter(None, lines)])


def _fields(register: PublicRegister) -> Iterator[Field]:
    """Yield the outcome and the facets whose few words stand in the schema."""
    contract, resource = register.package.register, register.records.resource
    names = dict.fromkeys([*([contract.outcome.field] if contract.outcome else []), *contract.facets])
    for name in names:
        field = resource.field(name) if name in resource.names else None
        if field is not None and 0 < len(field.constraints.enum) <= MOST_WORDS and not _UNFIT.search(name):
            yield field
