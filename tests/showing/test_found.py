"""What a search finds besides records: the subjects of a register, and words that mean the same."""

from __future__ import annotations

import json

import pytest

from disclosure.showing.found import synonyms
from inspections import sample, write_inspections
from packages import field, write_package
from published import published

ONE, TWO = "92000000000000001K", "92000000000000002N"
BAD = {"conclusion": "不合格"}


@pytest.fixture
def found(tmp_path):
    """Return a function that gives the lines of the file of subjects."""

    def run(*rows, **register):
        data = write_inspections(tmp_path / "data", rows, register=register)
        with published(data, tmp_path / "scratch", rows_per_page=2) as site:
            return [*site.shown["inspections"].subjects_found.lines()]

    return run


def test_a_subject_is_counted_by_name_and_adverse_outcome(found):
    rows = [
        sample(1, uscc=TWO),
        sample(2),
        sample(3, **BAD),
        sample(4, firm="另一个名字"),
        sample(5),
        sample(6, uscc=""),
    ]

    assert found(*rows) == [
        [ONE, "另一个名字", ONE, "", "1"],
        [ONE, "示例面馆", ONE, "", "2"],
        [ONE, "示例面馆", ONE, "不合格", "1"],
        [TWO, "示例面馆", TWO, "", "1"],
    ]


def test_a_register_without_subjects_finds_none(found):
    assert found(sample(1), subject=None) == []


@pytest.mark.parametrize(
    ("names", "rows", "pairs"),
    [
        (["word", "same_as"], [["外卖", "网络餐饮"], ["饭馆", "餐馆"]], (("外卖", "网络餐饮"), ("饭馆", "餐馆"))),
        (["word", "other"], [["外卖", "网络餐饮"]], ()),
    ],
)
def test_words_that_mean_the_same_stand_in_a_table_of_reference(names, rows, pairs, tmp_path):
    data = write_inspections(tmp_path / "data", [sample(1)])
    descriptor = data / "reference/datapackage.json"
    known = json.loads(descriptor.read_text("utf-8"))
    resources = {"synonyms": {"fields": [field(name) for name in names], "rows": rows, "primaryKey": names}}
    write_package(tmp_path / "more/reference", resources)
    [added] = json.loads((tmp_path / "more/reference/datapackage.json").read_text("utf-8"))["resources"]
    descriptor.write_text(json.dumps({**known, "resources": [*known["resources"], added]}), "utf-8")
    (tmp_path / "more/reference/synonyms.csv").rename(data / "reference/synonyms.csv")

    with published(data, tmp_path / "scratch") as site:
        assert site.view.shown.synonyms == pairs
        assert synonyms(site.publication, site.engine) == pairs
