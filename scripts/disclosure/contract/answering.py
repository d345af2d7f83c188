"""The answers of a contract: what their patterns and groups name exists, may be shown, and is written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure.contract import titles
from disclosure.contract.answers import REPLACED, Supersedes
from disclosure.contract.register import Contract
from disclosure.contract.roles import Roles
from disclosure.errors import Problem


def answer_problems(contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Yield what is wrong with `verdict`, `groups`, `meanings`, `objection` and `supersedes`."""
    answers = contract.answers
    for word, pattern in answers.verdict.items():
        yield from _sentence(pattern, f"register.verdict.{word or '（其他）'}", roles)
    yield from _words([word for word in answers.verdict if word], "register.verdict", contract, roles)
    yield from _words(answers.meanings, "register.meanings", contract, roles)
    yield from _groups(contract, roles)
    if answers.objection.agency is not None:
        yield from _agency(answers.objection.agency, roles)
    if contract.supersedes is not None:
        yield from _supersedes(contract.supersedes, contract, roles)


def _sentence(pattern: str, place: str, roles: Roles) -> Iterator[Problem]:
    if not titles.is_balanced(pattern):
        yield roles.problem(f"{place} 的花括号不成对", "写成 {字段名} 或 {resource.字段名}")
    for name in titles.names(pattern):
        resource, field = titles.place(name, roles.package.records.name, roles.package.records.names)
        home = roles.resource(resource)
        if home is None:
            yield roles.problem(f"{place} 用到没有的 resource：{resource}", "改成本包里的名称")
        elif field != titles.TIMES:
            yield from roles.published(field, place, home)
        elif home.compares is None:
            yield roles.problem(f"{place} 用到 {name}，{resource} 却没有写 compares", "补上 compares，或删去这一处")


def _words(words: Iterable[str], place: str, contract: Contract, roles: Roles) -> Iterator[Problem]:
    """Report words that no record's outcome, nor its state where it has one, can be."""
    outcome, state = contract.outcome, contract.state
    if outcome is None and state is None:
        for word in words:
            yield roles.problem(
                f"{place} 用到 {word}，却没有 outcome 或 state", "先写明 outcome 或 state，或删去这个词"
            )
        return
    ours = {state.then, REPLACED} if state else set()
    fields = [roles.find(one.field) for one in (outcome, state) if one is not None]
    lists = [field.constraints.enum for field in fields if field is not None]
    if all(lists):
        for word in words:
            if word not in {*ours, *(one for known in lists for one in known)}:
                yield roles.problem(f"{place} 用到 enum 里没有的值：{word}", "两处写成一样")


def _groups(contract: Contract, roles: Roles) -> Iterator[Problem]:
    met: set[str] = set()
    for number, group in enumerate(contract.answers.groups):
        place = f"register.groups[{number}]"
        for name in group.fields:
            yield from roles.published(name, f"{place}.fields")
            if name in met:
                yield roles.problem(f"{place} 的字段已在前面的一组里", "每个字段只写在一组", field=name)
        met |= {*group.fields}


def _agency(name: str, roles: Roles) -> Iterator[Problem]:
    yield from roles.published(name, "register.objection.agency")
    field = roles.find(name)
    if field is not None and field.references is None:
        yield roles.problem("register.objection.agency 没有指向单位表", "给该字段写 references", field=name)


def _supersedes(said: Supersedes, contract: Contract, roles: Roles) -> Iterator[Problem]:
    if contract.state is None:
        yield roles.problem("有 supersedes，却没有 state", "写明 state，或删去 supersedes")
    for name in said.same:
        yield from roles.published(name, "register.supersedes.same")
    yield from roles.a_date(said.newest, "register.supersedes.newest")
    yield from roles.published(said.newest, "register.supersedes.newest")
