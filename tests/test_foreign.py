"""Someone else's open data: a descriptor of ours beside their files, and no Python.

Everything is counted a second time from the raw bytes, with the csv module alone.
"""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure.errors import errors_only
from disclosure.ground.columns import PAGE, RECORD, SUBJECT
from disclosure.ground.types import shown
from stages import stages

FIXTURES = os.environ.get("FIXTURES")
DESCRIPTORS = Path(__file__).parent / "foreign"
TORONTO, SAN_FRANCISCO = "toronto-dinesafe", "sf-restaurant-lives"

pytestmark = pytest.mark.skipif(not FIXTURES, reason="FIXTURES is not set: foreign open data is not here to be read")


def raw(register: str, name: str, encoding: str = "ascii") -> list[dict[str, str]]:
    with Path(FIXTURES or "", register, name).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, strict=True))


def published(register: str, tmp_path_factory: pytest.TempPathFactory):
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(DESCRIPTORS / register, data / register)
    for source in Path(FIXTURES or "", register).glob("*.csv"):
        shutil.copyfile(source, data / register / source.name)
    return stages(data, tmp_path_factory.mktemp("scratch"), date(2022, 9, 30))


def cells(row: dict[str, str], *left_out: str) -> tuple[str | None, ...]:
    """A row as it must be published: nothing is altered, a cell of spaces alone is empty."""
    return tuple(cell if cell.strip() else None for name, cell in row.items() if name not in left_out)


def counted(rows) -> dict[tuple[str, str], int]:
    return dict(Counter(rows))


# ---- Toronto: one row an infraction, two years, fines and what courts did


