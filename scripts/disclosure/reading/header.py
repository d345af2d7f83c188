"""The first row of a CSV file against the fields of its schema: equal, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure.contract.model import Resource
from disclosure.errors import Problem

_LONGEST_SHOWN = 40  # characters of a label


def header_problems(labels: Sequence[str], resource: Resource, withheld: Sequence[str], path: str) -> list[Problem]:
    """Return every difference between the *labels* of a file and the fields of *resource*."""
    names = resource.names
    if tuple(labels) == names:
        return []
    if not set(labels) & set(names):
        # Most likely data: its text may not be told.
        fix = f"在第 1 行写上 {len(names)} 个字段名，与 schema 一致"
        return [Problem(path, "incorrect-label", "第 1 行不是表头", fix, row=1)]
    found = [*_empty(labels, path), *_repeated(labels, path), *_missing(labels, names, path)]
    found += _extra(labels, names, withheld, path)
    return found or [_disordered(labels, names, path)]


def repeated_header(rows: Sequence[int], resource: Resource, path: str) -> Iterator[Problem]:
    """Tell that the *rows* of a file say what its header says; in a table of one column that may be a value."""
    if len(resource.fields) > 1:
        for row in rows:
            fix = "删去这一行；几份表格拼成一个文件时，只留最前面的表头"
            yield Problem(path, "repeated-header", "这一行又是表头", fix, row=row)
    elif rows:
        message = f"与表头相同（共 {len(rows)} 处，第一处在第 {rows[0]} 行）"
        fix = "又是表头的请删去；确是内容的可以保留"
        [name] = resource.names
        yield Problem(path, "repeated-header", message, fix, field=name, count=len(rows), warning=True)


def _empty(labels: Sequence[str], path: str) -> Iterator[Problem]:
    for number, label in enumerate(labels, 1):
        if not label.strip():
            yield Problem(path, "blank-label", f"表头第 {number} 格是空的", "写上字段名，或删去这一列", row=1)


def _repeated(labels: Sequence[str], path: str) -> Iterator[Problem]:
    for label, count in Counter(labels).items():
        if count > 1 and label.strip():
            message = f"表头里这个字段出现了 {count} 次"
            yield Problem(path, "duplicate-label", message, "只留一列", row=1, field=_short(label))


def _missing(labels: Sequence[str], names: Sequence[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name not in labels:
            yield Problem(path, "missing-label", "表头缺少这个字段", "补上这一列，或改正字段名", row=1, field=name)


def _extra(labels: Sequence[str], names: Sequence[str], withheld: Sequence[str], path: str) -> Iterator[Problem]:
    hidden = {name.casefold() for name in withheld}
    for label in dict.fromkeys(labels):
        if label in names or not label.strip():
            continue
        if label.strip().casefold() in hidden:
            yield Problem(
                path, "withheld-column", "这是不得公开的栏目", "从文件中删去这一列", row=1, field=_short(label)
            )
        else:
            fix = "在 schema 中声明它，或者删去这一列"
            yield Problem(path, "extra-label", "表头里有 schema 没有的字段", fix, row=1, field=_short(label))


def _disordered(labels: Sequence[str], names: Sequence[str], path: str) -> Problem:
    place = next(number for number, pair in enumerate(zip(labels, names, strict=True)) if len(set(pair)) > 1)
    message = f"表头的顺序与 schema 不同：第 {place + 1} 格应是 {names[place]}"
    return Problem(path, "incorrect-label", message, "两处按同样的顺序排", row=1, field=_short(labels[place]))


def _short(label: str) -> str:
    shown = "".join(character if character.isprintable() else "�" for character in label)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
