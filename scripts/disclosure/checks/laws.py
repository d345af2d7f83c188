"""The rules of reference/row_rules: what a law says in words, when it is in force, and whether somebody has read it."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure.checks.references import Readies
from disclosure.checks.values import value
from disclosure.contract.limits import LAW, ROW_RULES
from disclosure.contract.statute import Law
from disclosure.ground.engine import Engine


def read_laws(readies: Readies, engine: Engine) -> Mapping[str, Law] | None:
    """Return the rules by id; None if there is no such table or it could not be read."""
    table = readies.get(ROW_RULES)
    if table is None or not set(LAW) <= set(table.table.resource.names):
        return None
    rows = engine.all(table.frame.select(*(value(name).alias(name) for name in LAW)))
    return {rule: Law(*rest) for rule, *rest in rows}
