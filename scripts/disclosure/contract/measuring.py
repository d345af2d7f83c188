"""The measures and charts of a contract: what they name exists, is published and has the right type."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.contract.charted import Chart, Measure
from disclosure.contract.kin import related
from disclosure.contract.model import Field, Resource
from disclosure.contract.register import Contract
from disclosure.contract.roles import Roles
from disclosure.errors import Problem

_SUMMABLE = {"integer", "number"}


def measuring_problems(contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Yield what is wrong with the measures and charts."""
    for measure in contract.measures.values():
        yield from _measure(measure, roles)
    names = [chart.name for chart in contract.charts]
    for number, chart in enumerate(contract.charts):
        place = f"register.charts[{number}]"
        if chart.name in names[:number]:
            yield roles.problem(f"{place}.name 重复：{chart.name}", "每张图一个名称")
        shown = contract.measures.get(chart.measure)
        if shown is None:
            fix = f"可用：{'、'.join(contract.measures) or '先写 measures'}"
            yield roles.problem(f"{place}.measure 是没有的指标：{chart.measure}", fix)
        elif roles.resource(shown.resource) is not None:
            yield from _chart(chart, shown, roles, place)


def _measure(measure: Measure, roles: Roles) -> Iterator[Problem]:
    place = f"register.measures.{measure.name}"
    if roles.resource(measure.resource) is None:
        yield roles.problem(f"{place}.resource 是没有的 resource：{measure.resource}", "改成本包里的名称")
        return
    if measure.field is not None:
        resource = _home(measure.field, measure, roles)
        yield from roles.published(measure.field, f"{place}.{measure.kind}", resource)
        yield from roles.words(measure.field, measure.of, f"{place}.share.of", resource)
        field = roles.find(measure.field, resource)
        if measure.kind in {"sum", "stated"} or measure.base:
            yield from _numeric(field, f"{place}.{measure.kind}", roles)
    if measure.base is not None:
        yield from roles.published(measure.base, f"{place}.share.in", roles.resource(measure.resource))
        yield from _numeric(roles.find(measure.base, roles.resource(measure.resource)), f"{place}.share.in", roles)
    if measure.kind == "stated":
        yield from _stated(measure, roles, place)
    for name, words in measure.where.items():
        resource = _home(name, measure, roles)
        yield from roles.published(name, f"{place}.where", resource)
        yield from roles.words(name, words, f"{place}.where", resource)


def _numeric(field: Field | None, place: str, roles: Roles) -> Iterator[Problem]:
    if field is not None and field.type not in _SUMMABLE:
        yield roles.problem(f"{place} 应是数字字段，现为 {field.type}", "换一个字段", field=field.name)


def _stated(measure: Measure, roles: Roles, place: str) -> Iterator[Problem]:
    """Yield why a year might have several numbers, or none that is one."""
    resource = roles.package.resources[measure.resource]
    for key, name in zip(("of", "in"), measure.parts, strict=False):
        yield from roles.published(name, f"{place}.stated.{key}", resource)
        yield from _numeric(roles.find(name, resource), f"{place}.stated.{key}", roles)
    if measure.by is None or measure.by not in resource.names:
        yield from roles.known(measure.by or "", f"{place}.stated.by", resource)
        return
    yield from roles.published(measure.by, f"{place}.stated.by", resource)
    year = resource.field(measure.by)
    if year.type != "year" or not year.constraints.required:
        now = f"{'' if year.constraints.required else '可以空着的'} {year.type}"
        yield roles.problem(
            f"{place}.stated.by 应是必填的 year 字段，现为{now}",
            "换一个字段，或改正它的 type 和 required",
            field=year.name,
        )
    one = {name for name, words in measure.where.items() if len(words) == 1}
    if not resource.primary_key or {*resource.primary_key} - one - {year.name}:
        fix = f"主键是 {'、'.join(resource.primary_key) or '（没有）'}：除年份外，每个字段在 where 里各写一个值"
        yield roles.problem(f"{place}.stated：一年可能有几行，说不清是哪一行的数", fix)


def _chart(chart: Chart, measure: Measure, roles: Roles, place: str) -> Iterator[Problem]:
    resource = _home(chart.by, measure, roles)
    yield from roles.published(chart.by, f"{place}.by", resource)
    if chart.part is not None:
        yield from roles.a_date(chart.by, f"{place}.by", resource)
    if chart.split is not None:
        yield from roles.published(chart.split, f"{place}.split", _home(chart.split, measure, roles))
        if chart.kind == "pie":
            yield roles.problem(f"{place}：pie 不能有 split", "改成 bar 或 stacked，或删去 split")
    if chart.kind in {"pie", "stacked"} and any(map(_is_list, _dimensions(chart, measure, roles))):
        yield roles.problem(f"{place}：{chart.kind} 不能按多个值的字段分组，各部分加起来会多于整体", "改成 bar")
    if measure.kind == "stated" and (chart.by != measure.by or chart.split or chart.kind in {"pie", "stacked"}):
        fix = f"by 写 {measure.by}，kind 写 line 或 bar，不写 split"
        yield roles.problem(f"{place}：stated 的数不能相加，只能一年一个", fix)
    if chart.target is not None and chart.kind in {"pie", "stacked"}:
        yield roles.problem(f"{place}：{chart.kind} 不能有 target", "改成 line 或 bar，或删去 target")


def _dimensions(chart: Chart, measure: Measure, roles: Roles) -> Iterator[Field | None]:
    for name in (chart.by, chart.split):
        if name is not None:
            yield roles.find(name, _home(name, measure, roles))


def _is_list(field: Field | None) -> bool:
    return field is not None and field.type == "list"


def _home(name: str, measure: Measure, roles: Roles) -> Resource:
    """Return the resource in which *name* is looked for: the measure's own; for a descendant also the records."""
    own = roles.package.resources[measure.resource]
    _, descendants = related(roles.package)
    return roles.package.records if name not in own.names and own.name in descendants else own
