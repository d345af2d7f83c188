"""The tables of a package against themselves: names, types, formats, constraints and keys that agree.

A package with a problem found here is not read: its tables would mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from disclosure import content_folders
from disclosure.contract.assemble import Json, bound
from disclosure.contract.kin import is_key
from disclosure.contract.model import REFERENCE, Field, ForeignKey, Package, Resource
from disclosure.errors import Problem
from disclosure.ground.portable import is_portable
from disclosure.ground.types import DECIMALS, date_format, is_date_format, is_value

RESERVED = frozenset({*content_folders.ALL, "subjects", "search", "changes", "catalog", "theme"})
_RESERVED_RESOURCES = frozenset({"datapackage"})  # its JSON download would replace the descriptor
_BOUNDED = {"integer", "number", "year", "yearmonth", "date"}
_YEARS = range(1900, 3000)  # in which a package can have been made
_TEXTS = {"string", "list"}


def structure_problems(package: Package, descriptor: Json) -> list[Problem]:
    """Return what is wrong with the package's name, resources, fields and keys.

    The *descriptor* that it was assembled from is asked where a typed value no longer says what was written.
    """
    path = package.path
    problems = [*_name_problems(package), *_created(descriptor["created"], path)]
    problems += _resource_names([said["name"] for said in descriptor["resources"]], path)
    written = {said["name"]: said for said in descriptor["resources"]}
    for name, resource in package.resources.items():
        problems += _resource_problems(resource, written[name], package)
    return problems


def _name_problems(package: Package) -> Iterator[Problem]:
    name, folder = package.name, package.folder.name
    if name != folder:
        yield Problem(package.path, "package-error", f"name 是 {name}，文件夹叫 {folder}", "两者应相同")
    if not is_portable(name):
        yield Problem(package.path, "package-error", f"name 不能是 {name}：Windows 上不能有这个文件夹", "换一个名称")
    if name in RESERVED:
        yield Problem(package.path, "package-error", f"name 不能是 {name}：这是网站自己的地址", "换一个名称")
    if name == REFERENCE and package.contract is not None:
        yield Problem(package.path, "contract-error", "reference 文件夹不是名册，不能有 register", "删去 register")
    if name != REFERENCE and package.contract is None:
        fix = "写上 register，至少有 section、records、title、columns；见 docs/data-packages.md"
        yield Problem(package.path, "contract-error", "缺少 register", fix)


def _created(text: str, path: str) -> Iterator[Problem]:
    made = _time(text)
    if made is None:
        yield Problem(path, "package-error", "created 不是存在的时刻", "写成 2022-09-30T00:00:00+08:00")
    elif made.year not in _YEARS:
        yield Problem(path, "package-error", f"created 的年份 {made.year} 不可能", "写上数据做好的那一天")


def _resource_names(names: list[str], path: str) -> Iterator[Problem]:
    for name in _repeated(names):
        yield Problem(path, "package-error", f"有两个 resource 都叫 {name}", "每个名称只用一次")
    for name in names:
        if not is_portable(name):
            message = f"resource 不能叫 {name}：Windows 上不能有这个文件"
            yield Problem(path, "resource-error", message, "换一个名称")
    for name in sorted(_RESERVED_RESOURCES & set(names)):
        yield Problem(path, "resource-error", f"resource 不能叫 {name}：这是描述文件的名称", "换一个名称")


def _resource_problems(resource: Resource, said: Json, package: Package) -> Iterator[Problem]:
    path = package.path
    for name in _repeated([name.casefold() for name in resource.names]):
        message = f"{resource.name} 有两个字段的名称相同（不分大小写）：{name}"
        yield Problem(path, "schema-error", message, "每个名称只用一次", field=name)
    limits = {field["name"]: field.get("constraints", {}) for field in said["schema"]["fields"]}
    for field in resource.fields:
        yield from _field_problems(field, resource, limits[field.name], path)
    if resource.label is not None:
        yield from _shown_problems(resource, "label", (resource.label,), path)
    yield from _shown_problems(resource, "sort", tuple(name for name, _ in resource.order), path)
    parts = {"steps": resource.steps, "compares": resource.compares, "explains": resource.explains}
    for name, part in parts.items():
        if part is not None:
            yield from _shown_problems(resource, name, part.names, path)
    yield from _unknown(resource, resource.primary_key, f"{resource.name}.primaryKey", path)
    for key in resource.foreign_keys:
        yield from _foreign_key_problems(key, resource, package)
    if len(resource.paths) > 1 and (resource.bytes is not None or resource.digest is not None):
        yield Problem(path, "resource-error", f"{resource.name} 有几个文件，不能写 bytes 或 hash", "删去这两个键")


def _shown_problems(resource: Resource, key: str, names: tuple[str, ...], path: str) -> Iterator[Problem]:
    yield from _unknown(resource, names, f"{resource.name}.{key}", path)
    published = {field.name for field in resource.published}
    for name in names:
        if name in resource.names and name not in published:
            message = f"{resource.name}.{key} 的字段不予公开"
            yield Problem(path, "resource-error", message, "换一个公开的字段", field=name)


def _foreign_key_problems(key: ForeignKey, resource: Resource, package: Package) -> Iterator[Problem]:
    place = f"{resource.name}.foreignKeys"
    yield from _unknown(resource, key.fields, place, package.path)
    target = package.resources.get(key.resource)
    if target is None:
        yield Problem(package.path, "schema-error", f"{place} 指向没有的 resource：{key.resource}", "改成本包里的名称")
        return
    yield from _unknown(target, key.reference_fields, f"{place} 指向的 {target.name}", package.path)
    if len(key.fields) != len(key.reference_fields):
        yield Problem(package.path, "schema-error", f"{place} 两边的字段数不同", "一一对应地写")
    elif not is_key(target, key.reference_fields):
        fix = f"指向 {target.name} 的 primaryKey，或给该字段写 unique"
        yield Problem(package.path, "schema-error", f"{place} 指向的字段不能认定 {target.name} 的一行", fix)


def _field_problems(field: Field, resource: Resource, limits: Json, path: str) -> Iterator[Problem]:
    def problem(message: str, fix: str) -> Problem:
        return Problem(path, "field-error", message, fix, field=field.name)

    if field.type == "date" and not is_date_format(date_format(field)):
        fix = "%Y、%m、%d 各写一次，如 %Y/%m/%d；可以再写 %H:%M 或 %H:%M:%S（时刻不公布）；省略即 2022-09-30 这样的写法"
        yield problem(f"format 不能是 {field.format}", fix)
        return
    if field.type != "date" and field.format not in ("", "default"):
        yield problem(f"{field.type} 类型的 format 尚未支持", "删去 format")
    if field.type != "number" and field.decimals != DECIMALS:
        yield problem(f"{field.type} 类型不能有 decimals", "删去它，或把 type 改成 number")
    yield from _limit_problems(field, limits, problem)
    if any(not is_value(field, word) for word in field.constraints.enum):
        yield problem(f"enum 里有的值不是 {field.type}", "按单元格里的写法写")
    for word in field.constraints.enum:
        if word in resource.missing_values:
            yield problem(f"enum 里的 {word} 又是 {resource.name} 的 missingValues，等于空", "从一处删去它")


def _limit_problems(field: Field, limits: Json, problem: Callable[[str, str], Problem]) -> Iterator[Problem]:
    for key in ("minimum", "maximum"):
        if key in limits and field.type not in _BOUNDED:
            yield problem(f"{field.type} 类型不能有 {key}", "删去它")
        elif key in limits and bound(field, limits[key]) is None:
            yield problem(f"{key} 不是 {field.type} 的值", "按单元格里的写法写")
    for key in ("minLength", "maxLength", "pattern"):
        if key in limits and field.type not in _TEXTS:
            yield problem(f"{field.type} 类型不能有 {key}", "删去它")
    said = field.constraints
    for least, most in ((said.minimum, said.maximum), (said.min_length, said.max_length)):
        if least is not None and most is not None and _exceeds(least, most):
            yield problem(f"下限 {least} 大于上限 {most}，没有单元格能符合", "对调或改正这两个数")


def _exceeds(least: Any, most: Any) -> bool:
    return bool(least > most)  # two bounds of one field have one type


def _unknown(resource: Resource, names: tuple[str, ...], place: str, path: str) -> Iterator[Problem]:
    for name in names:
        if name not in resource.names:
            yield Problem(path, "schema-error", f"{place} 用到没有的字段：{name}", "改成 fields 里的名称", field=name)


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _time(text: str) -> datetime | None:
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        return None
    return made if made.tzinfo is not None else None
