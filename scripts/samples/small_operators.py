"""Made-up registrations and filings: workshops, small shops, stalls without a name, filings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from samples.made_up import (
    MARKET,
    STEMS,
    TOWNSHIPS,
    WORDS,
    Dice,
    Row,
    counted,
    some_day,
    soon,
    status,
    years_after,
)

KINDS = [one for one in WORDS["small"] for _ in range(one["in_100"])]
CHECKED_FIRST = ("食品小作坊", "食品小经营店", "食品小摊点")
LATEST = date(2025, 11, 30)  # those who registered later have not been checked yet


def operators(total: int) -> Iterator[Row]:
    """Yield registrations and filings in the order of their dates."""
    dice = Dice(20180301)
    for number, issued in enumerate(sorted(some_day(dice, 2019, 2025) for _ in range(total)), start=1):
        kind = dice.pick(KINDS)
        yield {
            "record_id": f"DJ-{issued.year}-{number:04d}",
            "kind": kind["kind"],
            "document_kind": kind["document_kind"],
            "document_no": f"示例登〔{issued.year}〕{number}号",
            **_operator(dice, number, kind),
            **_dates(dice, issued, kind),
            "source_agency": MARKET,
            "disclosure_level": "县级",
        }


def _operator(dice: Dice, number: int, kind: Mapping[str, Any]) -> Row:
    """Return who and where: a stall has a person, an area and hours, and no name."""
    name, place = dice.pick(kind["names"]), dice.pick(TOWNSHIPS)
    where = f"示例路{number % 120 + 1}号" if name else dice.pick(WORDS["areas"])
    return {
        "operator_name": f"示例{counted(number)}{name}" if name else "",
        "person_name": "" if name.endswith("公司") else f"示例{dice.pick(STEMS)}某",
        "address": f"{place}{where}",
        "hours": "" if name else dice.pick(kind["hours"]),
        "foods": dice.pick(kind["foods"]),
        "township": place,
        "site_url": kind.get("site_url", ""),
    }


def _dates(dice: Dice, issued: date, kind: Mapping[str, Any]) -> Row:
    published = soon(dice, issued)
    end = years_after(issued, kind["term"]) - timedelta(days=1) if "term" in kind else None
    return {
        "issued_on": issued,
        "valid_to": end or "",
        "first_check_on": _first_check(dice, issued, kind["kind"]),
        "state": dice.pick(["有效"] * 18 + ["注销", "过期" if end and end.year < LATEST.year else "有效"]),
        "made_on": issued - timedelta(days=dice.between(0, 5)),
        "published_on": published,
        "publish_until": years_after(end, 1) if end else years_after(published, 5),
        **status(dice, published, 0.008, WORDS["wrong_reasons"]),
    }


def _first_check(dice: Dice, issued: date, kind: str) -> date | str:
    """Return the day of the first check, mostly within two months; none where it is not due or was forgotten."""
    if kind not in CHECKED_FIRST or issued > LATEST or dice.chance(0.04):
        return ""
    return issued + timedelta(days=dice.between(62, 120) if dice.chance(0.08) else dice.between(5, 58))
