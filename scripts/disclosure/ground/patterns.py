r"""Patterns: RE2's syntax with its ASCII classes, whichever engine reads them.

RE2 is what DuckDB reads. Rust's regex, which Polars reads, knows nearly the same syntax and means more by some of
it: `\d` takes １２ there, `[[]` opens a class within a class, `\<` is the start of a word.
"""

from __future__ import annotations

import re
from functools import cache

import duckdb

_CLASSES = {"d": "0-9", "w": "0-9A-Za-z_", "s": r"\t\n\f\r "}
_ESCAPE = re.compile(
    r"""\\(?:(?P<property>[pP](?:\{\^?[^}]*\}|[A-Za-z]))
    |(?P<code>x\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|0[0-7]{0,2}|[1-7][0-7]{1,2})
    |(?P<class>[dDwWsS])
    |(?P<control>[afnrtv])
    |(?P<place>[Abz])
    |(?P<sign>[^0-9A-Za-z]))""",
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(r"\\Q(.*?)(?:\\E|\Z)", re.DOTALL)
_REPEATED = re.compile(r"\{[0-9]+(?:,[0-9]*)?\}")
_NAMED = re.compile(r"\[:\^?[a-z]+:\]")


def is_pattern(text: str) -> bool:
    """Whether every engine can read *text*, and means the same by it."""
    try:
        _re2().execute("select regexp_matches('', ?)", [text])
        rust = for_rust(text)
    except (duckdb.InvalidInputException, ValueError):
        return False
    return _rust_reads(rust)


@cache
def for_rust(text: str) -> str:
    """Write the RE2 pattern *text* as Rust's regex reads it. Raises ValueError for what that has no words for."""
    done, place = "", 0
    while place < len(text):
        quoted, repeated = _QUOTED.match(text, place), _REPEATED.match(text, place)
        if quoted:
            piece, place = "".join(map(_literal, quoted[1])), quoted.end()
        elif repeated:
            piece, place = repeated[0], repeated.end()
        elif text[place] == "[":
            piece, place = _class(text, place + 1)
        elif text[place] == "\\":
            piece, place = _escape(text, place)
        else:
            sign, place = text[place], place + 1
            piece = _literal(sign) if sign in "{}]" else sign
        done += piece
    return done


def _class(text: str, place: int) -> tuple[str, int]:
    """Translate a class from behind its bracket to behind the other."""
    done = "["
    if text.startswith("^", place):
        done, place = "[^", place + 1
    begun = place
    while text[place] != "]" or place == begun:
        member, place = _member(text, place)
        if text[place] == "-" and text[place + 1] != "]":
            end, place = _member(text, place + 1)
            member = f"{member}-{end}"
        done += member
    return f"{done}]", place + 1


def _member(text: str, place: int) -> tuple[str, int]:
    named = _NAMED.match(text, place)
    if named:
        return named[0], named.end()
    if text[place] == "\\":
        return _escape(text, place, inside=True)
    return _literal(text[place]), place + 1


def _escape(text: str, place: int, *, inside: bool = False) -> tuple[str, int]:
    """Translate what begins with a backslash, *inside* of a class or outside; return where it ends too."""
    found = _ESCAPE.match(text, place)
    if found is None or (inside and found["place"]):
        raise ValueError(text)
    return _meaning(str(found.lastgroup), found[found.lastgroup or 0], inside=inside), found.end()


def _meaning(kind: str, said: str, *, inside: bool) -> str:
    match kind:
        case "property":
            letter = said[0].swapcase() if "^" in said else said[0]
            meaning = f"\\{letter}{said[1:].replace('^', '')}"
        case "code":
            meaning = _literal(chr(int(said.strip("x{}"), 16) if said[0] == "x" else int(said, 8)))
        case "class":
            members = f"^{_CLASSES[said.lower()]}" if said.isupper() else _CLASSES[said]
            meaning = members if inside and said.islower() else f"[{members}]"
        case "place" | "control":
            meaning = r"(?-u:\b)" if said == "b" else f"\\{said}"
        case _:
            meaning = _literal(said)
    return meaning


def _literal(sign: str) -> str:
    return f"\\x{{{ord(sign):x}}}" if sign.isascii() and not sign.isalnum() else sign


@cache
def _re2() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": 1})


def _rust_reads(pattern: str) -> bool:
    import polars as pl  # noqa: PLC0415 - 0.2 s, and few registers have patterns

    try:
        pl.Series([""]).str.contains(pattern)
    except pl.exceptions.ComputeError:
        return False
    return True
