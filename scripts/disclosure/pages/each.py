"""The filters `each` and `once`: macros that are rendered once, and said many times.

`{{ masthead|once(site, root) }}` is `{{ masthead(site, root) }}`, remembered by its arguments: for what is the same on
thousands of pages.

`{{ rows|each(line, columns, root) }}` says what `{% for row in rows %}{{ line(row, columns, root) }}{% endfor %}` says.
The shape of a row is all that a macro may decide by: its words (outcomes, states, values of an enumeration), and which
of its other texts are empty or 未公布. Those are places, which can be printed, as they are or `unbroken`, and asked
whether they are there or `unpublished`, nothing else. A macro that does more with one (slices it, compares it), or
whose filled pattern is not what it says of that row itself, is called for every row of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple, NoReturn, Self
from weakref import WeakKeyDictionary

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from disclosure.pages import terms
from disclosure.pages.happenings import Happening
from disclosure.pages.layout import NOT_PUBLISHED
from disclosure.showing.model import LINK, Cells, Column, ShownRecord, ShownRow

MOST: Final = 1_000  # shapes of rows, and sets of arguments, of one macro: more are all different, and not worth it
_WORDS = frozenset({"word", "outcome", "state"})  # kinds of columns with few values
_PLACE = re.compile("\x02(!?)([0-9]+)\x03")  # no cell holds a control character
_MARKUP = re.compile("[&<>'\"]")
_SHORT: Final = {None: "", "": "", NOT_PUBLISHED: NOT_PUBLISHED}  # texts that belong to the shape of a row
_PLAIN = (str, bool, type(None), tuple)
_NEW, _MET, _NONE = "", " ", "  "  # in place of a pattern: of a shape that no row had, that one had; that has none

Texts = tuple[str, ...]
Free = tuple[str | None, ...]
Say = Callable[[Any], str]


class Pattern(NamedTuple):
    """What rows of one shape say, for str.format: their free texts, then those of *headings*, by number, unbroken."""

    text: str
    headings: tuple[int, ...]

    @classmethod
    def of(cls, said: str, free: int) -> Self:
        """Make it of what was said of places for so many *free* texts."""
        headings: list[int] = []

        def slot(found: re.Match[str]) -> str:
            if not found[1]:
                return f"{{{found[2]}}}"
            headings.append(int(found[2]))
            return f"{{{free + len(headings) - 1}}}"

        text = _PLACE.sub(slot, said.replace("{", "{{").replace("}", "}}"))
        return cls(text, tuple(headings))

    def filled(self, free: Free) -> str:
        """Fill it in; a text that is not there is in no place."""
        return self.text.format(*_escaped(free), *[terms.unbroken(free[number] or "") for number in self.headings])


Patterns = dict[Hashable, Pattern | str]  # by shape

_patterns: WeakKeyDictionary[Macro, dict[tuple[Any, ...], Patterns]] = WeakKeyDictionary()

_said: WeakKeyDictionary[Macro, dict[tuple[Any, ...], tuple[str, tuple[Any, ...]]]] = WeakKeyDictionary()


def _refuse(*_: object) -> NoReturn:
    raise TypeError


class Place:
    """A text of one row or another. It is not empty; it can be printed, and nothing else."""

    def __init__(self, number: int, how: str = "") -> None:
        self._number = number
        self._how = how

    def __html__(self) -> str:
        return f"\x02{self._how}{self._number}\x03"

    def unbroken(self) -> Place:
        """Stand for the text as `terms.unbroken` has it."""
        return Place(self._number, "!")

    __str__ = __repr__ = __format__ = __hash__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __len__ = __iter__ = __contains__ = __getitem__ = __getattr__ = __add__ = __radd__ = __mod__ = __mul__ = _refuse

    def __bool__(self) -> bool:
        return True


class _Unknown(Place):
    """What is neither a word nor filled in."""

    __html__ = __bool__ = unbroken = _refuse


_UNKNOWN = _Unknown(0)


@dataclass(frozen=True, slots=True)
class Reader:
    """How rows of one kind are taken apart: into words and free texts; and a row again, with places for the latter."""

    words: Callable[[Any], Texts]
    free: Callable[[Any], Free]
    stand_in: Callable[[Any, Sequence[Place | str]], Any]

    def said(self, row: Any, say: Say, patterns: Patterns) -> str:
        """Return what *say* says of *row*, by the pattern of its shape where there is one."""
        free = self.free(row)
        shape = (self.words(row), *map(_SHORT.get, free))
        pattern = patterns.get(shape, _NEW)
        if isinstance(pattern, Pattern):
            return pattern.filled(free)
        plain = say(row)
        if pattern == _MET:
            patterns[shape] = self._pattern(row, say, plain)
        elif pattern == _NEW and len(patterns) < MOST:
            patterns[shape] = _MET
        return plain

    def _pattern(self, row: Any, say: Say, plain: str) -> Pattern | str:
        free = self.free(row)
        places = [_SHORT.get(text, Place(number)) for number, text in enumerate(free)]
        try:
            said = say(self.stand_in(row, places))
        except Exception:  # noqa: BLE001 - whatever a macro wants of a text, it gets of the text itself
            return _NONE
        pattern = Pattern.of(said, len(free))
        return pattern if pattern.filled(free) == plain else _NONE


def _escaped(texts: Free) -> Sequence[str | None]:
    return [escape(text) for text in texts] if _MARKUP.search("".join(filter(None, texts))) else texts


def unbroken(text: str | Place) -> Markup | Place:
    """Return a heading whose terms stand on one line; of a place, one that is filled in so."""
    return text.unbroken() if isinstance(text, Place) else terms.unbroken(text)


def unpublished(text: str | Place) -> bool:
    """Whether a text says that nothing was published; a place stands for one that says something."""
    return not isinstance(text, Place) and text == NOT_PUBLISHED


@pass_eval_context
def each(context: EvalContext, rows: Sequence[Any], macro: Macro, *arguments: Any) -> Markup:
    """Say *macro* of each of *rows*, with *arguments* after it."""

    def say(row: Any) -> str:
        return macro(context, row, *arguments)

    reader = _reader(rows[0], arguments) if rows else None
    if reader is None:
        return Markup("".join(map(say, rows)))  # noqa: S704 - macros escape
    known = _patterns.setdefault(macro, {})
    patterns = known.setdefault((context.autoescape, *arguments), {}) if len(known) < MOST else {}
    return Markup("".join([reader.said(row, say, patterns) for row in rows]))  # noqa: S704


@pass_eval_context
def once(context: EvalContext, macro: Macro, *arguments: Any) -> str:
    """Say *macro* with *arguments*; where it was said with the same ones before, that again."""
    known = (context.autoescape, *map(_identity, arguments))
    try:
        found = _said.setdefault(macro, {}).get(known)
    except TypeError:  # an argument that may change
        return macro(context, *arguments)
    if found is None and len(_said[macro]) >= MOST:
        return macro(context, *arguments)
    if found is None:
        found = _said[macro][known] = macro(context, *arguments), arguments
    return found[0]


def _identity(one: Any) -> tuple[type, Any]:
    """Tell an argument from others: by type too, since a text is not its markup; a whole register by its place."""
    frozen = getattr(type(one), "__dataclass_params__", None)
    return type(one), id(one) if frozen and frozen.frozen else one


def _reader(row: Any, arguments: Sequence[Any]) -> Reader | None:
    """Return how such rows are taken apart; None if they are not known, or an argument may change."""
    if any(type(one) not in _PLAIN for one in arguments):
        return None
    if isinstance(row, ShownRecord | ShownRow):
        columns = next((one for one in arguments if type(one) is tuple), ())
        names = tuple(row.cells.at)
        kind: Any = type(row)
        return _of_cells(kind, names, columns) if {one.name for one in columns} <= {*names} else None
    return _HAPPENINGS if isinstance(row, Happening) else None


_HAPPENING = ("date", "title", "address", "who")
_HAPPENINGS = Reader(
    attrgetter("where", "sample", "word", "weight", "adverse"),
    attrgetter(*_HAPPENING),
    lambda row, places: replace(row, **dict(zip(_HAPPENING, places, strict=True))),
)
_FREE: Mapping[type, Texts] = {
    ShownRecord: ("record", "address", "title", "subject", "until", "date"),
    ShownRow: ("title", "address"),
}
_DECIDING: Mapping[type, Texts] = {
    ShownRecord: ("paged", "state", "state_weight", "outcome", "outcome_weight", "adverse"),
    ShownRow: (),
}


@cache
def _of_cells(kind: Any, names: Texts, columns: tuple[Column, ...]) -> Reader:
    """Take rows of a *kind*, ShownRecord or ShownRow, apart, with cells under *names* of which *columns* are said."""
    at = {name: place for place, name in enumerate(names)}
    texts = [one.name for one in columns if one.kind not in _WORDS]
    texts += [LINK + one.name for one in columns if LINK + one.name in at]
    words = [one.name for one in columns if one.kind in _WORDS]
    lead, deciding, numbers = _FREE[kind], _DECIDING[kind], {*kind._fields} - {*_FREE[kind], *_DECIDING[kind], "cells"}
    of_texts, of_words = _getter([at[name] for name in texts]), _getter([at[name] for name in words])
    of_lead, of_deciding = (_getter([kind._fields.index(name) for name in some]) for some in (lead, deciding))

    def stand_in(row: ShownRecord | ShownRow, places: Sequence[Place | str]) -> ShownRecord | ShownRow:
        own, said = zip(lead, places, strict=False), zip(texts, places[len(lead) :], strict=True)
        known: dict[str, Any] = {**dict(said), **dict(zip(words, of_words(row.cells.texts), strict=True))}
        cells: list[Any] = [known.get(name, _UNKNOWN) for name in names]
        changed = {name: place for name, place in own if place} | dict.fromkeys(numbers, _UNKNOWN)
        return row._replace(**changed, cells=Cells(at, cells))

    return Reader(
        lambda row: (*of_deciding(row), *of_words(row.cells.texts)),
        lambda row: (*of_lead(row), *of_texts(row.cells.texts)),
        stand_in,
    )


def _getter(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(places) > 1:
        return itemgetter(*places)  # of one place it gives no tuple
    return lambda texts: tuple(texts[place] for place in places)
