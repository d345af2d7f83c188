"""A column's description, guessed from what it holds; every guess says of itself that a person has to confirm it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from disclosure.contract.unconfirmed import MARK
from disclosure.starting import personal
from disclosure.starting.observed import FEW, FORMS, LOOSE, Column

NUMBERS = ("integer", "number")
_CODES = re.compile(r"编号|编码|代码|条码|邮编|号码?(?:[（(].*)?$|(?:^|[_ ])(?:id|no|code|zip)$", re.IGNORECASE)
_CODE_LENGTH = 11  # digits from which a number that is always as long is a code: a bar code, a telephone
_ROWS_A_WORD = 3  # a list of words is one only if each comes so often on the average
_LONGEST_WORD = 20
_LENGTHS = (20, 40, 60, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000)
_ROOM = 2  # maxLength leaves room for a text twice as long
_MOST = 0.8  # of the values, from which a type that does not fit all of them is worth a word
_LOOSELY = {
    "day": "像日期，都改成 2021-03-05 的写法以后，type 可以改成 date",
    "amount": "像数字，去掉千位分隔和单位以后，type 可以改成 number",
}
_SAID = {
    "boolean": "真假（true、false）",
    "yearmonth": "年月",
    "year": "年份",
    "integer": "整数",
    "number": "小数，精确计算",
}


def is_code(label: str) -> bool:
    """Whether a column of this title names things by numbers: it stays text, with its zeros in front."""
    return _CODES.search(label) is not None and not is_counter(label)


def is_counter(label: str) -> bool:
    """Whether a column of this title only counts the rows."""
    return label.strip().endswith("序号")


def guess(column: Column) -> dict[str, Any]:
    """Return the field's description for `datapackage.json`."""
    private = column.about_person or personal.by_title(column.label)
    form = None if private else form_of(column)
    kind = FORMS[form] if form else None
    words = [] if private or kind else words_of(column)
    constraints = dict(_constraints(column, form, words))
    return {
        "name": column.label,
        "title": column.label.strip(),
        "type": kind.type if kind else "string",
        **({"format": kind.format} if kind and kind.format not in ("", "%Y-%m-%d") else {}),
        "description": MARK + "；".join(_words(column, form, words, private=private)),
        **({"constraints": constraints} if constraints else {}),
        "disclosure": "omitted" if private else "public",
    }


def form_of(column: Column) -> str | None:
    """Return which of FORMS every value fits and its title does not gainsay; None: text."""
    fitting = (form for form in FORMS if column.values and column.fits[form] == column.values)
    return next((form for form in fitting if not _gainsaid(column, form)), None)


def _gainsaid(column: Column, form: str) -> bool:
    if form == "year":
        return "年" not in column.label and "year" not in column.label.lower()
    if form not in (*NUMBERS, "%Y%m%d"):
        return False
    as_long = column.longest == column.shortest >= _CODE_LENGTH
    return is_code(column.label) or (as_long and column.fits["integer"] == column.values)


def words_of(column: Column) -> list[str]:
    """Return the list of words that a column chooses from; nothing if it is none."""
    plain = all(len(word) <= _LONGEST_WORD and word == word.strip() and word.isprintable() for word in column.words)
    often = column.rows - column.empty >= _ROWS_A_WORD * column.values
    return column.words if 1 < column.values <= FEW and plain and often and not is_code(column.label) else []


def _constraints(column: Column, form: str | None, words: list[str]) -> Iterator[tuple[str, Any]]:
    if column.is_full:
        yield "required", True
    if column.is_distinct and column.rows > 1 and is_code(column.label):
        yield "unique", True
    if form in NUMBERS and not column.negative:
        yield "minimum", 0
    if words:
        yield "enum", words
    elif form is None and column.values:
        yield (
            "maxLength",
            next((length for length in _LENGTHS if length >= _ROOM * column.longest), _ROOM * column.longest),
        )


def _words(column: Column, form: str | None, words: list[str], *, private: bool) -> Iterator[str]:
    """Say what was guessed, and on what ground."""
    if private:
        yield "像个人信息，先定为不公开（omitted）；确实可以公开的，改成 public"
    if form in _SAID:
        yield f"推断为{_SAID[form]}"
    elif form:
        yield f"推断为日期，写法如 {_day(form)}"
    elif words:
        yield f"推断为文字，只有 {column.values} 种写法（enum）；不全的补上"
    else:
        yield f"推断为文字，最长 {column.longest} 字" if column.values else "没有内容，先定为文字"
    if form is None and not private and (near := _near(column)):
        yield near
    yield "每行都有内容（required）" if column.is_full else "可以是空的"
    if column.label.isascii():
        yield "title 改成中文"


def _near(column: Column) -> str:
    """Say what most values look like, where no type fits all of them."""
    likely = [form for form in (*FORMS, *LOOSE) if column.fits[form] >= max(1, _MOST * column.values)]
    if not likely or is_code(column.label) or any(column.fits[form] == column.values for form in FORMS):
        return ""
    if likely[0] in LOOSE:
        return _LOOSELY[likely[0]]
    others = column.values - column.fits[likely[0]]
    return f"多数像{_SAID.get(likely[0], '日期')}，有 {others} 种写法不是，改好以后再改 type"


def _day(form: str) -> str:
    return form.replace("%Y", "2021").replace("%m", "03").replace("%d", "05")
