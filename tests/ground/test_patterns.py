"""A pattern means what RE2 says it means, whichever engine reads it."""

from __future__ import annotations

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.ground.patterns import for_rust, is_pattern
from engines import put

# Pieces that patterns are made of: what the two engines read alike, what they do not, and what looks like it.
PIECES = [
    *(
        " ",
        "\n",
        *"abK1５龥_-[]^$.*+?|(){}&~/#",
        "&&",
        "~~",
        "--",
        "a-c",
        "(?:",
        "(?i)",
        "(?i:k)",
        "(?s)",
        "(?m)",
        "(?U)",
    ),
    *(r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\b", r"\.", r"\<", r"\>", r"\[", r"\]", r"\-", r"\_", r"\/", r"\龥"),
    *(
        r"\x41",
        r"\x{4e00}",
        r"\101",
        r"\0",
        r"\a",
        r"\v",
        r"\A",
        r"\z",
        r"\B",
        r"\C",
        r"\E",
        r"\Qa.b\E",
        "(?P<n>",
        "*?",
    ),
    *(r"\pL", r"\PN", r"\p{Han}", r"\p{^Han}", "[[:alpha:]]", "[[:^digit:]x]", "[a-z]", "[^a]", "[]a]", "[^]a]", "{2}"),
    *("[a-]", "[-a]", r"[\d-]", "[a&&b]", "[[]", r"[\D5]", "{,3}", "*?", "a-c"),
]
TEXTS = [
    *(
        "",
        "a",
        "aa",
        "ab",
        "k",
        "K",
        "\u212a",
        "1",
        "11",
        "1a",
        "５",
        "５５",
        "龥",
        "龥a",
        "一",
        "é",
        "A",
        "a.b",
        " ",
        " a",
    ),
    *("a b", "a\n", "\n", "\x0b", "\x07", "&&", "{2}", "{,3}", *"_-[]^$.{<>&~/#\\"),
]


@pytest.mark.long
@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
@settings(max_examples=2_000, deadline=None)
def test_whatever_is_allowed_means_the_same_to_both(pattern):
    if not is_pattern(pattern):
        return
    assert matching("polars", pattern) == matching("duckdb", pattern)


def matching(name: str, pattern: str) -> list[str]:
    if name == "duckdb":
        query = "select text from (select unnest(?::varchar[]) as text) where regexp_matches(text, ?)"
        return [text for (text,) in CONNECTION.execute(query, [TEXTS, pattern]).fetchall()]
    return [text for text, found in zip(TEXTS, pl.Series(TEXTS).str.contains(for_rust(pattern)), strict=True) if found]


CONNECTION = duckdb.connect()


@pytest.mark.parametrize(
    ("pattern", "cells"),
    [
        (r"^\d+$", {"12": True, "１２": False}),
        (r"^\w+$", {"ab_1": True, "汉字": False}),
        (r"^\W$", {"汉": True, "a": False}),
        (r"a\sb", {"a b": True, "a\u3000b": False}),
        (r"\ba", {"汉a": True, "ba": False}),
        (r"^[一-龥]{2}$", {"汉字": True, "汉": False}),
        (r"^[[\d]$", {"[": True, "7": True, "７": False}),
    ],
)
def test_classes_are_ascii_and_brackets_are_signs(engine, pattern, cells):
    frame = put(engine, "cells", {"place": "integer", "cell": "text"}, list(enumerate(cells)))

    found = frame.with_columns(nw.col("cell").str.contains(engine.pattern(pattern)).alias("found")).sort("place")

    assert engine.all(found.select("cell", "found")) == list(cells.items())


@pytest.mark.parametrize(
    "pattern",
    ["(", "a)", "*a", "[a", "(?=a)", r"(a)\1", r"\Z", r"\B", r"\C", "a{1001}", "[龥-一]"],
)
def test_what_an_engine_cannot_read_is_no_pattern(pattern):
    assert not is_pattern(pattern)
