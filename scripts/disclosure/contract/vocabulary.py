"""The words of a contract that come from folders of kinds: the kinds of check, and the kinds of view with their roles.

Whoever loads data hands a Vocabulary in; nothing registers itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from disclosure.contract.kind import Kind


class Part(Enum):
    """What plays a role in a view."""

    FIELD = "a field of the records"
    DATE = "a date field of the records"
    ROWS = "a resource below the records"
    BELOW = "a field of that resource"
    EITHER = "a field of the records, or `resource.field` of a resource below them"


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a view: what it is called, what it means, what can play it."""

    name: str
    says: str
    part: Part = Part.FIELD
    needed: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at a register besides its list, with the roles that it needs or knows."""

    name: str
    roles: tuple[Role, ...] = ()

    def role(self, name: str) -> Role | None:
        """Return the role of that name, or None."""
        return next((role for role in self.roles if role.name == name), None)

    def names(self, *parts: Part) -> frozenset[str]:
        """Return the names of the roles that such parts play."""
        return frozenset(role.name for role in self.roles if role.part in parts)


LIST = View("list")  # every register has it, and nothing besides it where no view is named


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kinds of check and of view that a contract may name; the first view is the default."""

    checks: tuple[type[Kind], ...]
    views: tuple[View, ...]

    def view(self, name: str) -> View:
        """Return the view of that name; KeyError if there is none."""
        return {view.name: view for view in self.views}[name]

    def parse(self, check: Mapping[str, Any], records: str) -> Kind:
        """Read a check; KeyError if no kind has its name."""
        return {kind.name: kind for kind in self.checks}[check["kind"]].parse(check, records)

    def complete(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Add what these words mean to the JSON Schema of the contract, and return it."""
        register = schema["$defs"]["register"]["properties"]
        names = {f"check_{kind.name}": kind for kind in self.checks}
        register["checks"]["items"] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
        schema["$defs"] |= {name: kind.schema() for name, kind in names.items()}
        register["view"]["enum"] = [view.name for view in self.views]
        register["roles"]["properties"] = dict(self._roles())
        return schema

    def _roles(self) -> Iterator[tuple[str, dict[str, str]]]:
        meanings: dict[str, list[str]] = {}
        forms: dict[str, str] = {}
        for view in self.views:
            for role in view.roles:
                meanings.setdefault(role.name, []).append(f"{view.name}: {role.says}")
                forms[role.name] = "resource_name" if role.part is Part.ROWS else "field_name"
        for name, form in forms.items():
            yield name, {"$ref": f"#/$defs/{form}", "description": " ".join(meanings[name])}
