"""A macro said for many rows says of each what it says of that row alone, and is not called for each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import pytest
from jinja2 import DictLoader, Environment

from disclosure.pages.filters import FILTERS
from disclosure.pages.happenings import Happening
from disclosure.showing.model import LEAD, LINK, Column, ShownRecord, ShownRow

COLUMNS = (Column("name", "名称", "text", linked=True), Column("result", "结论", "word"), Column("day", "日期", "date"))
NAMES = ["name", "result", "day", f"{LINK}name"]
HARD = ["", "示例店", "<b>&\"'", "{0} {} {{", "%s %(x)s", "\\1"]
CELLS = (
    "{% macro line(row, columns) -%}<i>{{ called() }}{% for name, title, kind, linked in columns %}"
    "{% if row.cells[name] is not none %}<b title='{{ row.cells[name] }}'>"
    "{% if row.cells.link(name) %}{{ row.cells.link(name) }}{% endif %}{{ title }}{{ row.cells[name] }}</b>{% endif %}"
    "{% endfor %}{% if row.cells['result'] == '不合格' %}!{% endif %}</i>{%- endmacro %}"
)
EACH, LOOP = "{{ rows|each(line, columns) }}", "{% for row in rows %}{{ line(row, columns) }}{% endfor %}"


def line_of(*cells: str) -> list[ShownRow]:
    names = ["order", "place", "title", "address", *NAMES]
    return [ShownRow.of({name: at for at, name in enumerate(names)}, ["1", "1", "题", "a/", *cells])]


ROWS = [row for cells in product(HARD, ["", "合格", "不合格"], HARD[:3], HARD[:2]) for row in line_of(*cells)]


@dataclass
class Said:
    text: str
    calls: int


@pytest.fixture
def say():
    """Return a function that renders *use* of *macros* with *rows*, and counts what `called()` was asked."""

    def run(macros, use, rows, columns=COLUMNS, **more):
        calls = []
        made = Environment(autoescape=True, loader=DictLoader({"m.html": macros}))
        made.filters.update(FILTERS)
        made.globals["called"] = lambda: calls.append(1) or ""
        text = made.from_string("{% from 'm.html' import line %}" + use).render(rows=rows, columns=columns, **more)
        return Said(text, len(calls))

    return run


def test_it_says_what_a_loop_says_whatever_the_cells_hold(say):
    each, loop = say(CELLS, EACH, ROWS * 2), say(CELLS, LOOP, ROWS * 2)
    assert each.text == loop.text
    assert each.calls < loop.calls


def test_rows_of_one_shape_need_the_macro_three_times(say):
    rows = [row for number in range(100) for row in line_of(f"第 {number} 店", "合格", "", "")]
    assert say(CELLS, EACH, rows).calls == 3


def test_a_text_set_as_a_heading_is_one_of_what_is_filled_in(say):
    macro = "{% macro line(row, columns) -%}{{ called() }}<h2>{{ row.cells['name']|unbroken }}</h2>"
    macro += "{{ row.title|unbroken }}{{ row.cells['name'] }}{%- endmacro %}"
    hard = ["检验结论", "<食品 3 批次>", "{0} & 食品", "\x021\x03 2022-01-01"]
    rows = [row for name in hard * 9 for row in line_of(name, "合格", "", "")]
    each = say(macro, EACH, rows)
    assert each.text == say(macro, LOOP, rows).text
    assert '<h2><span class="term">检验结论</span></h2>' in each.text
    assert each.calls == 3


def test_whether_a_text_says_that_nothing_is_published_may_be_asked(say):
    macro = "{% macro line(row, columns) -%}{{ called() }}{% for name, title, kind, linked in columns %}"
    macro += (
        "{% if row.cells[name]|unpublished %}?{% else %}{{ row.cells[name] }}{% endif %}{% endfor %}{%- endmacro %}"
    )
    rows = [
        row for number in range(60) for row in line_of(["未公布", f"第 {number} 店"][number % 2], "合格", "未公布", "")
    ]
    each = say(macro, EACH, rows)

    assert each.text == say(macro, LOOP, rows).text
    assert each.text.startswith("?合格?第 1 店合格??合格?第 3 店")
    assert each.calls == 3 * 2


def test_records_and_happenings_are_such_rows(say):
    names = [*ShownRecord._fields[:LEAD], *NAMES]
    lead = ["7", "id", "r/7/", "题", "s", "true", "有效", "plain", "合格", "plain", "false", "", "2022-01-01"]
    record = ShownRecord.of({name: at for at, name in enumerate(names)}, [*lead, "店", "合格", "", "s/"])
    macro = "{% macro line(row) -%}{{ called() }}{{ row.title }} {{ row.address }} {{ row.date }}{%- endmacro %}"
    happening = Happening("2022-01-01", "抽检", "题<", "r/7/", sample=False)
    for row in (record, happening):
        said = say(macro, "{{ rows|each(line) }}", [row] * 9)
        assert said.calls == 3
        assert said.text == say(macro, "{% for row in rows %}{{ line(row) }}{% endfor %}", [row] * 9).text


def test_a_field_may_be_called_what_a_row_calls_something_of_its_own(say):
    macro = "{% macro line(row, columns) -%}{{ row.title }}/{{ row.cells['title'] }};{%- endmacro %}"
    names = ["order", "place", "@title", "@address", "title"]
    at = {name: place for place, name in enumerate(names)}
    rows = [ShownRow.of(at, ["1", "1", one, "a/", other]) for one, other in ["题题", "题题", "甲乙", "丙丁"]]
    assert say(macro, EACH, rows, (Column("title", "名", "text"),)).text == "题/题;题/题;甲/乙;丙/丁;"


@pytest.mark.parametrize(
    "asked",
    [
        "{{ value[:1] }}", "{{ value|length }}", "{{ value|upper }}", "{{ value|tojson }}", "{{ 'x' if value < '乙' }}",
        "{{ 'x' if value == '甲店' }}", "{{ 'x' if value in ('甲店', '乙店') }}", "{{ 'x' if value in {'甲店': 1} }}",
        "{{ 'x' if value is string }}", "{{ value.startswith('甲') }}", "{{ '%s'|format(value) }}", "{{ value + 'x' }}",
        "{{ row.order }}", "{{ 'x' ~ value }}", "{{ row.cells['unasked'] }}",
        "{% for one in value %}{{ one }},{% endfor %}",
    ],
)  # fmt: skip
def test_a_macro_that_does_more_with_a_text_than_print_it_is_called_for_each_row(asked, say):
    macro = "{% macro line(row, columns) -%}{% set value = row.cells['name'] %}" + asked + "{%- endmacro %}"
    names = ["order", "place", "title", "address", *NAMES, "unasked"]
    at = {name: place for place, name in enumerate(names)}
    rows = [
        ShownRow.of(at, [str(number), "1", "题", "a/", name, "", "", "", name])
        for number, name in enumerate(["甲店", "乙店", "丙", "甲店", "丁店"] * 2)
    ]
    assert say(macro, EACH, rows).text == say(macro, LOOP, rows).text


def test_rows_that_nobody_knows_and_arguments_that_may_change_are_said_one_by_one(say):
    macro = "{% macro line(row, seen) -%}{% do seen.append(1) %}{{ row.title }}{{ seen|length }}{%- endmacro %}"
    macro = macro.replace("{% do seen.append(1) %}", "{% set _ = seen.append(1) %}")
    assert say(macro, "{{ rows|each(line, []) }}", line_of("", "", "", "") * 4).text == "题1题2题3题4"
    assert say("{% macro line(row) %}{{ row }}{% endmacro %}", "{{ rows|each(line) }}", ["<", ">"]).text == "&lt;&gt;"
    assert say("{% macro line(row) %}{{ row }}{% endmacro %}", "{{ rows|each(line) }}", []).text == ""


ONCE = "{% macro line(one) -%}{{ called() }}<i>{{ one }}</i>{%- endmacro %}"


def test_what_was_said_with_the_same_arguments_is_said_again(say):
    said = say(ONCE, "{% for _ in rows %}{{ line|once('<') }}{% endfor %}", "123")
    assert said == Said("<i>&lt;</i>" * 3, 1)


@dataclass(frozen=True)
class Whole:
    parts: dict[str, str]


@pytest.mark.parametrize(
    ("arguments", "calls"),
    [
        ("'1', 1, true, '1'|safe, '1', 1, true", 4),  # a text is not its markup, true is not 1
        ("whole, whole, other", 2),  # a frozen value is itself, whatever it holds
        ("[1], [1]", 2),  # a list may change
    ],
)
def test_arguments_are_the_same_only_if_nothing_tells_them_apart(arguments, calls, say):
    use = "{% for one in [" + arguments + "] %}{{ line|once(one) }}{% endfor %}"
    assert say(ONCE, use, (), whole=Whole({}), other=Whole({})).calls == calls
