"""The contract against its fields; measures, charts and what is not built yet included."""

from __future__ import annotations

import pytest

from packages import field, load, write_package

REQUIRED = {"kind": "requires", "field": "a"}
COUNT = {"n": {"title": "数", "count": True}}
CHART = {"name": "c", "title": "图", "measure": "n", "by": "result", "kind": "bar"}


def chart(**more):
    return {"measures": COUNT, "charts": [CHART | more]}


@pytest.mark.parametrize(
    ("register", "said", "of"),
    [
        ({"records": "sheet"}, "register.records 是没有的 resource：sheet", None),
        ({"columns": ["zz"]}, "register.columns[0] 用到没有的字段", "zz"),
        ({"columns": ["hidden"]}, "register.columns[0] 用到不予公开的字段", "hidden"),
        ({"facets": ["hidden"]}, "register.facets[0] 用到不予公开的字段", "hidden"),
        ({"title": "{zz}"}, "register.title 用到没有的字段", "zz"),
        ({"title": "{hidden}"}, "register.title 用到不予公开的字段", "hidden"),
        ({"title": "{a}}"}, "花括号不成对", None),
        ({"id": "result"}, "register.id 的字段可能重复", "result"),
        ({"date": "a"}, "register.date 应是日期字段，现为 string", "a"),
        ({"fresh": "P3M"}, "register.fresh 说最新的一条可以多旧，却没有 register.date", None),
        ({"subject": {"id": "hidden", "name": "a"}}, "register.subject.id 用到不予公开的字段", "hidden"),
        ({"person": {"field": "result", "is": ["自然人"]}}, "register.person 用到 enum 里没有的值：自然人", "result"),
        ({"outcome": {"field": "result", "adverse": ["坏"]}}, "outcome.adverse 用到 enum 里没有的值：坏", "result"),
        (
            {"outcome": {"field": "result", "weights": {"坏": "grave"}}},
            "register.outcome.weights 用到 enum 里没有的值：坏",
            "result",
        ),
        (
            {"outcome": {"field": "result", "adverse": ["坏"], "weights": {"坏": "caution"}}},
            "register.outcome.adverse 用到 enum 里没有的值：坏",
            "result",
        ),
        (
            {"state": {"field": "result", "until": "on", "then": "过期", "weights": {"停止": "grave"}}},
            "register.state.weights 用到 enum 里没有的值：停止",
            "result",
        ),
        ({"pages": "adverse"}, "没有说哪些结果是不利的", None),
        ({"state": {"field": "a", "until": "result", "then": "过期"}}, "register.state.until 应是日期字段", "result"),
        ({"period": {"from": "a", "lasts": "P1Y"}}, "register.period.from 应是日期字段", "a"),
        ({"period": {"from": "on", "lasts": {"ends": "a"}}}, "lasts 的 ends 应是日期字段", "a"),
        (
            {"period": {"from": "on", "lasts": {"field": "result", "lengths": {"合格": "P1Y"}}}},
            "没有说 不合格 公示多久",
            "result",
        ),
        (
            {"status": {"field": "result", "withdrawn": ["撤回"], "reason": "a", "on": "on"}},
            "register.status.withdrawn 用到 enum 里没有的值：撤回",
            "result",
        ),
        (
            {"status": {"field": "result", "withdrawn": ["合格"], "reason": "hidden", "on": "on"}},
            "register.status.reason 用到不予公开的字段",
            "hidden",
        ),
        ({"checks": [{"kind": "order", "fields": ["on", "a"]}]}, "register.checks[0].fields 应是日期字段", "a"),
        ({"checks": [{"kind": "requires", "field": "zz"}]}, "register.checks[0].fields 用到没有的字段", "zz"),
        ({"checks": [{"kind": "forbidden", "field": "result", "values": ["中"]}]}, "enum 里没有的值：中", "result"),
        ({"checks": [{"kind": "requires", "field": "a", "when": {"zz": ["x"]}}]}, "when 用到没有的字段", "zz"),
        ({"checks": [{"kind": "requires", "field": "a", "resource": "q"}]}, "没有的 resource：q", None),
        ({"measures": {"n": {"title": "和", "sum": "a"}}}, "register.measures.n.sum 应是数字字段，现为 string", "a"),
        ({"measures": {"n": {"title": "和", "sum": "hidden"}}}, "measures.n.sum 用到不予公开的字段", "hidden"),
        ({"measures": {"n": {"title": "数", "distinct": "zz"}}}, "measures.n.distinct 用到没有的字段", "zz"),
        ({"measures": {"n": {"title": "率", "share": {"field": "result", "of": ["好"]}}}}, "没有的值：好", "result"),
        ({"measures": {"n": {"title": "数", "count": True, "where": {"result": ["好"]}}}}, "没有的值：好", "result"),
        ({"measures": {"n": {"title": "数", "count": True, "resource": "q"}}}, "没有的 resource：q", None),
        (chart(measure="m"), "register.charts[0].measure 是没有的指标：m", None),
        (chart(by="year(a)"), "register.charts[0].by 应是日期字段", "a"),
        (chart(by="hidden"), "register.charts[0].by 用到不予公开的字段", "hidden"),
        (chart(split="zz"), "register.charts[0].split 用到没有的字段", "zz"),
        (chart(kind="pie", split="a"), "pie 不能有 split", None),
        ({"measures": COUNT, "charts": [CHART, CHART]}, "register.charts[1].name 重复：c", None),
    ],
)
def test_the_contract_speaks_of_what_exists(wrong, register, said, of):
    [problem] = wrong(register)

    assert said in problem.message
    assert (problem.kind, problem.field, problem.path) == ("contract-error", of, "training/datapackage.json")


