"""A register with everything that pages show: parents, descendants, subjects, outcomes, states, tombstones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stdnum.cn import uscc

from packages import field, write_package

AGENCIES = {
    "label": "full_name",
    "fields": [field("agency_id"), field("full_name")],
    "primaryKey": ["agency_id"],
    "rows": [["A1", "示例市场监管局"], ["A2", "示例农业局"]],
}
FIELDS = [
    field("no", title="抽样编号", constraints={"required": True}),
    field("notice", title="通告编号"),
    field("agency", title="发布机关", references="reference/agencies.agency_id"),
    field("food", title="食品名称", description="写在标签上的名称"),
    field("firm", title="被抽样单位"),
    field("uscc", title="代码"),
    field("conclusion", title="结论", constraints={"enum": ["合格", "不合格"]}),
    field("on", "date", title="公开日期", format="%Y%m%d"),
    field("valid_to", "date", title="有效期至"),
    field("state", title="状态"),
    field("status", title="公示状态"),
    field("reason", title="撤回理由"),
    field("withdrawn_on", "date", title="撤回日期"),
    field("price", "number", title="单价", disclosure="omitted", constraints={"enum": ["9.99"]}),
]
REGISTER = {
    "section": "results",
    "records": "samples",
    "title": "{food}",
    "subject": {"id": "uscc", "name": "firm"},
    "date": "on",
    "outcome": {"field": "conclusion", "adverse": ["不合格"]},
    "state": {"field": "state", "until": "valid_to", "then": "过期"},
    "columns": ["food", "firm", "agency", "conclusion", "on", "state"],
    "facets": ["conclusion", "agency"],
    "pages": "adverse",
    "period": {"from": "on", "lasts": "P3Y"},
    "status": {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "withdrawn_on"},
    "measures": {"rate": {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}}},
    "charts": [{"name": "by-agency", "title": "各机关", "measure": "rate", "by": "agency", "kind": "bar"}],
}
Rows = Sequence[Sequence[str]]
BAD = {"conclusion": "不合格"}  # of a sample


def code(body: str) -> str:
    """Return the 统一社会信用代码 of these 17 signs, with its check character."""
    return body + str(uscc.calc_check_digit(body))


def sample(number: int, **cells: str) -> list[str]:
    """Return a row of `samples`: number 1 is the latest; *cells* say what differs."""
    row = {
        "no": f"S{number}",
        "notice": "N1",
        "agency": "A1",
        "food": f"食品{number}",
        "firm": "示例面馆",
        "uscc": "92000000000000001K",
        "conclusion": "合格",
        "on": f"202209{30 - number:02d}",
        "valid_to": "2030-01-01",
        "state": "有效",
        "status": "公示中",
        "price": "9.99",
    }
    return [{**row, **cells}.get(one["name"], "") for one in FIELDS]


def key(name: str, resource: str) -> list[dict[str, Any]]:
    """Return the foreign keys of a resource whose field *name* refers to the field `no` of *resource*."""
    return [{"fields": [name], "reference": {"resource": resource, "fields": ["no"]}}]


def write_inspections(
    data: Path,
    rows: Rows,
    findings: Rows = (),
    notices: Rows = (("N1", "第一号通告"), ("N2", "第二号通告")),
    **descriptor: Any,
) -> Path:
    """Write `data/inspections` and the reference table that it uses; return *data*.

    What *register* says is None is left out of the contract.
    """
    register = {**REGISTER, **descriptor.pop("register", {})}
    register = {key: value for key, value in register.items() if value is not None}
    write_package(data / "reference", {"agencies": AGENCIES})
    folder = data / descriptor.pop("folder", "inspections")
    write_package(folder, _resources(rows, findings, notices), register, **{"title": "监督抽检", **descriptor})
    return data


def _resources(samples: Rows, findings: Rows, notices: Rows) -> dict[str, dict[str, Any]]:
    """Return the resources with the rows of each."""
    return {
        "notices": {
            "title": "通告",
            "fields": [field("no", title="通告编号"), field("name", title="通告名称")],
            "primaryKey": ["no"],
            "rows": notices,
        },
        "samples": {
            "title": "样品",
            "fields": FIELDS,
            "primaryKey": ["no"],
            "foreignKeys": key("notice", "notices"),
            "rows": samples,
        },
        "findings": {
            "title": "不合格项目",
            "fields": [field("sample", title="抽样编号"), field("item", title="项目"), field("value", title="结果")],
            "foreignKeys": key("sample", "samples"),
            "rows": findings,
        },
    }
