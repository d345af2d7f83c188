"""A Data Package as this project sees it: packages, resources, fields. Plain frozen values, no reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from disclosure.contract.register import Contract
from disclosure.ground.types import DECIMALS

EPOCH = datetime.fromtimestamp(0, UTC)
REFERENCE = "reference"  # the one folder that is no register

Said: TypeAlias = "str | float | bool | Sequence[Said] | Mapping[str, Said] | None"  # JSON that nobody may change
Words: TypeAlias = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Table Schema constraints. Bounds are typed by the field: Decimal for numbers, ISO text for dates."""

    required: bool = False
    unique: bool = False
    pattern: str | None = None
    enum: tuple[str, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    minimum: Decimal | str | None = None
    maximum: Decimal | str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key into another folder: `folder/resource.field`."""

    folder: str
    resource: str
    field: str


@dataclass(frozen=True, slots=True)
class Field:
    """One column. *type* is one of types.TYPES; *format* only matters for dates (a strptime format or "").

    *decimals* only matters for numbers.
    """

    name: str
    title: str
    type: str
    disclosure: str = "public"
    format: str = ""
    description: str = ""
    constraints: Constraints = Constraints()  # frozen, so safe to share
    references: Reference | None = None
    elsewhere: bool = False  # whether it may also name what that table does not have
    leads_nowhere: bool = False  # whether it names records of a register that the data folder does not have
    link: str | None = None  # the field with the address in this site that the cell leads to
    role: str = ""  # "contact": by which an agency is reached
    decimals: int = DECIMALS  # digits after the point of a number

    @property
    def called(self) -> str:
        """What a message calls it: its title, by which people know it, and its name."""
        return self.name if self.title in ("", self.name) else f"{self.title} {self.name}"


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Fields of this resource that name a row of *resource* (another one of the same package, or itself)."""

    fields: tuple[str, ...]
    resource: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """The fields that make steps of a table's rows: what is done, by when (joined), by which rule."""

    title: str
    limit: tuple[str, ...] = ()
    text: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every field that plays a part."""
        return (self.title, *self.limit, *([self.text] if self.text else []))


@dataclass(frozen=True, slots=True)
class Compares:
    """The fields of a table whose rows hold a result against a limit: of what, the result, the limit."""

    title: str
    result: str
    limit: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every field that plays a part."""
        return (self.title, self.result, self.limit)


@dataclass(frozen=True, slots=True)
class Explains:
    """The fields of a table of reference whose rows explain what leads to them: a text, and perhaps a page of ours."""

    text: str
    page: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every field that plays a part."""
        return (self.text, *([self.page] if self.page else []))


@dataclass(frozen=True, slots=True)
class Digest:
    """What the bytes of a file must hash to: hashlib's name of the *algorithm*, hexadecimal digits in lower case."""

    algorithm: str
    digits: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of a package, in one or more CSV files of the same header."""

    name: str
    title: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    encoding: str = "utf-8"
    missing_values: tuple[str, ...] = ("",)
    label: str | None = None  # the field shown where another table refers to a row of this one
    order: tuple[tuple[str, bool], ...] = ()  # fields that sort its rows beside a record, and whether they fall
    steps: Steps | None = None  # where rows beside a record are steps
    compares: Compares | None = None  # where they hold a result against a limit
    explains: Explains | None = None  # where its rows explain
    description: str = ""
    bytes: int | None = None  # of its one file, where the descriptor states them
    digest: Digest | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def published(self) -> tuple[Field, ...]:
        """The fields that may be shown: all but the omitted ones."""
        return tuple(field for field in self.fields if field.disclosure != "omitted")


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what the data comes from; *path* is a web address, or ""."""

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the data may be used; *name* is its id (CC0-1.0), or ""."""

    name: str
    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class PublicTableWords:
    """What a descriptor says of a table for everybody: of itself, and of each field that may be shown, in order."""

    itself: Words
    fields: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PublicWords:
    """What a descriptor says for everybody, in its own words: published.py takes them, our datapackage.json has them.

    To be written as they stand, never to be looked into: what the program needs to know is in the typed values.
    """

    package: Words = default(default_factory=dict)
    tables: Mapping[str, PublicTableWords] = default(default_factory=dict)  # by resource name
    register: Words = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """One folder of `data/`. `reference` has no contract; every other package is a register."""

    name: str
    title: str
    description: str
    folder: Path
    resources: Mapping[str, Resource]
    contract: Contract | None = None
    version: str = ""
    created: datetime = EPOCH
    sources: tuple[Source, ...] = ()
    licences: tuple[Licence, ...] = ()
    keywords: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()  # columns that must not exist in the folder at all, whatever becomes of the contract
    public_words: PublicWords = PublicWords()  # frozen, so safe to share
    is_reviewed: bool = False  # a contributor has the role 审核

    def unasked(self) -> Package:
        """Return it without what its contract asks of rows."""
        return self if self.contract is None else replace(self, contract=replace(self.contract, checks=()))

    @property
    def path(self) -> str:
        """The descriptor, as messages name it: relative to the data folder."""
        return f"{self.folder.name}/datapackage.json"

    @property
    def made_on(self) -> str:
        """The day on which its data was made, ISO."""
        return self.created.date().isoformat()

    @property
    def records(self) -> Resource:
        """The resource whose rows are the records. Only for registers."""
        return self.resources[self.register.records]

    @property
    def identity(self) -> tuple[str, ...]:
        """The fields that a record's address is made of. Only for registers."""
        return (self.register.id,) if self.register.id else self.records.primary_key

    @property
    def notice_key(self) -> ForeignKey | None:
        """The key of one field by which a record names its notice, where there are notices. Only for registers."""
        notices = self.register.notices
        keys = (key for key in self.records.foreign_keys if notices and key.resource == notices.resource)
        return next((key for key in keys if len(key.fields) == 1), None)

    @property
    def hides_ids(self) -> bool:
        """Whether ids in addresses are hashed: where a party may be a natural person, a tombstone tells no number."""
        return self.register.person is not None

    @property
    def register(self) -> Contract:
        """The contract of a register; a reference package has none."""
        if self.contract is None:
            raise LookupError(self.name)
        return self.contract


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every package of a data folder, by folder name in alphabetical order."""

    packages: Mapping[str, Package]

    @property
    def registers(self) -> tuple[Package, ...]:
        """The packages that are registers."""
        return tuple(package for package in self.packages.values() if package.contract is not None)

    def resource(self, folder: str, name: str) -> Resource | None:
        """Return the resource that a reference names, or None."""
        package = self.packages.get(folder)
        return package.resources.get(name) if package else None

    def unasked(self) -> Catalogue:
        """Return it without what the contracts ask of rows, for where there are none."""
        return Catalogue({name: package.unasked() for name, package in self.packages.items()})
