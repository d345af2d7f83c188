"""The views of a contract: each needs some roles, knows some more, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure.contract.kin import related
from disclosure.contract.model import Package, Resource
from disclosure.contract.register import Contract
from disclosure.contract.roles import Roles
from disclosure.contract.vocabulary import Part, Role, View
from disclosure.errors import Problem


def view_problems(contract: Contract, roles: Roles, view: View) -> Iterator[Problem]:
    """Yield what is wrong with `view` and `roles`; *view* is the contract's."""
    known = {role.name for role in view.roles}
    for name in sorted({role.name for role in view.roles if role.needed} - contract.roles.keys()):
        yield roles.problem(f"view 是 {view.name}，却没有写 roles.{name}", "补上这个键")
    for name in sorted(contract.roles.keys() - known):
        fix = f"可用：{'、'.join(sorted(known))}" if known else "删去 roles，或写明 view"
        yield roles.problem(f"roles.{name} 与 view {view.name} 无关", fix)
    yield from _rows(contract, roles, view)
    for name, played in contract.roles.items():
        role = view.role(name)
        if role is not None and role.part is not Part.ROWS:
            yield from _played(role, played, roles, _below(contract, roles, view))


def _rows(contract: Contract, roles: Roles, view: View) -> Iterator[Problem]:
    for name in view.names(Part.ROWS):
        if name not in contract.roles and contract.roles.keys() & view.names(Part.BELOW):
            yield roles.problem(f"roles 里有下级 resource 的字段，却没有写 {name}", "写明它们在哪个 resource")
        elif name in contract.roles and _below(contract, roles, view) is None:
            yield roles.problem(f"roles.{name} 不是记录下面的 resource", "改成用外键指向记录的 resource")


def _below(contract: Contract, roles: Roles, view: View) -> Resource | None:
    _, below = related(roles.package)
    said = [contract.roles[name] for name in view.names(Part.ROWS) if name in contract.roles]
    return next((roles.resource(name) for name in said if name in below), None)


def _played(role: Role, name: str, roles: Roles, below: Resource | None) -> Iterator[Problem]:
    place = f"register.roles.{role.name}"
    resource, dot, field = name.partition(".")
    if role.part is Part.EITHER and dot and resource in related(roles.package)[1]:
        yield from roles.published(field, place, roles.resource(resource))
        return
    yield from roles.published(name, place, below if role.part is Part.BELOW else None)
    if role.part is Part.DATE and roles.find(name) is not None:
        yield from roles.a_date(name, place)


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
                f"{place} 指向的不是目标名册：{chart.target}", "写成 名册/目标编号，该名册的 view 是 targets"
            )
        elif home.contract.sample != package.register.sample:
            yield roles.problem(f"{place} 把示例数据和真实数据放在了一起：{chart.target}", "删去 target")
