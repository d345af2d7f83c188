"""The conditions of a check: `{field: [words]}`, all of which a row meets."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import narwhals as nw

from disclosure.contract.where import Members, Where

_SOME = 3  # words of a condition that a message lists


def when(conditions: Where, bad: nw.Expr) -> nw.Expr:
    """Narrow what is *bad* to the rows that meet the conditions."""
    return reduce(lambda all_of, one: all_of & holds(*one), conditions.items(), bad)


def holds(name: str, words: tuple[str, ...] | Members) -> nw.Expr:
    """Tell the rows whose field *name* holds one of *words*, or has the members that they say."""
    if not isinstance(words, Members):
        return nw.col(name).is_in(words)
    some = [among(name, word, words.separator) for word in words.some]
    none = [~among(name, word, words.separator) for word in words.none]
    part = [nw.col(name).fill_null("").str.contains(word, literal=True) for word in words.part]
    either = [nw.any_horizontal(*several, ignore_nulls=True) for several in (some, part) if several]
    return nw.all_horizontal(*either, *none, ignore_nulls=True)


def among(name: str, word: str, separator: str) -> nw.Expr:
    """Tell the rows in which *word* is a member of the field *name*; an empty cell has none."""
    ends = nw.lit(separator)
    cell = nw.concat_str(ends, nw.col(name).fill_null(""), ends)
    return cell.str.contains(f"{separator}{word}{separator}", literal=True)


def in_words(conditions: Where, called: Callable[[str], str]) -> str:
    """Say the conditions of a check, whose fields are *called* so."""
    said = "，".join(_said(called(name), words) for name, words in conditions.items())
    return f"{said}时" if said else ""


def _said(name: str, words: tuple[str, ...] | Members) -> str:
    if not isinstance(words, Members):
        return f"{name} 为{_some(words)}"
    some = f"有{_some(words.some)}" if words.some else ""
    none = f"没有{_some(words.none)}" if words.none else ""
    part = f"写着{_some(words.part)}" if words.part else ""
    return f"{name} 里{'而'.join(filter(None, (some, part, none)))}"


def _some(words: tuple[str, ...]) -> str:
    return "、".join(words[:_SOME]) + ("等" if len(words) > _SOME else "")
