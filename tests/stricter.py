"""Why we refuse a cell that frictionless accepts: each reason as what the cell then looks like."""

from __future__ import annotations

import re
from collections.abc import Callable

STRICTER: dict[str, Callable[[str], object]] = {
    "digits of other scripts, full-width ones among them": lambda cell: not cell.isascii(),
    "spaces or line breaks around or within": lambda cell: re.search(r"\s", cell),
    "underscores": lambda cell: "_" in cell,
    "a plus sign": lambda cell: "+" in cell,
    "an exponent": lambda cell: re.search(r"\d\.?e", cell, re.IGNORECASE),
    "NaN and infinity": lambda cell: re.search("nan|inf", cell, re.IGNORECASE),
    "leading zeros": lambda cell: re.match(r"-?0\d", cell),
    "a point without digits on both sides": lambda cell: re.search(r"(^|\D)\.|\.($|\D)", cell),
    "more than 15 digits before the point": lambda cell: re.search(r"\d{16}", cell),
    "more than 6 digits after the point": lambda cell: re.search(r"\.\d{7}", cell),
}
STRICTER_DAYS: dict[str, Callable[[str], object]] = {
    "a month or a day of one digit": lambda cell: re.search(r"(^|\D)\d(\D|$)", cell),
    "a month of more than two digits, a year of other than four": lambda cell: (
        not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", cell)
    ),
}
YEAR_ZERO: dict[str, Callable[[str], object]] = {"the year 0000": lambda cell: cell.startswith("0000")}
_FALSE = ("False", "FALSE", "0")
STRICTER_PATTERNS: dict[str, Callable[[str, str], object]] = {
    "the whole cell must match, also with `A|B`": lambda pattern, _: "|" in pattern,
    "also when it ends in a line break": lambda _, cell: cell.endswith("\n"),
    "classes are ASCII": lambda pattern, cell: "\\" in pattern and not cell.isascii(),
}

REASONS = {
    "integer": STRICTER,
    "number": STRICTER,
    "year": STRICTER | YEAR_ZERO,
    "date": STRICTER | STRICTER_DAYS,
    "yearmonth": STRICTER | STRICTER_DAYS | YEAR_ZERO,
    "boolean": {"another spelling than `true` and `false`": lambda cell: cell in ("True", "TRUE", "1", *_FALSE)},
    "string": {},
    "list": {"an empty one among several": lambda cell: "" in [member.strip() for member in cell.split(",")]},
}
