"""A procedure with its steps, and a calendar of working days, for tests of pages and for a browser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from packages import field, write_package

AS_OF = date(2022, 9, 30)
FACTS = ["who", "law", "papers", "limit", "fee", "remedy"]
ROLES = {
    "kind": "kind", "who": "who", "basis": "law", "forms": "papers", "limit": "limit", "fee": "fee", "remedy": "remedy",
    "steps": "steps", "step": "what", "actor": "actor", "within": "within", "unit": "unit", "note": "note",
}  # fmt: skip
STEPS = [
    ["A-1", "10", "颁发证书", "示例局", "60", "工作日", "某法第四条"],
    ["A-1", "1", "提出申请", "申请人", "", "", ""],
    ["A-1", "2", "受理", "", "", "当场", "某法第一条"],
    ["A-1", "3", "作出决定", "", "2", "工作日", "某法第二条"],
    ["A-1", "4", "现场检查", "", "2", "月", "某法第三条"],
]
HOLIDAYS = {"2022-10-03", "2022-10-04", "2022-10-05", "2022-10-06", "2022-10-07"}
WORKED = {"2022-10-08", "2022-10-09"}


def write_calendar(data: Path, *, first: date = AS_OF, days: int = 40) -> None:
    """Write the days from *first* on; those around the national holidays of 2022 are as they were."""

    def row(number: int) -> list[str]:
        day = first + timedelta(number)
        works = str(day) in WORKED or (day.weekday() < 5 and str(day) not in HOLIDAYS)
        note = "国庆节" if str(day) in HOLIDAYS else "调休上班" if str(day) in WORKED else ""
        return [str(day), str(works).lower(), note]

    fields = [field("day", "date"), field("is_workday", "boolean"), field("note")]
    write_package(data / "reference", {"calendar_days": {"fields": fields, "rows": [*map(row, range(days))]}})


def write_ways(data: Path, roles: Mapping[str, str] = ROLES) -> None:
    """Write a register of one procedure, whose steps stand in another order than that of their numbers."""
    key = {"fields": ["no"], "reference": {"resource": "ways", "fields": ["no"]}}
    fields = [field("no"), field("title"), field("kind"), *(field(name, title=f"某{name}") for name in FACTS)]
    rows = [["A-1", "办证", "许可", "示例机关", "某法", "", "十日", "不收费", "复议"]]
    below = [field("no"), field("order", "integer"), field("what"), field("actor"), field("within", "integer")]
    steps = {
        "fields": [*below, field("unit"), field("note")],
        "rows": STEPS,
        "primaryKey": ["no", "order"],
        "foreignKeys": [key],
    }
    register = {"section": "procedures", "records": "ways", "title": "{title}", "columns": ["title"], "pages": "all"}
    resources = {"ways": {"fields": fields, "rows": rows, "primaryKey": "no"}, "steps": {**steps, "title": "怎么走"}}
    write_package(data / "ways", resources, register | {"view": "procedures", "roles": roles})
