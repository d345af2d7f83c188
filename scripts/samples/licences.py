"""Made-up licences: of all states, many of them past their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samples.made_up import APPROVAL, MARKET, WORDS, Dice, Firm, Row, some_day, status, years_after

FIRST, LAST = 2018, 2025
OFFICE_OPENS = 2021  # the year from which a made-up approval office decides


def licences(firms: Sequence[Firm], total: int) -> Iterator[Row]:
    """Yield the decisions in the order of their dates: a new licence for every party, later ones for some."""
    dice = Dice(20231201)
    drafts = [(some_day(dice, FIRST, 2023), "新办", firm) for firm in firms]
    while len(drafts) < total:
        drafts.append((some_day(dice, OFFICE_OPENS, LAST), dice.pick(WORDS["actions"]), dice.pick(firms)))
    drafts.sort(key=lambda draft: (draft[0], draft[2]))
    for number, (decided, action, firm) in enumerate(drafts, start=1):
        yield _licence(dice, number, decided, action, firm)


def _licence(dice: Dice, number: int, decided: date, action: str, firm: Firm) -> Row:
    published = decided + timedelta(days=dice.between(1, 9) if dice.chance(0.93) else dice.between(15, 50))
    scope = dice.pick(WORDS["scopes"][firm.form])
    return {
        "record_id": f"XK-{decided.year}-{number:04d}",
        "decision_doc_name": f"准予{action}决定书（示例）",
        "decision_doc_no": f"示例许可〔{decided.year}〕{number}号",
        "licence_class": "普通",
        **_certificate(dice, number, decided, published, firm),
        "action": action,
        "party_kind": firm.kind,
        "party_name": firm.name,
        "party_uscc": firm.uscc,
        "legal_rep": firm.legal_rep,
        "premises": firm.address,
        "business_form": firm.form,
        "scope": scope,
        "content": f"{action}：{scope}",
        "decided_on": decided,
        "state": _state(dice, action, decided),
        "authority": APPROVAL if decided.year >= OFFICE_OPENS else MARKET,
        "supervising_unit": f"{firm.region}市场监督管理所",
        "hotline": "12315",
        "source_agency": MARKET,
        "made_on": decided,
        "published_on": published,
        "disclosure_level": "县级",
        **status(dice, published, 0.004, WORDS["wrong_reasons"]),
    }


def _certificate(dice: Dice, number: int, decided: date, published: date, firm: Firm) -> Row:
    """Return name, number and term of the certificate; region digits 000000, which no place has."""
    start = decided + timedelta(days=dice.between(0, 10))
    end = years_after(start, 5) - timedelta(days=1)
    made_here = firm.form == "食品生产者"
    serial = f"{dice.between(1, 3)}{'01' if made_here else ''}000000{number:0{5 if made_here else 7}d}"
    return {
        "licence_name": "食品生产许可证" if made_here else "食品经营许可证",
        "licence_no": f"{'SC' if made_here else 'JY'}{serial}",
        "valid_from": start,
        "valid_to": end,
        "publish_until": max(years_after(end, 1), published),
    }


def _state(dice: Dice, action: str, decided: date) -> str:
    """Return the state as an office has stored it: 有效 stays in the cell past the end."""
    if action in {"注销", "撤销", "吊销", "撤回"}:
        return action
    if decided.year == FIRST and dice.chance(0.5):
        return "过期"
    return "注销" if dice.chance(0.04) else "有效"
