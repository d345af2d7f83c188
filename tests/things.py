"""A small register with a column of every type, and its files read back by other libraries than ours."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineWorkbook

from packages import field, write_package

CELLS = [
    ["A-1", "示例甲店", "007", "-12", "12.50", "true", "20220105", "2022", "2022-01", "红,白", "13800000000"],
    ["A-2", "", "140105199003071239", "0", "-0.000001", "false", "20220106", "2021", "", "", "13800000001"],
    ["A-3", '示例"乙",店\n二楼', "1E5", "999999999999999", "123456789012345.123456", "", "", "", "2021-12", "黑", ""],
]
FIELDS = [
    field("no", title="编号", constraints={"required": True}),
    field("name", title="名称"),
    field("code", title="代码"),
    field("count", "integer", title="数量"),
    field("amount", "number", title="金额"),
    field("passed", "boolean", title="合格"),
    field("on", "date", title="日期", format="%Y%m%d"),
    field("year", "year", title="年份"),
    field("month", "yearmonth", title="月份"),
    field("tags", "list", title="标签"),
    field("phone", title="电话", disclosure="omitted"),
]
ITEMS = [["A-1", "示例项目", "0.1"], ["A-1", "另一项目", "0.2"], ["A-3", "第三项目", ""]]
REGISTER = {"section": "results", "records": "rows", "title": "{name}", "columns": ["name", "amount", "on"]}


def package(data: Path, rows: list[list[str]] = CELLS, **register: Any) -> Path:
    """Write the register `things` with its records `rows` and their `items` into *data*."""
    items = [field("no", title="编号"), field("item", title="项目"), field("dose", "number", title="剂量")]
    key = {"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}
    return write_package(
        data / "things",
        {
            "rows": {"fields": FIELDS, "rows": rows, "primaryKey": ["no"], "title": "记录表"},
            "items": {"fields": items, "rows": ITEMS, "foreignKeys": [key], "title": "项目表"},
        },
        {**REGISTER, **register},
    )


def read_csv(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    """Read a CSV with nothing but the standard library."""
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, strict=True))


def read_xlsx(path: Path) -> list[list[Any]]:
    """Read the one sheet of a workbook."""
    [name] = (book := CalamineWorkbook.from_path(path)).sheet_names
    return book.get_sheet_by_name(name).to_python()


def read_parquet(path: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Read names and rows of a Parquet file."""
    with duckdb.connect() as connection:
        cursor = connection.execute("from read_parquet(?)", [str(path)])
        return [column[0] for column in cursor.description], cursor.fetchall()


def read_json(path: Path) -> list[dict[str, Any]]:
    """Read an array of objects."""
    return json.loads(path.read_bytes())


def as_text(value: Any) -> str:
    """Write a typed value as its canonical cell, for comparing formats; decimals without idle zeros."""
    match value:
        case None | "":
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case int() | float() | Decimal():
            return plain(Decimal(repr(value) if isinstance(value, float) else value))
        case _:
            return str(value)


def plain(number: Decimal) -> str:
    """Write a decimal without an exponent and without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