@pytest.mark.parametrize(
    ("register", "said", "of"),
    [
        ({"checks": [REQUIRED | {"rule_on": "a"}]}, "register.checks[0].rule_on 应是日期字段", "a"),
        (
            {"period": {"from": "on", "lasts": {"field": "a", "lengths": {"x": {"lasts": "P1Y", "from": "a"}}}}},
            "register.period.lasts.lengths 的 from 应是日期字段",
            "a",
        ),
        ({"checks": [{"kind": "total", "field": "a", "of": "rows"}]}, "的行不属于", None),
        ({"checks": [{"kind": "children", "of": "q", "min": 1}]}, "没有的 resource：q", None),
        ({"checks": [{"kind": "window", "fields": ["on", "a"], "days": 20}]}, "应是日期字段", "a"),
        ({"deadlines": [{"rule": "K08", "from": "a", "to": "on"}]}, "deadlines[0].from 应是日期字段", "a"),
        ({"deadlines": [{"rule": "K08", "from": "on", "to": "zz"}]}, "deadlines[0].to 用到没有的字段", "zz"),
        (
            {"deadlines": [{"rule": "K08", "from": "on", "to": "on", "when": {"hidden": ["x"]}}]},
            "deadlines[0].when 用到不予公开的字段",
            "hidden",
        ),
        ({"view": "tasks"}, "没有写 roles.due", None),
        ({"view": "tasks", "roles": {"due": "on", "to": "on"}}, "roles.to 与 view tasks 无关", None),
        ({"roles": {"due": "on"}}, "roles.due 与 view list 无关", None),
        ({"view": "calendar", "roles": {"from": "a"}}, "register.roles.from 应是日期字段", "a"),
        ({"view": "calendar", "roles": {"from": "zz"}}, "register.roles.from 用到没有的字段", "zz"),
        (
            {"view": "targets", "roles": {"value": "a", "comparator": "a", "unit": "a", "actual": "a"}},
            "没有写 values",
            None,
        ),
        (
            {"view": "targets", "roles": {"value": "a", "comparator": "a", "unit": "a", "values": "rows"}},
            "roles.values 不是记录下面的 resource",
            None,
        ),
        (chart(target="plan-targets/T03"), "target 指向的不是目标名册", None),
        (chart(target="plan-targets/T03", kind="pie"), "pie 不能有 target", None),
    ],
)
def test_checks_deadlines_and_views_name_what_they_need(wrong, register, said, of):
    assert (of, True) in [(problem.field, said in problem.message) for problem in wrong(register)]


@pytest.mark.parametrize(
    "register",
    [
        {"outcome": {"field": "result", "adverse": ["不合格"], "weights": {"合格": "plain", "不合格": "caution"}}},
        {"outcome": {"field": "a", "weights": {"任何词": "grave"}}},
        {"state": {"field": "result", "until": "on", "then": "过期", "weights": {"过期": "grave", "合格": "plain"}}},
    ],
)
def test_words_that_cells_can_hold_and_the_one_that_time_puts_there_may_weigh(wrong, register):
    assert wrong(register) == []


@pytest.mark.parametrize("kind", ["pie", "stacked"])
@pytest.mark.parametrize("said", [{"by": "tags"}, {"by": "result", "split": "tags"}])
def test_parts_of_a_whole_are_not_counted_by_the_members_of_a_list(wrong, kind, said):
    fields = [field("a"), field("tags", "list"), field("result")]

    problems = wrong(chart(kind=kind, **said), rows={"fields": fields})

    refused = f"register.charts[0]：{kind} 不能按多个值的字段分组，各部分加起来会多于整体"
    assert refused in [problem.message for problem in problems]


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_bars_and_lines_may_count_the_members_of_a_list(wrong, kind):
    fields = [field("a"), field("tags", "list"), field("result")]

    assert wrong(chart(kind=kind, by="tags", split="result"), rows={"fields": fields}) == []


STATUS = {"field": "a", "withdrawn": ["撤回"], "reason": "a", "on": "on"}


