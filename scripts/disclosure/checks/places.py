"""The addresses of the site, as far as they are known before anything is published: what links are held against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

import narwhals as nw

from disclosure import addresses
from disclosure.checks.outcomes import is_adverse
from disclosure.content_folders import ALL
from disclosure.contract.limits import CALENDAR
from disclosure.contract.model import REFERENCE, Catalogue, Package
from disclosure.ground.columns import RECORD
from disclosure.ground.engine import Engine
from disclosure.ground.identity import with_record_id
from disclosure.reading.tables import Tables

_OWN = frozenset({addresses.HOME, addresses.CATALOGUE, addresses.SEARCH, addresses.CHANGES, addresses.NOT_FOUND})
_PAGES = (
    *(addresses.CATALOGUE, addresses.SEARCH, addresses.CHANGES, addresses.RESULTS, addresses.PLAN),
    *(addresses.TIMELINESS, addresses.INFORMATION, addresses.WORKING_DAYS, addresses.SITE_MAP, addresses.CAMPAIGN),
)
_UNDECIDED = frozenset({"subjects", "theme"})
_RECORD = re.compile(r"([^/]+)/records/([^/]+)/")
_LIKELY = 0.7  # how like an address is one that was meant
_LATER = re.compile(r"(?:page|r)/")
# Which years there are, its registers decide.
_CAMPAIGN = re.compile(rf"{addresses.CAMPAIGN}(?:sample/)?(?:[0-9]{{4}}/|{addresses.QUIZ})?")


@dataclass(frozen=True, slots=True)
class Places:
    """What the data and content folders give an address to.

    *folders* are the names of all folders of data: in one that cannot be understood anything may stand. *written* are
    the addresses of pages and pictures that people made. An address is relative to the site's root.
    """

    catalogue: Catalogue
    tables: Tables
    folders: Collection[str]
    written: Collection[str]
    engine: Engine
    own: Collection[str] = ALL

    def is_written(self, address: str) -> bool:
        """Whether *address* belongs to the content folder, which is replaced apart from the data."""
        return address.partition("/")[0] in self.own

    def missing(self, wanted: Iterable[str]) -> set[str]:
        """Return those of the *wanted* addresses at which the site will have nothing.

        What publication alone decides is not looked up: subjects, notices, files, later pages of a list, pages of
        records that have none of their own, and whether a record that has a row is public on the day.
        """
        gone: set[str] = set()
        records: dict[str, dict[str, str]] = defaultdict(dict)  # by register: id in address ▸ address
        for address in set(wanted):
            found = _RECORD.match(address)
            if found and self._register(found[1]):
                records[found[1]][address] = found[2]
            elif not self._stands(re.sub(r"(^|/)index\.html$", r"\1", address)):
                gone.add(address)
        for name, ids in records.items():
            there = self._records(name, set(ids.values()))
            gone |= {address for address, record in ids.items() if record not in there}
        return gone

    def nearest(self, address: str) -> str:
        """Return the address that may be meant by one at which there is nothing; "" if none is like it.

        That is one of a register whose name or title is like the address's folder, or a page of the site's own.
        """
        packages = [one for one in self.catalogue.packages.values() if one.contract]
        words = {word: one.name for one in packages for word in (one.title, one.name)}
        name, _, rest = address.partition("/")
        meant = [f"{words[word]}/{rest}" for word in get_close_matches(name, words, n=1, cutoff=_LIKELY)]
        own = [one for one in _PAGES if self._stands(one)]
        near = [*meant, *get_close_matches(address, own, n=1, cutoff=_LIKELY)]
        return next((one for one in near if not self.missing([one])), "")

    def _register(self, name: str) -> Package | None:
        package = self.catalogue.packages.get(name)
        return package if package and package.contract else None

    def _stands(self, address: str) -> bool:
        name, slash, rest = address.partition("/")
        if address in _OWN or address in self.written or name in _UNDECIDED:
            return True
        if name == addresses.CATALOGUE.rstrip("/"):
            return self._of_section(address)
        if _CAMPAIGN.fullmatch(address):
            return self._of_campaign(address)
        if name not in self.folders or name == REFERENCE or not slash:
            return False
        is_page = rest.endswith("/") and not _LATER.match(rest)
        register = self._register(name)
        if register is not None and register.register.notices is not None and rest.startswith(addresses.NOTICES):
            return True
        return not rest or rest == "dictionary/" or not is_page or register is None

    def _of_section(self, address: str) -> bool:
        contracts = [package.contract for package in self.catalogue.packages.values() if package.contract]
        has_results = any(one.section == "results" for one in contracts)
        has_plan = any(one.is_of_plan for one in contracts)
        if address in (addresses.TIMELINESS, addresses.INFORMATION, addresses.SITE_MAP):
            return True
        if address == addresses.WORKING_DAYS:
            return CALENDAR in self.tables
        return (address == addresses.RESULTS and has_results) or (address == addresses.PLAN and has_plan)

    def _of_campaign(self, address: str) -> bool:
        sample = address.startswith(addresses.campaign(sample=True))
        contracts = (package.contract for package in self.catalogue.packages.values())
        views = {one.view for one in contracts if one is not None and one.sample is sample}
        return "quiz" in views if address.endswith(addresses.QUIZ) else bool(views & {"campaign", "events"})

    def _records(self, name: str, ids: set[str]) -> set[str]:
        """Return those of *ids* that are of a record with a page or a tombstone; all, if the table cannot be read."""
        package = self.catalogue.packages[name]
        table = self.tables.get((name, package.register.records))
        if table is None:
            return ids
        rows, paged = table.frame, _has_page(package)
        if package.register.pages != "all":
            rows = rows.filter(nw.any_horizontal(*paged, ignore_nulls=True)) if paged else rows.head(0)
        named = with_record_id(rows, package.identity, self.engine, hashed=package.hides_ids)
        return {record for (record,) in self.engine.all(named.filter(nw.col(RECORD).is_in(ids)).select(RECORD))}


def is_of_tables(address: str) -> bool:
    """Whether only the rows of tables tell if something stands at *address*."""
    return address == addresses.WORKING_DAYS or _RECORD.match(address) is not None


def _has_page(package: Package) -> list[nw.Expr]:
    """Return what gives a record a page where not all have one: it is adverse, or withdrawn."""
    contract, reasons = package.register, []
    if contract.pages == "adverse" and contract.outcome:
        reasons.append(is_adverse(package.records.field(contract.outcome.field), contract.outcome))
    if contract.status:
        reasons.append(nw.col(contract.status.field).is_in(contract.status.withdrawn))
    return reasons
