"""Made-up typical cases: only what is final, and only as long as its penalty is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samples.made_up import BARRED, MARKET, WORDS, Dice, Row, lasts, soon, status, years_after

FIRST = 2023
FINAL_AFTER = 60  # days in which a review may be asked for
JUDGMENTS: list[dict[str, str]] = WORDS["judgments"]


def typical_cases(cases: Sequence[Row], total: int) -> Iterator[Row]:
    """Yield *total* typical cases in the order of publication: penalties that stand, then judgments."""
    dice = Dice(20240909)
    lasting = [case for case in cases if _is_told(case)]
    wanted = total - len(JUDGMENTS)
    rows = [_of_penalty(dice, case) for case in lasting[:: len(lasting) // wanted][:wanted]]
    rows += [_of_court(dice, **judgment) for judgment in JUDGMENTS]
    for number, row in enumerate(sorted(rows, key=lambda row: (row["published_on"], row["document_no"])), start=1):
        yield {"record_id": f"AL-{row['published_on'].year}-{number:04d}", **row}


def _is_told(case: Row) -> bool:
    return lasts(case) and case["period_class"] != BARRED and case["decided_on"].year >= FIRST


def _of_penalty(dice: Dice, case: Row) -> Row:
    final = case["decided_on"] + timedelta(days=FINAL_AFTER)
    return {
        "case_title": case["case_name"],
        "case_kind": "行政处罚典型案例",
        "case_stage": "处罚决定生效",
        "document_no": case["decision_no"],
        "defendant_name": case["party_name"],
        "defendant_uscc": case["party_uscc"],
        "facts": case["facts"],
        "outcome": case["penalty_content"],
        "legal_basis": case["legal_basis"],
        "lesson": WORDS["lessons"][case["violation_type"]],
        "released_by": MARKET,
        "effective_on": final,
        **_released(dice, final, years_after(case["published_on"], 3), MARKET),
    }


def _of_court(dice: Dice, final: str, **judgment: str) -> Row:
    day = date.fromisoformat(final)
    stage = {"case_stage": "裁判生效", "effective_on": day}
    return judgment | stage | _released(dice, day, years_after(day, 3), judgment["released_by"])


def _released(dice: Dice, final: date, until: date, agency: str) -> Row:
    made = final + timedelta(days=dice.between(5, 60))
    published = soon(dice, made)
    return {
        "display_until": until,
        "campaign_year": published.year if published.month in (9, 11) else "",
        "source_agency": agency,
        "made_on": made,
        "published_on": published,
        "disclosure_level": "县级",
        **status(dice, published, 0.0, []),
    }
