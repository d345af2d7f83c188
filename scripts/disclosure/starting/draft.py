"""The descriptor of a register that begins with one table: its fields, and the least that a contract says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from disclosure.contract.unconfirmed import MARK
from disclosure.starting.guesses import is_counter

_TITLES = re.compile("名称|品名|标题|题名|事项")
_PUBLISHED = re.compile("公布|公开|公示|发布")
_DATED = re.compile("日期|时间|日$")
COLUMNS, FACETS = 5, 4  # as many as a list has room for
ROWS = (50, 1_000, 30_000)  # more than these need one digit more in the addresses of records
LONG_TEXT = 200  # characters; a column that has room for more is none for a list

Fields = Sequence[dict[str, Any]]

_DESCRIPTION = (
    f"{MARK}这份名册是从一个 CSV 文件开始的。名称（title）、主键（primaryKey），每一栏的类型、约束和是否公开，"
    "register 里的栏目、标题、列表和日期，都是按文件推断的，请逐项核对。这一段改成名册的说明：公开的是什么，怎样读。"
)


def draft(name: str, title: str, fields: Fields, key: Sequence[str], as_of: date) -> dict[str, Any]:
    """Return the descriptor of the register *name*: its only table, `<name>.csv`, has *fields*.

    The fields *key* identify a row, and are public.
    """
    return {
        "name": name,
        "title": title,
        "description": _DESCRIPTION,
        "licenses": [{"name": "notspecified", "title": f"{MARK}写明数据可以怎样使用"}],
        "sources": [{"title": f"{MARK}写明数据来自哪个单位"}],
        "version": "1",
        "created": f"{as_of.isoformat()}T00:00:00+08:00",
        "resources": [
            {
                "name": name,
                "title": title,
                "path": f"{name}.csv",
                "schema": {"fields": list(fields), "primaryKey": list(key)},
            }
        ],
        "register": _register(name, fields, key),
    }


def buckets(rows: int) -> int:
    """Return how many digits the addresses of records need, where there may once be ten times as many."""
    return sum(rows > most for most in ROWS)


def _register(name: str, fields: Fields, key: Sequence[str]) -> dict[str, Any]:
    shown = [field for field in fields if field["disclosure"] == "public"]
    dated = _date(shown)
    facets = [field["name"] for field in shown if _is_facet(field)][:FACETS]
    return {
        "section": "results",
        "records": name,
        "title": f"{{{_title(shown, key)}}}",
        **({"date": dated} if dated else {}),
        "columns": _columns(shown, key),
        **({"facets": facets} if facets else {}),
    }


def _title(shown: Fields, key: Sequence[str]) -> str:
    named = (field["name"] for field in shown if _TITLES.search(field["name"]) and _is_required(field))
    return next(named, key[0])


def _date(shown: Fields) -> str | None:
    dates = [field["name"] for field in shown if field["type"] == "date"]
    likely = [name for words in (_PUBLISHED, _DATED) for name in dates if words.search(name)]
    return next(iter([*likely, *dates]), None)


def _columns(shown: Fields, key: Sequence[str]) -> list[str]:
    short = [field["name"] for field in shown if field.get("constraints", {}).get("maxLength", 0) <= LONG_TEXT]
    told = [name for name in short if not is_counter(name)]
    return told[:COLUMNS] or list(key[:COLUMNS])


def _is_facet(field: dict[str, Any]) -> bool:
    return "enum" in field.get("constraints", {}) or field["type"] in ("boolean", "year")


def _is_required(field: dict[str, Any]) -> bool:
    return bool(field.get("constraints", {}).get("required"))
