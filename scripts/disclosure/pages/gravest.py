"""The answer of a subject's page: the gravest thing still public, what followed, what is in force.

By roles alone: what came out adverse, then a state that the contract calls grave, then cautious, then one that is over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from disclosure.contract.answers import REPLACED
from disclosure.contract.register import Contract
from disclosure.pages.sentence import clauses, named_tables
from disclosure.pages.terms import listed
from disclosure.pages.verdict import ADVERSE, PLAIN, STOPPED, whole
from disclosure.showing.model import ShownRecord, ShownRegister

Of = tuple[ShownRecord, ShownRegister]

EXPIRED: Final = 3  # the rank of what time has ended
OVER: Final = 4  # the lightest rank: it ended otherwise, by what the contract does not call grave
_GRAVE = {"grave": 2, "caution": EXPIRED}


class Answer(NamedTuple):
    """One sentence, what else there is to say, and how it sounds."""

    say: str
    more: str
    tone: str


def rank(record: ShownRecord, contract: Contract) -> int | None:
    """Return how grave a record is, 0 the gravest; None where nothing is wrong with it."""
    if record.adverse:
        return 0 if record.outcome_weight == "grave" else 1
    state = contract.state
    if state is None or record.state in (None, REPLACED):
        return None
    if record.state == state.then:
        return _GRAVE.get(record.state_weight, EXPIRED)
    return _GRAVE.get(record.state_weight, OVER if state.when and record.state not in state.when else None)


def answer(records: Sequence[Of], counted: str) -> Answer:
    """Say how a party stands that *records* are about, its newest first in each register; *counted* says how many."""
    ranked = [(found, one) for one in records if (found := rank(one[0], one[1].package.register)) is not None]
    if not ranked:
        return _clean(records, counted)
    least = min(found for found, _ in ranked)
    gravest = max((one for found, one in ranked if found == least), key=lambda one: one[0].date or "")
    first, *rest = _said(*gravest)
    others = [text for text in _in_force(records) if text != first]
    parts = [whole(rest), _followed(*gravest, records) if least < OVER else "", whole(others), counted]
    return Answer(f"{first}。", "".join(parts), STOPPED if least == OVER else ADVERSE)


def called(register: ShownRegister) -> str:
    """Return a register's name as it stands in a sentence: without what is added in brackets."""
    return register.package.title.partition("（")[0] or register.package.title


def _clean(records: Sequence[Of], counted: str) -> Answer:
    """Say that nothing is wrong, of those registers alone whose contract would know."""
    knowing = dict.fromkeys(called(register) for _, register in records if _would_know(register.package.register))
    if not knowing:
        return Answer(counted, "", PLAIN)
    return Answer(f"{'、'.join(knowing)}里没有不利的记录。", whole(_in_force(records)) + counted, PLAIN)


def _would_know(contract: Contract) -> bool:
    return (contract.outcome is not None and contract.outcome.weighs) or contract.state is not None


def _said(record: ShownRecord, register: ShownRegister) -> list[str]:
    """Return the clauses of one record's sentence, with the rows that it names."""
    wanted = named_tables(record, register)
    tables = [table for table in (*register.parents, *register.descendants) if table.resource.name in wanted]
    beside = [(table, table.of_record(record.order)) for table in tables]
    return clauses(record, register, beside) or [_named(record, register)]


def _named(record: ShownRecord, register: ShownRegister) -> str:
    day = f"{record.date} " if record.date else ""
    return f"{day}{register.package.title}：{record.title}，{listed(record.outcome or record.state or '')}"


def _followed(record: ShownRecord, register: ShownRegister, records: Sequence[Of]) -> str:
    """Say what the same register says of the time after an adverse record; "" where it says nothing."""
    if not record.adverse or not record.date:
        return ""
    later = [one for one, home in records if home is register and (one.date or "") > (record.date or "")]
    words = Counter(listed(one.outcome) for one in later if one.outcome)
    if not words:
        return ""
    total, title = sum(words.values()), called(register)
    if len(words) == 1:
        return f"此后 {total:,} 次{title}，结果{'都' if total > 1 else ''}是{next(iter(words))}。"
    return f"此后 {total:,} 次{title}：{'、'.join(f'{word} {count:,} 次' for word, count in words.items())}。"


def _in_force(records: Sequence[Of]) -> list[str]:
    """Return what is in force by the registers that know a state which ends by time, each sentence once."""
    said: dict[str, None] = {}
    for record, register in records:
        contract = register.package.register
        state = contract.state
        if state is not None and record.state in state.when and contract.answers.verdict:
            said |= dict.fromkeys(_said(record, register)[:1])
    return list(said)
