"""Keys of the contract that are not built yet: valid in the JSON Schema, refused by name, never ignored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosure.errors import Problem
from disclosure.registers.model import Package

_CHECKS = frozenset({"authority", "total", "children", "window"})


def unbuilt_problems(package: Package) -> list[Problem]:
    """Return a problem for each use of something that only a later version understands."""
    found = [*_keys(package.descriptor.get("register", {})), *_disclosures(package)]
    fix = "这一版还不能用;删去它,或等到支持它的版本"
    return [Problem(package.path, "not-supported", f"{what} 尚未支持", fix, field=field) for what, field in found]


def _keys(register: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    if "deadlines" in register:
        yield "register.deadlines", None
    if register.get("view", "list") != "list":
        yield f"register.view 的 {register['view']}", None
    for number, check in enumerate(register.get("checks", [])):
        if check["kind"] in _CHECKS:
            yield f"register.checks[{number}] 的 {check['kind']}", None
    for number, chart in enumerate(register.get("charts", [])):
        if "target" in chart:
            yield f"register.charts[{number}].target", None


def _disclosures(package: Package) -> Iterator[tuple[str, str | None]]:
    for resource in package.resources.values():
        for field in resource.fields:
            if field.disclosure.startswith("masked:"):
                yield f"disclosure 的 {field.disclosure}", field.name
