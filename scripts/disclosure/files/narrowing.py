"""What a browser narrows all rows of a register by, in files that any static host gives.

    /<register>/rows/index.json   {"rows", "block", "columns", "blocks", "grams", "lines"}
      columns   of the list, then facets and the day: {"name", "title", "kind", "codes": {"codes", "values", "between",
                "width"}, "packed": the same, its codes deflated, where they have a file}
      blocks    the rows, BLOCK a part: [[id, cell, …], …]; a cell is a text, or [text, address, weight]
      grams     which blocks may hold a text, where they are many: files/grams.py
      lines     of the official CSV: {"name", "head", "parts": [[line, …], …], "sizes": bytes of each part}

Whatever is a list or a text of one size or another (codes, a block, lines) is a part: of a small register it stands
in the index itself; else it has a file named after its own bytes, and the index says that name. So a page that has read
an index never meets a part of another build. theme/assets/rows.js reads all this.

A code is a value's rank among the column's values, 0 where there is none; `values` are given of facets and days, so
that they can be asked for. The codes of all rows are one text: digits of base 52, `A` to `Z` and `a` to `z`, the lowest
of all rows first, then the next, of `width` digits each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from disclosure import addresses
from disclosure.files.grams import Grams
from disclosure.files.ranks import Codes, packed
from disclosure.showing.model import LINK, Column, Kind, ShownRecord, ShownRegister
from disclosure.writing import Output

BLOCK: Final = 1_000  # rows in a part
MANY: Final = 20  # parts: where there are more, it is said which may hold a text
SMALL: Final = 500  # rows of a register that is one file
_DIGITS: Final = 16  # of sha256, in a file's name
_RECORD, _ADDRESS = map(ShownRecord._fields.index, ("record", "address"))  # places in a line of the shown records
_WEIGHTS: Mapping[Kind, int] = {kind: ShownRecord._fields.index(f"{kind}_weight") for kind in ("outcome", "state")}
_PLAIN: Final = "plain"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


Lines = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the parts of one register go."""

    folder: str
    output: Output
    inline: bool

    def put(self, value: Any) -> Any:
        """Return what the index says of *value*: the name of its file, or the value."""
        if self.inline:
            return value
        data = _json(value)
        name = f"{addresses.in_letters(data, _DIGITS)}.json"
        if f"{self.folder}{name}" not in self.output.written:
            self.output.put(f"{self.folder}{name}", data)
        return name


def write_rows(register: ShownRegister, csv: Path, output: Output) -> None:
    """Write the files for the rows of *register*, whose official table is *csv*; nothing where there is no row.

    Raises SurroundingsError if the disk does not hold what was written.
    """
    total, name = register.records.rows, register.package.name
    if not total or not csv.is_file():
        return
    parts = _Parts(addresses.rows(name), output, inline=total <= SMALL)
    codes = _codes(register)
    grams = Grams(-(-total // BLOCK)) if total > MANY * BLOCK else None
    blocks = [parts.put(block) for block in _blocks(register, codes, grams)]
    lines = {"name": name, **_lines(csv, parts)}
    columns = [_column(column, one, parts) for column, one in codes.items()]
    index = {"rows": total, "block": BLOCK, "columns": columns, "shown": len(register.columns), "blocks": blocks}
    more = {"lines": lines, "grams": [parts.put(one) for one in grams.files()] if grams else []}
    output.put(f"{parts.folder}index.json", _json(index | more))


def _codes(register: ShownRegister) -> dict[Column, Codes]:
    """Return what is coded: the columns of the list, the facets, the day of the contract."""
    contract, resource = register.package.register, register.records.resource
    asked = {*contract.facets, contract.date}
    more = register.records.chosen([name for name in (*contract.facets, contract.date) if name])
    return {
        column: Codes(
            register.records.file.places[column.name], resource.field(column.name), is_asked=column.name in asked
        )
        for column in dict.fromkeys((*register.columns, *more))
    }


def _blocks(register: ShownRegister, codes: dict[Column, Codes], grams: Grams | None) -> Iterator[list[Any]]:
    """Yield the rows by blocks, and have each column take its values on the way, and *grams* the list's texts."""
    columns = _listed(register)
    lines = register.records.file.lines()
    for number in range(-(-register.records.rows // BLOCK)):
        part = list(islice(lines, BLOCK))
        for one in codes.values():
            one.take(part)
        if grams is not None:
            grams.take(number, chain.from_iterable(zip(*(one.texts(part) for one in columns), strict=True)))
        cells = (one.cells(part) for one in columns)
        yield [list(row) for row in zip(map(itemgetter(_RECORD), part), *cells, strict=True)]


class _Listed(NamedTuple):
    """Where a column of the list stands in a line: its text, or the one *instead* of none, its address, its weight."""

    text: int
    instead: int | None
    link: int | None
    weight: int | None

    def texts(self, lines: Lines) -> Sequence[str]:
        """Return the texts of these lines."""
        if self.instead is None:
            return list(map(itemgetter(self.text), lines))
        return [line[self.text] or line[self.instead] for line in lines]

    def cells(self, lines: Lines) -> Sequence[Any]:
        """Return the cells of these lines."""
        if self.link is None and self.weight is None:
            return self.texts(lines)
        told = (
            ("" if self.link is None else line[self.link], _PLAIN if self.weight is None else line[self.weight])
            for line in lines
        )
        return [
            text if not to and weight == _PLAIN else [text, to, weight]
            for text, (to, weight) in zip(self.texts(lines), told, strict=True)
        ]


def _listed(register: ShownRegister) -> list[_Listed]:
    """Place the columns of the list; the first one is never without a text, and leads to its record."""
    places = register.records.file.places
    found = [
        _Listed(places[one.name], None, places.get(LINK + one.name), _WEIGHTS.get(one.kind)) for one in register.columns
    ]
    return [found[0]._replace(instead=_RECORD, link=_ADDRESS), *found[1:]]


def _column(column: Column, codes: Codes, parts: _Parts) -> dict[str, Any]:
    said: dict[str, Any] = {"name": column.name, "title": column.title, "kind": column.kind}
    coded = codes.coded()
    if coded is None:
        return said
    said["codes"] = parts.put(coded)
    if not parts.inline:
        said["packed"] = parts.put(packed(coded.pop("codes")) | coded)
    return said


def _lines(csv: Path, parts: _Parts) -> dict[str, Any]:
    """Cut the official file into the lines of its rows; a row whose cells hold line feeds is one of them."""
    with csv.open("rb") as file:
        rows = whole_rows(file)
        head = next(rows)
        put, sizes = [], []
        while part := list(islice(rows, BLOCK)):
            put.append(parts.put([line.decode() for line in part]))
            sizes.append(sum(map(len, part)))
    return {"head": head.decode(), "parts": put, "sizes": sizes}


def whole_rows(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join the lines of a CSV that a quoted cell spreads over."""
    held: list[bytes] = []
    is_open = False
    for line in lines:
        held.append(line)
        is_open ^= bool(line.count(b'"') % 2)
        if not is_open:
            yield b"".join(held)
            held.clear()


def _json(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()
