"""What is printed of problems: every one where it can be found, and past a thousand a count of each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import click

from disclosure.errors import DataError, DisclosureError, Problem, errors_only

LIMIT = 1_000
MOST_APART = 20  # warnings of a kind in a field that are told one by one

Group = tuple[str, str | None, str]


def tell(error: DisclosureError) -> None:
    """Print what stopped a command: its problems where a reader looks for them, its sentence as an error."""
    for line in lines(error.problems) if isinstance(error, DataError) else ():
        click.echo(line)
    click.echo(f"错误：{error}", err=True)


def lines(problems: Iterable[Problem], limit: int = LIMIT) -> Iterator[str]:
    """Yield a line for each problem, then one for the warnings of each kind in a field, then how many there are.

    Past *limit* problems each kind in a field is given its share of the lines, and a line says how many more of it
    there are: what is rare is not hidden by what is frequent. Warnings are summed, since they do not stop a build, but
    for a few of which each is to be put right in another way.
    """
    everything = list(problems)
    wrong = errors_only(everything)
    yield from map(str, _some(wrong, limit) if len(wrong) > limit else wrong)
    doubtful = [problem for problem in everything if problem.warning]
    yield from map(str, _summed(doubtful))
    yield _counted(wrong, doubtful)


def _some(problems: Sequence[Problem], limit: int) -> Iterator[Problem]:
    groups = _grouped(problems)
    shares = _shares({group: len(some) for group, some in groups.items()}, limit)
    for group, some in groups.items():
        yield from some[: shares[group]]
        rest = sum(problem.count for problem in some[shares[group] :])
        if rest:
            yield replace(some[0], row=None, message=f"另有 {rest:,} 处同样的问题", fix="", count=rest)


def _shares(sizes: Mapping[Group, int], limit: int) -> dict[Group, int]:
    """Share *limit* lines out: what a small group leaves goes to the larger ones; none is left without one."""
    shares: dict[Group, int] = {}
    for group in sorted(sizes, key=lambda group: sizes[group]):
        left = limit - sum(shares.values())
        shares[group] = max(1, min(sizes[group], left // (len(sizes) - len(shares))))
    return shares


def _grouped(problems: Iterable[Problem]) -> dict[Group, list[Problem]]:
    groups: defaultdict[Group, list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.path, problem.field, problem.kind].append(problem)
    return groups


def _summed(warnings: Iterable[Problem]) -> Iterator[Problem]:
    for some in _grouped(warnings).values():
        is_apart = len(some) == 1 or (len(some) <= MOST_APART and len({one.fix for one in some}) > 1)
        yield from some if is_apart else [_one(some[0], sum(one.count for one in some))]


def _one(first: Problem, count: int) -> Problem:
    return replace(first, row=None, message=f"{first.message}，共 {count:,} 处", count=count)


def _counted(wrong: Sequence[Problem], doubtful: Sequence[Problem]) -> str:
    errors, warnings = (sum(problem.count for problem in some) for some in (wrong, doubtful))
    return f"数据和文章共有 {errors:,} 个错误、{warnings:,} 处警告" if errors or warnings else "未发现问题"
