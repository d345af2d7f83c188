"""The calendar in data/: its days against the notices, and what is counted over them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import narwhals as nw
import pytest

from disclosure.ground.workdays import Workdays
from engines import borrowed, put
from reference_tables import DATA, resource, rows


@pytest.fixture(scope="module")
def calendar() -> dict[date, dict[str, str]]:
    return {date.fromisoformat(row["day"]): row for row in rows("calendar_days")}


def counted(calendar, start: date, days: int) -> date:
    """Count working days one by one; the day itself is not counted."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= calendar[day]["is_workday"] == "true"
    return day


VECTORS = [  # start, working days, the last of them
    ("2019-09-02", 20, "2019-09-30"),
    ("2019-09-20", 7, "2019-09-30"),
    ("2019-09-20", 20, "2019-10-23"),
    ("2025-01-20", 7, "2025-02-05"),
    ("2025-09-19", 20, "2025-10-23"),
    ("2026-02-09", 20, "2026-03-13"),
    ("2026-09-21", 20, "2026-10-26"),
    ("2019-09-02", 8, "2019-09-12"),  # the plan itself: made, and published inside K01
]


@pytest.mark.parametrize(("start", "days", "last"), VECTORS)
def test_working_days_are_counted_over_holidays_and_make_up_days(calendar, start, days, last):
    assert counted(calendar, date.fromisoformat(start), days) == date.fromisoformat(last)


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Iterator[Callable[[str, int], date | None]]:
    """The program's own way to count, over the same table."""
    with borrowed(tmp_path_factory.mktemp("engine")) as engine:
        cells = [(date.fromisoformat(row["day"]), row["is_workday"] == "true") for row in rows("calendar_days")]
        put(engine, "days", {"day": "day", "worked": "boolean"}, cells)
        days = Workdays(nw.col("day"), nw.col("worked"), engine.frame("days"), engine)

        def run(start: str, number: int) -> date | None:
            one = put(engine, "one", {"begun": "day"}, [[date.fromisoformat(start)]])
            ends = days.after(one, nw.col("begun"), nw.lit(number), "due")
            [(found,)] = engine.all(ends.select("due"))
            return found

        yield run


@pytest.mark.parametrize(("start", "days", "last"), VECTORS)
def test_the_program_counts_the_same(program, start, days, last):
    assert program(start, days) == date.fromisoformat(last)


@pytest.mark.parametrize(("start", "days"), [("2017-12-29", 1), ("2026-12-31", 1), ("2026-12-20", 20)])
def test_the_program_counts_nothing_beyond_the_calendar(program, start, days):
    assert program(start, days) is None


WEEKDAYS_ALONE = {  # what Monday to Friday would give, which is wrong, but for the first by luck
    "2019-09-30": "2019-09-30",
    "2019-10-23": "2019-10-18",
    "2025-02-05": "2025-01-29",
    "2025-10-23": "2025-10-17",
    "2026-03-13": "2026-03-09",
    "2026-10-26": "2026-10-19",
}


@pytest.mark.parametrize(("start", "days", "last"), [one for one in VECTORS if one[1] == 20 or "2025" in one[0]])
def test_weekdays_alone_would_be_wrong(start, days, last):
    day, left = date.fromisoformat(start), days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5

    assert day == date.fromisoformat(WEEKDAYS_ALONE[last])
    assert (day == date.fromisoformat(last)) == (start == "2019-09-02")


def test_the_calendar_has_every_day_of_its_coverage(calendar):
    first, last = date(2018, 1, 1), date(2026, 12, 31)
    said = re.findall(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", resource("calendar_days")["description"])

    assert list(calendar) == [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert [date(*map(int, one)) for one in said[:2]] == [first, last]


MAKE_UP = {  # weekends that the yearly notices of 国务院办公厅 made working days, copied from their text
    2018: "02-11 02-24 04-08 04-28 09-29 09-30 12-29",
    2019: "02-02 02-03 04-28 05-05 09-29 10-12",
    2020: "01-19 04-26 05-09 06-28 09-27 10-10",  # 02-01 fell away when the holiday was prolonged
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
HOLIDAYS = {  # the days off of the same notices, first and last
    2018: "01-01 02-15/02-21 04-05/04-07 04-29/05-01 06-18 09-24 10-01/10-07 12-30/12-31",
    2019: "01-01 02-04/02-10 04-05 05-01/05-04 06-07 09-13 10-01/10-07",
    2020: "01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08",
    2021: "01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07",
    2022: "01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31",
    2023: "01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06",
    2024: "01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07",
    2025: "01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08",
    2026: "01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
}


@pytest.mark.parametrize("year", MAKE_UP)
def test_make_up_days_are_those_of_the_notices(calendar, year):
    worked = [day for day, row in calendar.items() if row["is_workday"] == "true" and day.weekday() > 4]

    assert " ".join(f"{day:%m-%d}" for day in worked if day.year == year) == MAKE_UP[year]
    assert {calendar[day]["note"] for day in worked} == {"调休上班"}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_days_off_are_those_of_the_notices(calendar, year):
    expected = set()
    for span in HOLIDAYS[year].split():
        first, last = (date.fromisoformat(f"{year}-{end}") for end in (span.split("/") * 2)[:2])
        expected |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
    off = {day for day, row in calendar.items() if row["is_workday"] == "false" and day.year == year}

    assert {day for day in off if day.weekday() < 5} == {day for day in expected if day.weekday() < 5}
    assert expected <= off


NAMES = {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


def test_each_day_says_why_it_is_free(calendar):
    for day, row in calendar.items():
        if row["is_workday"] == "true":
            assert row["note"] == ("调休上班" if day.weekday() > 4 else ""), day
        elif day.weekday() > 4:
            assert row["note"] in {*NAMES, "周末"}, day
        else:
            assert row["note"] in NAMES, day
        assert bool(row["notice_no"]) == (row["note"] not in ("", "周末")), day


def test_every_notice_is_named_as_a_source(calendar):
    sources = " ".join(one["title"] for one in json.loads((DATA / "reference/datapackage.json").read_text())["sources"])

    for number in {row["notice_no"] for row in calendar.values()} - {""}:
        assert number.removeprefix("国办发明电") in sources
