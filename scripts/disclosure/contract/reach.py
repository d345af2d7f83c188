"""Which folders a package asks something of: through a reference, a check, its periods, the target of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure.contract.model import REFERENCE, Catalogue, Package
from disclosure.contract.needs import TableNeed
from disclosure.contract.register import Contract


def within(catalogue: Catalogue, names: Iterable[str]) -> Catalogue:
    """Return only the packages of these *names*, those that they ask, and so on; those of reference always."""
    found: set[str] = set()
    left = [REFERENCE, *names]
    while left:
        name = left.pop()
        if name in catalogue.packages and name not in found:
            found.add(name)
            left += asked(catalogue.packages[name])
    return Catalogue({name: package for name, package in catalogue.packages.items() if name in found})


def asked(package: Package) -> set[str]:
    """Return the names of the folders that *package* asks something of."""
    fields = (field for resource in package.resources.values() for field in resource.fields)
    links = {field.references.folder for field in fields if field.references}
    return {*links, *(_named(package.contract) if package.contract else ())}


def _named(contract: Contract) -> Iterator[str]:
    needs = (need for check in contract.checks for need in check.needs())
    yield from (need.folder for need in needs if isinstance(need, TableNeed))
    yield from (chart.target.partition("/")[0] for chart in contract.charts if chart.target)
    if contract.period and contract.period.ruled:
        yield contract.period.ruled.table[0]
