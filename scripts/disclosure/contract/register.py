"""The register contract: the `register` property of a descriptor, as frozen values.

What each key means stands in docs/data-packages.md; its shape in the JSON Schema, which has checked a descriptor
before it comes here. `Contract.parse` therefore only gives defaults and types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from disclosure.contract.answers import NO_ANSWERS, Answers, Supersedes
from disclosure.contract.charted import Chart, Measure, measures, where
from disclosure.contract.counted import Typed, in_turn
from disclosure.contract.kind import Kind
from disclosure.contract.notices import Notices
from disclosure.contract.periods import Period
from disclosure.contract.states import State
from disclosure.contract.vocabulary import Vocabulary

COMPARATORS = {">=": "不低于", "<=": "不高于", "=": "等于"}  # signs in the cells of targets, and their words
REASONS = (
    "依法变更",
    "依法撤销",
    "确认违法",
    "确认无效",
    "信息有误已更正",
    "依法停止公开",
)  # all that a tombstone says
SECTIONS = ("standards", "procedures", "results", "plan", "campaign")
_OF_PLAN = ("targets", "tasks")  # the views of what a plan wants


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a record is about; records of all registers with the same scheme and id meet on one page."""

    id: str
    name: str
    scheme: str = "uscc"
    facts: tuple[str, ...] = ()  # the fields that its page says of it: kind of business, township, address


@dataclass(frozen=True, slots=True)
class Person:
    """When the party is a natural person: *field* holds one of *values*."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out, and which of its words are adverse to the subject."""

    field: str
    adverse: tuple[str, ...] = ()
    weights: Mapping[str, str] = default(default_factory=dict)  # word ▸ grave or caution; the others are plain
    always: bool = False  # whether every word is adverse, and grave where *weights* says nothing else

    @property
    def weighs(self) -> bool:
        """Whether the contract says of any word what it means."""
        return bool(self.adverse or self.weights or self.always)


@dataclass(frozen=True, slots=True)
class Status:
    """Which rows are withdrawn, why (one of REASONS) and since when; and which are repaired, and leave no mark.

    A corrected row stays public: *note* says what was corrected, *corrected_on* when.
    """

    field: str
    withdrawn: tuple[str, ...]
    reason: str
    on: str
    repaired: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    note: str = ""  # both are there where *corrected* is
    corrected_on: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A limit set by law: *end* is due so long after *start*; only for rows in which *when* holds.

    Either *rule* names a row of reference/publication_rules, or *within* so many *unit*, by the law in *basis*.
    """

    start: str
    end: str
    rule: str | None = None
    within: int = 0
    unit: str = ""
    basis: str = ""
    when: Mapping[str, tuple[str, ...]] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contract:
    """What a register says of itself."""

    section: str
    records: str
    title: str
    columns: tuple[str, ...]
    view: str = "list"
    roles: Mapping[str, str] = default(default_factory=dict)  # what the view needs to know: role ▸ field
    id: str | None = None
    subject: Subject | None = None
    person: Person | None = None
    date: str | None = None
    source_field: str | None = None  # which office a row came from
    outcome: Outcome | None = None
    state: State | None = None
    supersedes: Supersedes | None = None
    notices: Notices | None = None
    answers: Answers = NO_ANSWERS
    facets: tuple[str, ...] = ()
    pages: str = "none"
    buckets: int = 2  # hex digits in the address of a record without a page of its own
    period: Period | None = None
    fresh: str | None = None  # ISO 8601: how old its newest row may be before pages say that it is old
    status: Status | None = None
    deadlines: tuple[Deadline, ...] = ()
    checks: tuple[Kind, ...] = ()
    measures: Mapping[str, Measure] = default(default_factory=dict)
    charts: tuple[Chart, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()  # years without data, from and to
    sample: bool = False

    @property
    def is_of_plan(self) -> bool:
        """Whether the records are the targets or the tasks of the plan, which has a page where there are any."""
        return self.section == "plan" and self.view in _OF_PLAN

    @property
    def counting(self) -> Measure | None:
        """The measure that counts all records, where there is one."""
        counts = (one for one in self.measures.values() if one.kind == "count" and not one.where)
        return next((one for one in counts if one.resource == self.records), None)

    def typed_numbers(self, resource: str) -> list[Typed]:
        """Return the typed numbers of a resource that the checks know of, each after those that it follows from."""
        return in_turn(one for check in self.checks for one in check.typed() if one.resource == resource)

    @classmethod
    def parse(cls, register: Mapping[str, Any], vocabulary: Vocabulary) -> Contract:
        """Read a `register` property that the JSON Schema of the contract has accepted."""
        plain = {key: register[key] for key in ("id", "date", "source_field", "fresh") if key in register}
        return cls(
            **plain,
            section=register["section"],
            records=register["records"],
            title=register["title"],
            columns=tuple(register["columns"]),
            view=register.get("view", "list"),
            roles=register.get("roles", {}),
            subject=_subject(register.get("subject")),
            person=_person(register.get("person")),
            outcome=_outcome(register.get("outcome")),
            state=State.parse(register.get("state")),
            supersedes=Supersedes.parse(register.get("supersedes")),
            notices=Notices.parse(register.get("notices")),
            answers=Answers.parse(register),
            facets=tuple(register.get("facets", ())),
            pages=register.get("pages", "none"),
            buckets=register.get("buckets", 2),
            period=Period.parse(register["period"]) if "period" in register else None,
            status=_status(register.get("status")),
            deadlines=tuple(_deadline(one) for one in register.get("deadlines", ())),
            checks=tuple(vocabulary.parse(check, register["records"]) for check in register.get("checks", ())),
            measures=measures(register),
            charts=tuple(map(Chart.parse, register.get("charts", ()))),
            gaps=tuple((int(one[:4]), int(one[-4:])) for one in register.get("gaps", ())),
            sample=register.get("sample", False),
        )


def _subject(value: Mapping[str, Any] | None) -> Subject | None:
    return None if value is None else Subject(**{**value, "facts": tuple(value.get("facts", ()))})


def _person(value: Mapping[str, Any] | None) -> Person | None:
    return None if value is None else Person(value["field"], tuple(value["is"]))


def _outcome(value: Mapping[str, Any] | None) -> Outcome | None:
    if value is None:
        return None
    always = value.get("adverse") == "all"
    adverse = () if always else tuple(value.get("adverse", ()))
    return Outcome(value["field"], adverse, {**dict.fromkeys(adverse, "grave"), **value.get("weights", {})}, always)


def _status(value: Mapping[str, Any] | None) -> Status | None:
    if value is None:
        return None
    return Status(
        field=value["field"],
        withdrawn=tuple(value["withdrawn"]),
        reason=value["reason"],
        on=value["on"],
        repaired=tuple(value.get("repaired", ())),
        corrected=tuple(value.get("corrected", ())),
        note=value.get("note", ""),
        corrected_on=value.get("corrected_on", ""),
    )


def _deadline(said: Mapping[str, Any]) -> Deadline:
    literal = {key: said[key] for key in ("rule", "within", "unit", "basis") if key in said}
    return Deadline(said["from"], said["to"], when=where(said.get("when")), **literal)
