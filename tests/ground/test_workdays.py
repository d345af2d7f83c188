"""Working days: the vectors that were counted by hand and by another library, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import narwhals as nw
import pytest

from disclosure.ground.workdays import Calendar, Day, Workdays, without_gaps
from engines import borrowed, put

# Days off on weekdays and weekend days worked, around the vectors below (yearly notices of the State Council).
OFF = [
    "2019-09-13",
    "2019-10-01",
    "2019-10-02",
    "2019-10-03",
    "2019-10-04",
    "2019-10-07",
    "2025-01-28",
    "2025-01-29",
    "2025-01-30",
    "2025-01-31",
    "2025-02-03",
    "2025-02-04",
    "2025-10-01",
    "2025-10-02",
    "2025-10-03",
    "2025-10-06",
    "2025-10-07",
    "2025-10-08",
]
WORKED = ["2019-09-29", "2019-10-12", "2025-01-26", "2025-02-08", "2025-09-28", "2025-10-11"]
FIRST, LAST = date(2019, 1, 1), date(2025, 12, 31)


@pytest.fixture(scope="module")
def count(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, int], date | None]]:
    with borrowed(tmp_path_factory.mktemp("engine")) as engine:
        days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
        put(engine, "days", {"day": "day", "worked": "boolean"}, [(day, works(day)) for day in days])
        calendar = Workdays(nw.col("day"), nw.col("worked"), engine.frame("days"), engine)

        def run(start: str, number: int) -> date | None:
            one = put(engine, "one", {"begun": "day"}, [[date.fromisoformat(start)]])
            [(found,)] = engine.all(calendar.after(one, nw.col("begun"), nw.lit(number), "due").select("due"))
            return found

        yield run


@pytest.fixture(scope="module")
def listed() -> Calendar:
    days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
    return Calendar([Day(day, works(day), "") for day in days])


def test_without_a_table_the_same_is_counted(count, listed):
    starts = ["2019-08-31", "2019-09-28", "2019-09-29", "2019-10-05", "2025-01-25", "2025-12-19", "2018-12-31"]
    asked = [(start, number) for start in starts for number in (1, 5, 7, 20)]

    assert [listed.after(date.fromisoformat(start), number) for start, number in asked] == [
        count(start, number) for start, number in asked
    ]


def test_nothing_is_counted_over_a_gap():
    days = [Day(FIRST + timedelta(n), True, "") for n in (0, 1, 2, 4, 5)]  # noqa: FBT003 - the fields of a day

    assert Calendar(without_gaps(days)).last == FIRST + timedelta(2)


def works(day: date) -> bool:
    text = day.isoformat()
    return text in WORKED or (day.weekday() < 5 and text not in OFF)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2019-09-02", 20, "2019-09-30"),
        ("2019-09-20", 7, "2019-09-30"),
        ("2019-09-20", 20, "2019-10-23"),
        ("2025-01-20", 7, "2025-02-05"),
        ("2025-09-19", 20, "2025-10-23"),
    ],
)
def test_holidays_are_left_out_and_exchanged_weekends_count(count, start, number, due):
    assert count(start, number) == date.fromisoformat(due)


def test_the_first_day_is_not_counted(count):
    assert count("2019-09-02", 1) == date(2019, 9, 3)


def test_a_first_day_off_counts_from_the_next_working_day(count):
    assert count("2019-09-07", 1) == date(2019, 9, 9)


@pytest.mark.parametrize(("start", "number"), [("2018-12-31", 1), ("2025-12-30", 5), ("2027-01-01", 1)])
def test_beyond_the_calendar_nothing_is_guessed(count, start, number):
    assert count(start, number) is None
