"""Made-up supervision checks and the list of what may be checked; some checks lead to a penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from samples.made_up import MARKET, WORDS, Dice, Firm, Row, lasts, some_day, soon, status, years_after

FIRST, LAST = date(2022, 3, 15), 2025  # order 49 is in force
CLEAN, AT_ONCE, IN_TIME, PURSUED = "未发现问题", "发现问题当场整改", "责令限期整改", "依法调查处理"
CAPS = {item: cap for item, _, _, cap in WORDS["check_items"]}
RESULTS = [CLEAN] * 76 + [AT_ONCE] * 13 + [IN_TIME] * 10 + [PURSUED]
STILL_OPEN = date(2025, 11, 20)  # what was to be mended after this day may not have been mended yet
SPRING, AUTUMN = "春季开学学校食品安全专项检查", "秋季开学学校食品安全专项检查"
TERMS = {2: SPRING, 3: SPRING, 8: AUTUMN, 9: AUTUMN}


class Target(NamedTuple):
    """Whom a check is about; a natural person and a small operator have no *uscc*."""

    name: str
    uscc: str
    address: str
    kind: str
    item: str


class Draft(NamedTuple):
    """A check before it is numbered."""

    day: date
    target: Target
    result: str
    penalty: str


def check_items() -> Iterator[Row]:
    """Yield the published list of what may be checked."""
    for item, name, basis, cap in WORDS["check_items"]:
        yield {
            "item_id": item,
            "item_name": name,
            "agency": MARKET,
            "legal_basis": basis,
            "annual_cap": cap,
            "as_of": date(2022, 1, 10),
        }


def checks(firms: Sequence[Firm], cases: Sequence[Row], small: Sequence[Row], total: int) -> Iterator[Row]:
    """Yield *total* checks in the order of their dates; those that led to a penalty are among them."""
    dice = Dice(20220315)
    drafts = list(_pursued(dice, firms, cases))
    times = Counter((draft.target, draft.day.year) for draft in drafts)
    while len(drafts) < total:
        day = max(FIRST, some_day(dice, FIRST.year, LAST))
        target = _small(dice, small, day) if dice.chance(0.25) else _target(dice.pick(firms))
        if times[target, day.year] < CAPS[target.item]:
            times[target, day.year] += 1
            drafts.append(Draft(day, target, dice.pick(RESULTS), ""))
    drafts.sort()
    for number, draft in enumerate(drafts, start=1):
        yield _check(dice, number, draft)


def _pursued(dice: Dice, firms: Sequence[Firm], cases: Sequence[Row]) -> Iterator[Draft]:
    """Yield the checks that began some of the penalty cases."""
    by_code = {firm.uscc: firm for firm in firms}
    for case in cases:
        day = case["decided_on"] - timedelta(days=dice.between(25, 80))
        party = by_code.get(case["party_uscc"])
        if party and lasts(case) and "抽样编号" not in case["facts"] and day > FIRST and dice.chance(0.4):
            yield Draft(day, _target(party), PURSUED, case["record_id"])


def _target(firm: Firm) -> Target:
    kind, item = WORDS["operator_kinds"][firm.form]
    return Target(firm.name, firm.uscc, firm.address, kind, item)


def _small(dice: Dice, small: Sequence[Row], day: date) -> Target:
    """Return a workshop, shop or stall that was registered before *day*."""
    kinds = WORDS["operator_kinds"]
    one = dice.pick([row for row in small if row["kind"] in kinds and row["issued_on"] < day])
    kind, item = kinds[one["kind"]]
    return Target(one["operator_name"] or one["person_name"], "", one["address"], kind, item)


def _check(dice: Dice, number: int, draft: Draft) -> Row:
    formed = draft.day + timedelta(days=dice.between(0, 4))
    published = soon(dice, formed)
    kind, season = _kind(dice, draft)
    return {
        "record_id": f"JC-{draft.day.year}-{number:04d}",
        "check_no": f"示例检〔{draft.day.year}〕{number}号",
        "check_kind": kind,
        "season": season,
        "item_id": draft.target.item,
        "operator_name": draft.target.name,
        "operator_uscc": draft.target.uscc,
        "operator_kind": draft.target.kind,
        "address": draft.target.address,
        "checked_on": draft.day,
        "inspecting_agency": MARKET,
        "inspectors_count": dice.pick([2, 2, 2, 3, 4]),
        "result": draft.result,
        **_outcome(dice, draft),
        "follow_up_record": draft.penalty,
        "result_formed_on": formed,
        "source_agency": MARKET,
        "made_on": formed,
        "published_on": published,
        "publish_until": years_after(published, 3),
        "disclosure_level": "县级",
        **status(dice, published, 0.005, WORDS["wrong_reasons"]),
    }


def _kind(dice: Dice, draft: Draft) -> tuple[str, str]:
    """Return the kind of check and, for a campaign, its name."""
    season = TERMS.get(draft.day.month)
    if season and draft.target.kind == "学校食堂":
        return "专项检查", season
    return ("个案检查" if draft.penalty else dice.pick(WORDS["check_kinds"])), ""


def _outcome(dice: Dice, draft: Draft) -> Row:
    """Return the problems, the time given to mend them, and whether they were mended."""
    if draft.result == CLEAN:
        return {"rectified": "不适用"}
    found: Row = {"problems": "；".join(dict.fromkeys(dice.pick(WORDS["problems"]) for _ in range(dice.between(1, 3))))}
    if draft.result != IN_TIME:
        return found | {"rectified": "已整改" if draft.result == AT_ONCE else "不适用"}
    due = draft.day + timedelta(days=dice.pick([7, 10, 15, 30]))
    word = "整改中" if due > STILL_OPEN else dice.pick(["已整改"] * 12 + ["未整改"])
    return found | {"due_on": due, "rectified": word}
