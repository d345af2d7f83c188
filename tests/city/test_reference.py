"""The reference tables in data/: rules and their clocks, the calendar, places, words; each against its source."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

from disclosure.ground.workdays import Workdays
from engines import borrowed, put
from sites import ROOT

DATA = ROOT / "data"
FIXTURES = Path(os.environ.get("FIXTURES", ""))
SCHEMAS = FIXTURES.parent / "domain/register-schemas.json"
LAW = ROOT / "docs/publication-law.md"
STREETS = FIXTURES / "cn-divisions/xinzheng_410184/streets.csv"

schemas_are_here = pytest.mark.skipif(
    not SCHEMAS.is_file(), reason="FIXTURES is not set: the schemas of the domain are not here"
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def resource(name: str) -> dict[str, Any]:
    descriptor = json.loads((DATA / "reference/datapackage.json").read_text("utf-8"))
    [found] = [one for one in descriptor["resources"] if one["name"] == name]
    return found


# ---- the calendar


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


# ---- rules and periods


AMOUNTS = {  # rule: how many, of what; empty where the law names no number of days
    "K01": ("20", "工作日"),
    "K02": ("7", "工作日"),
    "K03": ("20", "工作日"),
    "K04": ("20", "工作日"),  # 10 to push it on and 10 to publish it
    "K05": ("3", "工作日"),
    "K06": ("", ""),
    "K07": ("20", "工作日"),
    "K08": ("20", "工作日"),
    "K09": ("20", "工作日"),
    "K10": ("7", "工作日"),
    "K11": ("4", "小时"),
    "K12": ("7", "工作日"),
    "K13": ("45", "工作日"),
    "K14": ("15", "工作日"),
    "K15": ("5", "工作日"),
    "K16": ("", "固定日期"),
    "K17": ("", "固定日期"),
    "K18": ("20", "工作日"),
    "K19": ("7", "工作日"),
    "K20": ("5", "工作日"),
    "K21": ("2", "月"),
    "K22": ("3", "年"),
    "K23": ("20", "工作日"),
    "K24": ("7", "工作日"),
    "K25": ("1", "工作日"),
    "K26": ("", ""),
    "K27": ("90", "日"),
    "K28": ("7", "工作日"),
    "K29": ("60", "日"),
    "K30": ("15", "工作日"),
    "K31": ("", ""),
}


def test_rules_have_the_laws_numbers():
    found = {row["rule_id"]: (row["within"], row["unit"]) for row in rows("publication_rules")}

    assert found == AMOUNTS
    assert list(found) == [f"K{number:02d}" for number in range(1, 32)]


def test_a_rule_that_nobody_has_read_is_not_verified():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}

    assert {name for name, row in rules.items() if row["verified"] == "false"} == {"K08", "K09", "K27"}
    for name in set(rules) - {"K08", "K09", "K02", "K26", "K27"}:
        assert re.search(r"第[一二三四五六七八九十百]+条", rules[name]["basis"]), name


def test_an_order_that_was_replaced_ends_on_the_day_before_the_next():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}
    for old, new in {"K12": "K28", "K13": "K29", "K14": "K30", "K15": "K31"}.items():
        last, first = (date.fromisoformat(day) for day in (rules[old]["effective_to"], rules[new]["effective_from"]))
        assert (first, first - last) == (date(2026, 4, 15), timedelta(days=1))
        assert ("第20号" in rules[old]["source"], "第121号" in rules[new]["source"]) == (True, True)


@pytest.mark.parametrize("page", ["procedures/complaints", "pages/how-to-read/complaint-statistics"])
def test_pages_say_what_the_rules_of_complaints_say(page):
    text = (ROOT / f"content/{page}.md").read_text("utf-8").replace(" ", "").replace("**", "")
    for row in rows("publication_rules"):
        if row["rule_id"] in {"K12", "K13", "K15", "K28", "K29"}:
            [article] = re.findall("第[一二三四五六七八九十]+条", row["basis"])
            count = "个" if row["unit"] == "工作日" else ""
            assert re.search(rf"{row['within']}{count}{row['unit']}[^|]*（{article}）", text), row["rule_id"]


def test_deadlines_of_registers_name_rules_that_can_be_counted():
    rules = {row["rule_id"]: row for row in rows("publication_rules")}
    for register, named in deadlines().items():
        for rule in named:
            assert (rules[rule]["verified"], bool(rules[rule]["within"])) == ("true", True), (register, rule)
            assert rules[rule]["unit"] in {"工作日", "日", "月", "年"}, (register, rule)


def deadlines() -> dict[str, list[str]]:
    """The rules that each register counts."""
    found = {}
    for path in sorted(DATA.glob("*/datapackage.json")):
        said = json.loads(path.read_text("utf-8")).get("register", {}).get("deadlines", [])
        found[path.parent.name] = [one["rule"] for one in said]
    return found


def test_the_docs_say_which_register_counts_which_rule():
    lines = re.findall(r"(?m)^\| (K\d\d) \|[^|]*\| ([^|]+) \|", LAW.read_text("utf-8"))
    used: dict[str, set[str]] = {}
    for register, named in deadlines().items():
        for rule in named:
            used.setdefault(rule, set()).add(register)

    assert [rule for rule, _ in lines] == list(AMOUNTS)
    assert {rule: set(re.findall("`([a-z-]+)`", text)) for rule, text in lines} == {
        rule: used.get(rule, set()) for rule in AMOUNTS
    }


@pytest.mark.parametrize("name", ["publication_rules", "period_classes"])
def test_days_in_force_do_not_descend(name):
    for row in rows(name):
        assert not row["effective_to"] or row["effective_from"] <= row["effective_to"]
        assert row["basis"]
        assert row["source"]


def test_period_classes_of_both_regimes():
    found = {row["period_class"]: (row["shortest"], row["longest"]) for row in rows("period_classes")}
    starts = {row["regime"]: row["effective_from"] for row in rows("period_classes")}

    assert found == {
        "不公示": ("P0D", "P0D"),
        "三个月": ("P3M", "P3M"),
        "三年": ("P3Y", "P3Y"),
        "按限制期限": ("", ""),
        "终身限制": ("", ""),
        "一年": ("P1Y", "P1Y"),
        "轻微": ("P0D", "P3M"),
        "一般": ("P3M", "P1Y"),
        "严重": ("P1Y", "P3Y"),
    }
    assert starts == {"市场监督管理行政处罚信息公示规定": "2021-09-01", "信用修复管理办法": "2026-04-01"}


# ---- places and words


def test_there_are_fifteen_townships():
    found = rows("townships")

    assert len({row["name"] for row in found}) == len({row["code"] for row in found}) == len(found) == 15
    for row in found:
        assert row["kind"] == "管委会" or row["name"].endswith(row["kind"])


@pytest.mark.skipif(not STREETS.is_file(), reason="FIXTURES is not set: the list of divisions is not here")
def test_townships_are_those_of_the_divisions():
    with STREETS.open(encoding="utf-8", newline="") as file:
        expected = {row["code"]: row["name"] for row in csv.DictReader(file)}

    assert {row["code"]: row["name"] for row in rows("townships")} == expected


def test_aliases_lead_to_a_category_and_are_none():
    categories = {row["name"] for row in rows("food_categories")}
    aliases = rows("food_category_aliases")

    assert len(categories) == 33
    assert {row["name"] for row in aliases} <= categories
    assert {row["alias"] for row in aliases} & categories == set()
    assert {row["name"] for row in aliases if row["alias"] == "鲜蛋"} == {"食用农产品"}


def test_each_class_of_findings_is_explained():
    found = rows("explanations")

    assert {row["id"]: row["page"] for row in found} == {
        name: f"standards/items/{name}/"
        for name in (
            "microbes",
            "pesticide-residues",
            "veterinary-drugs",
            "additives",
            "heavy-metals",
            "mycotoxins",
            "quality",
            "labels",
            "illegal-additions",
            "other-contaminants",
        )
    }
    for row in found:
        assert "食品安全法第" in row["text"]
        assert not re.search("推荐|放心|警示|安全可靠", row["text"])


@schemas_are_here
def test_explanations_have_the_words_of_the_findings():
    schemas = json.loads(SCHEMAS.read_text("utf-8"))
    [field] = [one for one in schemas["R1c findings 不合格项目"] if one["name"] == "item_class"]

    assert {row["title"] for row in rows("explanations")} == set(field["constraints"]["enum"]) - {"其他"}


def test_the_real_tables_hold_no_sample():
    real = [path for path in (DATA / "reference").glob("*.csv") if not path.name.startswith("sample_")]

    assert [path.name for path in real if "示例" in path.read_text("utf-8")] == []


def test_classes_of_penalties_are_those_of_the_table():
    penalties = json.loads((DATA / "penalties/datapackage.json").read_text("utf-8"))
    [said] = [one for one in penalties["resources"][0]["schema"]["fields"] if one["name"] == "period_class"]
    lasts = penalties["register"]["period"]["lasts"]
    table = {row["period_class"]: row for row in rows("period_classes")}

    assert (lasts["rules"], "lengths" in lasts) == ("reference/period_classes", False)
    assert set(said["constraints"]["enum"]) <= set(table)
    for row in table.values():
        assert (bool(row["longest"]), row["ends_on"]) != (bool(row["ends_on"]), "")
        assert {row["counted_from"], row["ends_on"]} - {""} <= set(lasts["days"])
