"""Lists of rising numbers in the browser: together, in common and written out, they are what sets of numbers are."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.search.steps import letters
from lookups import NODE

DRIVER = Path(__file__).with_name("lists.js")
MOST = 400
RUNS = st.lists(st.tuples(st.integers(0, MOST - 1), st.integers(1, 150)), max_size=4)
# Scattered numbers and runs: some lists have all from the first to the last, some are parts of others.
LISTS = st.builds(
    lambda some, runs: sorted({*some, *(n for first, size in runs for n in range(first, min(first + size, MOST)))}),
    st.lists(st.integers(0, MOST - 1), max_size=6),
    RUNS,
)

Ask = Callable[..., list[int]]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """The browser's script, without a browser; it leaves the lists that it is given as they are."""
    with subprocess.Popen([NODE, DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:

        def asked(what: str, **said: Any) -> list[int]:
            node.stdin.write(json.dumps({"lists": [], "letters": [], "most": MOST, "what": what} | said) + "\n")
            node.stdin.flush()
            answer = json.loads(node.stdout.readline())
            assert answer["isKept"]
            return answer["found"]

        yield asked
        node.stdin.close()


@given(lists=st.lists(LISTS, max_size=9))
def test_a_union_has_the_numbers_of_any(ask, lists):
    assert ask("union", lists=lists) == sorted({number for one in lists for number in one})


@given(lists=st.lists(LISTS, min_size=1, max_size=4))
def test_what_is_common_is_in_all(ask, lists):
    shared = sorted(set(lists[0]).intersection(*lists))

    assert ask("common", lists=lists) == shared
    assert ask("together", letters=list(map(letters, lists))) == shared


@given(some=LISTS)
def test_letters_stand_for_their_numbers(ask, some):
    assert ask("numbers", letters=[letters(some)]) == some


@given(lists=st.lists(LISTS, min_size=1, max_size=6))
def test_what_letters_stand_for_is_gathered_beside_others(ask, lists):
    own, *others = lists

    found = ask("gathered", lists=[own], letters=list(map(letters, others)))
    assert found == sorted({number for one in lists for number in one})


def test_long_runs_stay_what_they_are_while_longer_ones_are_met(ask):
    runs = [range(5_000), range(3_000, 9_000), range(100_000, 120_000), range(100_001, 120_001)]
    lists = [[*run] for run in runs]

    assert [ask("numbers", letters=[letters(one)]) for one in lists] == lists
    assert ask("together", letters=[letters(lists[2]), letters(lists[3])]) == lists[3][:-1]
    assert ask("gathered", letters=list(map(letters, lists)), most=200_000) == sorted({n for one in lists for n in one})
