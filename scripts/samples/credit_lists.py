"""Made-up credit lists: listings that rest on a penalty, listings of merit, and exits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samples.made_up import BARRED, MARKET, WORDS, Dice, Firm, Row, soon, status, years_after

RED, BLACK = "守信激励(红名单)", "严重违法失信名单(黑名单)"
BLACK_BASIS = "《市场监督管理严重违法失信名单管理办法》（国家市场监督管理总局令第44号）第五条"
RED_BASIS = "示例省守信激励名单认定标准（虚构）"
LISTS_BEGIN = date(2021, 9, 1)  # in force: order 44
NOW = date(2026, 1, 1)


def entries(firms: Sequence[Firm], cases: Sequence[Row], total: int) -> Iterator[Row]:
    """Yield the listings in the order of their dates."""
    dice = Dice(20210901)
    penalised = {case["party_uscc"] for case in cases}
    rows = [_black(dice, case) for case in cases if _is_grave(case)][: total // 2]
    honoured = [firm for firm in firms if firm.kind != "个体工商户" and firm.uscc not in penalised]
    while len(rows) < total:
        rows.append(_red(dice, honoured.pop(dice.between(0, len(honoured) - 1))))
    rows.sort(key=lambda row: (row["listed_on"], row["party_name"]))
    for number, row in enumerate(rows, start=1):
        year = row["listed_on"].year
        yield {"record_id": f"MD-{year}-{number:04d}", "decision_no": f"示例信用〔{year}〕{number}号", **row}


def _is_grave(case: Row) -> bool:
    """Tell whether a penalty is grave enough for the list, and shown for longer than the listing."""
    return bool(case["period_class"] == BARRED and case["decided_on"] >= LISTS_BEGIN)


def _black(dice: Dice, case: Row) -> Row:
    notice = case["published_on"] + timedelta(days=dice.between(10, 30))
    row = {
        "list_kind": BLACK,
        "list_basis": BLACK_BASIS,
        "reason": f"{case['violation_type']}，受到{case['penalty_kinds'].replace(';', '、')}的行政处罚",
        "related_penalty": case["record_id"],
        "consent_doc": f"示例省信用复〔{notice.year}〕{case['record_id'][-4:]}号",
        "measures": dice.pick(WORDS["sanctions"]),
        **{name: case[name] for name in ("party_kind", "party_name", "party_uscc")},
        "responsible_person": case["legal_rep"],
    }
    return row | _listing(dice, notice, 3, annulled=case["publication_status"] == "撤回")


def _red(dice: Dice, firm: Firm) -> Row:
    notice = date(dice.between(2021, 2025), dice.between(1, 10), dice.between(1, 28))
    row = {
        "list_kind": RED,
        "list_basis": RED_BASIS,
        "reason": dice.pick(WORDS["honours"]),
        "measures": dice.pick(WORDS["incentives"]),
        "party_kind": firm.kind,
        "party_name": firm.name,
        "party_uscc": firm.uscc,
    }
    return row | _listing(dice, notice, 2, annulled=False)


def _listing(dice: Dice, notice: date, years: int, *, annulled: bool) -> Row:
    """Return the dates of a listing, from the notice before it to the exit, and the state of its publication."""
    listed = notice + timedelta(days=dice.between(15, 40))
    published, full = soon(dice, listed), years_after(listed, years)
    removal = _removal(dice, listed, full, annulled=annulled)
    left = removal.get("removed_on")
    return {
        "decided_by": MARKET,
        "prior_notice_on": notice,
        "listed_on": listed,
        "expected_off_on": full,
        "objection_channel": "示例市市场监督管理局信用监管科（虚构）",
        "source_agency": MARKET,
        "made_on": listed,
        "published_on": published,
        "publish_until": min(left + timedelta(days=3), full) if left else full,
        "disclosure_level": "县级",
        **status(dice, published, 0.0, []),
        **removal,
    }


def _removal(dice: Dice, listed: date, full: date, *, annulled: bool) -> Row:
    if annulled:
        on = listed + timedelta(days=dice.between(90, 200))
        gone = {"publication_status": "撤回", "withdrawn_on": on, "withdrawal_reason": WORDS["annulled"]}
        return gone | {"removed_on": on, "removal_reason": "决定撤销"}
    if full < NOW:
        return {"removed_on": full, "removal_reason": "期满"}
    early = years_after(listed, 1) + timedelta(days=dice.between(10, 90))
    if early < NOW and dice.chance(0.35):
        return {"removed_on": early, "removal_reason": dice.pick(["信用修复", "信用修复", "主体注销"])}
    return {}
