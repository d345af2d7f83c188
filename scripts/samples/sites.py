"""Made-up lists of open kitchens and model sites; who was penalised has left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from samples.made_up import MARKET, UNPUBLISHED, WORDS, Dice, Firm, Row, some_day, soon, status

LIVE = "示例订餐平台上的店铺页面（虚构）"
BASIS = "示例市明厨亮灶和示范单位遴选办法（虚构）"


def sites(firms: Sequence[Firm], cases: Sequence[Row], total: int) -> Iterator[Row]:
    """Yield *total* entries in the order of their dates."""
    dice = Dice(20191031)
    penalised = _last_penalties(cases)
    trades = WORDS["site_schemes"]
    able = [(firm, trade) for firm in firms for trade in trades if firm.name.endswith(trade)]
    for number, made in enumerate(sorted(some_day(dice, 2020, 2025) for _ in range(total)), start=1):
        published = soon(dice, made)
        # nobody joins after a penalty
        firm, trade = dice.pick([one for one in able if penalised.get(one[0].uscc, date.max) > published])
        schemes, methods, kind = trades[trade]
        scheme = dice.pick(schemes)
        yield {
            "record_id": f"MC-{made.year}-{number:04d}",
            "scheme": scheme,
            "operator_name": firm.name,
            "operator_uscc": firm.uscc,
            "address": firm.address,
            "place_kind": kind,
            **_shown("不适用" if scheme == "责任保险试点" else dice.pick(methods)),
            "since": made - timedelta(days=number % 9 * 5),
            "batch": f"{made.year}年第{(made.month + 5) // 6}批",
            "basis": BASIS,
            **_state(dice, published, firm, penalised),
            "source_agency": MARKET,
            "made_on": made,
            "published_on": published,
            "disclosure_level": "县级",
            **status(dice, published, 0.008, WORDS["wrong_reasons"]),
        }


def _shown(method: str) -> Row:
    return {"method": method, "live_at": LIVE if method == "网络直播" else ""}


def _last_penalties(cases: Sequence[Row]) -> dict[str, date]:
    """Return the day of the last published penalty of each party."""
    told = [case for case in cases if case["party_uscc"] and case["period_class"] != UNPUBLISHED]
    return {case["party_uscc"]: case["decided_on"] for case in told}  # in the order of their dates


def _state(dice: Dice, published: date, firm: Firm, penalised: Mapping[str, date]) -> Row:
    """Let a site leave when its operator is penalised; a few leave by themselves. The reason is not told."""
    decided = penalised.get(firm.uscc)
    if decided:
        return {"state": "退出", "left_on": decided + timedelta(days=dice.between(3, 15))}
    if dice.chance(0.05):
        return {"state": "退出", "left_on": published + timedelta(days=dice.between(200, 400))}
    return {"state": "在列"}
