"""What of a register a search finds: its subjects with how much is said of each, and the titles of its records."""

from __future__ import annotations

import pytest

from inspections import sample, write_inspections
from packages import field
from published import among, published

ONE, TWO = "92000000000000001K", "92000000000000002N"
BAD = {"conclusion": "不合格"}


@pytest.fixture
def found(tmp_path):
    """Return a function that gives the lines of the two files that a search is made of."""

    def run(*rows, **register):
        data = write_inspections(tmp_path / "data", rows, register=register)
        with published(data, tmp_path / "scratch", rows_per_page=2) as site:
            shown = site.shown["inspections"]
        return [*shown.subjects_found.lines()], [*shown.records_found.lines()]

    return run


def test_a_subject_is_counted_by_name_and_adverse_outcome(found):
    rows = [
        sample(1, uscc=TWO),
        sample(2),
        sample(3),
        sample(4, **BAD),
        sample(5, firm="另一个名字"),
        sample(6, uscc=""),
    ]

    subjects, _ = found(*rows)

    assert subjects == [
        [ONE, "另一个名字", ONE, "", "1"],
        [ONE, "示例面馆", ONE, "", "2"],
        [ONE, "示例面馆", ONE, "不合格", "1"],
        [TWO, "示例面馆", TWO, "", "1"],
    ]


def test_a_register_without_subjects_finds_none(found):
    subjects, records = found(sample(1), subject=None)

    assert (subjects, len(records)) == ([], 1)


def test_records_with_pages_come_first_each_with_its_number(found):
    _, records = found(sample(1), sample(2, **BAD), sample(3, food="食品1"), sample(4, **BAD))

    assert records == [
        ["食品2", "S2", "inspections/records/S2/", "2022-09-28", "不合格", "1"],
        ["食品4", "S4", "inspections/records/S4/", "2022-09-26", "不合格", "1"],
        ["食品1", "", among("inspections", "S1"), "2022-09-29", "", "2"],
    ]


def test_a_title_of_many_records_leads_to_the_newest_of_them(found):
    _, records = found(*(sample(number, food="米") for number in (3, 4, 5)), sample(1), sample(2))

    assert records[-1] == ["米", "", among("inspections", "S3"), "2022-09-27", "", "3"]


def test_a_title_with_quotes_and_a_hash_is_found_as_it_is(found):
    _, [one] = found(sample(1, food='#1 "甲"'))

    assert one[0] == '#1 "甲"'


def test_an_id_of_several_fields_is_no_number(shown):
    rows = {"fields": [field("no"), field("part")], "primaryKey": ["no", "part"], "rows": [["1", "甲"]]}

    [one] = shown("things", {"rows": rows}, pages="all").records_found.lines()

    assert one[:2] == ["1", ""]
