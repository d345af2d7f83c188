"""The checks and deadlines of a contract, held against the package: the fields, resources and words that they name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from disclosure.contract.kin import is_key
from disclosure.contract.model import Field, Package, Resource
from disclosure.contract.needs import Fault, FieldNeed, Need, RowsNeed, TableNeed, ValueNeed, WordsNeed
from disclosure.contract.periods import CLASS_COLUMNS, Ruled
from disclosure.contract.register import Contract, Deadline
from disclosure.contract.roles import Roles
from disclosure.errors import Problem
from disclosure.ground.types import is_value

DEADLINES = "deadlines"  # the table of limits that publication adds to a register's own
_TYPES = {
    "date": "日期",
    "boolean": "true/false",
    "integer": "整数",
    "number": "数字",
    "year": "年份",
    "yearmonth": "年月",
    "string": "文字",
}
_CLASS_TYPES = {"ends_openly": "boolean", "effective_from": "date", "effective_to": "date", "verified": "boolean"}
_COMPARED = {"integer": "number"}  # types whose values compare with those of another


def duty_problems(contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Yield everything that the checks and deadlines name and the package does not have."""
    for number, check in enumerate(contract.checks):
        place = f"register.checks[{number}]"
        if roles.resource(check.resource) is None:
            yield roles.problem(f"{place}.resource 是没有的 resource：{check.resource}", "改成本包里的名称")
            continue
        for need in check.needs():
            yield from _missing(need, roles, place)
    for number, deadline in enumerate(contract.deadlines):
        yield from _deadline(deadline, roles, f"register.deadlines[{number}]")
    if contract.deadlines and DEADLINES in roles.package.resources:
        yield roles.problem(f"resource 不能叫 {DEADLINES}：这个名称留给时限表", "换一个名称")


def far_problems(package: Package, packages: Mapping[str, Package], folders: Container[str]) -> Iterator[Problem]:
    """Yield what the checks need of other folders and does not stand there.

    A folder that is in *folders* and not in *packages* cannot be understood, and has its own problems.
    """
    for number, check in enumerate(package.contract.checks if package.contract else ()):
        for need in check.needs():
            place = f"register.checks[{number}]"
            if isinstance(need, TableNeed) and (need.folder in packages or need.folder not in folders):
                yield from _table(need, Roles(package), packages, f"{place}.{need.place}")
            elif isinstance(need, FieldNeed) and need.column:
                yield from _column(need, need.column, Roles(package), packages, f"{place}.{need.place}")
    period = package.contract.period if package.contract else None
    if period and period.ruled and (period.ruled.table[0] in packages or period.ruled.table[0] not in folders):
        yield from _classes(period.ruled, Roles(package), packages)


def _classes(ruled: Ruled, roles: Roles, packages: Mapping[str, Package]) -> Iterator[Problem]:
    """Ask for the columns of the table of classes, and that a class has one row."""
    place, (folder, name) = "register.period.lasts.rules", ruled.table
    resource = packages[folder].resources.get(name) if folder in packages else None
    if resource is None:
        yield roles.problem(f"{place} 指向没有的 {folder}/{name}", "改成 文件夹/resource，或先补上那张表")
        return
    for column in CLASS_COLUMNS:
        need = TableNeed("", folder, name, column, (_CLASS_TYPES.get(column, "string"),))
        yield from _table(need, roles, packages, place)
    if CLASS_COLUMNS[0] in resource.names and not is_key(resource, CLASS_COLUMNS[:1]):
        fix = f"把 {CLASS_COLUMNS[0]} 写成 primaryKey；期限变了的，另起一个类别"
        yield roles.problem(f"{place}：{folder}/{name} 的一个类别可能有几行", fix)


def _deadline(deadline: Deadline, roles: Roles, place: str) -> Iterator[Problem]:
    for key, name in (("from", deadline.start), ("to", deadline.end)):
        yield from roles.a_date(name, f"{place}.{key}")
        yield from roles.published(name, f"{place}.{key}")
    for name, words in deadline.when.items():
        yield from roles.published(name, f"{place}.when")
        yield from roles.words(name, words, f"{place}.when")


