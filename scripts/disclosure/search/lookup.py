"""The index that the search page looks into: exact substring search from small files, on any static host.

    search/index.json               what there is, what files begin with, the first digits of each file's hash, how
                                    many kB it has (with all before it, or at most), and which characters are compared
                                    as another: folding.py
    search/pieces/<n>-<hash>.json   [[piece, place, numbers, place, numbers, …], …], sorted: postings.py
                                    an earlier place of the row instead of numbers: the same as there
    search/terms/<n>-<hash>.json    the same of whole texts of the fields that are terms: fields.py
    search/texts/<n>-<hash>.json    [[number, texts], …] of the long ones, each with its end, by who says them
    search/lists/<n>-<hash>.json    the entries that say each value; "" where there are more than a file should hold
    search/ranges/<n>-<hash>.json   [[value, entries], …] of a range of entries: ranges.py
    search/<kind>/<n>-<hash>.json   what is shown of so many entries (entries.py), by what follows each other and has
                                    the first three alike: [[note, beginning of the address, sample, [words, more,
                                    rest of the address, adverse or not at all], …], …]; a space in an address is the
                                    number that `more` begins with

Entries are numbered through all kinds, in the order in which a reader meets them; numbers from `values` on are of
values. Numbers are written in letters: steps.py. A file's name holds its hash: what a browser has read, or is about
to, is of one build, and what did not change is not fetched again. `theme/assets/lookup.js` reads these files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby, islice, takewhile
from operator import add, itemgetter
from typing import Any, Final

from disclosure import addresses
from disclosure.pages.model import SiteView
from disclosure.search.batches import Batch, Beside, Column, Kind
from disclosure.search.entries import found
from disclosure.search.fields import Fields
from disclosure.search.folding import normal, pairs
from disclosure.search.postings import ASCII, SPAN, Numbers, Place, Posting, Postings
from disclosure.search.ranges import ranges
from disclosure.search.steps import letters

BLOCK: Final = 160  # entries in a file, or as many more as leave MOST_BLOCKS files
MOST_BLOCKS: Final = 1_700
SHARD: Final = 12_000  # bytes; more of what there would be too many files of, so many for each entry:
LIST, RANGE = 1 / 42, 1 / 26  # of pieces of figures and of lists; of ranges
LONGEST: Final = 50_000  # bytes of a list; more entries are in ranges alone
DIGITS: Final = 8  # of a file's hash

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Files = Iterator[tuple[str, bytes]]
_Shown = tuple[Any, ...]  # an Entry
_Row = tuple[Any, str, int]  # what a file that begins with it is found by, its JSON, bytes of a file


@dataclass
class _Family:
    """Files of one kind: the hash and the kB of each, and the text or number that the rows of each begin with."""

    name: str
    hashes: list[str] = field(default_factory=list)
    starts: list[Any] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def file(self, data: bytes, start: Any = 0) -> tuple[str, bytes]:
        """Return the address of the next file, and its *data*."""
        self.hashes.append(addresses.in_letters(data, DIGITS))
        self.starts.append(start)
        self.sizes.append(-(-len(data) // 1_000))
        return f"{addresses.SEARCH}{self.name}/{len(self.hashes) - 1}-{self.hashes[-1]}.json", data

    def said(self) -> dict[str, Any]:
        """Return what the index says of them."""
        return {"hashes": "".join(self.hashes), "sizes": letters(list(accumulate(self.sizes)))}


def lookup_files(view: SiteView) -> Files:
    """Yield every file of the index with its address; the one that names the others comes last."""
    fields = Fields()
    kinds = list(found(view, fields))
    postings = Postings(sum(kind.most for kind in kinds), fields.terms)
    index: dict[str, Any] = {"span": SPAN, "values": postings.entries, "fields": fields.labels}
    index["kinds"] = yield from _kinds(kinds, postings)
    yield from _looked_up(postings, index)
    index["spelling"] = _spelling()
    index["synonyms"] = [[normal(one), normal(other)] for one, other in view.shown.synonyms]
    yield f"{addresses.SEARCH}index.json", _json(index)


def _kinds(kinds: Sequence[Kind], postings: Postings) -> Generator[tuple[str, bytes], None, list[dict[str, Any]]]:
    """Yield what is shown of all entries, have *postings* take what they say, and return what the index says of it."""
    told, first = list[dict[str, Any]](), 0
    for kind in kinds:
        size, blocks = max(BLOCK, -(-kind.most // MOST_BLOCKS)), _Family(kind.name)
        for entries in _blocks(_taken(kind, first, postings), size):
            yield blocks.file(_json(_shown(entries)))
            first += len(entries)
        said = {"end": first, "said": postings.cut(), "block": size, "large": max(blocks.sizes, default=0)}
        told.append({"kind": kind.name, **said, "hashes": "".join(blocks.hashes)})
    return told


def _looked_up(postings: Postings, index: dict[str, Any]) -> Files:
    """Yield what entries are found by, and say it in the *index*."""
    ends = [kind["end"] for kind in index["kinds"]]
    names = ("pieces", "terms", "texts", "lists", "ranges")
    pieces, terms, texts, lists, parts = families = [_Family(name) for name in names]
    large, broad = (max(SHARD, int(postings.entries * each)) for each in (LIST, RANGE))
    index["long"] = list[int]()
    yield from _filed(_said(postings.rows(), large), pieces)
    yield from _filed(_said(postings.told(), SHARD), terms)
    yield from _filed(_texts(postings.texts), texts)
    yield from _filed(_listed(postings.lists, index["long"], large), lists)
    for start, rows in ranges(postings.lists, ends, broad):
        data = ",".join(f'[{value},"{letters(entries, start - 1)}"]' for value, entries in rows)
        yield parts.file(f"[{data}]".encode(), start)
    for family in families:
        starts = family.starts if family in (pieces, terms) else letters(family.starts)
        index[family.name] = {"starts": starts, **family.said()}


def _spelling() -> list[str]:
    """Return the characters that are compared as others, as rising numbers, and these others."""
    others = {ord(one): plain for one, plain in zip(pairs()[::2], pairs()[1::2], strict=True)}
    return [letters(sorted(others)), "".join(others[one] for one in sorted(others))]


def _taken(kind: Kind, first: int, postings: Postings) -> Iterator[_Shown]:
    """Yield the entries of a *kind*, numbered from *first* on, and have *postings* take what they say."""
    for batch in kind.batches:
        numbers = list(range(first, first + batch.size))
        for place, texts in batch.said:
            postings.say(place, numbers, texts)
        for place, entries, texts in _after(batch):
            postings.say(place, [numbers[entry] for entry in entries], texts)
        first += batch.size
        yield from zip(*batch.shown, strict=True)


def _shown(entries: Sequence[_Shown]) -> list[list[Any]]:
    """Return entries as they stand in a block: records of one register and day have much alike."""
    words, more, places, notes, adverse, samples = zip(*entries, strict=True)
    begins, slashes, rests = zip(*(place.partition("/") for place in places), strict=True)
    numbers = [one.partition("，")[0] for one in more]
    short = [rest.replace(number, " ", 1) if number else rest for rest, number in zip(rests, numbers, strict=True)]
    shown = [[*one, bad] if bad else one for *one, bad in zip(words, more, short, adverse, strict=True)]
    alike = zip(notes, map(add, begins, slashes), samples, shown, strict=True)
    return [[*same, *map(itemgetter(-1), some)] for same, some in groupby(alike, key=itemgetter(0, 1, 2))]


def _after(batch: Batch) -> Iterator[Beside]:
    """Yield what rows beside entries say, each text after those of its field; what an entry says itself is known."""
    said, told = dict(batch.said), defaultdict[int, dict[int, int]](dict)
    for place, entries, texts in batch.beside:
        own, ends = said.get(place) or [""] * batch.size, told[place]
        found = defaultdict[int, tuple[list[int], list[str]]](lambda: ([], []))
        for entry, text in _others(entries, texts, own):
            after = ends.get(entry) or (_length(own[entry]) + 1 if own[entry] else 0)
            ends[entry] = after + _length(text) + 1
            some, theirs = found[after]
            some.append(entry)
            theirs.append(text)
        yield from ((place + after, *both) for after, both in found.items() if after < SPAN - 1)


def _others(entries: Sequence[int], texts: Column, own: Column) -> Iterable[tuple[int, str]]:
    """Return entries and texts that are not their own."""
    if texts == own:
        return ()
    return [(entry, text) for entry, text in zip(entries, texts, strict=True) if text != own[entry]]


@lru_cache
def _length(text: str) -> int:
    return len(normal(text))


def _filed(rows: Iterable[_Row], family: _Family) -> Files:
    """Put rows into files, each of which begins with its first one's."""
    held, size, begin = list[str](), 0, None
    for start, row, large in rows:
        if held and size + len(row) > large:
            yield family.file(_array(held), begin)
            held, size = [], 0
        begin = begin if held else start
        held.append(row)
        size += len(row)
    if held:
        yield family.file(_array(held), begin)


