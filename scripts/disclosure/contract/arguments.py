"""The arguments that kinds of check share: each knows its JSON Schema, how it is read and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from disclosure.contract.assemble import reference
from disclosure.contract.kind import Argument, Kind
from disclosure.contract.limits import LAW, ROW_RULES
from disclosure.contract.model import Reference
from disclosure.contract.needs import FieldNeed, Need, RowsNeed, TableNeed, WordsNeed
from disclosure.contract.where import Members, Where

ALWAYS: Where = MappingProxyType({})
NUMBERS = ("integer", "number")
DATES = ("date",)

FIELD_NAME = {"$ref": "#/$defs/field_name"}
DURATION = {"$ref": "#/$defs/duration"}
TEXT = {"type": "string", "minLength": 1}
WORDS = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}


def closed(says: str, properties: Mapping[str, Any], required: Sequence[str]) -> dict[str, Any]:
    """Return the JSON Schema of an object that holds these keys and no others."""
    return {
        "type": "object",
        "description": says,
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


_MEMBERS = {"$ref": "#/$defs/members"}


@dataclass(frozen=True, slots=True)
class FieldName(Argument):
    """A field of the check's own rows, of one of *types*, that refers to a table of *refers*.

    *told* is the key that a message names in place of its own.
    """

    types: tuple[str, ...] = ()
    refers: str | None = None
    told: str = ""

    def schema(self) -> dict[str, Any]:
        """Return the form of a field's name."""
        return {**FIELD_NAME, "description": self.says}

    def needs(self, value: str, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the field."""
        yield FieldNeed(self.told or key, value, kind.resource, self.types, refers=self.refers)


@dataclass(frozen=True, slots=True)
class FieldNames(Argument):
    """Fields of the check's own rows, *least* to *most* of them."""

    types: tuple[str, ...] = ()
    least: int = 1
    most: int | None = None

    def schema(self) -> dict[str, Any]:
        """Return a list of names."""
        names = {"type": "array", "description": self.says, "items": FIELD_NAME, "minItems": self.least}
        return {**names, "uniqueItems": True, **({} if self.most is None else {"maxItems": self.most})}

    def parse(self, said: list[str]) -> tuple[str, ...]:
        """Return the names."""
        return tuple(said)

    def needs(self, value: tuple[str, ...], key: str, kind: Kind) -> Iterator[Need]:
        """Ask for each of the fields."""
        for name in value:
            yield FieldNeed(key, name, kind.resource, self.types)


@dataclass(frozen=True, slots=True)
class Words(Argument):
    """Words that cells hold: of the fields that the attribute *of* of the kind names."""

    of: str

    def schema(self) -> dict[str, Any]:
        """Return a list of texts."""
        return {**WORDS, "description": self.says}

    def parse(self, said: list[str]) -> tuple[str, ...]:
        """Return the words."""
        return tuple(said)

    def needs(self, value: tuple[str, ...], key: str, kind: Kind) -> Iterator[Need]:
        """Ask that each of the fields can hold them."""
        for name in getattr(kind, self.of):
            yield WordsNeed(key, name, kind.resource, value)


@dataclass(frozen=True, slots=True)
class Conditions(Argument):
    """`{field: [words]}`: rows in which every field holds one of its words, or has and has not some among its members.

    The rows are the check's own, or those of the resource that the attribute *of* of the kind names.
    """

    of: str = "resource"

    def schema(self) -> dict[str, Any]:
        """Return an object of field names and lists of words."""
        either = {"oneOf": [{**WORDS, "description": "The values that count."}, _MEMBERS]}
        shape = {"type": "object", "description": self.says, "propertyNames": FIELD_NAME, "minProperties": 1}
        return {**shape, "additionalProperties": either}

    def parse(self, said: Mapping[str, Any]) -> Where:
        """Return the words by field."""
        return {name: _members(one) if isinstance(one, Mapping) else tuple(one) for name, one in said.items()}

    def needs(self, value: Where, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the fields and that they can hold the words."""
        resource = getattr(kind, self.of)
        for name, words in value.items():
            yield FieldNeed(key, name, resource)
            if not isinstance(words, Members):
                yield WordsNeed(key, name, resource, words)


def _members(said: Mapping[str, Any]) -> Members:
    some, none, part = (tuple(said.get(key, ())) for key in ("some", "none", "part"))
    return Members(some, none, part, said.get("separator", ","))


@dataclass(frozen=True, slots=True)
class RuleOf(Argument):
    """A row of the table of rules about rows."""

    def schema(self) -> dict[str, Any]:
        """Return a text."""
        return {**TEXT, "description": self.says}

    def needs(self, value: str, key: str, kind: Kind) -> Iterator[Need]:  # noqa: ARG002 (an argument's signature)
        """Ask for the columns that are read."""
        for name, types in zip(LAW, (("string",), ("string",), DATES, DATES, ("boolean",)), strict=True):
            yield TableNeed(key, *ROW_RULES, name, types)


@dataclass(frozen=True, slots=True)
class TableField(Argument):
    """`folder/resource.field`: a field of a table of any folder."""

    def schema(self) -> dict[str, Any]:
        """Return its form."""
        form = {"pattern": "^[a-z][a-z0-9-]*/[a-z0-9][a-z0-9_-]*[.].+$", "advice": "写成 文件夹/resource.字段"}
        return {**TEXT, **form, "description": self.says}

    def parse(self, said: str) -> Reference:
        """Return the field."""
        return reference(said)

    def needs(self, value: Reference, key: str, kind: Kind) -> Iterator[Need]:  # noqa: ARG002 (an argument's signature)
        """Ask for the field."""
        yield TableNeed(key, value.folder, value.resource, value.field)


@dataclass(frozen=True, slots=True)
class RowsOf(Argument):
    """A resource whose rows belong to the check's own rows by a foreign key."""

    def schema(self) -> dict[str, Any]:
        """Return the form of a resource's name."""
        return {"$ref": "#/$defs/resource_name", "description": self.says}

    def needs(self, value: str, key: str, kind: Kind) -> Iterator[Need]:
        """Ask for the resource and its foreign key."""
        yield RowsNeed(key, value, kind.resource)


@dataclass(frozen=True, slots=True)
class Count(Argument):
    """A whole number from 0."""

    def schema(self) -> dict[str, Any]:
        """Return an integer."""
        return {"type": "integer", "minimum": 0, "description": self.says}


@dataclass(frozen=True, slots=True)
class Word(Argument):
    """A word of the form *pattern*; *advice* says the form in Chinese."""

    pattern: str
    advice: str

    def schema(self) -> dict[str, Any]:
        """Return a text of that form."""
        return {**TEXT, "description": self.says, "pattern": self.pattern, "advice": self.advice}


@dataclass(frozen=True, slots=True)
class Text(Argument):
    """A text for people."""

    def schema(self) -> dict[str, Any]:
        """Return a text."""
        return {**TEXT, "description": self.says}


@dataclass(frozen=True, slots=True)
class Choice(Argument):
    """One of some *words*."""

    words: tuple[str, ...]

    def schema(self) -> dict[str, Any]:
        """Return the words."""
        return {"enum": list(self.words), "description": self.says}


@dataclass(frozen=True, slots=True)
class Flag(Argument):
    """`true`, or absent."""

    def schema(self) -> dict[str, Any]:
        """Return the one value."""
        return {"const": True, "description": self.says}


WHEN = Conditions("Only the rows whose fields hold one of these values.")
