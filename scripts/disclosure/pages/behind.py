"""From the groups of a chart to the rows behind them: their list, where there is one, or the selection of just them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from disclosure import addresses
from disclosure.pages.choices import Choices
from disclosure.showing.model import ShownRegister
from disclosure.statistics.model import Series


def listed(series: Series, register: ShownRegister, every: Sequence[Choices]) -> dict[str, str]:
    """Return where the rows of each label of *series* are listed: *every* are what the rows may be chosen by.

    Only the records have lists; 其他 is no value; a list of all of them would say nothing. A list has all rows of
    its value: those that a measure leaves out, too.
    """
    whole = addresses.register(register.package.name)
    return {label: one for label, (one, _) in _chosen(series, register, every).items() if one != whole}


def selected(series: Series, register: ShownRegister, every: Sequence[Choices]) -> dict[str, str]:
    """Return what a script of the register's page selects the rows of each label by, and no others.

    Where `listed` has just these rows there is nothing; nor where no selection can say which they are.
    """
    keys = {of.field: of.key for of in every if of.key}
    where = series.measure.where
    if series.measure.resource != register.package.register.records or not keys.keys() >= where.keys():
        return {}
    if any(len(values) > 1 for values in where.values()):
        return {}
    shared = [(keys[field], value) for field, (value,) in where.items()]
    known = listed(series, register, every) if not where else {}
    home = addresses.register(register.package.name)
    return {
        label: f"{home}#{said}{'&' if said and shared else ''}{urlencode(shared)}"
        for label, said in _fragments(series, register, every).items()
        if label not in known
    }


def _fragments(series: Series, register: ShownRegister, every: Sequence[Choices]) -> dict[str, str]:
    if series.chart.by == register.package.register.date:
        spans = zip(series.labels, series.spans, strict=False)
        return {label: urlencode({"from": first.isoformat(), "to": last.isoformat()}) for label, (first, last) in spans}
    return {label: fragment for label, (_, fragment) in _chosen(series, register, every).items()}


def _chosen(series: Series, register: ShownRegister, every: Sequence[Choices]) -> dict[str, tuple[str, str]]:
    """Return the list and the fragment of the value that each label stands for."""
    if series.measure.resource != register.package.register.records:
        return {}
    known = {
        _plain(one.words): (one.address, one.fragment)
        for of in every
        if of.field == series.chart.by
        for one in of.choices
    }
    labels = [*series.labels[: series.groups], *(series.labels[-1:] if series.has_empty else ())]
    return {label: known[_plain(label)] for label in labels if _plain(label) in known}


def _plain(words: str) -> str:
    """Return a name without the spaces of print: a period is 2022年9月 and 2022 年 9 月."""
    return words.replace(" ", "")
