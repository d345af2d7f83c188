"""Typed totals: one that counts hidden rows says how many there are, so the public reads the number of public rows.

What cannot be counted anew (a sum, or a number that was not the count) is emptied, and so is what follows from it.
Only numbers that a check of the register knows of are found.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import narwhals as nw

from disclosure.checks.conditions import holds
from disclosure.contract.counted import Counted, Typed
from disclosure.contract.model import Package
from disclosure.ground import composite
from disclosure.ground.engine import Frame
from disclosure.ground.types import typed
from disclosure.publication.kinship import PUBLIC, ROWS, per_key

Standing = Callable[[str], Frame]
_TOLD = "@told "  # whether the number of that name tells of hidden rows


def without_hidden_totals(rows: Frame, package: Package, resource: str, standing: Standing) -> Frame:
    """Return *rows* of a resource with its typed totals made those of the public.

    *standing* returns the raw rows of a resource, with an `@order` where they are public.
    """
    names = rows.collect_schema().names()
    return reduce(
        lambda frame, one: _mended(frame, one, package, standing), package.register.typed_numbers(resource), rows
    ).select(*names)


def _mended(rows: Frame, one: Typed, package: Package, standing: Standing) -> Frame:
    if isinstance(one, Counted):
        return _counted(rows, one, package, standing(one.of))
    names = rows.collect_schema().names()
    told = [_TOLD + name for name in one.sources if _TOLD + name in names]
    if not told or _TOLD + one.field in names:  # nothing hidden in it, or already counted anew
        return rows
    tells = nw.any_horizontal(*told, ignore_nulls=True)
    return rows.with_columns(tells.alias(_TOLD + one.field), nw.when(~tells).then(nw.col(one.field)).alias(one.field))


def _counted(rows: Frame, one: Counted, package: Package, children: Frame) -> Frame:
    """Count the public rows that the number means, where some are not."""
    [link, *_] = [key for key in package.resources[one.of].foreign_keys if key.resource == one.resource]
    meant = reduce(lambda frame, said: frame.filter(holds(*said)), one.where.items(), children)
    counted = composite.with_found(
        rows, link.reference_fields, per_key(meant, link.fields).select(*composite.names(link.fields), ROWS, PUBLIC)
    )
    field = package.resources[one.resource].field(one.field)
    tells = (nw.col(ROWS) > nw.col(PUBLIC)).fill_null(value=False)
    was_count = (typed(field) == nw.col(ROWS)) if one.is_count else nw.lit(value=False)
    anew = nw.when(was_count).then(nw.col(PUBLIC).cast(nw.Int64).cast(nw.String))
    shown = nw.when(tells).then(anew).otherwise(nw.col(one.field))
    return counted.with_columns(tells.alias(_TOLD + one.field), shown.alias(one.field)).drop(ROWS, PUBLIC)
