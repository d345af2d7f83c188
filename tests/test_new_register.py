"""A register that nobody planned: a folder is all it takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from packages import field, write_package
from stages import stages

TOWNSHIPS = {
    "fields": [field("name", title="名称", constraints={"required": True})],
    "rows": [["示例东镇"], ["示例西镇"], ["示例湖街道"], ["示例南乡"], ["示例山乡"], ["示例北乡"]],
    "primaryKey": ["name"],
}
TRAINING = {
    "fields": [
        field("class_no", title="班次编号", constraints={"required": True, "pattern": "PX-[0-9]{3}"}),
        field("title", title="培训名称", constraints={"required": True}),
        field("trained_on", "date", title="培训日期", constraints={"required": True}),
        field("audience", title="对象", constraints={"enum": ["学校食堂", "餐饮服务", "食品销售"]}),
        field("township", title="乡镇（街道）", references="reference/townships.name"),
        field("people", "integer", title="人数", constraints={"minimum": 1}),
        field("hours", "number", title="学时"),
        field("teacher_phone", title="教师电话", disclosure="omitted"),
    ],
    "rows": [
        ["PX-001", "示例春季开学前培训", "2021-02-20", "学校食堂", "示例东镇", "40", "4", "0000-1"],
        ["PX-002", "示例春季开学前培训", "2021-02-21", "学校食堂", "示例西镇", "35", "4", "0000-1"],
        ["PX-003", "示例餐饮从业人员培训", "2021-05-11", "餐饮服务", "示例东镇", "120", "2.5", ""],
        ["PX-004", "示例餐饮从业人员培训", "2021-05-12", "餐饮服务", "示例湖街道", "96", "2.5", ""],
        ["PX-005", "示例销售者培训", "2021-09-08", "食品销售", "", "77", "1.5", ""],
        ["PX-006", "示例秋季开学前培训", "2021-08-25", "学校食堂", "示例南乡", "52", "4", "0000-2"],
        ["PX-007", "示例餐饮从业人员培训", "2022-03-03", "餐饮服务", "示例山乡", "64", "2.5", ""],
        ["PX-008", "示例销售者培训", "2022-04-19", "食品销售", "示例东镇", "81", "1.5", ""],
        ["PX-009", "示例秋季开学前培训", "2022-08-26", "学校食堂", "示例北乡", "48", "4", ""],
        ["PX-010", "示例健康管理培训", "2022-09-01", "", "示例东镇", "30", "0.5", ""],
    ],
    "primaryKey": ["class_no"],
}
REGISTER = {
    "section": "results",
    "records": "classes",
    "title": "{title}",
    "date": "trained_on",
    "columns": ["title", "trained_on", "audience", "people"],
    "facets": ["audience", "township"],
    "pages": "all",
    "measures": {
        "classes": {"title": "培训班次", "count": True, "unit": "班"},
        "hours": {"title": "学时", "sum": "hours"},
        "people": {"title": "人次", "sum": "people", "unit": "人次"},
    },
    "charts": [
        {
            "name": "classes-by-year",
            "title": "历年培训班次",
            "measure": "classes",
            "by": "year(trained_on)",
            "kind": "bar",
        },
        {"name": "people-by-audience", "title": "各类对象人次", "measure": "people", "by": "audience", "kind": "pie"},
    ],
    "sample": True,
}


def write_data(folder: Path) -> Path:
    """Write the tables to refer to and one folder more."""
    write_package(folder / "data/reference", {"townships": TOWNSHIPS})
    write_package(folder / "data/staff-training", {"classes": TRAINING}, REGISTER, title="从业人员培训（示例）")
    (folder / "scratch").mkdir()
    return folder


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What comes of them."""
    folder = write_data(tmp_path_factory.mktemp("register"))
    with stages(folder / "data", folder / "scratch", date(2022, 9, 30)) as found:
        yield found


def test_a_folder_alone_goes_all_the_way(found):
    assert found.problems == []
    assert found.registers["staff-training"].ledger.published == 10
    newest, *_ = found.rows("staff-training", "classes", "class_no", "title")
    assert newest == ("PX-010", "示例健康管理培训")
    assert "teacher_phone" not in found.registers["staff-training"].records.frame.collect_schema().names()


def test_its_figures_are_counted(found):
    people = found.chart("staff-training", "people-by-audience")

    assert found.headline("staff-training", "classes") == 10
    assert str(found.headline("staff-training", "hours")) == "27"
    assert found.chart("staff-training", "classes-by-year") == {("2021年", ""): 6, ("2022年", ""): 4}
    assert people == {("学校食堂", ""): 175, ("餐饮服务", ""): 280, ("食品销售", ""): 158, ("未公布或没有此项", ""): 30}


def test_a_township_that_nobody_knows_stops_it(tmp_path):
    data = write_data(tmp_path)
    path = data / "data/staff-training/classes.csv"
    path.write_text(path.read_text("utf-8").replace("示例山乡", "示例谷乡"), encoding="utf-8")

    with stages(data / "data", data / "scratch") as found:
        [problem] = found.problems

    assert (problem.path, problem.row, problem.field) == ("staff-training/classes.csv", 8, "township")
