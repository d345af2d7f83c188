"""Which values have which piece of text and where in it, and which entries say them: exact substring search.

A text is cut at each of its characters into *pieces*: from one of ASCII on four characters, from any other one, two
and three. Its end is a character too, so that a whole value can be asked for. A piece's *places* say in which field of
an entry and how far from its beginning it stands; pieces that stand side by side are the text that they make. A word
that would take more than PIECES of them is looked for by some, and then in the texts of those who have these: so
the texts that are long enough for one are kept.

Texts are gathered by field and value first. A value that several entries say has a number of its own, beyond those
of all entries, and is cut once; one that a single entry says goes by the entry's number. Where nearly every text is
another (numbers) the values are cut as soon as MANY have come, and forgotten.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Final, TypeVar

from disclosure.search.folding import normal

END: Final = "\n"  # in no text: spaces are dropped
SPAN: Final = 1 << 14  # places of one field; what an entry says beyond them is not found
ASCII: Final = "\x7f"
SHORT, LONG = 3, 4  # characters of a piece, at most
PIECES: Final = 3  # of a word that are read; of one of ASCII alone all
LEAST: Final = SHORT * PIECES  # characters of a text, with END, that may have a longer word
STARTS: Final = 4  # of pieces, that are cut from one part of a text
PART: Final = STARTS + LONG - 1
SAMPLE: Final = 1_000  # parts that are looked at: whether many are the same
MANY: Final = 100_000
PLAIN, OTHER = "a", "字"  # characters of a shape
_PLAIN, _OTHER = re.compile("[\0-\x7f]"), re.compile("[^\0-\x7f]")
_BETWEEN: Final = "\0"  # in no text either: the checks refuse it, and so does HTML

Place = int  # field · SPAN + how far from the field's beginning
Numbers = Sequence[int]  # of entries and of values, rising
Posting = tuple[str, list[tuple[Place, Numbers]]]  # a text, and who says it at which place
Key = TypeVar("Key")
Value = TypeVar("Value")
_Values = defaultdict[str, list[int]]  # a text ▸ the entries that say it


class Postings:
    """Takes the texts of one entry after another, of at most so many *entries*; *terms* are fields of few words."""

    def __init__(self, entries: int, terms: AbstractSet[int]) -> None:
        self.entries = entries  # the number of the first value
        self.lists: list[array[int]] = []  # which entries say each value that was cut
        self.texts: defaultdict[int, str] = defaultdict(str)  # the long ones of each number, each with END
        self._terms, self._told = terms, _by_text()
        self._values: defaultdict[Place, _Values] = defaultdict(partial(defaultdict, list))
        self._cut = _by_text()

    def say(self, place: Place, entries: Sequence[int], texts: Sequence[str]) -> None:
        """Take what rising *entries* say at a *place*, a text each; "" is none."""
        values = self._values[place]
        if texts.count(texts[0]) == len(texts):
            values[texts[0]].extend(entries)
        else:
            deque(map(list.append, map(values.__getitem__, texts), entries), maxlen=0)  # as a loop, in half the time
        values.pop("", None)
        if len(values) >= MANY:
            self._forget(place, values)

    def cut(self) -> int:
        """Cut what was said, so that no value is of two kinds of entries; return how many values there are by now."""
        for place in sorted(self._values, key=self._terms_first):
            self._forget(place, self._values.pop(place))
        return len(self.lists)

    def rows(self) -> Iterator[Posting]:
        """Yield every piece that was cut, once, sorted, by its places."""
        return _sorted(self._cut)

    def told(self) -> Iterator[Posting]:
        """Yield every value of the terms that was cut, sorted."""
        return _sorted(self._told)

    def _forget(self, place: Place, values: _Values) -> None:
        """Cut the values, and forget them."""
        most = SPAN - 1 - place % SPAN
        texts = [text[:most] + END for text in _normal(values)]
        numbers = [some[0] if len(some) == 1 else self._number(some) for some in values.values()]
        values.clear()
        if self._is_term(place):
            for text, number in zip(texts, numbers, strict=True):
                if text != END:
                    self._told[text[:-1]][place].append(number)
        for number, text in zip(numbers, texts, strict=True):
            if len(text) > LEAST and not text.isascii():
                self.texts[number] += text
        self._slice(place, texts, numbers)

    def _slice(self, place: Place, texts: list[str], numbers: list[int]) -> None:
        """Cut texts, which end with END: all of one shape at their first character, then at their second."""
        for shape, some in _grouped(_shapes(texts), zip(texts, numbers, strict=True)).items():
            alike, theirs = zip(*some, strict=True)
            for at in range(0, len(shape) - 1, STARTS):
                cuts = [(begin - at, end - at) for begin, end in _cuts(shape, at, at + STARTS)]
                self._part(place + at, list(map(itemgetter(slice(at, at + PART)), alike)), theirs, cuts)

    def _part(self, place: Place, parts: list[str], numbers: Sequence[int], cuts: Sequence[tuple[int, int]]) -> None:
        """Cut one part of each text, which begins at *place*; where many are the same, each of these once."""
        if _are_few(parts[:SAMPLE]):
            same = _grouped(parts, numbers)
            for at, end in cuts:
                for piece, lists in _grouped(map(itemgetter(slice(at, end)), same), same.values()).items():
                    self._cut[piece][place + at].extend(chain.from_iterable(lists))
        else:
            for at, end in cuts:
                for piece, having in _grouped(map(itemgetter(slice(at, end)), parts), numbers).items():
                    self._cut[piece][place + at].extend(having)

    def _terms_first(self, place: Place) -> tuple[bool, Place]:
        """Return by what places are sorted: the lists of what is often sought together stand together."""
        return not self._is_term(place), place

    def _is_term(self, place: Place) -> bool:
        return place // SPAN in self._terms

    def _number(self, entries: list[int]) -> int:
        self.lists.append(array("I", entries))
        return self.entries + len(self.lists) - 1


def _grouped(keys: Iterable[Key], values: Iterable[Value]) -> dict[Key, list[Value]]:
    """Return the values of each key."""
    found: defaultdict[Key, list[Value]] = defaultdict(list)
    deque(map(list.append, map(found.__getitem__, keys), values), maxlen=0)
    return found


def _are_few(parts: Sequence[str]) -> bool:
    return len(set(parts)) * 2 <= len(parts)


def _shapes(texts: Sequence[str]) -> Iterable[str]:
    """Return where in each text characters of ASCII stand, and where others."""
    return (PLAIN * len(text) if text.isascii() else _OTHER.sub(OTHER, _PLAIN.sub(PLAIN, text)) for text in texts)


def _cuts(shape: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of texts of a shape begin, from *first* to before *last*, and where they end."""
    for at in range(first, min(last, len(shape) - 1)):
        if shape[at] == PLAIN:
            yield at, at + LONG
        else:
            yield from ((at, end) for end in range(at + 1, min(at + SHORT, len(shape)) + 1))


_Cut = defaultdict[str, "defaultdict[Place, array[int]]"]


def _by_text() -> _Cut:
    return defaultdict(lambda: defaultdict(lambda: array("I")))


def _sorted(cut: _Cut) -> Iterator[Posting]:
    """Yield what is *cut*, which is empty then."""
    for text in sorted(cut):
        yield text, sorted((place, sorted(numbers)) for place, numbers in cut.pop(text).items())


def _normal(texts: Iterable[str]) -> list[str]:
    """Return texts as they are compared: in one go, since there may be a million."""
    return normal(_BETWEEN.join([*texts, ""])).split(_BETWEEN)[:-1]
