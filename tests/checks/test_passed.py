"""A table that was in order is not asked again, unless something has changed that could make it another answer."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from disclosure.cache import Cache
from disclosure.checks import check as checking
from disclosure.checks import passed
from disclosure.checks.check import Known, check
from disclosure.reading.reader import read_all
from packages import field, load, places, write_package, write_rows

DAY = date(2022, 9, 30)


@pytest.fixture
def three(data):
    """Write three tables: each of the rulings names an office of the reference folder; the visits stand alone."""
    contract = {"section": "results", "title": "{a}", "columns": ["a"]}
    rulings = {"fields": [field("a"), field("office", references="reference/offices.id")], "primaryKey": "a"}
    rulings["rows"] = [["1", "甲"], ["2", "乙"]]
    write_package(data / "rulings", {"rulings": rulings}, contract | {"records": "rulings"})
    day = field("day", "date", constraints={"minimum": "2000-01-01"})
    visits = {"fields": [field("a"), day], "rows": [["x", "2022-01-01"]], "primaryKey": "a"}
    write_package(data / "visits", {"visits": visits}, contract | {"records": "visits"})
    offices = {"fields": [field("id"), field("name")], "rows": [["甲", "A"], ["乙", "B"]], "primaryKey": "id"}
    write_package(data / "reference", {"offices": offices})
    return data


@pytest.fixture
def asked(three, engine, tmp_path, monkeypatch):
    """Return what checks them and returns which were asked, and what is wrong: as a check says that knows nothing."""
    names, ask = [], checking._table_problems

    def told(scene):
        names.append(scene.table.table.name)
        return ask(scene)

    monkeypatch.setattr(checking, "_table_problems", told)

    def run(as_of=DAY, data=three):
        catalogue, problems = load(data)
        tables, unread = read_all(catalogue, engine)
        found = check(catalogue, tables, engine, as_of, Known(cache=Cache(tmp_path / "cache")))
        seen = [*names]
        assert found == check(catalogue, tables, engine, as_of)
        names.clear()
        return {name.partition("/")[2] for name in seen}, places([*problems, *unread, *found])

    assert run() == ({"rulings", "visits", "offices"}, [])
    return run


def test_what_was_in_order_is_not_asked_again(asked):
    assert asked() == (set(), [])


def test_a_folder_that_lies_elsewhere_has_nothing_asked(asked, three, monkeypatch):
    monkeypatch.chdir(three)

    assert asked(data=Path()) == (set(), [])


def test_a_table_with_another_row_is_asked_alone(asked, data):
    write_rows(data / "visits/visits.csv", ["a", "day"], [["x", "2022-01-01"], ["x", "2022-01-02"]])

    assert asked() == ({"visits"}, [("primary-key", 3, "a")])


def test_a_table_is_asked_when_a_row_that_it_names_is_gone(asked, data):
    write_rows(data / "reference/offices.csv", ["id", "name"], [["甲", "A"]])

    assert asked() == ({"rulings", "offices"}, [("foreign-key", 3, "office")])


def test_a_table_is_asked_when_one_that_it_names_comes_back(asked, data):
    there = (data / "reference/offices.csv").read_bytes()
    (data / "reference/offices.csv").unlink()
    assert "rulings" in asked()[0]
    assert asked()[0] == set()

    (data / "reference/offices.csv").write_bytes(there.replace("乙".encode(), "丙".encode()))

    assert asked() == ({"rulings", "offices"}, [("foreign-key", 3, "office")])


def test_another_day_has_all_asked(asked):
    assert asked(DAY + timedelta(days=1))[0] == {"rulings", "visits", "offices"}


def test_another_contract_has_the_tables_of_its_package_asked_alone(asked, data):
    file = data / "visits/datapackage.json"
    said = json.loads(file.read_text("utf-8"))
    said["resources"][0]["schema"]["fields"][1]["constraints"] = {"minimum": "2022-02-01"}
    file.write_text(json.dumps(said), "utf-8")

    assert asked() == ({"visits"}, [("constraint-error", 2, "day")])


def test_what_is_wrong_or_warned_of_is_told_each_time(asked, data):
    write_rows(data / "visits/visits.csv", ["a", "day"], [["x", "1900-01-01"], ["y", "2022-01-02"]])

    assert asked() == asked()
    assert asked()[0] == {"visits"}


def test_a_table_of_which_nobody_knows_the_bytes_is_always_asked(asked, monkeypatch):
    monkeypatch.setattr(passed.MadeOf, "__call__", lambda *_: "")

    assert asked()[0] == asked()[0] == {"rulings", "visits", "offices"}
