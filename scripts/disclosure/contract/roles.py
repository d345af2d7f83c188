"""Small questions about the fields that a contract names; each answers with the problems it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure.contract.model import Field, Package, Resource
from disclosure.errors import Problem


@dataclass(frozen=True, slots=True)
class Roles:
    """The fields of one package, asked by *place*: the path of the key that names them."""

    package: Package

    def problem(self, message: str, fix: str, *, field: str | None = None) -> Problem:
        """Return a problem of the contract."""
        return Problem(self.package.path, "contract-error", message, fix, field=field)

    def resource(self, name: str) -> Resource | None:
        """Return the resource of that name, or None."""
        return self.package.resources.get(name)

    def find(self, name: str, resource: Resource | None = None) -> Field | None:
        """Return the field of *resource* (default: the records), or None."""
        resource = resource or self.package.records
        return resource.field(name) if name in resource.names else None

    def known(self, name: str, place: str, resource: Resource | None = None) -> Iterator[Problem]:
        """Report a field that does not exist."""
        resource = resource or self.package.records
        if name not in resource.names:
            yield self.problem(f"{place} 用到没有的字段", f"改成 {resource.name} 的字段名", field=name)

    def published(self, name: str, place: str, resource: Resource | None = None) -> Iterator[Problem]:
        """Report a field that does not exist or is omitted."""
        yield from self.known(name, place, resource)
        field = self.find(name, resource)
        if field is not None and field.disclosure == "omitted":
            yield self.problem(f"{place} 用到不予公开的字段", "换一个公开的字段", field=name)

    def a_date(self, name: str, place: str, resource: Resource | None = None) -> Iterator[Problem]:
        """Report a field that does not exist or is no date."""
        yield from self.known(name, place, resource)
        field = self.find(name, resource)
        if field is not None and field.type != "date":
            yield self.problem(f"{place} 应是日期字段，现为 {field.type}", "换一个字段，或改正它的 type", field=name)

    def words(self, name: str, words: Iterable[str], place: str, resource: Resource | None = None) -> Iterator[Problem]:
        """Report each of *words* that no cell of the field can hold; a field without enum takes nearly any."""
        resource = resource or self.package.records
        field = self.find(name, resource)
        for word in words if field is not None else ():
            if word in resource.missing_values or not word.strip():
                yield self.problem(
                    f"{place} 用到等于空的值：{word}", "换一个词，或从 missingValues 中删去它", field=name
                )
            elif field is not None and field.constraints.enum and word not in field.constraints.enum:
                yield self.problem(f"{place} 用到 enum 里没有的值：{word}", "两处写成一样", field=name)
