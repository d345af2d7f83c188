"""What of a record is sought: its title, whom it is about, its numbers, names and places, and what a facet says.

A field is sought if the contract gives it a part (subject, key, outcome, state, facet) or if its title says that it is
a number or a name: 决定书文号, 标称生产企业名称, 不合格项目. Of the rows beside a record the last alone counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from disclosure.contract.model import Field, Package
from disclosure.search.postings import SPAN
from disclosure.showing.model import ShownRegister, ShownTable

TITLE, YEAR, REGISTER = "名称", "年份", "名册"
_TOLD = re.compile(r"(?:(?<!型)号|码|名称|项目|标题|\b(?:no|number|id|name))$", re.IGNORECASE)
_BESIDE = re.compile(r"[（(][^（）()]*[）)]")


class Fields:
    """The fields of all entries, numbered as they come, SPAN places each; *labels* are their titles.

    What a *term* says is one of few words. Among several words that are sought, one that is wholly what a term says
    means that: 合格 is not 不合格, and 2021 no part of a number.
    """

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.terms: set[int] = set()
        self._numbers: dict[tuple[str, int], int] = {}

    def place(self, label: str, again: int = 0, *, term: bool = False) -> int:
        """Return the place of the field of that title, or of its namesake *again* in the same entry."""
        if (label, again) not in self._numbers:
            self._numbers[label, again] = len(self.labels)
            self.labels.append(label)
        number = self._numbers[label, again]
        self.terms |= {number} if term else set()
        return number * SPAN


class Sought(NamedTuple):
    """A field by its place in the index, the place of its cell in a line of the shown file, whether it is a term."""

    field: int
    at: int
    term: bool


def of_records(register: ShownRegister, fields: Fields) -> list[Sought]:
    """Return which cells of a record are sought."""
    package, places = register.package, register.records.file.places
    roles = _with_a_part(package)
    number = package.register.subject.id if package.register.subject else None  # it leads to the subject's page
    wanted = [one for one in package.records.fields if one.name in roles or (_is_told(one) and one.name != number)]
    return list(_numbered([one for one in wanted if one.name in places], places, fields, _terms(package)))


def of_rows(table: ShownTable, fields: Fields) -> list[Sought]:
    """Return which cells of a row beside a record are sought."""
    shown = {column.name for column in table.columns}
    wanted = [one for one in table.resource.fields if one.name in shown and _is_told(one)]
    return list(_numbered(wanted, table.file.places, fields, set()))


def _numbered(wanted: list[Field], places: dict[str, int], fields: Fields, terms: set[str]) -> Iterator[Sought]:
    met: dict[str, int] = {}
    for one in wanted:
        again = met.get(one.title, 0)
        met[one.title] = again + 1
        term = one.name in terms
        yield Sought(fields.place(one.title, again, term=term), places[one.name], term)


def _with_a_part(package: Package) -> set[str]:
    subject = package.register.subject
    return {*_terms(package), *([subject.name] if subject else []), *package.identity, *package.records.primary_key}


def _terms(package: Package) -> set[str]:
    contract = package.register
    return {*contract.facets, *(one.field for one in (contract.outcome, contract.state) if one is not None)}


def _is_told(field: Field) -> bool:
    return field.type == "string" and field.format != "uri" and _TOLD.search(_BESIDE.sub("", field.title)) is not None
