"""The types of cells: what is not well formed, and the typed values that other rules compare.

Stricter than frictionless, so that a number or a date is read alike by everyone who downloads it:

* integer, number: ASCII digits only, at most 15 before and 6 after the point (or the field's `decimals`); no
  exponent (`1E+05`), no `NaN` or `INF`, no underscore (`1_000`), no full-width or other digits, no leading zeros,
  plus sign or bare point (`.5`, `5.`), no spaces or line break around;
* date: ISO 8601, two digits for a month and a day; or a declared format, never `any`, that takes what strptime takes;
* year: four ASCII digits; yearmonth: `2022-09`, never `2022-9`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import date

import narwhals as nw

from disclosure.checks.causes import why
from disclosure.checks.rules import Rule
from disclosure.checks.words import figures, plain
from disclosure.contract.model import Field
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.types import ISO_DATE, date_format, day_of, grammar, shown, typed
from disclosure.reading.tables import Table, with_place

_SHAPES = {
    "integer": ("应为整数", "只用半角数字，如 12；不带千分位、小数点、单位、空格，不以 0 开头，不用科学计数法"),
    "number": ("应为数字", "只用半角数字和小数点，如 12.5；不带千分位、单位、空格，不用科学计数法"),
    "boolean": ("应为 true 或 false", "是写 true，否写 false"),
    "year": ("应为四位年份", "写成 2022 这样的半角数字"),
    "yearmonth": ("应为年月", "写成 2022-09 这样，月份两位"),
}

_CALENDAR = ("date", "yearmonth", "year")
FEW = 50_000  # rows that are kept with their values


@dataclass(frozen=True, slots=True)
class Days:
    """The different days of a column, ascending, dates as ISO; *missing*: cells that look like one and are none."""

    values: list[str] = default(default_factory=list)
    missing: list[str] = default(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ready:
    """A table made ready for rules: *frame* has a typed column for each field (see `value`) and `@place`."""

    table: Table
    frame: Frame
    rules: tuple[Rule, ...]  # the types' own
    days: Mapping[str, Days]  # by the names of the fields of dates, months and years that have any


def value(name: str) -> nw.Expr:
    """Return the typed value of a field, a date as ISO text; null where the cell is empty or not well formed."""
    return nw.col(_column(name))


def day(name: str) -> nw.Expr:
    """Return the value of a date field as a day that can be counted from."""
    return value(name).str.to_date(format=ISO_DATE)


def well_formed(name: str) -> nw.Expr:
    """Whether a cell is a value of its field's type or empty; any other has a problem already."""
    return nw.col(name).is_null() | ~value(name).is_null()


def ready(table: Table, engine: Engine) -> Ready:
    """Find the rules of the types and add the typed values.

    Dates that look right are looked up in the calendar one by one, but each only once: a million rows have
    some thousand different days.
    """
    frame = with_place(table.frame, table.files)
    fields = table.resource.fields
    days = _days([field for field in fields if field.type in _CALENDAR], frame, engine)
    missing = {name: found.missing for name, found in days.items()}
    texts = [_well_formed(field, missing.get(field.name, [])) for field in fields]
    with_texts = frame.with_columns(*texts)
    values = [_typed(replace(field, name=_column(field.name))) for field in fields]
    rules = [rule for field in fields for rule in _type_rules(field, missing.get(field.name, []))]
    whole = with_texts.with_columns(*values)
    # Each query over a lazy frame is planned anew, which takes longer than computing a few rows once.
    few = engine.count(table.frame) <= FEW
    filled = {name: found for name, found in days.items() if found.values}
    return Ready(table, engine.keep(whole, kept_as(table)) if few else whole, tuple(rules), filled)


def kept_as(table: Table) -> str:
    """Return what the engine calls a table that is ready."""
    return f"{table.name}/ready"


def _column(name: str) -> str:
    return f"@value {name}"


def _well_formed(field: Field, missing_days: list[str]) -> nw.Expr:
    cell = nw.col(field.name)
    pattern = grammar(field)
    if pattern is None:
        return cell.alias(_column(field.name))
    good = cell.str.contains(pattern)
    if missing_days:
        good = good & ~cell.is_in(missing_days)
    return nw.when(good).then(cell).alias(_column(field.name))


def _typed(field: Field) -> nw.Expr:
    # ISO days sort and compare as text, four digits a year: no need to make a million dates of them.
    return shown(field) if field.type == "date" else typed(field)


def _type_rules(field: Field, missing_days: list[str]) -> Iterator[Rule]:
    if grammar(field) is None:
        return
    cell = nw.col(field.name)
    # The grammar has been applied for the value: a cell without a value is not well formed.
    wrong = ~cell.is_null() & value(field.name).is_null()
    message, fix = _shape(field)
    told = (field.name,)
    if missing_days:
        absent = cell.is_in(missing_days)
        where_to_look = "请核对原始材料里的日期"
        yield Rule(field.name, "type-error", absent, "日历上没有这一天", where_to_look, told=told, tell=plain)
        wrong = wrong & ~absent
    yield Rule(field.name, "type-error", wrong, message, fix, told=told, tell=_tell(field), advise=_advise(field, fix))


def _tell(field: Field) -> Callable[[str], str]:
    def tell(cell: str) -> str:
        cause = why(field, cell)
        return f"{figures(cell)}：{cause[0]}" if cause else figures(cell)

    return tell


def _advise(field: Field, fix: str) -> Callable[[str], str]:
    def advise(cell: str) -> str:
        cause = why(field, cell)
        return cause[1] if cause else fix

    return advise


def _shape(field: Field) -> tuple[str, str]:
    if field.type == "date":
        example = date(2022, 9, 30).strftime(date_format(field))
        return "应为日期", f"写成 {example} 这样，用半角数字"
    return _SHAPES[field.type]


def _days(fields: Sequence[Field], frame: Frame, engine: Engine) -> dict[str, Days]:
    """Return the days of each column, each of which is looked at once however many rows have it."""
    formed = [re.compile(grammar(field) or "") for field in fields]
    days = {field.name: Days() for field in fields}
    for place, cell in engine.values(frame, list(days)):
        field, found = fields[place], days[fields[place].name]
        if not formed[place].fullmatch(cell):
            continue
        day = day_of(field, cell) if field.type == "date" else cell
        if day is None:
            found.missing.append(cell)
        else:
            found.values.append(str(day))
    for found in days.values():
        found.values.sort()
        found.missing.sort()
    return days
