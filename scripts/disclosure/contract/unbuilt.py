"""Keys of the contract that are not built yet: valid in the JSON Schema, refused by name, never ignored."""

from __future__ import annotations

from disclosure.contract.model import Package
from disclosure.errors import Problem


def unbuilt_problems(package: Package) -> list[Problem]:
    """Return a problem for each use of something that only a later version understands."""
    fix = "这一版还不能用；删去它，或等到支持它的版本"
    return [
        Problem(package.path, "not-supported", f"disclosure 的 {field.disclosure} 尚未支持", fix, field=field.name)
        for resource in package.resources.values()
        for field in resource.fields
        if field.disclosure.startswith("masked:")
    ]
