"""What a kind of check sees of the tables, and the questions that it asks of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from disclosure.checks.laws import read_laws
from disclosure.checks.quoting import looks_into_secret, quoted, secret, unsaid
from disclosure.checks.references import Readies
from disclosure.checks.rules import Rule, apply
from disclosure.checks.values import Ready
from disclosure.contract.kind import Kind
from disclosure.contract.model import Resource
from disclosure.contract.statute import Law
from disclosure.errors import Problem
from disclosure.ground.engine import Engine, Frame


@dataclass(frozen=True, slots=True)
class Scene:
    """The table whose rows are judged, the tables of every folder, and the day that the data stands at.

    A table that could not be read has problems of its own and is not among *others*: what would look into it
    is then passed over. Without *quotes* no message may hold a cell.
    """

    table: Ready
    others: Readies
    engine: Engine
    as_of: date
    quotes: bool = True

    @property
    def frame(self) -> Frame:
        """The rows to be judged."""
        return self.table.frame

    @property
    def resource(self) -> Resource:
        """The resource whose rows they are."""
        return self.table.table.resource

    def called(self, name: str, resource: str = "", folder: str = "") -> str:
        """Return what a message calls a field of the table, or of another one."""
        own = self.table.table
        found = self.others.get((folder or own.package.folder.name, resource or own.resource.name))
        fields = found.table.resource if found else self.resource
        return fields.field(name).called if name in fields.names else name

    def beside(self, name: str) -> Ready | None:
        """Return another table of the same package."""
        return self.others.get((self.table.table.package.folder.name, name))

    def quoted(self, rule: Rule) -> Rule:
        """Return *rule* as it may be told."""
        return quoted(rule, secret(self.table.table.package, self.resource)) if self.quotes else rule.hushed()

    def problem(self, kind: str, message: str, fix: str, field: str) -> Problem:
        """Return a problem of the descriptor: it asks for what is in no table."""
        return Problem(self.table.table.package.path, kind, message, fix, field=field)


@dataclass(frozen=True, slots=True)
class Question:
    """Rules, and the rows that they are asked of: a frame with `@file`, `@row`, `@place` and what they look at."""

    frame: Frame
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind(Kind, ABC):
    """A kind that judges rows."""

    @abstractmethod
    def judged(self, scene: Scene, laws: Mapping[str, Law] | None) -> Iterator[Question | Problem]:
        """Yield what is asked under the laws that are in force; None if they could not be read."""

    @abstractmethod
    def asks(self, scene: Scene) -> Iterator[Question | Problem]:
        """Yield the questions of a check of this kind, and a problem for what keeps one from being asked."""


def asked(scene: Scene) -> tuple[list[Rule], list[Problem]]:
    """Ask every check of the scene's table: return the rules of its own rows, and the problems of all others.

    The rules of the table's own rows are left to be counted with its other rules, in one query.
    """
    own: list[Rule] = []
    problems: list[Problem] = []
    package = scene.table.table.package
    checks = list(_checks(scene))
    laws = read_laws(scene.others, scene.engine) if checks else None
    for check in checks:
        said = replace(scene, quotes=not looks_into_secret(check, package, scene.others))
        for one in check.judged(said, laws):
            if isinstance(one, Problem):
                problems.append(replace(one, message=unsaid(one.message, check, package)))
                continue
            rules = [
                replace(rule, message=unsaid(rule.message, check, package)) for rule in map(said.quoted, one.rules)
            ]
            if one.frame is scene.frame:
                own += rules
            else:
                problems += apply(rules, one.frame, scene.engine)
    return own, problems


def _checks(scene: Scene) -> Iterator[RowKind]:
    contract = scene.table.table.package.contract
    for check in contract.checks if contract else ():
        if not isinstance(check, RowKind):
            raise TypeError(check)  # never passed over: whoever wrote it believes that it holds
        if check.resource == scene.resource.name:
            yield check
