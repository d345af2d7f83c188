"""The index that the search page looks into: exact substring search from small files, on any static host.

    search/index.json               what there is, and the first digits of each file's hash
    search/spelling-<hash>.json     pairs of characters that are compared as one: folding.py
    search/pieces/<n>-<hash>.json   [[piece, place, numbers, place, numbers, …], …], sorted: postings.py
    search/terms/<n>-<hash>.json    the same of whole texts of the fields that are terms: fields.py
    search/lists/<n>-<hash>.json    the entries that say each value; "" where there are more than a file should hold
    search/ranges/<n>-<hash>.json   [[value, entries], …] of a range of entries: ranges.py
    search/<kind>/<n>-<hash>.json   what is shown of so many entries: entries.py; 0 for a note like the one before it

Entries are numbered through all kinds, in the order in which a reader meets them; numbers from `values` on are of
values. Numbers are written in letters: steps.py. A file's name holds its hash: what a browser has read, or is about
to, is of one build, and what did not change is not fetched again. `theme/assets/lookup.js` reads these files.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any, Final

from disclosure import addresses
from disclosure.pages.model import SiteView
from disclosure.search.entries import Beside, Entry, Kind, Said, found
from disclosure.search.fields import Fields
from disclosure.search.folding import normal, pairs
from disclosure.search.postings import ASCII, SPAN, Posting, Postings
from disclosure.search.ranges import ranges
from disclosure.search.steps import letters

BLOCK: Final = 128  # entries in a file, or as many more as leave MOST_BLOCKS files
MOST_BLOCKS: Final = 2_000
SHARD: Final = 16_000  # bytes; more of pieces of figures and of ranges, of which there would be too many files
ENTRY: Final = 1 / 20  # bytes for each entry then
SPLIT: Final = 8_000  # numbers in one row: some pieces are everywhere
LONGEST: Final = 50_000  # bytes of a list; more entries are in ranges alone
DIGITS: Final = 8  # of a file's hash

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Files = Iterator[tuple[str, bytes]]


@dataclass
class _Family:
    """Files of one kind: the hash of each, and the text or number that the rows of each begin with."""

    name: str
    hashes: list[str] = field(default_factory=list)
    starts: list[Any] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def file(self, data: bytes, start: str | int = 0) -> tuple[str, bytes]:
        """Return the address of the next file, and its *data*."""
        self.hashes.append(addresses.in_letters(data, DIGITS))
        self.starts.append(start)
        self.sizes.append(len(data))
        return f"{addresses.SEARCH}{self.name}/{len(self.hashes) - 1}-{self.hashes[-1]}.json", data

    def said(self) -> dict[str, Any]:
        """Return what the index says of them."""
        return {"starts": self.starts, "hashes": "".join(self.hashes)}


def lookup_files(view: SiteView) -> Files:
    """Yield every file of the index with its address; the one that names the others comes last."""
    fields = Fields()
    kinds = list(found(view, fields))
    postings = Postings(sum(kind.most for kind in kinds), fields.terms)
    index: dict[str, Any] = {"span": SPAN, "values": postings.entries, "fields": fields.labels}
    index["kinds"] = yield from _kinds(kinds, postings)
    yield from _looked_up(postings, index)
    index["spelling"] = yield from _spelling()
    index["synonyms"] = [[normal(one), normal(other)] for one, other in view.shown.synonyms]
    yield f"{addresses.SEARCH}index.json", _json(index)


def _kinds(kinds: Sequence[Kind], postings: Postings) -> Generator[tuple[str, bytes], None, list[dict[str, Any]]]:
    """Yield what is shown of all entries, have *postings* take what they say, and return what the index says of it."""
    told, first = list[dict[str, Any]](), 0
    for kind in kinds:
        size, blocks = max(BLOCK, -(-kind.most // MOST_BLOCKS)), _Family(kind.name)
        for entries in _blocks(_taken(kind, first, postings), size):
            yield blocks.file(_json(list(_shown(entries))))
            first += len(entries)
        said = {"end": first, "said": postings.cut(), "block": size}
        told.append({"kind": kind.name, **said, "hashes": "".join(blocks.hashes)})
    return told


def _looked_up(postings: Postings, index: dict[str, Any]) -> Files:
    """Yield what entries are found by, and say it in the *index*."""
    ends = [kind["end"] for kind in index["kinds"]]
    pieces, terms, lists, parts = families = [_Family(name) for name in ("pieces", "terms", "lists", "ranges")]
    large = max(SHARD, int(postings.entries * ENTRY))
    yield from _sharded(postings.rows(), pieces, large)
    yield from _sharded(postings.told(), terms, SHARD)
    index["long"] = yield from _listed(postings.lists, lists)
    for start, rows in ranges(postings.lists, ends, large):
        data = ",".join(f'[{value},"{letters(entries, start - 1)}"]' for value, entries in rows)
        yield parts.file(f"[{data}]".encode(), start)
    index.update((family.name, family.said()) for family in families)
    index["lists"]["sizes"] = lists.sizes


def _spelling() -> Generator[tuple[str, bytes], None, str]:
    data = _json(pairs())
    name = f"spelling-{addresses.in_letters(data, DIGITS)}.json"
    yield f"{addresses.SEARCH}{name}", data
    return name


def _taken(kind: Kind, first: int, postings: Postings) -> Iterator[Entry]:
    """Yield the entries of a *kind*, numbered from *first* on, and have *postings* take what they say."""
    for number, (entry, said, beside) in enumerate(kind.entries, start=first):
        postings.say(number, *said)
        if beside:
            postings.add(number, _after(said, beside))
        yield entry


def _shown(entries: Iterable[Entry]) -> Iterator[list[Any]]:
    """Yield entries as they stand in a block: records of one register and day say the same of both."""
    last = ""
    for words, more, address, note, adverse, sample in entries:
        yield [words, more, address, 0 if note == last else note, adverse, sample]
        last = note


def _after(said: Said, beside: Beside) -> Iterator[tuple[int, str]]:
    """Yield what rows *beside* an entry say, each text after those of its field; what it says itself is known."""
    places, texts = said
    told: dict[int, int] = {}
    for place, text in beside:
        own = texts[places.index(place)] if place in places else ""
        if own == text:
            continue
        after = told.get(place) or (_length(own) + 1 if own else 0)
        told[place] = after + _length(text) + 1
        if after < SPAN - 1:
            yield place + after, text


@lru_cache
def _length(text: str) -> int:
    return len(normal(text))


def _sharded(postings: Iterable[Posting], family: _Family, large: int) -> Files:
    """Cut the sorted texts into files; each begins with a text between its first and the last before it."""
    start, last, rows, size = "", "", list[str](), 0
    for text, row in _rows(postings):
        if size >= (large if text[0] <= ASCII else SHARD):
            yield family.file(_array(rows), start)
            start, rows, size = _between(last, text), [], 0
        rows.append(row)
        size += len(row)
        last = text
    if rows:
        yield family.file(_array(rows), start)


def _rows(postings: Iterable[Posting]) -> Iterator[tuple[str, str]]:
    """Yield each text with the JSON of its row; one that is everywhere has several."""
    for text, places in postings:
        begun = row = f"[{_ENCODER.encode(text)}"
        size = 0
        for place, numbers in places:
            for at in range(0, len(numbers), SPLIT):
                if size >= SPLIT:
                    yield text, f"{row}]"
                    row, size = begun, 0
                part = numbers[at : at + SPLIT]
                row += f',{place},"{letters(part)}"'
                size += len(part)
        yield text, f"{row}]"


def _listed(lists: Iterable[Sequence[int]], family: _Family) -> Generator[tuple[str, bytes], None, list[int]]:
    """Put the lists into files, each of which begins with the number of its first; return those that are too long."""
    rows, size, start, long = list[str](), 0, 0, list[int]()
    for number, entries in enumerate(lists):
        row = letters(entries)
        if len(row) > LONGEST:
            long.append(number)
            row = ""
        if rows and size + len(row) > SHARD:
            yield family.file(_array(rows), start)
            rows, size, start = [], 0, number
        rows.append(f'"{row}"')
        size += len(row)
    if rows:
        yield family.file(_array(rows), start)
    return long


def _blocks(entries: Iterator[Entry], size: int) -> Iterator[list[Entry]]:
    return iter(lambda: list(islice(entries, size)), [])


def _between(last: str, first: str) -> str:
    """Return the shortest beginning of *first* that comes after *last*; *first* itself if they are one."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, first, strict=False))
    return first[: len(list(alike)) + 1]


def _array(rows: list[str]) -> bytes:
    return _bytes(f"[{','.join(rows)}]")


def _json(value: Any) -> bytes:
    return _bytes(_ENCODER.encode(value))


def _bytes(text: str) -> bytes:
    # Half a character beyond U+FFFF has no UTF-8; its escape is JSON's own.
    return text.encode(errors="backslashreplace")
