"""Measure a register: its headline figures and the tables behind its charts."""

from __future__ import annotations

from dataclasses import replace

import narwhals as nw

from disclosure.checks.targets import unit_of, unmet
from disclosure.contract.charted import Chart, Measure
from disclosure.contract.model import Field
from disclosure.contract.register import Contract
from disclosure.errors import DataError
from disclosure.ground.engine import Engine, Frame
from disclosure.publication.model import PublicRegister
from disclosure.publication.named import NO_TABLES, Named, Tables, named
from disclosure.statistics.adverse import adverse
from disclosure.statistics.aggregates import AMOUNT, BASE, aggregates, figure
from disclosure.statistics.covered import DAY, covered
from disclosure.statistics.groups import Axis, Dimension, axis, axis_of, bounded, days, unfinished
from disclosure.statistics.model import Figure, Headline, Series, Statistics
from disclosure.statistics.names import labelled
from disclosure.statistics.noticed import noticed
from disclosure.statistics.splits import SPLIT, Limit, columns, most
from disclosure.statistics.stated import NOTHING, Years, stated
from disclosure.statistics.targets import NO_TARGETS, Target, Targets
from disclosure.statistics.unknown import with_gaps

BY = "@by"
YEAR = "year"
BY_REST, SPLIT_REST = "@by rest", "@split rest"
ALONE = Axis((), ("",), has_rest=False, has_empty=True)  # a chart that is not split: one column, no key


def measure(
    register: PublicRegister, engine: Engine, tables: Tables = NO_TABLES, targets: Targets = NO_TARGETS
) -> Statistics:
    """Compute every measure and every chart's figures over the public rows of *register*.

    *tables* are the publication's: a group whose key names a row of one of them is called by that table's `label`.
    *targets* are those of all registers, by address. Raises DataError where the contract
    names a field that may not be shown or a target that is not public.
    """
    contract = register.package.register
    return Statistics(
        headlines=tuple(_headline(register, one, engine) for one in contract.measures.values()),
        series=tuple(
            replace(
                _series(register, chart, contract.measures[chart.measure], engine, tables),
                target=_target(register, chart, contract.measures[chart.measure], targets),
            )
            for chart in contract.charts
        ),
        notices=noticed(register, engine),
    )


def _target(register: PublicRegister, chart: Chart, one: Measure, targets: Targets) -> Target | None:
    """Find the target of a chart; its unit is the measure's own, so that both stand on one axis."""
    if chart.target is None:
        return None
    target = targets.get(chart.target)
    if target is not None and target.unit == unit_of(one):
        return target
    raise DataError(list(unmet(register.package, chart, target.unit if target else None)))


def _headline(register: PublicRegister, one: Measure, engine: Engine) -> Headline:
    if one.kind == "stated":
        return _newest(one, stated(register, one, engine))
    rows = covered(register, one).frame
    ends = (nw.col(DAY).min().alias("@first"), nw.col(DAY).max().alias("@last"))
    [(amount, base, first, last)] = engine.all(rows.select(*aggregates(one), *ends))
    return Headline(one, figure(one, amount or 0, base), first, last)


def _newest(one: Measure, years: Years) -> Headline:
    """Return the number of the newest year that has one."""
    newest = max((year for year, figure in years.items() if figure.value is not None), default=None)
    return Headline(one, NOTHING, None, None) if newest is None else Headline(one, years[newest], *days(newest, YEAR))


def _year_by_year(register: PublicRegister, chart: Chart, one: Measure, engine: Engine) -> Series:
    years, contract = stated(register, one, engine), register.package.register
    keys = list(range(min(years), max(years) + 1)) if years else []
    down = axis_of([*keys], YEAR, has_rest=False, has_empty=False)
    return Series(
        chart=chart,
        measure=one,
        by_title=register.tables[one.resource].resource.field(chart.by).title,
        labels=down.labels,
        splits=ALONE.labels,
        figures=with_gaps(tuple((years.get(year),) for year in keys), down, YEAR, contract.gaps),
        in_time=True,
        unfinished=unfinished(down.keys, YEAR, register.as_of),
        passing=_is_passing(contract),
        spans=tuple(days(year, YEAR) for year in keys),
    )


def _series(register: PublicRegister, chart: Chart, one: Measure, engine: Engine, tables: Tables) -> Series:
    if one.kind == "stated":
        return _year_by_year(register, chart, one, engine)
    contract = register.package.register
    rows = covered(register, one, *([chart.by, chart.split] if chart.split else [chart.by]))
    by = bounded(rows.frame, Dimension(BY, rows.fields[0], chart.part), engine)
    split = bounded(rows.frame, Dimension(SPLIT, rows.fields[1]), engine) if chart.split else None
    keyed = rows.frame.with_columns(by.key(), split.key() if split else nw.lit(None, dtype=nw.String).alias(SPLIT))
    down, badly = axis(keyed, by, one, engine), adverse(contract, one, chart)
    across = columns(keyed, split, one, Limit(most(chart), badly.splits), engine) if split else ALONE
    return Series(
        chart=chart,
        measure=one,
        by_title=by.title,
        labels=labelled(down, _named(by.field, register, one, tables), engine),
        splits=labelled(across, _named(split.field, register, one, tables), engine) if split else across.labels,
        figures=with_gaps(_figures(keyed, down, across, one, engine), down, by.unit, contract.gaps),
        in_time=by.unit is not None,
        has_rest=down.has_rest,
        has_empty=down.has_empty,
        unfinished=unfinished(down.keys, by.unit, register.as_of),
        adverse=badly,
        repeats=any(field.type == "list" for field in rows.fields),
        passing=_is_passing(contract),
        spans=tuple(days(key, by.unit) for key in down.keys) if by.unit else (),
    )


def _is_passing(contract: Contract) -> bool:
    """Whether records go without a mark as their time is over, or when they are repaired."""
    ends = contract.period is not None and not contract.period.is_open
    return ends or (contract.status is not None and bool(contract.status.repaired))


def _named(field: Field, register: PublicRegister, one: Measure, tables: Tables) -> Named | None:
    """Find the rows that a dimension's keys name; its field is the measure's own or one of the records."""
    own = register.tables[one.resource].resource
    resource = own if field in own.fields else register.records.resource
    return named(field, resource, register.package.name, tables)


def _figures(
    keyed: Frame, down: Axis, across: Axis, one: Measure, engine: Engine
) -> tuple[tuple[Figure | None, ...], ...]:
    """Return a figure for each pair of groups. The rest is computed from its rows, not from other figures."""
    grouped = _gathered(_gathered(keyed, BY, BY_REST, down), SPLIT, SPLIT_REST, across)
    keys = (BY, BY_REST, SPLIT, SPLIT_REST)
    table: list[list[Figure | None]] = [[None] * len(across.labels) for _ in down.labels]
    cells = grouped.group_by(*keys).agg(*aggregates(one)).select(*keys, AMOUNT, BASE)
    for by, by_rest, split, split_rest, amount, base in engine.rows(cells):
        row = table[down.place(by, is_rest=by_rest)]
        row[across.place(split, is_rest=split_rest)] = figure(one, amount, base)
    return tuple(map(tuple, table))


def _gathered(frame: Frame, column: str, flag: str, groups: Axis) -> Frame:
    """Put the groups that are not shown by themselves into one, marked by *flag*."""
    if not groups.has_rest:
        return frame.with_columns(nw.lit(value=False).alias(flag))
    shown = nw.col(column).is_in(groups.keys)
    return frame.with_columns(
        nw.when(shown).then(nw.col(column)).alias(column), (~nw.col(column).is_null() & ~shown).alias(flag)
    )
