"""What the contract knows and no version can do yet: valid in the JSON Schema, refused by name, never ignored."""

from __future__ import annotations

from disclosure.contract.model import Package
from disclosure.errors import Problem

_FIX = "这一版还不能用；删去它，或等到支持它的版本"


def unbuilt_problems(package: Package) -> list[Problem]:
    """Return a problem for each use of what only a later version understands: masks that are verified."""
    return [
        Problem(package.path, "not-supported", f"disclosure 的 {field.disclosure} 尚未支持", _FIX, field=field.name)
        for resource in package.resources.values()
        for field in resource.fields
        if field.disclosure.startswith("masked:")
    ]