@pytest.mark.parametrize(
    "register",
    [
        {"state": {"field": "a", "until": "hidden", "then": "过期"}},
        {"status": {**STATUS, "on": "hidden"}},
        {"period": {"from": "hidden", "lasts": "P1Y"}},
        {"period": {"from": "on", "lasts": {"ends": "hidden"}}},
        {"period": {"from": "on", "lasts": {"field": "a", "lengths": {"短": {"ends": "hidden"}}}}},
    ],
)
def test_an_omitted_day_decides_nothing_that_is_printed(wrong, register):
    fields = [field("a"), field("on", "date"), field("hidden", "date", disclosure="omitted")]

    [problem] = wrong(register, rows={"fields": fields})

    assert (problem.field, problem.message.endswith("用到不予公开的字段")) == ("hidden", True)


def test_an_omitted_class_decides_no_day_that_is_printed(wrong):
    [problem] = wrong({"period": {"from": "on", "lasts": {"field": "hidden", "lengths": {"短": "P1M"}}}})

    assert problem.message == "register.period.lasts.field 用到不予公开的字段"


def test_an_omitted_day_may_decide_when_a_record_begins_to_be_public_for_ever(wrong):
    fields = [field("a"), field("hidden", "date", disclosure="omitted")]

    assert wrong({"period": {"from": "hidden"}}, rows={"fields": fields}) == []


def test_a_mask_is_not_verified_yet(wrong):
    [problem] = wrong(rows={"fields": [field("a", disclosure="masked:name")]})

    assert (problem.kind, problem.message, problem.field) == (
        "not-supported",
        "disclosure 的 masked:name 尚未支持",
        "a",
    )


def test_a_description_of_an_import_is_not_read_yet(wrong, data):
    wrong()
    (data / "training/import.json").write_text("{}")

    [problem] = load(data)[1]

    assert (problem.path, problem.kind) == ("training/import.json", "not-supported")
    assert problem.message == "import.json 尚未支持（导入的说明）"


@pytest.mark.parametrize(
    ("register", "said"),
    [
        ({"buckets": 5}, "register.buckets 不能大于 4"),
        ({"gaps": ["2013-2019"]}, "register.gaps[0] 写法不对：2013-2019"),
    ],
)
def test_what_is_not_built_yet_has_its_shape_already(wrong, register, said):
    assert said in wrong(register)[0].message


@pytest.mark.parametrize(
    ("register", "said"),
    [
        ({"gaps": ["2019/2013"], "date": "on"}, "register.gaps[0] 的止年早于起年：2019/2013"),
        ({"gaps": ["2013"]}, "register.gaps 说哪些年没有数据，却没有 register.date"),
    ],
)
def test_years_without_data_run_forward_and_are_years_of_a_date(wrong, register, said):
    assert said in [problem.message for problem in wrong(register)]


def test_a_withheld_column_in_the_schema_stops_the_build(wrong):
    [problem] = wrong({"withheld": ["Result"]})

    assert (problem.kind, problem.field) == ("withheld-column", "result")


@pytest.mark.parametrize("spelled", ["ＲＥＳＵＬＴ", "re-sult", " Result："])
def test_a_withheld_name_is_known_however_it_is_spelled(wrong, spelled):
    assert [problem.field for problem in wrong({"withheld": [spelled]})] == ["result"]


@pytest.mark.parametrize("title", ["联系 电话", "联系电话：", "（联系电话）"])
def test_a_field_whose_title_is_withheld_is_withheld(data, title):
    write_package(data / "training", {"rows": {"fields": [field("a"), field("tel", title=title)], "primaryKey": "a"}},
                  register={"section": "results", "records": "rows", "title": "{a}", "columns": ["a"],
                            "withheld": ["联系电话"]})  # fmt: skip
    assert [(one.kind, one.field) for one in load(data)[1]] == [("withheld-column", "tel")]


def test_a_share_of_sums_is_of_number_fields(data):
    write_package(data / "training", {"rows": {"fields": [field("a"), field("passed", "integer")], "primaryKey": "a"}},
                  register={"section": "results", "records": "rows", "title": "{a}", "columns": ["a"],
                            "measures": {"n": {"title": "率", "share": {"field": "passed", "in": "a"}}}})  # fmt: skip
    [problem] = load(data)[1]

    assert (problem.field, problem.message) == ("a", "register.measures.n.share.in 应是数字字段，现为 string")


def test_a_withheld_word_of_punctuation_alone_is_no_other(wrong):
    assert wrong({"withheld": ["——"]}) == []


def test_a_measure_of_a_descendant_may_use_a_field_of_its_record(wrong):
    findings = {
        "fields": [field("id"), field("a")],
        "primaryKey": "id",
        "foreignKeys": [{"fields": "a", "reference": {"resource": "rows", "fields": "a"}}],
    }
    measures = {"n": {"title": "项", "count": True, "resource": "findings", "where": {"result": ["不合格"]}}}

    assert wrong({"measures": measures, "charts": [CHART | {"by": "year(on)"}]}, others={"findings": findings}) == []


def test_a_register_with_a_wrong_contract_is_still_read(wrong, data):
    wrong({"columns": ["zz"]})

    assert load(data)[0].packages["training"].contract is None
