"""What can be found, by columns: entries that follow each other, and what they say at which places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self

Column = Sequence[str]
Said = tuple[int, Column]  # a place, and what each entry says there; "" is nothing
# A field's place, which entries of the batch, and what a row beside each says.
Beside = tuple[int, Sequence[int], Column]


class Entry(NamedTuple):
    """One thing to find; a tuple, because its JSON is an array."""

    words: str  # what it is called
    more: str  # its number and whom it is about, or a page's summary
    address: str
    note: str
    adverse: str  # the adverse outcome in words; empty: none
    sample: int  # 1: made up


class Batch(NamedTuple):
    """Entries that follow each other, at least one. What is *beside* an entry comes in the order of its rows."""

    shown: Sequence[Sequence[Any]]  # the columns of these entries
    said: Sequence[Said]
    beside: Sequence[Beside] = ()

    @classmethod
    def of(cls, entries: Sequence[Entry], said: Sequence[Said], beside: Sequence[Beside] = ()) -> Self:
        """Return a batch of entries that are known one by one."""
        return cls(list(zip(*entries, strict=True)), said, beside)

    @property
    def size(self) -> int:
        """How many entries these are."""
        return len(self.shown[0])

    def rows(self) -> Iterator[list[tuple[int, str]]]:
        """Yield what each entry says and what is said beside it, by places."""
        places, columns = zip(*self.said, strict=True)
        rows = [list(zip(places, texts, strict=True)) for texts in zip(*columns, strict=True)]
        for place, entries, texts in self.beside:
            for entry, text in zip(entries, texts, strict=True):
                rows[entry].append((place, text))
        yield from rows


class Kind(NamedTuple):
    """Entries of one kind; *most*: that there are no more."""

    name: str
    most: int
    batches: Iterator[Batch]
