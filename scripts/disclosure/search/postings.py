"""Which entries have which piece of text, and where in it: what exact substring search needs, and no more.

A text is cut at each of its characters into a *piece*: from one of ASCII on four characters, from any other two.
Its end is a character too, so that a whole value can be asked for. A piece's *places* say in which field of an entry
and how far from its beginning it stands; two pieces that stand side by side are the text that both make.

Texts are gathered by field and value first: most values are of many entries, and are cut once. Of a field with few
values each long list of entries is written once, and its pieces refer to it. Where nearly every text is another
(numbers) the values are cut as soon as MANY have come, and forgotten.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain, count, groupby
from operator import itemgetter, sub
from typing import Final

from disclosure.search.folding import normal

END: Final = "\n"  # in no text: spaces are dropped
SPAN: Final = 1 << 14  # places of one field; what an entry says beyond them is not found
ASCII: Final = "\x7f"
SHORT, LONG = 2, 4  # characters of a piece
MANY: Final = 50_000
FEW: Final = 400  # values of a field whose lists are written once
LONG_LIST: Final = 64  # entries
_LEAST_RUN: Final = 3

Place = int  # field · SPAN + how far from the field's beginning
Entries = Sequence[int]  # their rising numbers
Posting = tuple[str, list[tuple[Place, Entries | int]]]  # a piece, and by place its entries or the number of a list
_Values = dict[str, "int | array[int]"]  # a text ▸ the only entry that says it, or all that do


class Postings:
    """Takes the texts of one entry after another."""

    def __init__(self) -> None:
        self.lists: list[Entries] = []  # those that pieces refer to, once `rows` has begun
        self._numbers: dict[bytes, int] = {}  # of each list, by the hash of its entries
        self._values: defaultdict[Place, _Values] = defaultdict(dict)
        self._cut: defaultdict[str, defaultdict[Place, array[int]]] = defaultdict(_by_place)

    def say(self, entry: int, said: Iterable[tuple[Place, str]]) -> None:
        """Take the texts of an *entry*, each with the place at which it begins."""
        everything = self._values
        for place, text in said:
            if not text:
                continue
            values = everything[place]
            known = values.get(text)
            if known is None:
                values[text] = entry
                if len(values) >= MANY:
                    self._forget(place, values)
            elif isinstance(known, int):
                values[text] = array("I", (known, entry))
            else:
                known.append(entry)

    def rows(self) -> Iterator[Posting]:
        """Yield every piece once, sorted, by its places."""
        listed: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
        for place, values in self._values.items():
            if len(values) <= FEW:
                for text, number in self._once(values).items():
                    for at, piece in pieces(_kept(text, place)):
                        listed[piece].append((place + at, number))
            self._forget(place, values)
        for piece in sorted({*listed, *self._cut}):
            here = ((place, sorted(entries)) for place, entries in self._cut.pop(piece, _NOTHING).items())
            yield piece, sorted([*listed.pop(piece, ()), *here], key=itemgetter(0))

    def _once(self, values: _Values) -> dict[str, int]:
        """Take the long lists of entries out, and return by text the numbers under which they are put aside."""
        long = {text: one for text, one in values.items() if not isinstance(one, int) and len(one) >= LONG_LIST}
        for text in long:
            del values[text]
        return {text: self._number(entries) for text, entries in long.items()}

    def _number(self, entries: array[int]) -> int:
        """Return the number of a list: what several fields say of the same entries is written once."""
        number = self._numbers.setdefault(sha256(entries).digest(), len(self.lists))
        if number == len(self.lists):
            self.lists.append(entries)
        return number

    def _forget(self, place: Place, values: _Values) -> None:
        """Cut the values: all at their first character, then at their second, so that little is looked up."""
        ended = [(_kept(text, place) + END, one) for text, one in values.items()]
        values.clear()
        single = [(text, one) for text, one in ended if isinstance(one, int)]
        several = [(text, one) for text, one in ended if not isinstance(one, int)]
        for at in count():
            single = [one for one in single if len(one[0]) > at + 1]
            several = [one for one in several if len(one[0]) > at + 1]
            if not single and not several:
                return
            found: defaultdict[str, array[int]] = defaultdict(_numbers)
            for text, entry in single:
                found[text[at : at + (LONG if text[at] <= ASCII else SHORT)]].append(entry)
            for text, entries in several:
                found[text[at : at + (LONG if text[at] <= ASCII else SHORT)]].extend(entries)
            for piece, entries in found.items():
                self._cut[piece][place + at].extend(entries)


_NOTHING: Mapping[Place, array[int]] = {}


def _kept(text: str, place: Place) -> str:
    return normal(text)[: SPAN - 1 - place % SPAN]


def pieces(text: str) -> list[tuple[int, str]]:
    """Return the piece at each character of *text*, with the place of that character."""
    ended = text + END
    return [(at, ended[at : at + (LONG if first <= ASCII else SHORT)]) for at, first in enumerate(text)]


def steps(entries: Entries) -> list[int]:
    """Return rising numbers as the step to each from the one before (from -1 to the first).

    Where at least _LEAST_RUN follow each other by one, -n stands for n of these steps.
    """
    found = list(map(sub, entries, chain((-1,), entries)))
    if 1 not in found:
        return found
    return list(chain.from_iterable(_run(step, len(list(same))) for step, same in groupby(found)))


def _run(step: int, times: int) -> list[int]:
    return [-times] if step == 1 and times >= _LEAST_RUN else [step] * times


def _by_place() -> defaultdict[Place, array[int]]:
    return defaultdict(_numbers)


def _numbers() -> array[int]:
    return array("I")
