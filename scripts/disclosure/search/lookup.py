"""The index that the search page looks into: exact substring search from small files, on any static host.

    search/index.json               what there is, and the first digits of each file's hash
    search/spelling-<hash>.json     pairs of characters that are compared as one: folding.py
    search/pieces/<n>-<hash>.json   [[piece, place, entries, place, entries, …], …], sorted: postings.py
    search/lists/<n>-<hash>.json    entries that pieces refer to by their number
    search/<kind>/<n>-<hash>.json   what is shown of so many entries: entries.py; 0 for a note like the one before it

Entries are numbered through all kinds, in the order in which a reader meets them. Entries of a piece are the steps
from each to the next (`steps`), or the number of a list. A file's name holds its hash: what a browser has read, or is
about to, is of one build, and what did not change is not fetched again. `theme/assets/lookup.js` reads these files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any, Final

from disclosure import addresses
from disclosure.pages.model import SiteView
from disclosure.search.entries import Entry, Kind, Said, found
from disclosure.search.fields import Fields
from disclosure.search.folding import normal, pairs
from disclosure.search.postings import SPAN, Entries, Posting, Postings, steps

BLOCK: Final = 128  # entries in a file, or as many more as leave MOST_BLOCKS files
MOST_BLOCKS: Final = 2_000
SHARD: Final = 16_000  # bytes, or more where there are so many entries that the files would be too many
ENTRY: Final = 1 / 16  # bytes for each entry then
SPLIT: Final = 8_000  # entries in one row: some pieces are everywhere
DIGITS: Final = 8  # of a file's hash

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Files = Iterator[tuple[str, bytes]]


@dataclass
class _Family:
    """Files of one kind: the hash of each, and the text or number that the rows of each begin with."""

    name: str
    hashes: list[str] = field(default_factory=list)
    starts: list[Any] = field(default_factory=list)

    def file(self, data: bytes, start: str | int = 0) -> tuple[str, bytes]:
        """Return the address of the next file, and its *data*."""
        self.hashes.append(addresses.in_letters(data, DIGITS))
        self.starts.append(start)
        return f"{addresses.SEARCH}{self.name}/{len(self.hashes) - 1}-{self.hashes[-1]}.json", data

    def said(self) -> dict[str, Any]:
        """Return what the index says of them."""
        return {"starts": self.starts, "hashes": "".join(self.hashes)}


def lookup_files(view: SiteView) -> Files:
    """Yield every file of the index with its address; the one that names the others comes last."""
    fields, postings, kinds = Fields(), Postings(), list[dict[str, Any]]()
    first = 0
    for kind in found(view, fields):
        size, blocks = max(BLOCK, -(-kind.most // MOST_BLOCKS)), _Family(kind.name)
        for entries in _blocks(_taken(kind, first, postings), size):
            yield blocks.file(_json(list(_shown(entries))))
            first += len(entries)
        kinds.append({"kind": kind.name, "end": first, "block": size, "hashes": "".join(blocks.hashes)})
    rows, lists = _Family("pieces"), _Family("lists")
    size = max(SHARD, int(first * ENTRY))
    yield from _sharded(postings.rows(), rows, size)
    yield from _listed(postings.lists, lists, size // 4)
    spelling = _json(pairs())
    yield f"{addresses.SEARCH}{_spelling(spelling)}", spelling
    synonyms = [[normal(one), normal(other)] for one, other in view.shown.synonyms]
    index = {
        "span": SPAN,
        "spelling": _spelling(spelling),
        "kinds": kinds,
        "pieces": rows.said(),
        "lists": lists.said(),
    }
    told = {"fields": fields.labels, "terms": sorted(fields.terms), "synonyms": synonyms}
    yield f"{addresses.SEARCH}index.json", _json({**index, **told})


def _spelling(data: bytes) -> str:
    return f"spelling-{addresses.in_letters(data, DIGITS)}.json"


def _taken(kind: Kind, first: int, postings: Postings) -> Iterator[Entry]:
    """Yield the entries of a *kind*, numbered from *first* on, and have *postings* take what they say."""
    for number, (entry, said, beside) in enumerate(kind.entries, start=first):
        postings.say(number, said)
        if beside:
            postings.say(number, _after(said, beside))
        yield entry


def _shown(entries: Iterable[Entry]) -> Iterator[list[Any]]:
    """Yield entries as they stand in a block: records of one register and day say the same of both."""
    last = ""
    for words, more, address, note, adverse, sample in entries:
        yield [words, more, address, 0 if note == last else note, adverse, sample]
        last = note


def _after(said: Said, beside: Said) -> Iterator[tuple[int, str]]:
    """Yield what rows *beside* an entry say, each text after those of its field."""
    told: dict[int, int] = {}
    known = dict(said)
    for place, text in beside:
        after = told.get(place) or (len(normal(known[place])) + 1 if known.get(place) else 0)
        told[place] = after + len(normal(text)) + 1
        if after < SPAN - 1:
            yield place + after, text


def _sharded(postings: Iterable[Posting], family: _Family, most: int) -> Files:
    """Cut the sorted pieces into files; each begins with a text between its first piece and the last before it."""
    start, last, rows, size = "", "", list[str](), 0
    for piece, row in _rows(postings):
        if size >= most:
            yield family.file(_array(rows), start)
            start, rows, size = _between(last, piece), [], 0
        rows.append(row)
        size += len(row)
        last = piece
    if rows:
        yield family.file(_array(rows), start)


def _rows(postings: Iterable[Posting]) -> Iterator[tuple[str, str]]:
    """Yield each piece with the JSON of its row; one that is everywhere has several."""
    for piece, places in postings:
        row: list[Any] = [piece]
        size = 0
        for place, entries in places:
            for part in _parts(entries):
                if size >= SPLIT:
                    yield piece, _ENCODER.encode(row)
                    row, size = [piece], 0
                row += [place, part if isinstance(part, int) else steps(part)]
                size += 1 if isinstance(part, int) else len(part)
        yield piece, _ENCODER.encode(row)


def _parts(entries: Entries | int) -> Iterator[Entries | int]:
    if isinstance(entries, int):
        yield entries
    else:
        yield from (entries[at : at + SPLIT] for at in range(0, len(entries), SPLIT))


def _listed(lists: Sequence[Entries], family: _Family, most: int) -> Files:
    """Put the lists into files; each begins with the number of its first."""
    rows, size, start = list[str](), 0, 0
    for number, entries in enumerate(lists):
        if size >= most:
            yield family.file(_array(rows), start)
            rows, size, start = [], 0, number
        rows.append(_ENCODER.encode(steps(entries)))
        size += len(rows[-1])
    if rows:
        yield family.file(_array(rows), start)


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
