"""The records that have no page of their own, each at an address for ever: `/<register>/r/<hex>/#<id>`.

A page holds those whose ids begin alike when hashed, so that no other record moves them. Withdrawn ones are named there
by their ids, which lead to their tombstones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, takewhile, tee
from operator import itemgetter
from typing import ClassVar

from disclosure import addresses
from disclosure.ground.columns import RECORD
from disclosure.ground.identity import bucket
from disclosure.pages.correction import Correction, of_several
from disclosure.pages.grouping import grouped
from disclosure.pages.model import Page, PageOfRegister, SiteView, of_register
from disclosure.showing.model import LINK, Column, ShownRecord, ShownRegister
from disclosure.showing.record_address import list_number

LISTED = Column("@listed", "在名册里", "text", linked=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BucketPage(PageOfRegister):
    """Some records of a register, whole. No crawler needs it: the list has the same, in an order with a meaning."""

    template: ClassVar[str] = "bucket"

    columns: tuple[Column, ...]
    rows: list[ShownRecord]
    withdrawn: list[tuple[str, str]]  # ids and addresses
    correction: Correction


_Keyed = tuple[str, ShownRecord | str]  # a page and what stands on it: a record, or the id of a withdrawn one


def bucket_pages(register: ShownRegister, view: SiteView, first: str = "", last: str | None = None) -> Iterator[Page]:
    """Yield the pages of the records that have none of their own: of the folders from *first* on and before *last*."""
    keyed = merge(_records(register, view, first), _withdrawn(register, first), key=itemgetter(0))
    wanted = keyed if last is None else takewhile(lambda one: one[0] < last, keyed)
    for folder, found in groupby(wanted, key=itemgetter(0)):
        yield _page(folder, [one for _, one in found], register)


def bucket_cuts(register: ShownRegister, parts: int) -> list[str]:
    """Return the folders at which the pages fall into about *parts* even parts."""
    return register.by_bucket.cuts(0, parts)


def _records(register: ShownRegister, view: SiteView, first: str) -> Iterator[_Keyed]:
    """Yield the records by their folders, each with the place of its row in the list."""
    name, file, per_page = register.package.name, register.records.file, view.settings.rows_per_page
    at = {**file.places, LISTED.name: len(file.names), LINK + LISTED.name: len(file.names) + 1}
    folders, orders = tee(register.by_bucket.lines(register.by_bucket.offset(0, first)))
    lines = file.picked(int(order) for _, order in orders)
    for (folder, order), texts in zip(folders, lines, strict=True):
        number = list_number(int(order), per_page)
        link = f"{addresses.list_page(name, number)}#{addresses.anchor(texts[file.places[RECORD]])}"
        yield folder, ShownRecord.of(at, [*texts, f"第 {number} 页", link])


def _withdrawn(register: ShownRegister, first: str) -> list[_Keyed]:
    contract = register.package.register
    if contract.pages == "all":
        return []
    found = [(bucket(one.record, contract.buckets), one.record) for one in register.tombstones]
    return [(folder, record) for folder, record in sorted(found) if folder >= first]


def _told(register: ShownRegister) -> list[Column]:
    """Return what a record is told by: not what only keeps the register, but for its number. The files have all."""
    stood = [column for _, _, some in grouped(register).stood for column in some]
    numbers = register.records.chosen(register.package.identity)
    return [*(column for column in numbers if column not in stood), *stood]


def _page(folder: str, found: list[ShownRecord | str], register: ShownRegister) -> Page:
    name, rows = register.package.name, [one for one in found if isinstance(one, ShownRecord)]
    return BucketPage(
        address=addresses.bucket(name, folder),
        title=f"{register.package.title}：记录的固定地址",
        robots=("noindex", "noarchive"),
        description=f"“{register.package.title}”里没有单独页面的记录，在这里有固定地址。",
        columns=(*_told(register), LISTED),
        rows=rows,
        withdrawn=[(one, addresses.record(name, one)) for one in found if isinstance(one, str)],
        correction=of_several(rows, register),
        **of_register(register.package),
    )
