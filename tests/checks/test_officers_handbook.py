"""The data officers' handbook tells the truth: its register is sound, each mistake gives the message that it says."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from disclosure.contract.register import REASONS
from packages import field, write_package, write_rows
from sites import DAY, ROOT, disclosure

pytestmark = pytest.mark.builds

HANDBOOK = (ROOT / "docs/数据员手册.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```csv (\S+)\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL))
LINES = dict(re.findall(r"^```(检查|到期)\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL))
SOUND = "penalties"
STEPS = "data/procedure-catalogue/procedure_steps.csv"
DOUBT = "警告："
GBK = "GBK"


class Mistake(NamedTuple):
    """A row of the handbook's table: where it was typed (a *column* may be ""), what, and what the program *says*."""

    number: str
    file: str
    row: str
    column: str
    cell: str
    says: str

    @property
    def typed(self) -> str:
        """What stands as code in the cell; nothing where the cell was left empty."""
        return "".join(re.findall("`([^`]+)`", self.cell))

    def is_told(self, line: str) -> bool:
        """Whether a line of the check says this, as an error of the row or as a warning of the file."""
        place = f"m{self.number}/{self.file}"
        doubt = self.says.startswith(DOUBT)
        begins = place if doubt or self.typed == GBK else f"{place}:{self.row}:"
        return (
            line.startswith(begins)
            and ("[warning: " in line) is doubt
            and (not doubt or f"第 {self.row} 行" in line)
            and f"{self.column}: {self.says.removeprefix(DOUBT)}" in line
        )


MISTAKES = [
    Mistake(*cells)
    for cells in re.findall(r"^\| (\d+) \| `([\w.]+):(\d+)(?: (\w+))?` \| (.*?) \| (.+) \|$", HANDBOOK, re.MULTILINE)
]

NEEDED = {"constraints": {"required": True}}
PENALTIES = [
    field("decision_no", title="决定书文号", **NEEDED),
    field("notice_no", title="公告编号", **NEEDED),
    field("agency", title="处罚机关", references="reference/agencies.agency_id", **NEEDED),
    field("party_kind", title="当事人类别", constraints={"required": True, "enum": ["单位", "自然人"]}),
    field("party", title="当事人", **NEEDED),
    field("uscc", title="统一社会信用代码"),
    field("kinds", "list", title="处罚种类", **NEEDED),
    field("fine", "number", title="罚款（元）", constraints={"minimum": 0}),
    field("heard", "boolean", title="听证"),
    field("decided_on", "date", title="决定日期", **NEEDED),
    field("published_on", "date", title="公开日期", **NEEDED),
    field("facts", title="违法事实", **NEEDED),
    field("document", title="决定书"),
    field("handled_by", title="承办人", disclosure="omitted"),
    field("status", title="公开状态", constraints={"required": True, "enum": ["公示中", "更正", "撤回"]}),
    field("reason", title="撤回理由"),
    field("changed_on", "date", title="变更日期"),
    field("correction", title="更正说明"),
]
NOTICES = [
    field("notice_no", title="公告编号", **NEEDED),
    field("title", title="公告名称", **NEEDED),
    field("issued_on", "date", title="发布日期"),
]
GOODS = [
    field("decision_no", title="决定书文号", **NEEDED),
    field("goods_no", "integer", title="序号", **NEEDED),
    field("goods", title="食品", **NEEDED),
    field("amount", "integer", title="数量"),
]
REFERENCE = {
    "agencies": {
        "fields": [field("agency_id", title="机构代码"), field("full_name", title="机构名称")],
        "primaryKey": "agency_id",
    },
    "kinds": {"fields": [field("kind", title="处罚种类")], "primaryKey": "kind"},
}
REGISTER = {
    "section": "results",
    "records": "penalties",
    "title": "{party}",
    "columns": ["party", "fine"],
    "subject": {"id": "uscc", "name": "party"},
    "person": {"field": "party_kind", "is": ["自然人"]},
    "date": "published_on",
    "notices": {"resource": "notices", "title": "title", "date": "issued_on"},
    "period": {"from": "published_on", "lasts": "P3M"},
    "status": {
        "field": "status",
        "withdrawn": ["撤回"],
        "reason": "reason",
        "on": "changed_on",
        "corrected": ["更正"],
        "note": "correction",
        "corrected_on": "changed_on",
    },
    "checks": [
        {"kind": "order", "fields": ["decided_on", "published_on"]},
        {"kind": "listed", "field": "kinds", "in": "reference/kinds.kind"},
    ],
}


