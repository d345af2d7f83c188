"""The checks and deadlines of a contract: the fields, resources and words that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from disclosure.contract.model import Resource
from disclosure.contract.register import Contract, Deadline, RowCheck
from disclosure.contract.roles import Roles
from disclosure.errors import Problem

DEADLINES = "deadlines"  # the table of limits that publication adds to a register's own


def duty_problems(contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Yield everything that the checks and deadlines name and the package does not have."""
    for number, check in enumerate(contract.checks):
        yield from _check(check, roles, f"register.checks[{number}]")
    for number, deadline in enumerate(contract.deadlines):
        yield from _deadline(deadline, roles, f"register.deadlines[{number}]")
    if contract.deadlines and DEADLINES in roles.package.resources:
        yield roles.problem(f"resource 不能叫 {DEADLINES}：这个名称留给时限表", "换一个名称")


def _deadline(deadline: Deadline, roles: Roles, place: str) -> Iterator[Problem]:
    for key, name in (("from", deadline.start), ("to", deadline.end)):
        yield from roles.a_date(name, f"{place}.{key}")
        yield from roles.published(name, f"{place}.{key}")
    for name, words in deadline.when.items():
        yield from roles.published(name, f"{place}.when")
        yield from roles.words(name, words, f"{place}.when")


def _check(check: RowCheck, roles: Roles, place: str) -> Iterator[Problem]:
    resource = roles.resource(check.resource)
    if resource is None:
        yield roles.problem(f"{place}.resource 是没有的 resource:{check.resource}", "改成本包里的名称")
        return
    for name in check.fields:
        yield from roles.known(name, f"{place}.fields", resource)
    yield from _KINDS[check.kind](check, resource, roles, place)
    yield from roles.conditions(check.when, f"{place}.when", resource)


def _dates(check: RowCheck, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    for name in check.fields:
        if name in resource.names:
            yield from roles.a_date(name, f"{place}.fields", resource)


def _words(check: RowCheck, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    for name in check.fields:
        yield from roles.words(name, check.values, f"{place}.values", resource)


def _authority(check: RowCheck, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    for name in check.fields:
        field = roles.find(name, resource)
        if field is not None and field.references is None:
            fix = "给该字段写 references，指向机关表"
            yield roles.problem(f"{place}.field 没有指向任何机关", fix, field=name)


def _total(check: RowCheck, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    yield from _children(check, resource, roles, place)
    for name in check.fields:
        field = roles.find(name, resource)
        if field is not None and field.type != "integer":
            yield roles.problem(f"{place}.field 应是整数字段，现为 {field.type}", "换一个字段", field=name)


def _children(check: RowCheck, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    counted = roles.resource(check.of)
    if counted is None:
        yield roles.problem(f"{place}.of 是没有的 resource:{check.of}", "改成本包里的名称")
        return
    if not any(key.resource == resource.name for key in counted.foreign_keys):
        fix = f"给 {check.of} 写一个指向 {resource.name} 的 foreignKeys"
        yield roles.problem(f"{place}.of 的行不属于 {resource.name} 的行", fix)
    yield from roles.conditions(check.where, f"{place}.where", counted)
    if check.most is not None and check.most < check.least:
        yield roles.problem(f"{place} 的 max 小于 min", "核对这两个数")


_KINDS: Mapping[str, Callable[[RowCheck, Resource, Roles, str], Iterator[Problem]]] = {
    "order": _dates,
    "requires": _words,
    "forbidden": _words,
    "authority": _authority,
    "total": _total,
    "children": _children,
    "window": _dates,
}
