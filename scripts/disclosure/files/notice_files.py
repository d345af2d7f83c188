"""The rows of each notice as files: just those, each line as it stands in the official table."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path

from disclosure.files.narrowing import whole_rows
from disclosure.showing.model import ShownRegister
from disclosure.showing.notice_rows import members_of, notices_of
from disclosure.writing import Output

ENDINGS = (".csv", ".excel.csv")


def write_notices(register: ShownRegister, home: Path, output: Output) -> None:
    """Write two files for each notice that has records, cut from the official ones, which stand in *home*."""
    records, members = register.records.resource.name, members_of(register)
    notices = [(one.address, members[one.number]) for one in notices_of(register) if one.number in members]
    for ending in ENDINGS:
        official = home / f"{records}{ending}"
        if notices and official.is_file():
            _cut(official, notices, output)


def _cut(official: Path, notices: Sequence[tuple[str, Sequence[int]]], output: Output) -> None:
    """Put the lines of these orders of records of *official* at each address."""
    with official.open("rb") as file:
        ends = array("Q", accumulate(map(len, whole_rows(file))))  # of the header, then of each record by its order
    with official.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        for address, orders in notices:
            lines = (data[ends[order - 1] : ends[order]] for order in orders)
            output.put(f"{address}{official.name}", b"".join([data[: ends[0]], *lines]))
