"""A result against its limit, as numbers: how many times it, and how long two bars are that show it.

Both are texts of an office (`0.80 mg/kg`, `≤0.2mg/kg`, `1.68×10³μg/kg`). What is not one number of one unit each (a
plan of five samples, 不得检出) is no comparison, and is not guessed at.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal
from typing import Final, NamedTuple

from disclosure.contract.model import Compares
from disclosure.showing.model import ShownRow

LENGTH: Final = 1_000  # of the longer bar
_NUMBER = (
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?:\s*[×xX*]\s*10\^?(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹0-9]{1,2}))?\s*(?P<unit>[^0-9.,].*)?"
)
_RESULT = re.compile(rf"\s*(?:检出\s*[,，、:：]?\s*)?{_NUMBER}")
_LIMIT = re.compile(rf"\s*(?P<sign>≤|<=|不大于|不超过|不高于|≥|>=|不小于|不低于|不少于)\s*{_NUMBER}")
_LEAST = frozenset({"≥", ">=", "不小于", "不低于", "不少于"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Against(NamedTuple):
    """Of what, the result and the limit as they were written, the length of a bar for each (of LENGTH).

    *times*: how many times the most that is allowed, cut to one place; "" where it is no more than that.
    """

    title: str
    result: str
    limit: str
    result_length: int
    limit_length: int
    times: str


def against(row: ShownRow, said: Compares) -> Against | None:
    """Compare a row's result with its limit; None where they are not two numbers of one unit."""
    result, limit = (row.cells.get(name) or "" for name in (said.result, said.limit))
    found, most = _RESULT.fullmatch(result), _LIMIT.fullmatch(limit)
    if found is None or most is None or _unit(found) != _unit(most):
        return None
    measured, allowed = _value(found), _value(most)
    longer = max(measured, allowed)
    if longer == 0:
        return None
    exceeds = measured > allowed > 0 and most["sign"] not in _LEAST
    bars = int(LENGTH * measured / longer), int(LENGTH * allowed / longer)
    times = _cut(measured / allowed) if exceeds else ""
    return Against(row.cells.get(said.title) or "", result, limit, bars[0], bars[1], times)


def _value(found: re.Match[str]) -> Decimal:
    return Decimal(found["number"]).scaleb(int((found["power"] or "0").translate(_RAISED)))


def _unit(found: re.Match[str]) -> str:
    return "".join((found["unit"] or "").split())


def _cut(times: Decimal) -> str:
    return f"{times.quantize(Decimal('0.1'), ROUND_DOWN):,f}".removesuffix(".0")
