"""A kind of check: a frozen dataclass whose fields are its arguments; its JSON Schema and its docs are read off it.

A kind lives in one file of checks/kinds/. Here is what every kind can do without a row being read.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from inspect import get_annotations
from typing import Any, ClassVar, Self

from disclosure.contract.counted import Typed
from disclosure.contract.needs import Need

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Argument(ABC):
    """What may be written at one key of a check; *says* is its meaning, in English."""

    says: str

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what is written."""

    def parse(self, said: Any) -> Any:
        """Turn what is written, which the schema has accepted, into the value that the kind holds."""
        return said

    def needs(self, value: Any, key: str, kind: Kind) -> Iterator[Need]:  # noqa: ARG002 (some need nothing)
        """Yield what the *value* at *key* of *kind* needs of the package."""
        yield from ()


@dataclass(frozen=True, slots=True)
class ResourceName(Argument):
    """A resource of the package."""

    def schema(self) -> dict[str, Any]:
        """Return a reference to the form of a resource's name."""
        return {"$ref": "#/$defs/resource_name", "description": self.says}


def argument(of: Argument, *, key: str = "", default: Any = MISSING) -> Any:
    """Declare an argument of a kind, written at *key* (default: the attribute's name); optional with a *default*."""
    metadata = {"argument": of, "key": key}
    return field(metadata=metadata) if default is MISSING else field(default_factory=lambda: default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Declared:
    """An argument as a kind declares it."""

    attribute: str
    key: str
    argument: Argument
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One check of a contract. A subclass gives the kind's *name*, what it *says* and an *example* in JSON.

    Of the keys in *exactly_one* one is written, of those in *at_least_one* one or more.
    """

    name: ClassVar[str]
    says: ClassVar[str]
    example: ClassVar[str]
    exactly_one: ClassVar[tuple[str, ...]] = ()
    at_least_one: ClassVar[tuple[str, ...]] = ()

    resource: str = argument(ResourceName("The resource whose rows are meant; default: the records."), default="")

    @classmethod
    def arguments(cls) -> list[Declared]:
        """Return the arguments: the kind's own, then those it shares with others."""
        own = get_annotations(cls)
        declared = [one for one in fields(cls) if "argument" in one.metadata]
        return [_declared(one) for one in sorted(declared, key=lambda one: one.name not in own)]

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of a check of this kind."""
        arguments = cls.arguments()
        alternatives = {"oneOf": cls.exactly_one, "anyOf": cls.at_least_one}
        return {
            "type": "object",
            "description": cls.says,
            "properties": {"kind": {"const": cls.name}} | {one.key: one.argument.schema() for one in arguments},
            "required": ["kind", *(one.key for one in arguments if one.required)],
            "additionalProperties": False,
            **{word: [{"required": [key]} for key in keys] for word, keys in alternatives.items() if keys},
        }

    @classmethod
    def parse(cls, said: Json, records: str) -> Self:
        """Read a check that the schema has accepted; *records* is the resource that it means without naming one."""
        read = {one.attribute: one.argument.parse(said[one.key]) for one in cls.arguments() if one.key in said}
        return cls(**({"resource": records} | read))

    @classmethod
    def documented(cls) -> str:
        """Return the kind's row in the table of docs/data-packages.md."""
        optional = {one.key for one in cls.arguments() if not one.required} - {*cls.exactly_one, *cls.at_least_one}
        required = [f"`{one.key}`" for one in cls.arguments() if one.required]
        either = [" or ".join(f"`{key}`" for key in keys) for keys in (cls.exactly_one, cls.at_least_one) if keys]
        rest = [f"[`{one.key}`]" for one in cls.arguments() if one.key in optional]
        return f"| `{cls.name}` | {cls.says} | {' '.join([*required, *either, *rest])} | `{cls.example}` |"

    def needs(self) -> Iterator[Need]:
        """Yield everything that the check needs of the package."""
        for one in self.arguments():
            value = getattr(self, one.attribute)
            if value is not None:
                yield from one.argument.needs(value, one.key, self)

    def typed(self) -> Iterator[Typed]:
        """Yield the typed numbers that the check compares with what they are made of."""
        yield from ()


def _declared(one: Field[Any]) -> Declared:
    required = one.default_factory is MISSING
    return Declared(one.name, one.metadata["key"] or one.name, one.metadata["argument"], required)
