"""A column as it is found: how many cells are filled, how many differ, which types each of them would fit.

Everything is asked of the different values alone, and exactly: a guess over the first hundred rows would not hold.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.ground.columns import ROW
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.types import is_value
from disclosure.starting import personal

FEW = 12  # different values that may be a list of words

FORMS = {  # the first of them that every value fits is the guess; ("", "") would be text
    "boolean": Field("", "", "boolean"),
    "%Y-%m-%d": Field("", "", "date"),
    **{form: Field("", "", "date", format=form) for form in ("%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")},
    "yearmonth": Field("", "", "yearmonth"),
    "year": Field("", "", "year"),
    "integer": Field("", "", "integer"),
    "number": Field("", "", "number"),
}
LOOSE = {  # what a person reads as such, and no type does
    "day": re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?: +[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"),
    "amount": re.compile(r"[¥￥]? ?-?(?:0|[1-9][0-9,，]{0,17})(?:\.[0-9]+)? ?(?:万?元|%|％)?"),
}
YEARS = ("19", "20")  # four or eight digits that begin otherwise are rather a number


@dataclass(slots=True)
class Column:
    """What is known of the column *label*; *values* counts the different ones.

    *fits* counts those that fit each of FORMS and LOOSE. *words* holds the values in the order of the file where they
    are few, else nothing; *longest* and *shortest* count characters.
    """

    label: str
    rows: int
    empty: int
    values: int = 0
    longest: int = 0
    shortest: int = 0
    negative: bool = False
    about_person: bool = False
    fits: Counter[str] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether there are rows, and no cell of them is empty."""
        return self.rows > 0 and not self.empty

    @property
    def is_distinct(self) -> bool:
        """Whether every row has a cell that no other has."""
        return self.is_full and self.values == self.rows

    def add(self, value: str) -> None:
        """Take note of one more value."""
        self.longest = max(self.longest, len(value))
        self.shortest = min(self.shortest, len(value)) if self.values else len(value)
        self.values += 1
        self.negative = self.negative or value.startswith("-")
        self.about_person = self.about_person or personal.by_form(value)
        self.fits.update(name for name, form in FORMS.items() if is_value(form, value) and _is_likely(name, value))
        self.fits.update(name for name, pattern in LOOSE.items() if pattern.fullmatch(value))


def _is_likely(name: str, value: str) -> bool:
    return name not in ("year", "%Y%m%d") or value.startswith(YEARS)


def look(frame: Frame, labels: list[str], engine: Engine) -> list[Column]:
    """Return what the text columns *labels* of *frame* hold."""
    filled = (nw.col(label).count().alias(f"{number}") for number, label in enumerate(labels))
    [(rows, *counts)] = engine.all(frame.select(nw.len().alias("rows"), *filled))
    columns = [Column(label, rows, rows - count) for label, count in zip(labels, counts, strict=True)]
    for place, value in engine.values(frame, labels):
        columns[place].add(value)
    for column in columns:
        if column.values <= FEW:
            column.words = _in_order(frame, column.label, engine)
    return columns


def _in_order(frame: Frame, label: str, engine: Engine) -> list[str]:
    """Return the different values of a column as they first come in the file."""
    firsts = (
        frame.filter(~nw.col(label).is_null()).group_by(label).agg(nw.col(ROW).cast(nw.Int64).min().alias("@first"))
    )
    return [value for value, _ in engine.all(firsts.sort("@first").select(label, "@first"))]
