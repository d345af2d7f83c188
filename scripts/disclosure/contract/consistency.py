"""The contract against the tables it speaks of: what it names exists, may be shown, and has the right type.

A register with a problem found here is still read and its rows are checked, but without its contract.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from disclosure.contract import titles
from disclosure.contract.answering import answer_problems
from disclosure.contract.answers import REPLACED
from disclosure.contract.duties import duty_problems
from disclosure.contract.kin import related
from disclosure.contract.measuring import measuring_problems
from disclosure.contract.model import Field, Package, Resource
from disclosure.contract.noticing import notice_problems
from disclosure.contract.periods import Period, Ruled
from disclosure.contract.register import Contract, Status
from disclosure.contract.roles import Roles
from disclosure.contract.view_roles import view_problems
from disclosure.contract.vocabulary import Vocabulary
from disclosure.errors import Problem


def consistency_problems(package: Package, vocabulary: Vocabulary) -> list[Problem]:
    """Return everything in which the contract of *package* and its resources disagree."""
    if package.contract is None:
        return []
    if package.contract.records not in package.resources:
        message = f"register.records 是没有的 resource：{package.contract.records}"
        return [Problem(package.path, "contract-error", message, f"可用：{'、'.join(package.resources)}")]
    contract, roles = package.contract, Roles(package)
    return [
        *_records(package, roles),
        *_shown(contract, roles),
        *_party(contract, roles),
        *_outcome(contract, roles),
        *answer_problems(contract, roles),
        *notice_problems(contract.notices, roles),
        *_law(contract, roles),
        *duty_problems(contract, roles),
        *view_problems(contract, roles, vocabulary.view(contract.view)),
        *_withheld(package),
        *_links(package, roles),
        *measuring_problems(contract, roles),
    ]


def _records(package: Package, roles: Roles) -> Iterator[Problem]:
    records, contract = package.records, package.register
    if not records.primary_key:
        yield roles.problem(f"{records.name} 没有 primaryKey", "写明哪些字段认定一条记录")
    above, below = related(package)
    for name in package.resources:
        if name in above & below:
            yield roles.problem(f"{name} 与 {records.name} 互相引用", "只留一个方向的外键")
        elif name not in above | below | {records.name}:
            fix = "用 foreignKeys 说明它属于哪条记录（或记录属于它），或者移到另一个文件夹"
            yield roles.problem(f"{name} 与 {records.name} 没有外键相连", fix)
    for name in (contract.id,) if contract.id else records.primary_key:
        yield from roles.published(name, "register.id" if contract.id else f"{records.name}.primaryKey")
    if contract.id and contract.id in records.names and not _is_unique(records, contract.id):
        yield roles.problem("register.id 的字段可能重复", "给该字段写 unique，或用主键", field=contract.id)


def _is_unique(records: Resource, name: str) -> bool:
    return records.primary_key == (name,) or records.field(name).constraints.unique


def _shown(contract: Contract, roles: Roles) -> Iterator[Problem]:
    for key, names in (("columns", contract.columns), ("facets", contract.facets)):
        for number, name in enumerate(names):
            yield from roles.published(name, f"register.{key}[{number}]")
    if not titles.is_balanced(contract.title):
        yield roles.problem("register.title 的花括号不成对", "写成 {字段名}")
    for name in titles.names(contract.title):
        yield from roles.published(name, "register.title")
    if contract.source_field is not None:
        yield from roles.published(contract.source_field, "register.source_field")
    if contract.date is not None:
        yield from roles.a_date(contract.date, "register.date")
        yield from roles.published(contract.date, "register.date")
    elif contract.fresh is not None:
        yield roles.problem("register.fresh 说最新的一条可以多旧，却没有 register.date", "写明 date，或者删去 fresh")
    yield from _gaps(contract, roles)


def _gaps(contract: Contract, roles: Roles) -> Iterator[Problem]:
    if contract.gaps and contract.date is None:
        yield roles.problem("register.gaps 说哪些年没有数据，却没有 register.date", "写明 date，或者删去 gaps")
    for number, (first, last) in enumerate(contract.gaps):
        if last < first:
            yield roles.problem(f"register.gaps[{number}] 的止年早于起年：{first}/{last}", f"改成 {last}/{first}")


def _party(contract: Contract, roles: Roles) -> Iterator[Problem]:
    if contract.subject is not None:
        yield from roles.published(contract.subject.id, "register.subject.id")
        yield from roles.published(contract.subject.name, "register.subject.name")
        for number, name in enumerate(contract.subject.facts):
            yield from roles.published(name, f"register.subject.facts[{number}]")
    if contract.person is not None:
        yield from roles.known(contract.person.field, "register.person.field")
        yield from roles.words(contract.person.field, contract.person.values, "register.person")


def _outcome(contract: Contract, roles: Roles) -> Iterator[Problem]:
    outcome, state = contract.outcome, contract.state
    if outcome is not None:
        yield from roles.published(outcome.field, "register.outcome.field")
        yield from roles.words(outcome.field, outcome.adverse, "register.outcome.adverse")
        others = [word for word in outcome.weights if word not in outcome.adverse]
        yield from roles.words(outcome.field, others, "register.outcome.weights")
    if contract.pages == "adverse" and (outcome is None or not (outcome.adverse or outcome.always)):
        yield roles.problem("register.pages 是 adverse，却没有说哪些结果是不利的", "写明 outcome.adverse")
    if state is not None:
        yield from roles.published(state.field, "register.state.field")
        yield from roles.a_date(state.until, "register.state.until")
        yield from roles.published(state.until, "register.state.until")
        if state.start:
            yield from roles.a_date(state.start, "register.state.from")
            yield from roles.published(state.start, "register.state.from")
        yield from roles.words(state.field, state.when, "register.state.when")
        by_time = (state.then, state.before, REPLACED)  # which no cell needs to hold
        written = [word for word in state.weights if word not in by_time]
        yield from roles.words(state.field, written, "register.state.weights")


def _law(contract: Contract, roles: Roles) -> Iterator[Problem]:
    status = contract.status
    if contract.period is not None:
        yield from _period(contract.period, roles)
    if status is not None:
        yield from _status(status, roles)


def _status(status: Status, roles: Roles) -> Iterator[Problem]:
    yield from roles.known(status.field, "register.status.field")
    means = {"withdrawn": status.withdrawn, "repaired": status.repaired, "corrected": status.corrected}
    for key, words in means.items():
        yield from roles.words(status.field, words, f"register.status.{key}")
    every = [word for words in means.values() for word in words]
    for word in sorted({word for word in every if every.count(word) > 1}):
        message = f"register.status 给了 {word} 不止一个意思"
        yield roles.problem(message, "撤回留下说明，修复不留痕迹，更正的照旧公开：只写一处", field=status.field)
    yield from roles.published(status.reason, "register.status.reason")
    for key, name in (("on", status.on), ("corrected_on", status.corrected_on)):
        if name:
            yield from roles.a_date(name, f"register.status.{key}")
            yield from roles.published(name, f"register.status.{key}")
    if status.note:
        yield from roles.published(status.note, "register.status.note")
    if bool(status.corrected) != bool(status.note) or bool(status.corrected) != bool(status.corrected_on):
        yield roles.problem("register.status 的 corrected、note、corrected_on 要写就一起写", "补上缺的，或者都删去")
    elif status.corrected:
        yield from roles.published(status.field, "register.status.field")  # what is told of it follows from the cell


def _period(period: Period, roles: Roles) -> Iterator[Problem]:
    place = "register.period"
    yield from roles.a_date(period.start, f"{place}.from")
    if not period.is_open and period.end_field is None:
        yield from roles.published(period.start, f"{place}.from")  # the last day, which is printed, follows from it
    for name in filter(None, [period.end_field, *period.ends.values()]):
        yield from roles.a_date(name, f"{place}.lasts 的 ends")
        yield from roles.published(name, f"{place}.lasts 的 ends")
    for name in period.starts.values():
        yield from roles.a_date(name, f"{place}.lasts.lengths 的 from")
        yield from roles.published(name, f"{place}.lasts.lengths 的 from")
    if period.class_field is None:
        return
    if period.ruled is not None:
        yield from _ruled(period, period.ruled, roles)
        return
    classes = [*period.lengths, *period.ends]
    yield from roles.published(period.class_field, f"{place}.lasts.field")
    yield from roles.words(period.class_field, classes, f"{place}.lasts.lengths")
    field = roles.find(period.class_field)
    for word in field.constraints.enum if field else ():
        if word not in classes:
            message = f"{place}.lasts.lengths 没有说 {word} 公示多久"
            yield roles.problem(message, "补上这一类", field=period.class_field)


def _ruled(period: Period, ruled: Ruled, roles: Roles) -> Iterator[Problem]:
    """Report fields of a period whose classes stand in a table; which classes there are is seen when it is read."""
    yield from roles.published(period.class_field or "", "register.period.lasts.field")
    yield from roles.a_date(period.on, "register.period.lasts.on")
    for name in ruled.days.values():
        yield from roles.a_date(name, "register.period.lasts.days")
        yield from roles.published(name, "register.period.lasts.days")


def _links(package: Package, roles: Roles) -> Iterator[Problem]:
    for resource in package.resources.values():
        for field in resource.fields:
            if field.link is not None:
                yield from roles.published(field.link, f"{field.called} 的 link", resource)


def _withheld(package: Package) -> Iterator[Problem]:
    for resource in package.resources.values():
        for name in withheld_among(resource.fields, package.withheld):
            message = f"{resource.name} 里有不得公开的栏目"
            fix = "从 schema 和 CSV 中都删去它"
            yield Problem(package.path, "withheld-column", message, fix, field=name)


def withheld_among(fields: Iterable[Field], withheld: Iterable[str]) -> list[str]:
    """Return the names of *fields* whose name or title is among the *withheld*, however it is spelled."""
    return [*_withheld_among(tuple((field.name, field.title) for field in fields), frozenset(withheld))]


@lru_cache  # every rule of every table asks for the names of its columns
def _withheld_among(names: tuple[tuple[str, str], ...], withheld: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name, title in names if is_withheld((name, title), withheld))


def is_withheld(names: Iterable[str], withheld: Iterable[str]) -> bool:
    """Whether one of *names* is among the *withheld*: width, case, spaces and punctuation make no difference."""
    return not _plain(frozenset(withheld)).isdisjoint(map(_letters, names))


@lru_cache
def _plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_letters, names)) - {""}


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
