"""Made-up penalty decisions; some follow from unqualified samples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from disclosure.samples.inspections import Failure
from disclosure.samples.made_up import MARKET, STALL, WORDS, Dice, Firm, Row, person, status, uscc

SENTENCES = [
    {name: value for name, value in one.items() if name != "in_100"}
    for one in WORDS["sentences"]
    for _ in range(one["in_100"])
]
YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2024, 2025, 2025]  # the later ones run for three years more


def cases(firms: Sequence[Firm], failures: Iterable[Failure], total: int) -> list[tuple[Row, Failure | None]]:
    """Return the decisions in the order of their dates, each with the unqualified sample that led to it."""
    dice = Dice(20210715)
    drafts: list[tuple[date, Firm, Failure | None]] = [
        (failure.published + timedelta(days=dice.between(25, 90)), failure.firm, failure)
        for failure in failures
        if failure.firm.kind != STALL and dice.chance(0.6)
    ]
    while len(drafts) < total:
        day = date(dice.pick(YEARS), 1, 1)
        firm = person(dice) if dice.chance(0.1) else dice.pick(firms)
        drafts.append((day + timedelta(days=dice.between(0, 334)), firm, None))
    drafts.sort(key=lambda draft: (draft[0], draft[1]))
    return [(_case(dice, number, *draft), draft[2]) for number, draft in enumerate(drafts, start=1)]


def _case(dice: Dice, number: int, decided: date, firm: Firm, failure: Failure | None) -> Row:
    violation, basis = WORDS["violations"][0] if failure else dice.pick(WORDS["violations"][1:])
    published = decided + timedelta(days=dice.between(3, 18) if dice.chance(0.9) else dice.between(35, 70))
    document = f"示例市监处罚〔{decided.year}〕{number}号"
    published_as = status(dice, published, 0.03, WORDS["reasons"])
    return {
        "record_id": f"CF-{decided.year}-{number:04d}",
        "decision_no": document,
        "case_name": f"{firm.name}{violation}案",
        "violation_type": violation,
        "facts": _facts(decided, firm, failure, violation),
        "legal_basis": basis,
        **_party(firm),
        **_punishment(dice, decided),
        "authority": MARKET,
        "authority_uscc": uscc(1, "11"),
        "decided_on": decided,
        "repair_state": "未申请",
        "appeal_state": "撤销" if published_as["publication_status"] == "撤回" else "未提起",
        "summary_text": f"{document};{firm.name};{violation};示例市市场监督管理局;{decided}",
        "source_agency": MARKET,
        "made_on": decided,
        "published_on": published,
        "disclosure_level": "县级",
        **published_as,
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
        "party_province": "示例省",
    }


def _punishment(dice: Dice, decided: date) -> Row:
    """Return kinds, amounts and period of a decision (order 45, art. 13)."""
    sentence = dict(dice.pick(SENTENCES))
    low, high = sentence.pop("fine", (0, 0))
    fine = Decimal(dice.between(low // 50, high // 50) * 50)
    taken = Decimal(dice.between(150, 98_000)) / 100 if sentence.pop("taken", False) else Decimal(0)
    amounts = {"罚款": f"{fine}元", "没收违法所得": f"{taken}元", "限制从业": "五年"}
    content = [f"{kind}{amounts.get(kind, '')}" for kind in sentence["penalty_kinds"].split(";")]
    limited = sentence["period_class"] == "按限制期限"
    return sentence | {
        "penalty_content": ";".join(content),
        "fine_wan": _wan(fine),
        "confiscated_wan": _wan(taken),
        "penalty_valid_until": decided.replace(year=decided.year + 5, day=1) if limited else "",
    }


def _wan(yuan: Decimal) -> str:
    """Return an amount in 万元, exactly; nothing for none."""
    return f"{yuan / 10_000:f}" if yuan else ""
