"""What a group is called whose key refers to a row of another table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.ground.engine import Engine
from disclosure.publication.model import PublicTable
from disclosure.statistics.axes import Axis


def named(
    groups: Axis, field: Field, references: Mapping[tuple[str, str], PublicTable], engine: Engine
) -> tuple[str, ...]:
    """Return the labels of *groups*, with the `label` of a referenced row in place of its key.

    Two rows of the same label are told apart by their keys.
    """
    found = _labels(groups, field, references, engine)
    often = Counter(found.get(one, label) for one, label in zip(groups.keys, groups.labels, strict=False))
    labels = list(groups.labels)
    for place, one in enumerate(groups.keys):
        label = found.get(one)
        if label is not None:
            labels[place] = label if often[label] == 1 else f"{label}（{one}）"
    return tuple(labels)


def _labels(
    groups: Axis, field: Field, references: Mapping[tuple[str, str], PublicTable], engine: Engine
) -> dict[str, str]:
    target = field.references
    table = references.get((target.folder, target.resource)) if target else None
    if target is None or table is None or table.resource.label is None or target.field not in table.resource.names:
        return {}
    wanted = table.frame.filter(nw.col(target.field).is_in(groups.keys))
    pairs = wanted.select(nw.col(target.field).alias("@key"), nw.col(table.resource.label).alias("@label"))
    return {key: label for key, label in engine.all(pairs) if label is not None}
