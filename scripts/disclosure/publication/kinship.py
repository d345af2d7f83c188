"""Which rows of the other resources may be shown: with their record, or for their children's sake.

A *standing* says which rows of a resource are public. It has `@file` and `@row` of those rows and `@order`:
the order of the record, or 0 in a resource whose rows belong to no one record. Rows are matched by foreign
keys as the checks do: an empty part of a composite key equals an empty part, a wholly empty key names no row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from disclosure.ground import composite
from disclosure.ground.columns import FILE, ORDER, ROW
from disclosure.ground.engine import Frame
from disclosure.publication.lineage import Link

_REACHED, ROWS, PUBLIC = "@reached", "@rows", "@public"


def with_standing(raw: Frame, standing: Frame) -> Frame:
    """Add to every raw row the `@order` of its *standing*; null: the row is not public."""
    return raw.join(standing.select(FILE, ROW, ORDER), on=[FILE, ROW], how="left")


def below(child: Frame, links: Sequence[Link], parents: Mapping[str, Frame]) -> Frame:
    """Return the standing of a resource below settled ones: the rows whose parents are all public.

    *parents* have their standings. A row that names several parents needs each of them, and takes its
    `@order` from the first; a row that names none belongs to no record and is not public.
    """
    rows = child.with_columns(nw.lit(None, dtype=nw.Int64).alias(ORDER))
    for link in links:
        rows = _with_parent(rows, link, parents[link.parent])
    return rows.filter(~nw.col(ORDER).is_null()).select(FILE, ROW, ORDER)


def _with_parent(rows: Frame, link: Link, parent: Frame) -> Frame:
    found = per_key(parent, link.keys).with_columns(
        # Should a key name several rows, one that is not public closes it for all.
        nw.when(nw.col(ROWS) == nw.col(PUBLIC)).then(nw.col(ORDER)).alias(_REACHED)
    )
    joined = composite.with_found(rows, link.fields, found.drop(ORDER, ROWS, PUBLIC))
    open_rows = joined.filter(~composite.is_filled(link.fields) | ~nw.col(_REACHED).is_null())
    return open_rows.with_columns(nw.coalesce(ORDER, _REACHED).alias(ORDER)).drop(_REACHED)


def above(parent: Frame, links: Sequence[Link], children: Mapping[str, Frame]) -> Frame:
    """Return the standing of a resource above settled ones: rows that a public row refers to, or none at all.

    A row that only rows gone refer to would tell of them (the notice of a withdrawn sample), so it goes too.
    A row that nothing ever referred to (a notice whose samples all passed) tells of nobody and stays.
    """
    rows = parent.with_columns(nw.lit(0).alias(ROWS), nw.lit(0).alias(PUBLIC))
    for link in links:
        found = per_key(children[link.child], link.fields).drop(ORDER)
        renamed = found.rename({ROWS: f"{ROWS}+", PUBLIC: f"{PUBLIC}+"})
        rows = composite.with_found(rows, link.keys, renamed)
        rows = rows.with_columns(_plus(ROWS), _plus(PUBLIC)).drop(f"{ROWS}+", f"{PUBLIC}+")
    stays = (nw.col(PUBLIC) > 0) | (nw.col(ROWS) == 0)
    return rows.filter(stays).select(FILE, ROW, nw.lit(0).alias(ORDER))


def _plus(name: str) -> nw.Expr:
    return nw.col(name) + nw.col(f"{name}+").fill_null(0)


def per_key(frame: Frame, columns: Sequence[str]) -> Frame:
    """Count the rows and the public rows of each key, and find its lowest `@order`. Key parts are `@0`, `@1`."""
    keyed = frame.filter(composite.is_filled(columns)).select(*composite.parts(columns), ORDER)
    return keyed.group_by(composite.names(columns)).agg(
        nw.len().alias(ROWS), nw.col(ORDER).count().alias(PUBLIC), nw.col(ORDER).min()
    )
