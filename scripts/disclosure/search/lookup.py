"""The index that the search page looks into: exact substring search from small files, on any static host.

Every tail of every searched text (of 示例店: 示例店, 例店, 店) stands in one sorted list a kind of entry, cut to WINDOW
characters. What contains a query is then one place of the list, and no word is too frequent or too short; of a longer
query, what is in the places of all its pieces, and is read to be sure. The list is cut into files of about SHARD
bytes; `search/index.json` says with which text each begins, so that the browser fetches that place alone and then the
entries that it shows, BLOCK a file.

    search/index.json                    {"window", "block", "kinds": [{"kind", "entries", "starts": [text, …]}]}
    search/<kind>/<n>.json               [[tail, number of an entry, …], …]
    search/<kind>/entries/<n>.json       entries n·BLOCK and on, as `Entry` has them

theme/assets/search.js reads these files and prepares a query by the same rules as `normal`. A character is here
what it is in JavaScript: one beyond U+FFFF is two, so that both sides cut and compare alike.

Measured with 50,000 subjects (names of 12 characters, numbers of 18) and 10,000 titles, on a shared machine of 2
cores: 6 to 8 s of CPU, 40 to 65 MB more memory, 9,148 files of 34 MB. Of 1,200 queries (2 to 6 characters of a name,
a food, 4 or 8 of a number) half fetched less than 54 kB uncompressed, and none more than 105 kB.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Any, Final

from disclosure import addresses
from disclosure.pages.model import SiteView
from disclosure.search.entries import Entry, found

WINDOW: Final = 8  # characters kept of a tail: a longer query is held against the entries themselves
BLOCK: Final = 8
SHARD: Final = 16_000
SPLIT: Final = 1_000  # numbers in one row: thousands of names may begin alike

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SPACE = re.compile(r"[\s\ufeff]+")  # Python's spaces and the one that only JavaScript has
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_LONGEST = 1 << 32
_DIGITS = 6  # of a number, with its comma: near enough to weigh a file
_TEXTS = 2  # searched of each entry: its words, and what it has besides

Tail = tuple[str, list[int]]


def lookup_files(view: SiteView) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index with its address."""
    kinds = []
    for kind, entries in found(view):
        folder, texts, starts = f"{addresses.SEARCH}{kind}/", list[str](), list[str]()
        for number, block in enumerate(_blocks(entries)):
            texts += (normal(text) for entry in block for text in (entry.words, entry.more))
            yield f"{folder}entries/{number}.json", _json(block)
        for start, rows in shards(tails(texts)):
            yield f"{folder}{len(starts)}.json", _json(rows)
            starts.append(start)
        kinds.append({"kind": kind, "entries": len(texts) // _TEXTS, "starts": starts})
    yield f"{addresses.SEARCH}index.json", _json({"window": WINDOW, "block": BLOCK, "kinds": kinds})


def normal(text: str) -> str:
    """Return *text* as it is compared: full width as half width, without case, without spaces."""
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text)).lower()
    return _BEYOND.sub(_pair, plain)


def tails(texts: Sequence[str]) -> Iterator[Tail]:
    """Yield each tail once, sorted, with the numbers of the entries that have it; *texts* are two an entry.

    Tails of one first character are sorted at a time, so that only their places are held for all of them.
    """
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number, text in enumerate(texts):
        for at, character in enumerate(text, start=number * _LONGEST):
            places[character].append(at)
    for character in sorted(places):
        same: defaultdict[str, list[int]] = defaultdict(list)
        for place in places.pop(character):
            number, at = divmod(place, _LONGEST)
            same[texts[number][at : at + WINDOW]].append(number // _TEXTS)
        for tail in sorted(same):
            numbers = same[tail]
            yield tail, numbers if len(numbers) == 1 else list(dict.fromkeys(numbers))


def shards(sorted_tails: Iterable[Tail]) -> Iterator[tuple[str, list[list[str | int]]]]:
    """Cut the list into files; yield the rows of each, and a text between them and the rows before."""
    start, last = "", ""
    rows: list[list[str | int]] = []
    size = 0
    for tail, numbers in sorted_tails:
        for at in range(0, len(numbers), SPLIT):
            if size >= SHARD:
                yield start, rows
                start, rows, size = _between(last, tail), [], 0
            rows.append([tail, *numbers[at : at + SPLIT]])
            size += len(tail.encode(errors="replace")) + _DIGITS * len(rows[-1])
            last = tail
    if rows:
        yield start, rows


def _blocks(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    following = iter(entries)
    return iter(lambda: list(islice(following, BLOCK)), [])


def _pair(beyond: re.Match[str]) -> str:
    """Return the two UTF-16 units of a character."""
    high, low = divmod(ord(beyond[0]) - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _between(last: str, first: str) -> str:
    """Return the shortest beginning of *first* that comes after *last*; *first* itself if they are one."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, first, strict=False))
    return first[: len(list(alike)) + 1]


def _json(value: Any) -> bytes:
    # Half a character beyond U+FFFF has no UTF-8; its escape is JSON's own.
    return _ENCODER.encode(value).encode(errors="backslashreplace")
