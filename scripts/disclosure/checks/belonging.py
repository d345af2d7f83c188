"""The rows of another resource that belong to each row of a table: counted, or added up."""

from __future__ import annotations

import narwhals as nw

from disclosure.checks.asking import Scene
from disclosure.checks.conditions import holds
from disclosure.checks.values import Ready
from disclosure.contract.arguments import ALWAYS
from disclosure.contract.where import Where
from disclosure.ground import composite
from disclosure.ground.engine import Frame

ROWS = "@children"


def with_children(scene: Scene, children: Ready, where: Where = ALWAYS, found: nw.Expr | None = None) -> Frame:
    """Add `@children` to the scene's rows: how many *children* in which *where* holds name each, or what *found* says.

    *found* is an aggregate over the children of a row; a row without any has 0.
    """
    [key, *_] = [key for key in children.table.resource.foreign_keys if key.resource == scene.resource.name]
    rows = children.frame.filter(*(holds(*one) for one in where.items())) if where else children.frame
    aggregate = nw.len() if found is None else found
    belonging = rows.with_columns(*composite.parts(key.fields))
    counted = belonging.group_by(*composite.names(key.fields)).agg(aggregate.alias(ROWS))
    joined = composite.with_found(scene.frame, key.reference_fields, counted)
    return joined.with_columns(nw.col(ROWS).fill_null(0))
