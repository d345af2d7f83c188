"""Rows that are no records, and cells that slid into another column: what a table on paper has and data has not.

All are doubts, since a record may look so: warnings. Rows of totals are in totals.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from disclosure.checks.cells import SPACES
from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready

_FEWEST = 4  # columns, from which a single filled cell is no record
_NOTE = (
    rf"^[{SPACES}*※]*(?:附?注|[填制]表人?|填报人|审核人?|复核人?|数据来源|资料来源|[填制]表单位|填报单位|[填制]表日期"
    rf"|填报日期)[{SPACES}]*[0-9一二三四五六七八九十]?[{SPACES}]*[:：]"
)
_WORDS = r"\p{Han}.*\p{Han}"
_FIGURES = r"^[0-9 .,/:\-]{5,}$|^[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}$"  # a number, a day, a telephone, a subject's code


def stray_rules(ready: Ready) -> Iterator[Rule]:
    """Yield the rules for notes below a table, and for the names of subjects that hold figures alone."""
    resource, contract = ready.table.resource, ready.table.package.contract
    first = (resource.primary_key or resource.names)[0]
    fix = "是标题或注的请删去这一行，可以写进 datapackage.json 的 description；确是记录的可以保留"
    note = nw.col(first).str.contains(_NOTE)
    yield Rule(first, "note-row", note, "像是表格下面的注，不是一条记录", fix, warning=True)
    if len(resource.fields) >= _FEWEST:
        others = [name for name in resource.names if name != first]
        empty = nw.all_horizontal(nw.col(*others).is_null(), ignore_nulls=False)
        alone = empty & nw.col(first).str.contains(_WORDS) & ~note
        yield Rule(first, "note-row", alone, "这一行只填了这一格，像是标题或注", fix, warning=True)
    if contract and contract.subject and contract.records == resource.name:
        name, fix = contract.subject.name, "核对这一行是不是错了一列；确是名称的可以保留"
        figures = nw.col(name).str.contains(_FIGURES)
        yield Rule(name, "subject-figures", figures, "名称里只有数字或代码，像是填错了列", fix, warning=True)
