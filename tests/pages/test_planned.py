"""The page of the plan: every target and task at once, and nothing said of what nobody reported."""

from __future__ import annotations

import pytest

from packages import field, write_package
from rendered import text_of

PAGE = "catalog/plan/index.html"


def write_tasks(data, rows, *, name="tasks", **register):
    fields = [field("no"), field("title"), field("due", "yearmonth"), field("status")]
    contract = {"section": "plan", "records": "rows", "title": "{title}", "columns": ["title"], "view": "tasks"}
    roles = {} if register.get("view") == "list" else {"roles": {"due": "due", "status": "status"}}
    resources = {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(data / name, resources, contract | roles | register, title="任务表")


def write_targets(data, rows):
    fields = [field("no"), field("title"), field("sign"), field("value", "number"), field("unit"), field("year")]
    roles = {"value": "value", "comparator": "sign", "unit": "unit", "year": "year"}
    contract = {"section": "plan", "records": "rows", "title": "{title}", "columns": ["title"], "view": "targets"}
    resources = {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(data / "goals", resources, contract | {"roles": roles}, title="指标表")


def task(number, status="未公布", due="2020-10"):
    return [str(number), f"任务{number}", due, status]


def test_targets_and_tasks_stand_on_one_page_with_what_is_the_same_of_all_said_once(tmp_path, build):
    write_tasks(tmp_path / "data", [task(1), task(2, due="2019-12"), task(3)])
    write_targets(tmp_path / "data", [["1", "合格率", ">=", "98", "%", "2020"], ["2", "培训", ">=", "40", "学时", ""]])

    site = build(tmp_path / "data")

    html = site[PAGE]
    assert text_of(html, "main h2") == ["指标表", "任务表"]
    assert text_of(html, ".brief__say") == ["2 项目标均未公布实际值。", "3 项均未公布进展。"]
    assert text_of(html, "main h3") == [
        "到 2020 年1 项",
        "没有写明年份1 项",
        "2019 年 12 月1 项",
        "2020 年 10 月2 项",
    ]
    assert text_of(html, "main .list li") == ["合格率不低于 98%", "培训不低于 40 学时", "任务2", "任务1", "任务3"]
    assert "按期" not in html
    assert text_of(site["tasks/index.html"], ".crumbs li") == ["首页", "行动方案", "任务表"]


def test_tasks_that_stand_differently_each_say_how(tmp_path, build):
    write_tasks(tmp_path / "data", [task(1), task(2, status="已完成")])

    html = build(tmp_path / "data")[PAGE]

    assert text_of(html, ".brief__say") == ["2 项：未公布 1 项，已完成 1 项。"]
    assert text_of(html, "main .list li") == ["任务1未公布", "任务2已完成"]


def test_a_long_register_and_one_of_another_view_are_named_with_their_number(tmp_path, build):
    write_tasks(tmp_path / "data", [task(1)])
    write_tasks(tmp_path / "data", [task(n) for n in range(61)], name="long")
    write_tasks(tmp_path / "data", [task(1)], name="plain", view="list")

    html = build(tmp_path / "data")[PAGE]

    assert text_of(html, "[aria-labelledby=others] .list__say") == ["61 条，截至 2022-09-30", "1 条，截至 2022-09-30"]
    assert text_of(html, "[aria-labelledby=tasks] .list li") == ["任务1"]


@pytest.mark.parametrize("register", [{"section": "results"}, {"view": "list"}])
def test_without_targets_or_tasks_in_the_section_there_is_no_such_page(register, tmp_path, build):
    write_tasks(tmp_path / "data", [task(1)], **register)

    site = build(tmp_path / "data")

    assert PAGE not in site
    assert not [name for name, html in site.items() if "catalog/plan/" in html]
