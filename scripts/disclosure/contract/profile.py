"""frictionless asked about a descriptor: a second opinion, in memory, after the gate and the shape.

The import costs half a second, so it waits until a descriptor needs it: one that frictionless has not passed before.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from disclosure.cache import Cache, unless_passed
from disclosure.errors import Problem

_SENTENCES = {
    "package-error": "不符合 Data Package 规范",
    "resource-error": "有一个 resource 不符合 Data Resource 规范",
    "schema-error": "有一个 schema 不符合 Table Schema 规范：主键、外键或字段对不上",
    "field-error": "有一个字段的类型、格式或约束不符合 Table Schema 规范",
    "dialect-error": "有一个 dialect 不符合 Table Dialect 规范",
}

_NOTES = (
    (
        re.compile(r'example value .* for field "(?P<field>.*)" is not valid', re.DOTALL),
        "example 不是这个字段的值",
        "按单元格里的写法写；文字和日期加引号，数字不加",
    ),
    (re.compile(r'property "(?P<key>.*)" is not valid "email"'), "{key} 不是电子邮件地址", "写成 name@example.org"),
)


def profile_problems(descriptor: Mapping[str, Any], shown: str, cache: Cache) -> list[Problem]:
    """Return what frictionless finds wrong with a gated *descriptor*; no file and no address is opened.

    That there was nothing is kept in *cache*, under the hash of all that frictionless is shown.
    """
    package = _harmless(descriptor)
    return unless_passed("descriptor", package, cache, lambda: _problems(package, shown))


def _problems(package: dict[str, Any], shown: str) -> list[Problem]:
    from frictionless import FrictionlessException, Package  # noqa: PLC0415

    try:
        Package.from_descriptor(package)
    except FrictionlessException as error:
        reasons = error.reasons or [error.error]
        return [_problem(reason.type, reason.note, shown) for reason in reasons]
    return []


def _harmless(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Copy without what names a profile (it might be fetched), and without the paths, which the gate judges."""
    package = copy.deepcopy({key: value for key, value in descriptor.items() if key not in {"$schema", "profile"}})
    for resource in package["resources"]:
        for key in ("$schema", "profile"):
            resource.pop(key, None)
            resource["schema"].pop(key, None)
            resource.get("dialect", {}).pop(key, None)
        resource["path"] = "table.csv"
    return package


def _problem(kind: str, note: str, shown: str) -> Problem:
    for pattern, message, fix in _NOTES:
        if found := pattern.fullmatch(note):
            told = found.groupdict()
            return Problem(shown, kind, message.format(**told), fix, field=told.get("field"))
    # Any other note is English and about the descriptor alone: it holds no cell.
    sentence = _SENTENCES.get(kind, "不符合 Frictionless 规范")
    return Problem(shown, kind, sentence, f"frictionless 的说明：{note}")