def key(fields: str, resource: str) -> list[dict[str, object]]:
    return [{"fields": fields, "reference": {"resource": resource, "fields": fields}}]


def write_register(folder: Path) -> Path:
    """Write the register of the handbook, whose tables hold what stands there."""
    resources = {
        "penalties": {
            "fields": PENALTIES,
            "primaryKey": "decision_no",
            "foreignKeys": key("notice_no", "notices"),
        },
        "notices": {"fields": NOTICES, "primaryKey": "notice_no"},
        "goods": {
            "fields": GOODS,
            "primaryKey": ["decision_no", "goods_no"],
            "foreignKeys": key("decision_no", "penalties"),
        },
    }
    write_package(folder, resources, REGISTER)
    (folder / "files").mkdir()
    (folder / "files/1.pdf").write_bytes(b"%PDF-1.4 decision")
    for name in resources:
        (folder / f"{name}.csv").write_text(EXAMPLES[f"data/penalties/{name}.csv"], "utf-8")
    return folder


def write_data(data: Path) -> Path:
    """Write what the handbook shows: its register, and the tables that it refers to."""
    write_package(data / "reference", REFERENCE)
    for name in REFERENCE:
        (data / f"reference/{name}.csv").write_text(EXAMPLES[f"data/reference/{name}.csv"], "utf-8")
    return write_register(data / SOUND).parent


def plant(file: Path, row: int, column: str, typed: str) -> None:
    """Make a mistake in a table: in a cell or, where no column is named, in place of a row or below the last."""
    if typed == GBK:
        file.write_text(file.read_text("utf-8"), GBK)
        return
    rows = list(csv.reader(file.read_text("utf-8").splitlines()))
    if column:
        rows[row - 1][rows[0].index(column)] = typed
    else:
        rows[row - 1 : row] = [typed.split(",")]
    write_rows(file, rows[0], rows[1:])


def ask(verb: str, folder: Path) -> list[str]:
    """What a verb says of a data folder, a line each."""
    (folder / "content").mkdir(exist_ok=True)
    places = ["--data", folder / "data", "--content", folder / "content"]
    return disclosure(verb, *places, "--as-of", DAY, "--quiet").stdout.splitlines()


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[str]:
    """What `check` says of all mistakes, each in a copy of the register that is called by its number."""
    folder = tmp_path_factory.mktemp("officers")
    data = write_data(folder / "data")
    for one in MISTAKES:
        plant(write_register(data / f"m{one.number}") / one.file, int(one.row), one.column, one.typed)
    return ask("check", folder)


def test_the_register_of_the_handbook_is_sound_and_expires_as_it_says(told, tmp_path):
    write_data(tmp_path / "data")

    assert [line for line in told if line.startswith((SOUND, "reference"))] == []
    assert ask("status", tmp_path) == LINES["到期"].splitlines()


def test_there_are_twenty_mistakes():
    assert [one.number for one in MISTAKES] == [str(number) for number in range(1, 21)]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.number)
def test_a_mistake_gives_the_message_that_the_handbook_says(told, mistake):
    said = [line for line in told if line.startswith(f"m{mistake.number}/")]

    assert any(map(mistake.is_told, said)), said


def test_the_lines_that_the_handbook_explains_are_those_of_its_mistakes(told):
    *lines, last = LINES["检查"].splitlines()
    bare = [re.sub(r"^m\d+/", f"{SOUND}/", line) for line in told]

    assert [line for line in lines if line not in bare] == []
    assert re.sub(r"\d+", "1", told[-1]) == last


def test_the_handbook_says_all_reasons_of_a_withdrawal_and_the_columns_of_a_step():
    begins = (ROOT / STEPS).read_text("utf-8").splitlines()[:2]

    assert f"只能是这六个：{'、'.join(REASONS)}。" in HANDBOOK
    assert EXAMPLES[STEPS].splitlines() == begins
