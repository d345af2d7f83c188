"""The catalogues of standards and of procedures: real names and articles, and nothing guessed."""

from __future__ import annotations

import csv
import json
import os
import re
from itertools import groupby
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"
SCHEMAS = Path(os.environ.get("FIXTURES", "")).parent / "domain/register-schemas.json"
NATIONAL = "食品安全国家标准"
TABLES = {  # register: its table in the schemas, columns of our own, columns that a table of its own replaces
    "standard-catalogue": ("8.5 R5 standards 标准目录", {"record_id", "group"}, set()),
    "procedure-catalogue": ("8.6 R6 procedures 程序(办事与执法)", {"record_id", "body_by_law"}, {"steps"}),
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def standards() -> list[dict[str, str]]:
    return rows("standard-catalogue/standards.csv")


@pytest.fixture(scope="module")
def steps() -> list[dict[str, str]]:
    return rows("procedure-catalogue/procedure_steps.csv")


@pytest.mark.skipif(not SCHEMAS.is_file(), reason="FIXTURES is not set: the schemas of the domain are not here")
@pytest.mark.parametrize("register", TABLES)
def test_columns_are_those_of_the_domain(register):
    name, added, replaced = TABLES[register]
    descriptor = json.loads((DATA / register / "datapackage.json").read_text("utf-8"))
    fields = {one["name"]: one for one in descriptor["resources"][0]["schema"]["fields"]}
    domain = {one["name"]: one for one in json.loads(SCHEMAS.read_text("utf-8"))[name]}

    assert set(fields) - added == set(domain) - replaced
    for column in set(domain) - replaced:
        ours, theirs = fields[column].get("constraints", {}), dict(domain[column].get("constraints", {}))
        if theirs.get("required") and not ours.get("required"):  # relaxed: the column says why
            assert fields[column]["description"].startswith("原定必填")
            del theirs["required"]
        assert ours == theirs


def test_national_standards_have_a_number_and_a_title_and_no_edition(standards):
    national = [row for row in standards if row["std_level"] == NATIONAL]

    assert len(national) > 40
    for row in national:
        assert re.fullmatch(r"GB \d+(\.\d+)?", row["std_no"])
        assert row["std_name"].startswith(f"{NATIONAL} ")
        assert {row[name] for name in ("issued_on", "effective_on", "state", "issued_by", "full_text_url")} == {""}
        assert row["scope_foods"] in {"", row["std_name"].removeprefix(f"{NATIONAL} ")}


def test_every_kind_of_open_standard_but_local_ones_is_there(standards):
    kinds = {row["kind_of_openness"] for row in standards}

    assert kinds == {"检验标准", "检查标准", "处罚裁量基准", "许可条件", "生产技术规程"}
    assert all(row["effective_on"] for row in standards if row["std_level"] == "监管规范")


def test_steps_are_numbered_and_have_an_article(steps):
    for procedure, mine in groupby(steps, key=lambda row: row["proc_id"]):
        numbers = [int(row["step_no"]) for row in mine]
        assert (procedure, numbers) == (procedure, list(range(1, len(numbers) + 1)))
    assert {row["proc_id"] for row in steps} == {row["proc_id"] for row in rows("procedure-catalogue/procedures.csv")}
    assert all(re.search(r"第.+[条号]|办法", row["basis"]) for row in steps)


def test_a_limit_has_a_unit(steps):
    for row in steps:
        if row["time_limit"]:
            assert row["unit"] in {"工作日", "日", "小时", "月", "年"}
        else:
            assert row["unit"] in {"", "当场", "及时"}


@pytest.mark.parametrize(
    ("procedure", "words", "limit"),
    [
        ("FJ-01", "提出复检申请", ("7", "工作日")),
        ("FJ-02", "申请复检", ("4", "小时")),
        ("JC-01", "向社会公开检查结果", ("20", "工作日")),
        ("SX-01", "发放登记证", ("7", "工作日")),
        ("SX-03", "制作并发放备案卡", ("5", "工作日")),
        ("JC-02", "首次现场监督检查", ("2", "月")),
        ("CF-01", "作出处罚决定", ("90", "日")),
        ("CF-03", "撤回处罚信息", ("3", "工作日")),
        ("TS-01", "决定受理或者不予受理", ("7", "工作日")),
        ("TS-01", "终止调解；检验", ("45", "工作日")),
        ("TS-02", "告知是否立案", ("5", "工作日")),
        ("XX-01", "能当场答复的", ("20", "工作日")),
    ],
)
def test_limits_are_those_of_the_law(steps, procedure, words, limit):
    [found] = [row for row in steps if row["proc_id"] == procedure and words in row["step"]]

    assert (found["time_limit"], found["unit"]) == limit


def test_no_coordinating_office_and_no_promise_is_invented():
    procedures = rows("procedure-catalogue/procedures.csv")

    assert {row["accepting_body"] for row in procedures} == {"", "market-regulation"}
    assert {row[name] for row in procedures for name in ("promised_limit", "online", "guide_url", "revised_on")} == {""}
