"""A measure `stated` names one row a year, so that no two numbers could be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from packages import field, load, write_package

STATED = {"field": "value", "by": "year", "of": "part", "in": "whole"}
FIELDS = [
    field("no", constraints={"required": True}),
    field("kind"),
    field("year", "year", constraints={"required": True}),
    field("loose", "year"),
    *(field(name, "number") for name in ("value", "part", "whole")),
    field("hidden", "number", disclosure="omitted"),
]


def told(data: Path, stated=STATED, where=None, chart=None, key=("no", "year")) -> list[str]:
    """What is wrong with a register that states numbers so."""
    one = {"title": "数", "stated": stated, "where": {"no": ["甲"]} if where is None else where}
    drawn = {"name": "c", "title": "图", "measure": "n", "by": "year", "kind": "bar"} | (chart or {})
    contract = {"section": "plan", "records": "rows", "title": "{no}", "columns": ["no"]}
    rows = {"rows": {"fields": FIELDS, "rows": [], "primaryKey": list(key)}}
    write_package(data / "example", rows, contract | {"measures": {"n": one}, "charts": [drawn]})
    return [problem.message for problem in load(data)[1]]


def test_a_number_of_one_row_a_year_is_in_order(tmp_path):
    assert told(tmp_path) == []
    assert told(tmp_path, {"field": "value", "by": "year"}, chart={"kind": "line"}) == []


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("stated：一年可能有几行", {"where": {"kind": ["甲"]}}),
        ("stated：一年可能有几行", {"where": {"no": ["甲", "乙"]}}),
        ("stated：一年可能有几行", {"key": ("no", "kind", "year")}),
        ("stated.by 应是必填的 year 字段，现为可以空着的 year", {"stated": STATED | {"by": "loose"}}),
        ("stated.by 应是必填的 year 字段，现为可以空着的 string", {"stated": STATED | {"by": "kind"}}),
        ("stated.by 用到没有的字段", {"stated": STATED | {"by": "zz"}}),
        ("register.measures.n.stated 应是数字字段，现为 string", {"stated": STATED | {"field": "kind"}}),
        ("stated.of 用到不予公开的字段", {"stated": STATED | {"of": "hidden"}}),
        ("stated.in 应是数字字段，现为 string", {"stated": STATED | {"in": "kind"}}),
        ("stated 的数不能相加，只能一年一个", {"chart": {"by": "no"}}),
        ("stated 的数不能相加，只能一年一个", {"chart": {"split": "kind"}}),
        ("stated 的数不能相加，只能一年一个", {"chart": {"kind": "stacked"}}),
    ],
)
def test_what_could_mean_several_numbers_is_refused(tmp_path, said, more):
    assert any(said in message for message in told(tmp_path, **more))


@pytest.mark.parametrize(
    "stated", [{"field": "value"}, STATED | {"of": None}, {"field": "value", "by": "year", "of": "part"}]
)
def test_a_numerator_stands_with_its_denominator_and_a_number_with_its_year(tmp_path, stated):
    assert told(tmp_path, {key: value for key, value in stated.items() if value})
