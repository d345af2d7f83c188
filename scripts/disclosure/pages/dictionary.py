"""The data dictionary of a register: every field, also those that are not published, without any value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.model import Field, Package, Resource
from disclosure.pages.model import Page, placed
from disclosure.showing.model import ShownRegister

TYPES = {
    "string": "文本",
    "integer": "整数",
    "number": "小数",
    "boolean": "是否",
    "date": "日期",
    "year": "年",
    "yearmonth": "年月",
    "list": "多个值",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field in words."""

    name: str
    title: str
    type: str
    description: str
    rules: tuple[str, ...]
    values: tuple[str, ...]
    disclosure: str


@dataclass(frozen=True, slots=True)
class Table:
    """One resource in words."""

    name: str
    title: str
    rows: int
    entries: tuple[Entry, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryPage(Page):
    """The data dictionary of one register."""

    template: ClassVar[str] = "dictionary"

    tables: list[Table]


def dictionary_page(register: ShownRegister) -> Page:
    """Return the data dictionary of *register*."""
    package = register.package
    address = addresses.dictionary(package.name)
    tables = [
        Table(
            name=name,
            title=resource.title,
            rows=register.rows[name],
            entries=tuple(_entry(field, set(register.resources[name].names)) for field in resource.fields),
            keys=tuple(_keys(resource, package)),
        )
        for name, resource in package.resources.items()
    ]
    title = f"数据字典：{package.title}"
    return DictionaryPage(
        address=address,
        title=title,
        description=f"“{package.title}”的每一列是什么意思、怎样填写、是否公开。",
        dated="",
        tables=tables,
        **placed(package),
    )


def _entry(field: Field, published: set[str]) -> Entry:
    public = field.name in published
    return Entry(
        name=field.name,
        title=field.title,
        type=TYPES.get(field.type, field.type),
        description=field.description,
        rules=tuple(_rules(field)) if public else (),
        values=field.constraints.enum if public else (),
        disclosure=_disclosure(field) if public else "不予公开",
    )


def _disclosure(field: Field) -> str:
    return "脱敏后公开" if field.disclosure.startswith("masked:") else "公开"


def _rules(field: Field) -> Iterator[str]:
    rule = field.constraints
    if rule.required:
        yield "必填"
    if rule.unique:
        yield "不重复"
    if rule.min_length is not None:
        yield f"至少 {rule.min_length} 字"
    if rule.max_length is not None:
        yield f"至多 {rule.max_length} 字"
    if rule.minimum is not None:
        yield f"不小于 {rule.minimum}"
    if rule.maximum is not None:
        yield f"不大于 {rule.maximum}"
    if rule.pattern is not None:
        yield f"格式 {rule.pattern}"


def _keys(resource: Resource, package: Package) -> Iterator[str]:
    def titles(names: tuple[str, ...], of: Resource) -> str:
        return "、".join(of.field(name).title for name in names)

    if resource.primary_key:
        yield f"主键：{titles(resource.primary_key, resource)}"
    for key in resource.foreign_keys:
        target = package.resources[key.resource]
        yield f"{titles(key.fields, resource)} 指向“{target.title}”的 {titles(key.reference_fields, target)}"
    for field in resource.fields:
        if field.references:
            to = field.references
            yield f"{field.title} 指向 {to.folder}/{to.resource} 的 {to.field}"
