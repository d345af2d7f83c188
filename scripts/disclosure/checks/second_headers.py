"""Rows that are a header once more, though not to the letter: 编 号, 名称（必填）. Exact ones the reader tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import narwhals as nw

from disclosure.checks.cells import SPACES
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready
from disclosure.contract.model import Field

_COLUMNS = 2  # that say so are no chance any more
_AROUND = rf"[{SPACES}*※]*"
_REMARK = r"(?:[（(\[【][^（）()\[\]【】]*[）)\]】])?"


def header_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rule that the first columns of text do not hold their own titles."""
    texts = (one for one in ready.table.resource.fields if one.type == "string" and not one.constraints.enum)
    fields = [*islice(texts, _COLUMNS)]
    if len(fields) == _COLUMNS:
        bad = nw.all_horizontal(*(nw.col(one.name).str.contains(_heading(one)) for one in fields), ignore_nulls=False)
        fix = "不是记录的请删去这一行；确是名称的可以保留"
        yield Rule(fields[0].name, "header-row", bad, "像是又一行表头", fix, warning=True)


def _heading(field: Field) -> str:
    """Return the pattern of a cell that says what its column is called, spaces and a remark aside."""
    names = (rf"[{SPACES}]*".join(map(re.escape, name)) for name in dict.fromkeys((field.title, field.name)) if name)
    return rf"^{_AROUND}(?:{'|'.join(names)}){_AROUND}{_REMARK}[:：]?{_AROUND}$"
