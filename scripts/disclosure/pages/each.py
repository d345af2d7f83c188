"""The filters `each` and `once`: macros that are rendered once, and said many times.

`{{ masthead|once(site, root) }}` is `{{ masthead(site, root) }}`, remembered by its arguments: for what is the same on
thousands of pages.

`{{ rows|each(line, columns, root) }}` says what `{% for row in rows %}{{ line(row, columns, root) }}{% endfor %}` says.
The shape of a row is all that a macro may decide by: its words (outcomes, states, values of an enumeration), and which
of its other texts are empty. Those are places, which can be printed and asked whether they are there, nothing else. A
macro that does more with one (slices it, compares it), or whose filled pattern is not what it says of that row itself,
is called for every row of that shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, Final, NoReturn
from weakref import WeakKeyDictionary

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from disclosure.pages.happenings import Happening
from disclosure.showing.model import LINK, Cells, Column, ShownRecord, ShownRow

MOST: Final = 1_000  # patterns of one macro with the same arguments: rows that are all different are not worth any
_WORDS = frozenset({"word", "outcome", "state"})  # kinds of columns with few values
_PLACE = re.compile("\x02([0-9]+)\x03")  # no cell holds a control character
_MARKUP = re.compile("[&<>'\"]")
_PLAIN = (str, bool, type(None), tuple)
_NEW, _MET, _NONE = "", " ", "  "  # in place of a pattern: of a shape that no row had, that one had; that has none

Texts = tuple[str, ...]
Say = Callable[[Any], str]
Patterns = dict[Hashable, str]  # by shape, for str.format

_patterns: WeakKeyDictionary[Macro, dict[tuple[Any, ...], Patterns]] = WeakKeyDictionary()

_said: WeakKeyDictionary[Macro, dict[tuple[Any, ...], tuple[Markup, tuple[Any, ...]]]] = WeakKeyDictionary()


class Place:
    """A text of one row or another. It is not empty; it can be printed, and nothing else."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __html__(self) -> str:
        return f"\x02{self._number}\x03"

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError

    __str__ = __repr__ = __format__ = __hash__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __len__ = __iter__ = __contains__ = __getitem__ = __getattr__ = __add__ = __radd__ = __mod__ = __mul__ = _refuse

    def __bool__(self) -> bool:
        return True


class _Unknown(Place):
    """What is neither a word nor filled in."""

    __html__ = __bool__ = Place._refuse


_UNKNOWN = _Unknown(0)


@dataclass(frozen=True, slots=True)
class Reader:
    """How rows of one kind are taken apart: into words and free texts; and a row again, with places for the latter."""

    words: Callable[[Any], Texts]
    free: Callable[[Any], Texts]
    stand_in: Callable[[Any, Sequence[Place | str]], Any]

    def said(self, row: Any, say: Say, patterns: Patterns) -> str:
        """Return what *say* says of *row*, by the pattern of its shape where there is one."""
        free = self.free(row)
        shape = (self.words(row), *map(bool, free))
        pattern = patterns.get(shape, _NEW)
        if pattern in (_NEW, _MET, _NONE):
            plain = say(row)
            if pattern == _MET:
                patterns[shape] = self._pattern(row, say, plain)
            elif pattern == _NEW and len(patterns) < MOST:
                patterns[shape] = _MET
            return plain
        return pattern.format(*_escaped(free))

    def _pattern(self, row: Any, say: Say, plain: str) -> str:
        free = self.free(row)
        places = [Place(number) if text else "" for number, text in enumerate(free)]
        try:
            said = say(self.stand_in(row, places))
        except Exception:  # noqa: BLE001 - whatever a macro wants of a text, it gets of the text itself
            return _NONE
        pattern = _PLACE.sub(r"{\1}", said.replace("{", "{{").replace("}", "}}"))
        return pattern if pattern.format(*_escaped(free)) == plain else _NONE


def _escaped(texts: Texts) -> Sequence[str]:
    return [escape(text) for text in texts] if _MARKUP.search("".join(texts)) else texts


@pass_eval_context
def each(context: EvalContext, rows: Sequence[Any], macro: Macro, *arguments: Any) -> Markup:
    """Say *macro* of each of *rows*, with *arguments* after it."""

    def say(row: Any) -> str:
        return macro(context, row, *arguments)

    reader = _reader(rows[0], arguments) if rows else None
    if reader is None:
        return Markup("".join(map(say, rows)))  # noqa: S704 - macros escape
    patterns = _patterns.setdefault(macro, {}).setdefault((context.autoescape, *arguments), {})
    return Markup("".join([reader.said(row, say, patterns) for row in rows]))  # noqa: S704


@pass_eval_context
def once(context: EvalContext, macro: Macro, *arguments: Any) -> Markup:
    """Say *macro* with *arguments*; where it was said with the same ones before, that again."""
    known = (context.autoescape, *map(_identity, arguments))
    try:
        found = _said.setdefault(macro, {}).get(known)
    except TypeError:  # an argument that may change
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
        return _of_cells(type(row), tuple(row.cells.at), columns)
    return _HAPPENINGS if isinstance(row, Happening) else None


_HAPPENING = ("date", "title", "address", "who")
_HAPPENINGS = Reader(
    attrgetter("where", "sample", "word", "weight", "adverse"),
    attrgetter(*_HAPPENING),
    lambda row, places: replace(row, **dict(zip(_HAPPENING, places, strict=True))),
)
_FREE: Mapping[type, tuple[str, ...]] = {
    ShownRecord: ("record", "address", "title", "subject", "until", "date"),
    ShownRow: ("title", "address"),
}
_NUMBERS: Mapping[type, tuple[str, ...]] = {ShownRecord: ("order",), ShownRow: ("order", "place")}


@cache
def _of_cells(kind: type[ShownRecord] | type[ShownRow], names: Texts, columns: tuple[Column, ...]) -> Reader:
    """Take rows apart whose cells stand under *names* and of which *columns* are said."""
    at = {name: place for place, name in enumerate(names)}
    lead, numbers = kind._fields[:-1], [kind._fields.index(name) for name in _NUMBERS[kind]]
    texts = [one.name for one in columns if one.kind not in _WORDS]
    texts += [LINK + one.name for one in columns if LINK + one.name in at]
    free = [*map(lead.index, _FREE[kind]), *map(at.__getitem__, texts)]
    words = [place for place in range(len(lead)) if place not in {*free, *numbers}]
    words += [at[one.name] for one in columns if one.kind in _WORDS]

    def stand_in(row: ShownRecord | ShownRow, places: Sequence[Place | str]) -> ShownRecord | ShownRow:
        known = dict(zip(free, places, strict=True)) | {place: row.cells.texts[place] for place in (*words, *numbers)}
        cells: list[Any] = [known.get(place, _UNKNOWN) for place in range(len(names))]
        made = kind.of(at, cells)
        for place in numbers:  # `of` alone needs them
            cells[place] = _UNKNOWN
        return made._replace(**dict.fromkeys(_NUMBERS[kind], _UNKNOWN))

    return Reader(_getter(words), _getter(free), stand_in)


def _getter(places: Sequence[int]) -> Callable[[ShownRecord | ShownRow], Texts]:
    pick = itemgetter(*places, 0, 0)  # of two places or more it gives a tuple
    return lambda row: pick(row.cells.texts)[:-2]
