"""Which public row a cell names: by a foreign key inside its package, or by a reference to another folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from disclosure.contract.model import Field, Resource
from disclosure.publication.model import PublicTable

Tables = Mapping[tuple[str, str], PublicTable]  # by (folder, resource name)
NO_TABLES: Tables = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that the cells of a field name: those of *table* (of the folder *folder*) with their text in *key*."""

    folder: str
    table: PublicTable
    key: str

    @property
    def label(self) -> str | None:
        """The field of the named row that people read in place of the key, where its table states one."""
        return self.table.resource.label


def named(field: Field, resource: Resource, folder: str, tables: Tables) -> Named | None:
    """Find the rows that *field* of *resource*, a resource of *folder*, names; None where that is no public table.

    A reference goes before a foreign key; of the latter only one of a single field names a row by itself.
    """
    place = _reference(field) or _foreign_key(field, resource, folder)
    if place is None:
        return None
    to_folder, to_resource, key = place
    table = tables.get((to_folder, to_resource))
    return Named(to_folder, table, key) if table is not None and key in table.resource.names else None


def _reference(field: Field) -> tuple[str, str, str] | None:
    to = field.references
    return (to.folder, to.resource, to.field) if to else None


def _foreign_key(field: Field, resource: Resource, folder: str) -> tuple[str, str, str] | None:
    keys = (key for key in resource.foreign_keys if key.fields == (field.name,))
    key = next(keys, None)
    return (folder, key.resource, key.reference_fields[0]) if key else None
