"""What all made-up registers share: chance, words, parties and the state of a publication."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

WORDS: dict[str, Any] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
STEMS: str = WORDS["stems"]
TOWNSHIPS: list[str] = [row[0] for row in WORDS["tables"]["sample_townships"]]
MARKET, AGRICULTURE, APPROVAL = (row[0] for row in WORDS["tables"]["sample_agencies"][:3])
PERSON, STALL = "自然人", "摊位"
WITHDRAWN = ("撤回", "停止公示")
UNPUBLISHED, BARRED = "不公示", "按限制期限"
LASTING = ("三年", BARRED)
LONG_NAMED = 12  # this party has a name of 40 characters
CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: without I, O, S, V, Z

Row = dict[str, Any]
T = TypeVar("T")


class Firm(NamedTuple):
    """A made-up regulated party. A natural person or a market stall has no *uscc*."""

    name: str
    kind: str
    uscc: str
    legal_rep: str
    region: str
    address: str
    stage: str
    form: str


class Dice(Random):
    """Choices made with `random()` alone."""

    def pick(self, items: Sequence[T]) -> T:
        """Return one of *items*."""
        return items[int(self.random() * len(items))]

    def between(self, low: int, high: int) -> int:
        """Return a number from *low* to *high*, both included."""
        return low + int(self.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Return True in *share* of the cases."""
        return self.random() < share


def uscc(number: int, prefix: str) -> str:
    """Return a 统一社会信用代码 (GB 32100-2015) that no one has: region 000000, letters DEM, right check digit."""
    body = f"{prefix}000000DEM{number:06d}"
    total = sum(CODE_CHARACTERS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + CODE_CHARACTERS[-total % 31]


def counted(number: int) -> str:
    """Return *number* in the ten stems: 0 is 甲, 10 is 乙甲."""
    return "".join(STEMS[int(digit)] for digit in str(number))


def firm(number: int) -> Firm:
    """Return the party of that number, always the same; parties share a name with no other."""
    trade, stage, form = WORDS["trades"][number % len(WORDS["trades"])]
    household = not trade.endswith(("公司", "合作社", "食堂"))
    region = TOWNSHIPS[number * 3 % len(TOWNSHIPS)]
    return Firm(
        name=WORDS["long_name"] if number == LONG_NAMED else f"示例{counted(number)}{trade}",
        kind="个体工商户" if household else "法人及非法人组织",
        uscc=uscc(number, "92" if household else "91"),
        legal_rep=f"示例{STEMS[number % 7]}某" if household else f"示例{STEMS[number % 7]}{STEMS[number % 9]}",
        region=region,
        address=f"{region}示例路{number % 120 + 1}号",
        stage=stage,
        form=form,
    )


def person(dice: Dice) -> Firm:
    """Return a natural person: a masked name, an address that ends at the village, no code."""
    region = dice.pick(TOWNSHIPS)
    return Firm(f"示例{dice.pick(STEMS)}某", PERSON, "", "", region, f"{region}示例村", "流通", "食品销售经营者")


def stall(dice: Dice) -> Firm:
    """Return a market stall: no name, no code."""
    return person(dice)._replace(name=f"示例集贸市场{dice.between(1, 80)}号摊位", kind=STALL)


def status(dice: Dice, day: date, share: float, reasons: Sequence[str]) -> Row:
    """Withdraw *share* of the rows, with date and reason; correct as many."""
    draw = dice.random()
    if draw < share:
        on = day + timedelta(days=dice.between(20, 200))
        word = "撤回" if dice.chance(0.7) else "停止公示"
        return {"publication_status": word, "withdrawn_on": on, "withdrawal_reason": dice.pick(reasons)}
    if draw < 2 * share:
        on = day + timedelta(days=dice.between(5, 60))
        return {"publication_status": "更正", "updated_on": on, "correction_note": "更正单位地址"}
    return {"publication_status": "公示中"}


def years_after(day: date, years: int) -> date:
    """Return the same day *years* later, on February 28th if there is none; a term ends on the day before."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)


def some_day(dice: Dice, first: int, last: int) -> date:
    """Return a day of the years from *first* to *last*."""
    return date(dice.between(first, last), 1, 1) + timedelta(days=dice.between(0, 364))


def soon(dice: Dice, day: date, *, late: float = 0.06) -> date:
    """Return the day on which something made on *day* is published: mostly within the limits."""
    return day + timedelta(days=dice.between(35, 70) if dice.chance(late) else dice.between(2, 12))


def lasts(case: Row) -> bool:
    """Tell whether a penalty is one that other registers may speak of: shown for years, and not taken back."""
    return case["period_class"] in LASTING and case["publication_status"] not in WITHDRAWN
