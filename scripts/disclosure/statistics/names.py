"""What a group is called whose key refers to a row of another table."""

from __future__ import annotations

from collections import Counter

import narwhals as nw

from disclosure.ground.engine import Engine
from disclosure.publication.named import Named
from disclosure.statistics.groups import Axis


def labelled(groups: Axis, one: Named | None, engine: Engine) -> tuple[str, ...]:
    """Return the labels of *groups*, with the `label` of the row that each names in place of its key.

    Two rows of the same label are told apart by their keys.
    """
    found = _labels(groups, one, engine) if one else {}
    often = Counter(found.get(one, label) for one, label in zip(groups.keys, groups.labels, strict=False))
    labels = list(groups.labels)
    for place, key in enumerate(groups.keys):
        label = found.get(key)
        if label is not None:
            labels[place] = label if often[label] == 1 else f"{label}（{key}）"
    return tuple(labels)


def _labels(groups: Axis, one: Named, engine: Engine) -> dict[str, str]:
    if one.label is None:
        return {}
    wanted = one.table.frame.filter(nw.col(one.key).is_in(groups.keys))
    pairs = wanted.select(nw.col(one.key).alias("@key"), nw.col(one.label).alias("@label"))
    return {key: label for key, label in engine.all(pairs) if label is not None}
