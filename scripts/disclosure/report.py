"""Problems as lines to print: every one where it can be found, and past a thousand a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from disclosure.errors import Problem, errors_only

LIMIT = 1_000


def lines(problems: Iterable[Problem], limit: int = LIMIT) -> Iterator[str]:
    """Yield a line for each of the first *limit* problems, then how many more there are, then the warnings.

    Warnings of one kind in one field are one line: they do not stop a build, and must not hide what does.
    """
    everything = list(problems)
    wrong = errors_only(everything)
    yield from map(str, wrong[:limit])
    if len(wrong) > limit:
        yield f"……另有 {sum(problem.count for problem in wrong[limit:]):,} 个问题"
    yield from map(str, _summed(problem for problem in everything if problem.warning))
    if not wrong:
        yield "未发现问题"


def _summed(warnings: Iterable[Problem]) -> Iterator[Problem]:
    groups: dict[tuple[str, str | None, str], list[Problem]] = {}
    for warning in warnings:
        groups.setdefault((warning.path, warning.field, warning.kind), []).append(warning)
    for first, *others in groups.values():
        yield _one(first, first.count + sum(other.count for other in others)) if others else first


def _one(first: Problem, count: int) -> Problem:
    return replace(first, row=None, message=f"{first.message}，共 {count:,} 处", count=count)