@pytest.fixture(scope="module")
def toronto(tmp_path_factory):
    with published(TORONTO, tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def infractions() -> list[dict[str, str]]:
    return raw(TORONTO, "dinesafe.2011.csv") + raw(TORONTO, "dinesafe.2012.csv")


def test_toronto_has_no_problem(toronto):
    assert toronto.problems == []


def test_every_row_of_toronto_is_published_as_it_stands(toronto, infractions):
    assert Counter(toronto.rows(TORONTO, "infractions")) == Counter(cells(row, "Rec #") for row in infractions)
    assert toronto.registers[TORONTO].ledger.published == len(infractions)


def test_the_newest_inspections_of_toronto_come_first(toronto):
    days = [day for (day,) in toronto.rows(TORONTO, "infractions", "Inspection Date")]

    assert days == sorted(days, reverse=True)


def test_inspection_and_infraction_together_are_the_address(toronto, infractions):
    """Their own `Rec #` starts again each year; an inspection without an infraction has an empty part."""
    keys = [f"{row['Inspection ID']}\x1f{row['Infraction Details']}" for row in infractions]
    ids = [record for (record,) in toronto.rows(TORONTO, "infractions", RECORD)]

    assert len(set(ids)) == len(ids)
    assert set(ids) == {hashlib.sha256(key.encode()).hexdigest()[:16] for key in keys}


def test_rows_of_one_establishment_meet_under_its_number(toronto, infractions):
    subjects = Counter(subject for (subject,) in toronto.rows(TORONTO, "infractions", SUBJECT))

    assert subjects == Counter(f"toronto-{row['Establishment ID']}" for row in infractions)


def test_only_crucial_infractions_of_toronto_have_a_page(toronto, infractions):
    pages = Counter(page for (page,) in toronto.rows(TORONTO, "infractions", PAGE))

    assert pages[True] == sum(row["Severity"] == "C - Crucial" for row in infractions)


def test_headlines_of_toronto(toronto, infractions):
    fines = sum((Decimal(row["Amount Fined"]) for row in infractions if row["Amount Fined"]), Decimal(0))
    crucial = sum(row["Severity"] == "C - Crucial" for row in infractions)
    found = sum(bool(row["Severity"]) for row in infractions)

    assert toronto.headline(TORONTO, "rows") == len(infractions)
    assert toronto.headline(TORONTO, "premises") == len({row["Establishment ID"] for row in infractions})
    assert toronto.headline(TORONTO, "inspections") == len({row["Inspection ID"] for row in infractions})
    assert toronto.headline(TORONTO, "convictions") == sum(
        row["Outcome"] == "Conviction - Fined" for row in infractions
    )
    assert toronto.headline(TORONTO, "fines") == fines
    assert toronto.headline(TORONTO, "crucial") == Decimal(crucial * 1000 // found) / 10


def test_charts_of_toronto(toronto, infractions):
    by_year = counted((f"{row['Inspection Date'][:4]}年", row["Severity"] or "未公布或没有此项") for row in infractions)
    by_severity = counted((row["Severity"] or "未公布或没有此项", "") for row in infractions)
    months = {(row["Inspection Date"][:7], row["Inspection ID"]) for row in infractions}
    by_month = counted((f"{month[:4]}年{int(month[5:])}月", "") for month, _ in months)

    assert toronto.chart(TORONTO, "infractions-by-year") == by_year
    assert toronto.chart(TORONTO, "rows-by-severity") == by_severity
    assert toronto.chart(TORONTO, "inspections-by-month") == by_month
    assert sum(toronto.chart(TORONTO, "fines-by-year").values()) == toronto.headline(TORONTO, "fines")


def test_a_long_tail_of_types_is_gathered_without_loss(toronto, infractions):
    kinds = Counter(row["Establishment Type"] for row in infractions)
    chart = toronto.chart(TORONTO, "rows-by-type")

    assert len(chart) == 21
    assert {kind: chart[kind, ""] for kind, _ in kinds.most_common(20)} == dict(kinds.most_common(20))
    assert sum(chart.values()) == len(infractions)


# ---- San Francisco: three linked tables, one of them in Windows-1252


@pytest.fixture(scope="module")
def san_francisco(tmp_path_factory):
    with published(SAN_FRANCISCO, tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def businesses() -> list[dict[str, str]]:
    return raw(SAN_FRANCISCO, "businesses.csv", "cp1252")


@pytest.fixture(scope="module")
def inspections() -> list[dict[str, str]]:
    return raw(SAN_FRANCISCO, "inspections_plus.csv")


@pytest.fixture(scope="module")
def violations() -> list[dict[str, str]]:
    return raw(SAN_FRANCISCO, "violations_plus.csv")


def iso(text: str) -> str:
    return datetime.strptime(text, "%Y%m%d").date().isoformat()  # noqa: DTZ007 (a day, not a moment)


def test_san_francisco_has_warnings_alone(san_francisco):
    assert errors_only(san_francisco.problems) == []
    assert {problem.kind for problem in san_francisco.problems} == {"outer-space", "formula-cell"}


def test_every_business_is_published_without_its_phone(san_francisco, businesses):
    rows = san_francisco.rows(SAN_FRANCISCO, "businesses")

    assert Counter(rows) == Counter(cells(row, "phone_number") for row in businesses)
    assert any("É" in name for _, name, *_ in rows)


@pytest.mark.parametrize("resource", ["inspections", "violations"])
def test_every_row_of_san_francisco_is_published_as_it_stands_but_for_its_day_in_iso(san_francisco, resource, request):
    expected = Counter(cells(row | {"date": iso(row["date"])}) for row in request.getfixturevalue(resource))

    assert Counter(san_francisco.rows(SAN_FRANCISCO, resource)) == expected


def test_a_date_like_20160513_is_shown_as_a_date(san_francisco, inspections):
    table = san_francisco.registers[SAN_FRANCISCO].tables["inspections"]
    days = san_francisco.engine.all(table.frame.select(shown(table.resource.field("date"))))

    assert Counter(day for (day,) in days) == Counter(iso(row["date"]) for row in inspections)


@pytest.mark.parametrize("resource", ["inspections", "violations"])
def test_inspections_and_violations_hang_on_their_business(san_francisco, resource, request):
    joined = Counter(record for (record,) in san_francisco.rows(SAN_FRANCISCO, resource, RECORD))

    assert joined == Counter(row["business_id"] for row in request.getfixturevalue(resource))


def test_headlines_of_san_francisco(san_francisco, businesses, inspections, violations):
    high = sum(row["risk_category"] == "High Risk" for row in violations)

    assert san_francisco.headline(SAN_FRANCISCO, "businesses") == len(businesses)
    assert san_francisco.headline(SAN_FRANCISCO, "inspections") == len(inspections)
    assert san_francisco.headline(SAN_FRANCISCO, "inspected") == len({row["business_id"] for row in inspections})
    assert san_francisco.headline(SAN_FRANCISCO, "violations") == len(violations)
    assert san_francisco.headline(SAN_FRANCISCO, "high_risk") == Decimal(high * 1000 // len(violations)) / 10


def test_charts_of_san_francisco(san_francisco, inspections, violations):
    days = [date.fromisoformat(iso(row["date"])) for row in inspections]
    by_quarter = counted((f"{day.year}年第{(day.month + 2) // 3}季度", "") for day in days)
    by_year = counted((f"{row['date'][:4]}年", row["risk_category"]) for row in violations)

    assert san_francisco.chart(SAN_FRANCISCO, "inspections-by-quarter") == by_quarter
    assert san_francisco.chart(SAN_FRANCISCO, "violations-by-year") == by_year


def test_bad_postal_codes_are_data(san_francisco):
    codes = {code for (code,) in san_francisco.rows(SAN_FRANCISCO, "businesses", "postal_code")}

    assert {"Ca", "941", "941033148"} <= codes
