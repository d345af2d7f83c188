"""From the groups of a chart to the lists of the rows behind them, where there are such lists."""

from __future__ import annotations

from collections.abc import Iterable

from disclosure import addresses
from disclosure.pages.choices import Choices
from disclosure.showing.model import ShownRegister
from disclosure.statistics.model import Series


def listed(series: Series, register: ShownRegister, every: Iterable[Choices]) -> dict[str, str]:
    """Return where the rows of each label of *series* are listed: *every* are what the rows may be chosen by.

    Only the records have lists; 其他 is no value; a list of all of them would say nothing.
    """
    contract, name = register.package.register, register.package.name
    if series.measure.resource != contract.records:
        return {}
    known = {
        _plain(one.words): one.address
        for of in every
        if of.field == series.chart.by
        for one in of.choices
        if one.address != addresses.register(name)
    }
    labels = [*series.labels[: series.groups], *(series.labels[-1:] if series.has_empty else ())]
    return {label: known[_plain(label)] for label in labels if _plain(label) in known}


def _plain(words: str) -> str:
    """Return a name without the spaces of print: a period is 2022年9月 and 2022 年 9 月."""
    return words.replace(" ", "")
