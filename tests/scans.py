"""Indexes of made-up texts, and a search through everything beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import strategies as st

from disclosure.search import lookup, postings, ranges
from disclosure.search.batches import Batch, Entry, Kind
from disclosure.search.fields import Fields
from disclosure.search.folding import normal, words
from disclosure.search.postings import SPAN
from lookups import Files, batch_of, files_of

KINDS = ("list", "record")
BATCH = 3  # entries that are told at once
TERM = 1  # the field whose words mean themselves among others
LETTERS = '示例店面aAbＡ１1号4567 ."\\\ud7ff\ue000\uffee𠮷𠮸🍜é國国〔［]・'
TEXTS = st.text(st.sampled_from(LETTERS), max_size=16)
ENTRIES = st.lists(st.lists(TEXTS, max_size=3), max_size=8)
SMALL, TINY = st.integers(1, 50), st.integers(1, 3)
MODULES = (lookup, postings, ranges)
NAMES = {
    "SHARD": SMALL,
    "LONGEST": SMALL,
    "MANY": TINY,
    "SAMPLE": TINY,
    "BLOCK": TINY,
    "MOST_BLOCKS": TINY,
    "CELL": TINY,
}
MEASURES = st.fixed_dictionaries(NAMES)
HALF = re.compile("[\ud800-\udfff]")  # half a character: nobody types it
NO_VIEW = SimpleNamespace(shown=SimpleNamespace(synonyms=()))


def shown(name: str, said: list[str]) -> Entry:
    """Return an entry that shows the first and the third text that it *said*; one of a list shows another beside it."""
    words, _, more = [*said, "", "", ""][:3]
    return Entry(words, words[::-1] if name == "list" else more, "a/", "", "", 0)


def batches(name: str, said: list[list[str]]) -> Iterator[Batch]:
    """Yield entries that say texts in fields, so many at a time."""
    for first in range(0, len(said), BATCH):
        some = said[first : first + BATCH]
        entries = [shown(name, one) for one in some]
        yield batch_of(entries, some, [at * SPAN for at in range(6)])


def index_of(said: list[list[list[str]]], **smaller: int) -> Files:
    """Return an index of entries that say texts in fields, by kinds; some of its measures may be *smaller*."""

    def kinds(_: object, fields: Fields) -> Iterator[Kind]:
        assert [fields.place(label, term=label == "b") for label in "abcdef"] == [at * SPAN for at in range(6)]
        for name, entries in zip(KINDS, said, strict=True):
            yield Kind(name, len(entries), batches(name, entries))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "found", kinds)
        for name, value in smaller.items():
            [module] = [one for one in MODULES if hasattr(one, name)]
            patch.setattr(module, name, value)
        return files_of(NO_VIEW)


def says(texts: list[str], word: str, terms: set[str]) -> bool:
    return len(texts) > TERM and texts[TERM] == word if word in terms else any(word in text for text in texts)


@cache
def spelled(text: str) -> str:
    return normal(text)


def wanted(said: list[list[list[str]]], query: str) -> list[list[int]]:
    """Search through everything: the numbers of the entries that say every word."""
    found, number = [], 0
    plain = [[list(map(spelled, one)) for one in entries] for entries in said]
    terms = {one[TERM] for entries in plain for one in entries if len(one) > TERM}
    sought = words(query)
    name = spelled(query) if len(sought) > 1 and re.fullmatch("[!-~]+", "".join(sought)) else None
    for texts in plain:
        numbers = range(number, number + len(texts))
        hit = [
            name in one
            or (bool(sought) and all(says(one, word, terms if len(sought) > 1 else set()) for word in sought))
            for one in texts
        ]
        found.append([at for at, is_hit in zip(numbers, hit, strict=True) if is_hit])
        number += len(texts)
    return found


def queries_of(said: list[list[list[str]]], *others: str) -> list[str]:
    """Return parts of what is said, texts and words that stand together, and *others*."""
    texts = [normal(text) for kind in said for one in kind for text in one]
    parts = {text[at : at + length] for text in texts for at in range(len(text)) for length in (1, 2, 3, 5, 11)}
    together = [" ".join(map(normal, one)) for kind in said for one in kind]
    return [one for one in [*others, *sorted(parts), *together, " ".join(texts[:2])] if not HALF.search(one)]