def _said(postings: Iterable[Posting], large: int) -> Iterator[_Row]:
    """Yield rows of sorted texts; a file begins with a text between its first and the last before it."""
    last = ""
    for text, places in postings:
        yield _between(last, text), _row(text, places), large if text[0] <= ASCII else SHARD
        last = text


def _row(text: str, places: Iterable[tuple[Place, Numbers]]) -> str:
    """Return the JSON of a row. Two numbers of one paper are often alike, and so are those who have them."""
    said = [_ENCODER.encode(text)]
    known: dict[tuple[int, int, int], tuple[Place, Numbers]] = {}
    for place, numbers in places:
        before, theirs = known.setdefault((len(numbers), numbers[0], numbers[-1]), (place, numbers))
        is_new = before == place or theirs != numbers
        said.append(f'{place},"{letters(numbers)}"' if is_new else f"{place},{before}")
    return f"[{','.join(said)}]"


def _texts(texts: Mapping[int, str]) -> Iterator[_Row]:
    return ((number, f"[{number},{_ENCODER.encode(text)}]", SHARD) for number, text in sorted(texts.items()))


def _listed(lists: Iterable[Sequence[int]], long: list[int], large: int) -> Iterator[_Row]:
    """Yield the lists; those that are too long are none, and their numbers are *long*."""
    for number, entries in enumerate(lists):
        row = letters(entries)
        if len(row) > LONGEST:
            long.append(number)
            row = ""
        yield number, f'"{row}"', large


def _blocks(entries: Iterator[_Shown], size: int) -> Iterator[list[_Shown]]:
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
