"""Whose cells a message may quote: logs are public, so no value of a field that is not, or that is of a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from disclosure.checks.conditions import in_words
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready
from disclosure.checks.words import choices
from disclosure.contract.consistency import withheld_among
from disclosure.contract.kind import Kind
from disclosure.contract.model import Package, Resource
from disclosure.contract.needs import FieldNeed, TableNeed, ValueNeed, WordsNeed

Place = tuple[str, str, str]  # folder, resource, field


def secret(package: Package, resource: Resource) -> frozenset[str]:
    """Return the fields of *resource* whose values are in no message: not public, withheld, or of a natural person."""
    closed = {field.name for field in resource.fields if field.disclosure != "public"}
    return frozenset(closed | _of_person(package, resource) | set(withheld_among(resource.fields, package.withheld)))


def quoted(rule: Rule, names: Collection[str]) -> Rule:
    """Return *rule* as it may be told where no value of the fields *names* may be."""
    return rule.hushed() if {rule.field, *rule.told} & set(names) else rule


def looks_into_secret(check: Kind, package: Package, readies: Mapping[tuple[str, str], Ready]) -> bool:
    """Whether *check* compares a field whose values are in no message: a number made of it gives it away as well."""
    for folder, name, field in _compared(check, package):
        ready = readies.get((folder, name))
        if ready and field in secret(ready.table.package, ready.table.resource):
            return True
    return False


def unsaid(message: str, check: Kind, package: Package) -> str:
    """Return the *message* of a row that broke *check* without the words that a field which is not told holds there."""
    for need in check.needs():
        if isinstance(need, WordsNeed) and need.name in secret(package, package.resources[need.resource]):
            field = package.resources[need.resource].field(need.name)
            message = message.replace(in_words({need.name: need.words}, lambda _: field.called), "在规定的情形下")  # noqa: B023 (called at once)
            message = message.replace(f"不能是 {choices(need.words)}", "不能是这个词")
    return message


def _of_person(package: Package, resource: Resource) -> set[str]:
    contract = package.contract
    if contract is None or contract.person is None or contract.subject is None or contract.records != resource.name:
        return set()
    return {contract.subject.id, contract.subject.name}


def _compared(check: Kind, package: Package) -> Iterator[Place]:
    own = package.folder.name
    for need in check.needs():
        if isinstance(need, TableNeed):
            yield need.folder, need.resource, need.field
        elif isinstance(need, FieldNeed | ValueNeed):
            yield own, need.resource, need.name
        if isinstance(need, FieldNeed) and need.column:
            reference = package.resources[need.resource].field(need.name).references
            yield from [(reference.folder, reference.resource, need.column)] if reference else []
