"""How the cells of a table are printed: labels for keys, words for what is true or false, addresses for links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import narwhals as nw

from disclosure import addresses
from disclosure.contract.model import Field, Package, Resource
from disclosure.contract.register import COMPARATORS, Contract
from disclosure.ground.columns import STATE
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.identity import with_record_id
from disclosure.ground.types import MEMBER_END, NO, YES, typed
from disclosure.publication.model import Publication
from disclosure.publication.named import Named, named
from disclosure.showing.model import LINK, Column, Kind
from disclosure.showing.record_address import notice_address, record_address
from disclosure.showing.store import one_line

SIGN = "@sign"  # the sign behind a word that compares
_LIKE_AN_ADDRESS = r"^(?:https?:|files/)"
_HAS_AN_ADDRESS = rf"(?:^|{MEMBER_END})(?:https?:|files/)"  # of a list
_KINDS: Mapping[str, Kind] = {
    "integer": "number",
    "number": "number",
    "date": "date",
    "year": "date",
    "yearmonth": "date",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What printing a table needs besides it; *called* are the titles of pages that people wrote, by address."""

    publication: Publication
    rows_per_page: int
    engine: Engine
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A table's *frame* with its fields as texts under their own names; a field that leads somewhere has a link too.

    *columns* are its fields in their order, *extras* what stands in the frame besides them for pages to decide by.
    """

    frame: Frame
    columns: tuple[Column, ...]

    extras: tuple[str, ...] = ()

    @property
    def cells(self) -> list[str]:
        """The columns of the frame that pages print: texts, then links."""
        links = [LINK + column.name for column in self.columns if column.linked]
        return [*(column.name for column in self.columns), *links]


def printed(
    frame: Frame, resource: Resource, folder: str, around: Surroundings, contract: Contract | None = None
) -> Printed:
    """Print the rows of *frame*, which has the fields of *resource*; its other columns stay as they are.

    *contract* is given for a records' table alone: its state overrides what the cell says, and a sign that compares
    is a word.
    """
    like_addresses = _with_addresses(frame, resource, around.engine)
    # Joined before anything is replaced: a key is compared as it stands in the cells.
    targets = _targets(resource, folder, around)
    for number, target in targets.items():
        frame = frame.join(target.frame, how="left", left_on=target.name, right_on=f"@key{number}")
    by_name = {target.name: target for target in targets.values()}
    led_to = _destinations(frame, resource, around)
    texts = [_text(field, by_name.get(field.name), contract, led_to) for field in resource.fields]
    links = {
        field.name: link for field in resource.fields if (link := _link(field, by_name.get(field.name))) is not None
    }
    columns = tuple(
        Column(field.name, field.title, _kind(field, contract, like_addresses), linked=field.name in links)
        for field in resource.fields
    )
    signs = [nw.col(contract.roles["comparator"]).alias(SIGN)] if contract and _compares(contract, resource) else []
    led = [link.alias(LINK + name) for name, link in links.items()]
    whole = frame.with_columns(*texts, *led, *signs) if texts else frame  # every field may be withheld
    return Printed(whole, columns, (SIGN,) if signs else ())


def linked(seen: Printed, name: str, address: nw.Expr) -> Printed:
    """Let the cells of the field *name* lead to *address*."""
    columns = tuple(one._replace(linked=True) if one.name == name else one for one in seen.columns)
    return replace(seen, frame=seen.frame.with_columns(address.alias(LINK + name)), columns=columns)


def _compares(contract: Contract, resource: Resource) -> bool:
    return contract.roles.get("comparator") in resource.names


@dataclass(frozen=True, slots=True)
class _Target:
    """The rows that the cells of the field *name* name: keys with their labels and their addresses."""

    name: str
    number: int
    frame: Frame
    linked: bool


def _targets(resource: Resource, folder: str, around: Surroundings) -> dict[int, _Target]:
    tables = around.publication.tables
    found = {}
    for number, field in enumerate(resource.fields):
        one = named(field, resource, folder, tables)
        target = _target(field.name, number, one, around) if one else None
        if target is not None:
            found[number] = target
    return found


def _target(name: str, number: int, one: Named, around: Surroundings) -> _Target | None:
    """Return the keys that *one* points at with their labels and addresses; None if there is neither."""
    named, address = _addressed(one, around)
    if address is None and one.label is None:
        return None
    nowhere = nw.lit(None, dtype=nw.String)
    frame = named.select(
        nw.col(one.key).alias(f"@key{number}"),
        nw.col(one.label or one.key).alias(f"@label{number}"),
        (nowhere if address is None else address).alias(f"@link{number}"),
    )
    return _Target(name, number, frame, address is not None)


def _addressed(one: Named, around: Surroundings) -> tuple[Frame, nw.Expr | None]:
    """Return the rows that *one* points at with where each has a page; no address where they have none."""
    register = next((some for some in around.publication.registers if some.package.name == one.folder), None)
    if register is not None and one.table is register.records:
        return one.table.frame, record_address(one.folder)
    if register is not None and is_notices(one.table.resource, register.package):
        return with_record_id(one.table.frame, (one.key,), around.engine), notice_address(one.folder)
    return one.table.frame, None


def is_notices(resource: Resource, register: Package) -> bool:
    """Whether each row of *resource* is a notice of its *register*."""
    key = register.notice_key
    return key is not None and key.resource == resource.name


def _destinations(frame: Frame, resource: Resource, around: Surroundings) -> dict[str, str]:
    """Return what is called what, of the addresses of this site that stand in fields which lead to themselves."""
    names = [field.name for field in resource.fields if field.link == field.name]
    found = sorted({cell for _, cell in around.engine.values(frame, names)})
    return {cell: called for cell in found if (called := _called(cell, around))}


def _called(address: str, around: Surroundings) -> str | None:
    """Return the title of a page or of a register; of a page of a register, that it is one of its."""
    if address in around.called:
        return around.called[address]
    packages = (one.package for one in around.publication.registers)
    one = next((one for one in packages if address.startswith(addresses.register(one.name))), None)
    if one is None:
        return None
    return one.title if address == addresses.register(one.name) else f"{one.title}里的这一条"


def _text(field: Field, target: _Target | None, contract: Contract | None, led_to: Mapping[str, str]) -> nw.Expr:
    """Return a cell as a reader sees it; unlike in a file, true and false are words, and addresses of ours titles."""
    if contract and contract.state and contract.state.field == field.name:
        return one_line(nw.col(STATE)).alias(field.name)
    text = nw.col(field.name)
    if field.type == "boolean":
        word = nw.when(typed(field)).then(nw.lit(YES)).otherwise(nw.lit(NO))
        text = nw.when(~nw.col(field.name).is_null()).then(word)
    if led_to and field.link == field.name:
        text = text.replace_strict(dict(led_to), default=text, return_dtype=nw.String)
    if target is not None:
        text = nw.coalesce(nw.col(f"@label{target.number}"), text)
    if contract and contract.roles.get("comparator") == field.name:
        text = text.replace_strict(dict(COMPARATORS), default=text, return_dtype=nw.String)
    return (text if field.type in _KINDS else one_line(text)).alias(field.name)


def _link(field: Field, target: _Target | None) -> nw.Expr | None:
    if target is not None and target.linked:
        return nw.col(f"@link{target.number}")
    return nw.col(field.link) if field.link is not None else None


def _with_addresses(frame: Frame, resource: Resource, engine: Engine) -> frozenset[str]:
    """Return the names of the text fields of which a cell, or a member of one, looks like an address or attachment."""
    free = [field for field in resource.fields if not field.constraints.enum]
    texts = [field.name for field in free if field.type == "string"]
    lists = [field.name for field in free if field.type == "list"]
    found = engine.matching(frame, texts, _LIKE_AN_ADDRESS)
    return frozenset(found | (engine.matching(frame, lists, _HAS_AN_ADDRESS) if lists else set()))


def _kind(field: Field, contract: Contract | None, addresses: frozenset[str]) -> Kind:
    if contract and contract.outcome and contract.outcome.weighs and contract.outcome.field == field.name:
        return "outcome"
    if contract and contract.state and contract.state.field == field.name:
        return "state"
    if field.format == "uri":
        return "uri"
    if field.constraints.enum:
        return _KINDS.get(field.type, "word")
    if field.name in addresses:
        return "addresses" if field.type == "list" else "address"
    return _KINDS.get(field.type, "text")
