"""A small safety week: two levels of one year, one earlier year, a few events, what goes with it, three questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from packages import field, write_package

Row = dict[str, str]


def table(names: str, *rows: str) -> list[Row]:
    """Return rows of cells, which stand between bars."""
    return [dict(zip(names.split("|"), row.split("|"), strict=True)) for row in rows]


WEEKS = table(
    "no|year|level|area|theme|from|to|words|venue|source|checked|note",
    "W1|2021|国家|全国||||未查到||未查到|2022-09-01|没有公开文件，不填写",
    "W2|2022|国家|全国|全国的主题|||9月下旬||甲网||",
    "W3|2022|县|示例县|本县的主题|2022-09-28|2022-10-04||示例广场|示例通知|2022-09-01|",
)
MATERIALS = table(
    "week|no|kind|name|text|page|source|poster",
    "W3|1|记住几条|生熟分开|刀和案板各用各的||示例要点|true",
    "W3|2|科普|怎样读：问答||quiz/||false",
    "W3|3|典型案例|示例案例|已经生效||示例机关|",
)
EVENTS = table(
    "on|name|to|begins|ends|place|kind|organiser|summary|off|people|least|papers",
    "2022-09-28|开场||09:00|11:00|示例广场|主会场|示例局|开场和咨询。||300|true|500",
    "2022-09-30|咨询台||14:00||示例镇|咨询|示例镇|||||",
    "2022-10-01|开放日|2022-10-02|08:30|11:00|检验所|开放日|示例所|||||",
    "2022-10-04|竞赛|||||竞赛|示例社区||true|||",
)
QUESTIONS = table(
    "no|question|a|b|c|right|why|source|page",
    "1|打哪个电话？|114|12315||B|是投诉举报电话。|示例法第一条|",
    "2|放多久？|两小时|一夜|一天|A|久了会坏。|示例法第二条|quiz/",
    "3|叫什么？|甲|乙|丙|C|是丙。|示例法第三条|",
)
_KINDS = {
    "year": "year",
    **dict.fromkeys(("from", "to", "checked", "on"), "date"),
    **dict.fromkeys(("poster", "off", "least"), "boolean"),
    **dict.fromkeys(("people", "papers"), "integer"),
}
_WEEK = ("year", "level", "area", "theme", "from", "to", "words", "venue", "source", "checked", "note")
_MATERIAL = ("kind", "name", "text", "page", "poster")
_EVENT = ("to", "begins", "ends", "place", "kind", "organiser", "summary", "off", "people", "least", "papers")


def write_week(data: Path, weeks: Sequence[Row] = WEEKS, events: Sequence[Row] = EVENTS, **more: Any) -> None:
    """Write the registers `week` and `happenings`; *more* is of the contract of both."""
    key = {"fields": ["week"], "reference": {"resource": "weeks", "fields": ["no"]}}
    goes = MATERIALS if any(one["no"] == "W3" for one in weeks) else []
    resources = {
        "weeks": {**_resource(WEEKS, weeks), "primaryKey": "no"},
        "materials": {**_resource(MATERIALS, goes), "primaryKey": ["week", "no"], "foreignKeys": [key]},
    }
    roles = {**{name: name for name in (*_WEEK, *_MATERIAL)}, "materials": "materials", "cites": "source"}
    title = "{year} 年{area}食品安全宣传周"
    _register(data / "week", resources, {"view": "campaign", "roles": roles, "title": title, **more}, "示例宣传周")
    resources = {"events": {**_resource(EVENTS, events), "primaryKey": ["on", "name"]}}
    roles = {"from": "on", **{name: name for name in _EVENT}}
    _register(data / "happenings", resources, {"view": "events", "roles": roles, "title": "{name}", **more}, "示例活动")


def write_quiz(data: Path) -> None:
    """Write the register `quiz`."""
    roles = {name: name for name in QUESTIONS[0] if name != "no"}
    resources = {"questions": {**_resource(QUESTIONS, QUESTIONS), "primaryKey": "no"}}
    _register(data / "quiz", resources, {"view": "quiz", "roles": roles, "title": "{question}"}, "示例问答")


def _resource(like: Sequence[Row], rows: Sequence[Row]) -> dict[str, Any]:
    names = list(like[0])
    fields = [field(name, _KINDS.get(name, "string")) for name in names]
    return {"fields": fields, "rows": [[row.get(name, "") for name in names] for row in rows]}


def _register(folder: Path, resources: dict[str, Any], contract: dict[str, Any], title: str) -> None:
    first = next(iter(resources))
    rest = {"section": "campaign", "records": first, "columns": [resources[first]["fields"][0]["name"]], "buckets": 0}
    write_package(folder, resources, {**rest, **contract}, title=title)
