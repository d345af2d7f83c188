"""Words of the contract that are not built yet: valid in the JSON Schema, refused by name, never ignored.

Whoever builds one deletes its line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disclosure.contract.model import Package
from disclosure.contract.shape import key_path, named_field
from disclosure.errors import Problem

# Where a word is written (`*`: at any key or place), and what it is for.
WORDS = {
    "register.notices": "公告页",
}
_FIX = "这一版还不能用；删去它，或等到支持它的版本"


def unbuilt_problems(package: Package, descriptor: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each use, in a package or its *descriptor*, of what only a later version understands."""
    words = [
        Problem(
            package.path,
            "not-supported",
            f"{key_path(place)} 尚未支持（{purpose}）",
            _FIX,
            field=named_field(place, descriptor),
        )
        for pattern, purpose in WORDS.items()
        for place in _places(descriptor, pattern.split("."))
    ]
    masks = [
        Problem(package.path, "not-supported", f"disclosure 的 {field.disclosure} 尚未支持", _FIX, field=field.name)
        for resource in package.resources.values()
        for field in resource.fields
        if field.disclosure.startswith("masked:")
    ]
    return masks + words


def _places(said: Any, pattern: list[str]) -> Iterator[list[str | int]]:
    """Yield every place in *said* that the pattern leads to."""
    if not pattern:
        yield []
        return
    first, *rest = pattern
    for key in _keys(said):
        if first in ("*", key):
            yield from ([key, *place] for place in _places(said[key], rest))


def _keys(said: Any) -> list[str | int]:
    if isinstance(said, list):
        return list(range(len(said)))
    return list(said) if isinstance(said, dict) else []
