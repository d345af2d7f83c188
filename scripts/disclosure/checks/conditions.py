"""The conditions of a check: `{field: [words]}`, all of which a row meets."""

from __future__ import annotations

from functools import reduce

import narwhals as nw

from disclosure.contract.arguments import Where

_SOME = 3  # words of a condition that a message lists


def when(conditions: Where, bad: nw.Expr) -> nw.Expr:
    """Narrow what is *bad* to the rows that meet the conditions."""
    return reduce(lambda all_of, one: all_of & nw.col(one[0]).is_in(one[1]), conditions.items(), bad)


def in_words(conditions: Where) -> str:
    """Say the conditions of a check."""
    return "".join(f"{name} 为{'、'.join(words[:_SOME])}时" for name, words in conditions.items())
