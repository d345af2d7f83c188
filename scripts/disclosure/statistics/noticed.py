"""What each notice of a register comes to: its records, how they came out, and the register's measures of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import narwhals as nw

from disclosure.contract.charted import Measure
from disclosure.contract.model import Field
from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicRegister
from disclosure.statistics.aggregates import AMOUNT, BASE, aggregates, figure
from disclosure.statistics.covered import covered, field_of
from disclosure.statistics.model import Figure, Headline, Noticed

_WORD, _ROWS = "@word", "@rows"


def noticed(register: PublicRegister, engine: Engine) -> dict[str, Noticed]:
    """Count the public records of each notice, by the notice's number; one that has none is not among them.

    All notices are asked together: one query for the records, one for each measure.
    """
    key = register.package.notice_key
    if key is None:
        return {}
    [own] = key.fields
    every = register.package.register.measures.values()
    measures = [one for one in every if one.kind != "stated" and field_of(register, one, own)]
    figures = [(one, _figures(register, one, own, engine)) for one in measures]
    return {
        number: Noticed(
            sum(words.values()),
            tuple((word, rows) for word, rows in words.items() if word),
            tuple(_headlines(number, figures)),
        )
        for number, words in _outcomes(register, own, engine).items()
    }


def _outcomes(register: PublicRegister, key: str, engine: Engine) -> dict[str, dict[str, int]]:
    """Count the records of each notice by the word of their outcome, in the order of the schema; "" without one."""
    field = _outcome(register)
    text = nw.col(field.name).fill_null("") if field else nw.lit("")
    rows = register.records.frame.filter(~nw.col(key).is_null()).with_columns(text.alias(_WORD))
    known = {word: place for place, word in enumerate(field.constraints.enum if field else ())}
    counted = engine.all(rows.group_by(key, _WORD).agg(nw.len().alias(_ROWS)))
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, word, count in sorted(counted, key=lambda row: (known.get(row[1], len(known)), row[1])):
        found[number][word] = int(count)
    return found


def _outcome(register: PublicRegister) -> Field | None:
    """Return the field of the outcome, where a cell holds one word."""
    outcome, resource = register.package.register.outcome, register.records.resource
    field = resource.field(outcome.field) if outcome and outcome.field in resource.names else None
    return field if field is not None and field.type != "list" else None


def _figures(register: PublicRegister, measure: Measure, key: str, engine: Engine) -> dict[str, Figure]:
    groups = covered(register, measure, key).frame.group_by(key).agg(*aggregates(measure))
    rows = engine.all(groups.select(key, AMOUNT, BASE))
    return {number: figure(measure, amount or 0, base) for number, amount, base in rows}


def _headlines(number: str, figures: Sequence[tuple[Measure, Mapping[str, Figure]]]) -> Iterator[Headline]:
    """Yield the figures of a notice, those left out of which nothing is known; no row is counted as 0."""
    for measure, by_number in figures:
        found = by_number.get(number) or figure(measure, 0, 0)
        if found.value is not None or found.denominator:
            yield Headline(measure, found, None, None)