def _missing(need: Need, roles: Roles, place: str) -> Iterator[Problem]:
    match need:
        case Fault(message, fix):
            yield roles.problem(f"{place} {message}", fix)
        case RowsNeed():
            yield from _rows(need, roles, place)
        case FieldNeed() | WordsNeed() | ValueNeed():
            resource = roles.resource(need.resource)
            if resource is not None:
                yield from _of_field(need, resource, roles, f"{place}.{need.place}")


def _rows(need: RowsNeed, roles: Roles, place: str) -> Iterator[Problem]:
    counted = roles.resource(need.of)
    if counted is None:
        yield roles.problem(f"{place}.{need.place} 是没有的 resource：{need.of}", "改成本包里的名称")
    elif not any(key.resource == need.resource for key in counted.foreign_keys):
        fix = f"给 {need.of} 写一个指向 {need.resource} 的 foreignKeys"
        yield roles.problem(f"{place}.{need.place} 的行不属于 {need.resource} 的行", fix)


def _of_field(
    need: FieldNeed | WordsNeed | ValueNeed, resource: Resource, roles: Roles, place: str
) -> Iterator[Problem]:
    field = roles.find(need.name, resource)
    match need:
        case WordsNeed():
            yield from roles.words(need.name, need.words, place, resource)
        case ValueNeed() if field is not None and not is_value(field, need.text):
            message = f"{place} 不是 {field.type} 的值：{need.text}"
            yield roles.problem(message, "按单元格里的写法写", field=field.name)
        case FieldNeed() if field is None:
            yield from roles.known(need.name, place, resource)
        case FieldNeed():
            yield from _of_kind(need, resource, roles, place)


def _of_kind(need: FieldNeed, resource: Resource, roles: Roles, place: str) -> Iterator[Problem]:
    field = resource.field(need.name)
    if need.types == ("date",):
        yield from roles.a_date(field.name, place, resource)
    elif need.types and field.type not in need.types:
        yield roles.problem(f"{place} 应是{_words(need.types)}字段，现为 {field.type}", "换一个字段", field=field.name)
    if need.refers is not None and field.references is None:
        fix = f"给该字段写 references，指向{need.refers}表"
        yield roles.problem(f"{place} 没有指向任何{need.refers}", fix, field=field.name)
    like = roles.find(need.like, resource) if need.like and not need.column else None
    if like is not None and not _compare(field, like):
        yield roles.problem(f"{place} 与 {like.called} 的类型不同，不能比较", "换一个同类的字段", field=field.name)


def _table(need: TableNeed, roles: Roles, packages: Mapping[str, Package], place: str) -> Iterator[Problem]:
    field = _there(packages, need.folder, need.resource, need.field)
    named = f"{need.folder}/{need.resource}.{need.field}"
    if field is None:
        yield roles.problem(f"{place} 指向没有的 {named}", "改成 文件夹/resource.字段")
    elif need.types and field.type not in need.types:
        message = f"{place} 指向的 {named} 应是{_words(need.types)}字段，现为 {field.type}"
        yield roles.problem(message, "换一个字段")


def _column(
    need: FieldNeed, column: str, roles: Roles, packages: Mapping[str, Package], place: str
) -> Iterator[Problem]:
    resource = roles.package.resources[need.resource]
    link = resource.field(need.name).references
    if link is None or link.folder not in packages:
        return
    field = _there(packages, link.folder, link.resource, column)
    like = resource.field(need.like) if need.like else None
    if field is None:
        message = f"{place} 要看 {link.folder}/{link.resource} 的 {column}，那里没有这一栏"
        yield roles.problem(message, "改成那张表里的栏目", field=need.name)
    elif like is not None and not _compare(field, like):
        message = f"{place}：{link.folder}/{link.resource} 的 {field.called} 与 {like.called} 的类型不同，不能比较"
        yield roles.problem(message, "换一个同类的栏目", field=need.name)


def _there(packages: Mapping[str, Package], folder: str, name: str, field: str) -> Field | None:
    package = packages.get(folder)
    resource = package.resources.get(name) if package else None
    return resource.field(field) if resource and field in resource.names else None


def _compare(one: Field, other: Field) -> bool:
    return _COMPARED.get(one.type, one.type) == _COMPARED.get(other.type, other.type)


def _words(types: tuple[str, ...]) -> str:
    return "或".join(_TYPES[one] for one in types)
