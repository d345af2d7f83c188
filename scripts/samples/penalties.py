"""Made-up penalty decisions; some follow from unqualified samples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from samples.inspections import Failure
from samples.made_up import (
    BARRED,
    MARKET,
    STALL,
    UNPUBLISHED,
    WITHDRAWN,
    WORDS,
    Dice,
    Firm,
    Row,
    person,
    status,
    uscc,
    years_after,
)

SENTENCES = [
    {name: value for name, value in one.items() if name != "in_100"}
    for one in WORDS["sentences"]
    for _ in range(one["in_100"])
]
AWAY = ("3", "7")  # parties whose code ends so are registered in another province
NOW = date(2026, 1, 1)
SMALL_FINES = WORDS["tables"]["sample_small_fines"][0][0]
NO_REPAIR = "吊销许可证件"
BEGINS = date(2021, 9, 1)  # in force: order 45, of which the period classes are
FINES = {  # what an article of 食品安全法 allows, yuan, where the goods are worth less than 10,000
    "第一百二十二条": (50_000, 100_000),
    "第一百二十四条": (50_000, 100_000),
    "第一百二十五条": (5_000, 50_000),
    "第一百二十六条": (5_000, 50_000),
}
LESS = "；《中华人民共和国行政处罚法》第三十二条"  # by which a fine may be smaller than its article says
YEARS = [2021, 2022, 2022, 2023, 2023, 2024, 2024, 2025, 2025]


def cases(firms: Sequence[Firm], failures: Iterable[Failure], total: int) -> list[tuple[Row, Failure | None]]:
    """Return the decisions in the order of their dates, each with the unqualified sample that led to it."""
    dice = Dice(20210715)
    drafts: list[tuple[date, Firm, Failure | None]] = [
        (failure.published + timedelta(days=dice.between(25, 90)), failure.firm, failure)
        for failure in failures
        if failure.firm.kind != STALL and failure.published >= BEGINS and dice.chance(0.8)
    ]
    while len(drafts) < total:
        day = max(BEGINS, date(dice.pick(YEARS), 1, 1))
        firm = person(dice) if dice.chance(0.1) else dice.pick(firms)
        drafts.append((day + timedelta(days=dice.between(0, 334 if day.year > BEGINS.year else 120)), firm, None))
    drafts.sort(key=lambda draft: (draft[0], draft[1]))
    return [(_case(dice, number, *draft), draft[2]) for number, draft in enumerate(drafts, start=1)]


def _case(dice: Dice, number: int, decided: date, firm: Firm, failure: Failure | None) -> Row:
    violation, basis = WORDS["violations"][0] if failure else dice.pick(WORDS["violations"][1:])
    published = decided + timedelta(days=dice.between(3, 18) if dice.chance(0.9) else dice.between(35, 70))
    document = f"示例市监处罚〔{decided.year}〕{number}号"
    punishment = _punishment(dice, decided, basis)
    return {
        "record_id": f"CF-{decided.year}-{number:04d}",
        "decision_no": document,
        "case_name": f"{firm.name}{violation}案",
        "violation_type": violation,
        "facts": _facts(decided, firm, failure, violation),
        **_party(firm),
        **punishment,
        "authority": MARKET,
        "authority_uscc": uscc(1, "11"),
        "decided_on": decided,
        "summary_text": f"{document}；{firm.name}；{violation}；示例市市场监督管理局；{decided}",
        "source_agency": MARKET,
        "made_on": decided,
        "published_on": published,
        "disclosure_level": "县级",
        **_standing(dice, published, punishment["period_class"], punishment["penalty_kinds"]),
    }


def _facts(decided: date, firm: Firm, failure: Failure | None, violation: str) -> str:
    found = f"示例：{decided.year}年，执法人员检查发现，{firm.name}{violation}。"
    if failure is None:
        return found
    return f"{found}\n涉及样品：抽样编号{failure.sample_no}，“{failure.food}”检验结论为不合格。"


def _party(firm: Firm) -> Row:
    return {
        "party_kind": firm.kind,
        "party_name": firm.name,
        "party_uscc": firm.uscc,
        "legal_rep": firm.legal_rep if firm.kind == "法人及非法人组织" else "",
        "party_province": "示例外省" if firm.uscc.endswith(AWAY) else "示例省",
    }


def _punishment(dice: Dice, decided: date, basis: str) -> Row:
    """Return basis, kinds, amounts and period of a decision (order 45, art. 13)."""
    sentence = dict(dice.pick(SENTENCES))
    low, high = sentence.pop("fine", (0, 0))
    drawn = dice.between(low // 50, high // 50) * 50
    least, most = FINES[basis.rpartition("、")[2]]
    is_small = sentence["period_class"] == "三个月"
    fine = Decimal(
        _scaled(drawn, (low, high), (least, min(most, high) if is_small else most)) if high > least else drawn
    )
    taken = Decimal(dice.between(150, 98_000)) / 100 if sentence.pop("taken", False) else Decimal(0)
    amounts = {
        "罚款": f"{fine}元",
        "没收违法所得": f"{taken}元",
        "限制从业": "五年",
        "吊销许可证件": "（食品经营许可证）",
    }
    content = [f"{kind}{amounts.get(kind, '')}" for kind in sentence["penalty_kinds"].split(";")]
    limited = sentence["period_class"] == BARRED
    return sentence | {
        "legal_basis": basis + (LESS if 0 < fine < least else ""),
        "penalty_content": "；".join(content),
        "fine_wan": _wan(fine),
        "confiscated_wan": _wan(taken),
        "fulfilment": "自收到决定书之日起十五日内缴纳罚款" if fine else "",
        "penalty_valid_until": years_after(decided, 5) if limited else "",
        "small_fine_rule": SMALL_FINES if fine and sentence["period_class"] == "三个月" else "",
    }


def _scaled(drawn: int, among: tuple[int, int], within: tuple[int, int]) -> int:
    """Return as much of *within* as *drawn* is of *among*, in steps of 50."""
    (low, high), (least, most) = among, within
    return least + (drawn - low) * (most - least) // (high - low) // 50 * 50


def _standing(dice: Dice, published: date, period: str, kinds: str) -> Row:
    """Return what became of a decision: appeal and repair, and with them the state of its publication."""
    row: Row = status(dice, published, 0.04, WORDS["reasons"])
    barred = period == BARRED or NO_REPAIR in kinds  # order 45, art. 14: never stopped early
    row |= {"repair_state": "不适用" if barred or period == UNPUBLISHED else "未申请", "appeal_state": "未提起"}
    if row["publication_status"] in WITHDRAWN:
        word = "撤销" if row["withdrawal_reason"].endswith("撤销") else "变更"
        return row | {"publication_status": "撤回", "appeal_state": word}
    if published > NOW - timedelta(days=60):
        return row | {"appeal_state": "期限未届满"}
    if dice.chance(0.05):
        return row | {"appeal_state": "审理中" if published.year == NOW.year - 1 else "维持"}
    return row | (_repair(dice, published) if period == "三年" and not barred and dice.chance(0.12) else {})


def _repair(dice: Dice, published: date) -> Row:
    """Return an application for repair, a year after publication at the soonest; one that is granted ends it early."""
    on = years_after(published, 1) + timedelta(days=dice.between(10, 300))
    if on > NOW:
        return {}
    if dice.chance(0.3):
        return {"repair_state": "不予", "repair_decided_on": on} if dice.chance(0.5) else {"repair_state": "已受理"}
    stopped: Row = {"publication_status": "停止公示", "withdrawn_on": on, "updated_on": "", "correction_note": ""}
    granted = {"repair_decision_no": f"示例修复〔{on.year}〕{on:%m%d}号", "in_bad_list": "false"}
    granted |= dict.fromkeys(("duties_fulfilled", "harm_removed", "no_repeat"), "true")
    return stopped | granted | {"repair_state": "准予", "repair_decided_on": on}


def _wan(yuan: Decimal) -> str:
    """Return an amount in 万元, exactly; nothing for none."""
    return f"{yuan / 10_000:f}" if yuan else ""
