"""Words that the contract gives a meaning: no cell may differ from one by a space or by what nobody sees.

`自然人 ` would be no natural person, and `撤回 ` no withdrawal: with such a word a space is more than untidy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import narwhals as nw

from disclosure.checks.cells import INVISIBLE, SPACES
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready
from disclosure.checks.words import choices
from disclosure.contract.needs import WordsNeed
from disclosure.contract.register import Contract

_UNSEEN = rf"[{SPACES}{INVISIBLE}]"  # RE2
_SPACE = re.compile(r"\s")


def wording_rules(ready: Ready) -> Iterator[Rule]:
    """Yield a rule for each field with such words; one with an enum holds no other words anyway."""
    contract, resource = ready.table.package.contract, ready.table.resource
    meant: dict[str, dict[str, None]] = {}  # a dict for its order
    for name, words in _meant(contract, resource.name) if contract else ():
        meant.setdefault(name, {}).update(dict.fromkeys(words))
    for name, several in meant.items():
        if not resource.field(name).constraints.enum:
            yield _rule(name, list(several))


def _rule(name: str, words: Sequence[str]) -> Rule:
    bare = nw.col(name).str.replace_all(_UNSEEN, "")
    nearly = bare.is_in([_SPACE.sub("", word) for word in words]) & ~nw.col(name).is_in(words)
    fix = f"请改成：{choices(words)}，前后和中间不加别的字符"
    return Rule(name, "near-word", nearly, "与规定的词只差空格或看不见的字符", fix)


def _meant(contract: Contract, resource: str) -> Iterator[tuple[str, Sequence[str]]]:
    if resource == contract.records:
        yield from _of_the_law(contract)
    for check in contract.checks:
        for need in check.needs():
            if isinstance(need, WordsNeed) and need.resource == resource:
                yield need.name, need.words


def _of_the_law(contract: Contract) -> Iterator[tuple[str, Sequence[str]]]:
    if contract.person is not None:
        yield contract.person.field, contract.person.values
    status = contract.status
    if status is not None:
        yield status.field, (*status.withdrawn, *status.repaired, *status.corrected)
    if contract.outcome is not None:
        yield contract.outcome.field, contract.outcome.adverse
