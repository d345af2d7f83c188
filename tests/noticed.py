"""A register of samples that four notices publish, of which one is withdrawn as a whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from packages import field, write_package

LORE = {
    "label": "name",
    "explains": {"text": "text"},
    "fields": [field("id"), field("name"), field("text")],
    "primaryKey": ["id"],
    "rows": [["L1", "腐霉利", "一种农药。按规定用没有危害。第三句不上网页。"], ["L2", "没有人提到的", "说明。"]],
}
NOTICES = [  # number, name, day, typed total, file
    ["2022年第1期", "第一期通告", "2022-05-01", "3", "files/one.pdf"],
    ["N2", "第二期通告", "2022-06-01", "21", ""],
    ["N3", "全部撤回的一期", "2022-07-01", "1", ""],
    ["N4", "还没有样品的一期", "2022-05-01", "", ""],
]
GOOD, BAD, GONE, CORRECTED = "合格", "不合格", "撤回", "更正"
WHY = {GONE: ["依法撤销", "2022-08-01"], CORRECTED: ["结果抄错，已改正。", "2022-06-03"]}
SAMPLES = [  # number, notice, food, firm and its number, outcome, status
    ["S01", "2022年第1期", "韭菜", "示例店", "A-1", BAD, "公示中"],
    ["S02", "2022年第1期", "一\n二", "示例店", "A-1", GOOD, "公示中"],
    ["S03", "2022年第1期", "不该出现的菜", "不该出现的店", "A-2", BAD, GONE],
    ["S04", "N3", "不该出现的菜", "不该出现的店", "A-2", GOOD, GONE],
    *([f"S{number}", "N2", f"食品{number}", "示例店", "A-1", GOOD, "公示中"] for number in range(10, 30)),
    ["S30", "N2", "鸡蛋", "", "", BAD, CORRECTED],
]
FINDINGS = [["S01", "腐霉利", "0.5", "L1"], ["S03", "不该出现的项目", "9", "L2"], ["S30", "恩诺沙星", "1", ""]]
DISPOSALS = [["S01", "下架", "2022-04-02"], ["S03", "不该出现的处置", ""]]
MEASURES = {
    "rate": {"title": "合格率", "share": {"field": "outcome", "of": [GOOD]}},
    "batches": {"title": "批次", "count": True, "unit": "批次"},
    "items": {"title": "项目", "count": True, "resource": "findings", "unit": "项"},
}


CONTRACT: dict[str, Any] = {
    "section": "results",
    "records": "samples",
    "title": "{food}",
    "date": "on",
    "subject": {"id": "shop", "name": "firm", "scheme": "shop"},
    "columns": ["food", "firm", "outcome"],
    "outcome": {"field": "outcome", "adverse": [BAD]},
    "verdict": {BAD: "这批{food}不合格，{findings.item} {findings.value}"},
    "status": {
        "field": "status",
        "withdrawn": [GONE],
        "reason": "reason",
        "on": "gone",
        "corrected": [CORRECTED],
        "note": "reason",
        "corrected_on": "gone",
    },
    "checks": [{"kind": "total", "resource": "notices", "field": "typed", "of": "samples"}],
    "pages": "adverse",
    "measures": MEASURES,
    "notices": {"resource": "notices", "title": "name", "date": "told"},
}


def _below(resource: str, *fields: Any) -> dict[str, Any]:
    keys = [{"fields": ["sample"], "reference": {"resource": "samples", "fields": ["no"]}}]
    rows = {"findings": FINDINGS, "disposals": DISPOSALS}[resource]
    title = {"findings": "不合格项目", "disposals": "核查处置"}[resource]
    return {"title": title, "fields": [field("sample"), *fields], "foreignKeys": keys, "rows": rows}


def write_noticed(data: Path, **register: Any) -> Path:
    """Write the register `data/checks` and the table that explains; *register*: what its contract says besides."""
    rows = [[*one, *WHY.get(one[-1], ["", ""]), "2022-05-01"] for one in SAMPLES]
    fields = [field("no"), field("notice", title="通告"), field("food"), field("firm"), field("shop")]
    fields += [field("outcome", constraints={"enum": [GOOD, BAD]}), field("status"), field("reason")]
    numbered = [field("no", title="编号"), field("name"), field("told", "date"), field("typed", "integer")]
    key = [{"fields": ["notice"], "reference": {"resource": "notices", "fields": ["no"]}}]
    write_package(data / "reference", {"lore": LORE})
    write_package(
        data / "checks",
        {
            "notices": {
                "title": "通告",
                "fields": [*numbered, field("paper", title="原件")],
                "primaryKey": ["no"],
                "rows": NOTICES,
            },
            "samples": {
                "title": "样品",
                "fields": [*fields, field("gone", "date"), field("on", "date")],
                "primaryKey": ["no"],
                "foreignKeys": key,
                "rows": rows,
            },
            "findings": _below("findings", field("item"), field("value"), field("why", references="reference/lore.id")),
            "disposals": _below("disposals", field("what", title="措施"), field("done", "date", title="完成")),
        },
        CONTRACT | register,
    )
    return data


def outcomes(notice: str) -> Counter[str]:
    """Count the rows of a notice that are not withdrawn by outcome: by hand, apart from the program."""
    return Counter(outcome for _, of, *_, outcome, status in SAMPLES if of == notice and status != GONE)
