"""Records of several registers on one line of time: what a day brought, for the home page, a subject, the changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, takewhile

from disclosure import addresses
from disclosure.showing.model import ShownRecord, ShownRegister, Weight


@dataclass(frozen=True, slots=True)
class Happening:
    """One record among others: its day (ISO, "" where none is filled), its register, and in a word how it stands.

    `who` is whom it is about, where its title does not say so and the page is not theirs.
    """

    date: str
    where: str
    title: str
    address: str
    sample: bool
    word: str = ""
    weight: Weight = "plain"
    adverse: bool = False
    who: str = ""


def happening(register: ShownRegister, record: ShownRecord, who: str = "") -> Happening:
    """Say what a record brought: its outcome, else its state."""
    package = register.package
    word, weight = (
        (record.outcome, record.outcome_weight) if record.outcome else (record.state or "", record.state_weight)
    )
    return Happening(
        record.date or "", package.title, record.title, record.address, package.register.sample, word, weight,
        record.adverse, who,
    )  # fmt: skip


def happenings_since(register: ShownRegister, since: str, most: int) -> list[Happening]:
    """Return the *most* newest records of the days from *since* (ISO) to the day of the data, the newest first.

    A day of a record that is still to come is no news.
    """
    today, subject = register.as_of.isoformat(), register.package.register.subject
    # The records come newest first, those without a day last.
    begun = takewhile(lambda record: (record.date or "") >= since, register.records.records())
    news = islice((record for record in begun if (record.date or "") <= today), most)
    return [happening(register, one, _who(one, subject.name if subject else None)) for one in news]


def _who(record: ShownRecord, subject: str | None) -> str:
    name = record.cells[subject] if subject else None
    return name if name and name not in record.title else ""


def withdrawals(register: ShownRegister) -> list[Happening]:
    """Return what was withdrawn: the day and the public reason, and nothing of the record."""
    package = register.package
    return [
        Happening(
            tombstone.on.isoformat() if tombstone.on else "",
            package.title,
            tombstone.reason or "理由未公布",
            addresses.record(package.name, tombstone.record),
            package.register.sample,
        )
        for tombstone in register.tombstones
    ]


def corrections(register: ShownRegister) -> list[Happening]:
    """Return what was corrected in the last year: the day, the record and what."""
    package = register.package
    return [
        Happening(one.on, package.title, f"{one.title}：{one.note}", one.address, package.register.sample)
        for one in register.corrections
    ]


def newest_first(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort by day, those without one last; what fell on one day keeps its order."""
    return sorted(happenings, key=lambda one: one.date, reverse=True)
