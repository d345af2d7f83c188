"""The views of a contract: each needs some roles, knows some more, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from disclosure.contract.kin import related
from disclosure.contract.model import Package, Resource
from disclosure.contract.register import Contract
from disclosure.contract.roles import Roles
from disclosure.errors import Problem


@dataclass(frozen=True, slots=True)
class View:
    """The roles of one view. *below* are the fields of the resource that the role `values` names."""

    needed: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()


VIEWS = {
    "list": View(),
    "targets": View(
        frozenset({"value", "comparator", "unit"}),
        frozenset({"value", "comparator", "unit", "year", "series", "values", "actual", "period"}),
        frozenset({"actual", "period"}),
    ),
    "tasks": View(frozenset({"due"}), frozenset({"due", "done", "status", "by"})),
    "calendar": View(frozenset({"from"}), frozenset({"from", "to", "words"})),
}


def view_problems(contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Yield what is wrong with `view` and `roles`."""
    view = VIEWS[contract.view]
    for name in sorted(view.needed - contract.roles.keys()):
        yield roles.problem(f"view 是 {contract.view}，却没有写 roles.{name}", "补上这个键")
    for name in sorted(contract.roles.keys() - view.known):
        fix = f"可用：{'、'.join(sorted(view.known))}" if view.known else "删去 roles，或写明 view"
        yield roles.problem(f"roles.{name} 与 view {contract.view} 无关", fix)
    values = _values(contract, roles)
    if contract.roles.keys() & view.below and "values" not in contract.roles:
        yield roles.problem("roles 里有实际值的字段，却没有写 values", "写明实际值在哪个 resource")
    elif "values" in contract.roles and values is None:
        yield roles.problem("roles.values 不是记录下面的 resource", "改成用外键指向记录的 resource")
    for role, name in contract.roles.items():
        if role in view.known - {"values"}:
            home = values if role in view.below else None
            yield from _field(role, name, home, roles)
    yield from _dates(contract, roles)


def _values(contract: Contract, roles: Roles) -> Resource | None:
    _, below = related(roles.package)
    name = contract.roles.get("values", "")
    return roles.resource(name) if name in below else None


def _field(role: str, name: str, home: Resource | None, roles: Roles) -> Iterator[Problem]:
    resource, dot, field = name.partition(".")
    _, below = related(roles.package)
    if role == "by" and dot and resource in below:
        yield from roles.published(field, "register.roles.by", roles.resource(resource))
    else:
        yield from roles.published(name, f"register.roles.{role}", home)


def _dates(contract: Contract, roles: Roles) -> Iterator[Problem]:
    for role in ("from", "to"):
        if role in contract.roles:
            yield from roles.a_date(contract.roles[role], f"register.roles.{role}")


def target_problems(package: Package, packages: Mapping[str, Package]) -> Iterator[Problem]:
    """Yield the charts whose target is in no register of targets, or joins what is made up with what is real."""
    charts = package.contract.charts if package.contract else ()
    for number, chart in enumerate(charts):
        if chart.target is None:
            continue
        place, roles = f"register.charts[{number}].target", Roles(package)
        home = packages.get(chart.target.partition("/")[0])
        if home is None or home.contract is None or home.contract.view != "targets":
            yield roles.problem(
                f"{place} 指向的不是目标目录：{chart.target}", "写成 目录/目标编号，该目录的 view 是 targets"
            )
        elif home.contract.sample != package.register.sample:
            yield roles.problem(f"{place} 把示例数据和真实数据放在了一起：{chart.target}", "删去 target")
