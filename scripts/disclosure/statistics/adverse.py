"""Which numbers speak of adverse outcomes: decided by the contract's `outcome` and by nothing else."""

from __future__ import annotations

from disclosure.contract.charted import Chart, Measure
from disclosure.contract.register import Contract
from disclosure.statistics.model import NOT_ADVERSE, Adverse


def adverse(contract: Contract, measure: Measure, chart: Chart) -> Adverse:
    """Return what is adverse in a chart of *measure*; labels and splits by their words."""
    if contract.outcome is None or not contract.outcome.adverse:
        return NOT_ADVERSE
    field, words = contract.outcome.field, frozenset(contract.outcome.adverse)
    return Adverse(
        whole=_is_of_adverse(measure, field, words),
        labels=words if chart.by == field else frozenset(),
        splits=words if chart.split == field else frozenset(),
    )


def _is_of_adverse(measure: Measure, field: str, words: frozenset[str]) -> bool:
    """Whether only adverse rows are counted; a share is adverse by its numerator alone."""
    if measure.kind == "share":
        return measure.field == field and words.issuperset(measure.of)
    return field in measure.where and words.issuperset(measure.where[field])
