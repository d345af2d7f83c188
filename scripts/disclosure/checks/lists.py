"""Several values in one cell: parted by half-width commas, none of them empty and none with spaces around it.

A member is counted and searched by itself, so ` 乙` would be another one than `乙`, and an empty one has no name.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from disclosure.checks.cells import SPACES
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready
from disclosure.ground.types import MEMBER_END

_EMPTY = rf"(?:^|{MEMBER_END})[{SPACES}]*{MEMBER_END}|{MEMBER_END}[{SPACES}]*$"
_SPACED = rf"[^{MEMBER_END}{SPACES}][{SPACES}]+{MEMBER_END}|{MEMBER_END}[{SPACES}]+[^{MEMBER_END}{SPACES}]"


def list_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rules for the columns of one table that hold lists."""
    for field in ready.table.resource.fields:
        if field.type == "list":
            cell, half = nw.col(field.name), "几个值用半角逗号隔开，如 警告,罚款"
            empty, spaced = cell.str.contains(_EMPTY), cell.str.contains(_SPACED)
            yield Rule(field.name, "list-member", empty, "几个值里有一个是空的", f"删去多余的逗号；{half}")
            yield Rule(field.name, "list-member", spaced, "逗号旁边有空格，会算成另一个值", half, warning=True)
            yield Rule(
                field.name,
                "list-member",
                cell.str.contains("，"),
                "写的是全角逗号，会算成一个值",
                f"{half}；确是一个值的可以保留",
                warning=True,
            )
