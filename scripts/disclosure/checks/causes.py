"""Why a cell is no number or no day, cause by cause, and how to put it right. No text of a cell is in the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from disclosure.contract.model import Field
from disclosure.ground.types import MOST_DECIMALS, WHOLE_DIGITS, date_format, is_iso

Words = tuple[str, str]  # what is wrong, how to put it right
Cause = tuple[re.Pattern[str], Callable[[str, Field], Words]]

_EXAMPLE = date(2022, 9, 3)
_NONE = re.compile(r"[-–—/／\\*]+|无|不详|未知|暂无|空|null|none|n/?a|nan|[-+]?inf(?:inity)?", re.IGNORECASE)
_CODE = "编号、代码的 type 应为 string；确实是数的，请改成普通写法"


def why(field: Field, cell: str) -> Words | None:
    """Return what is wrong with a *cell* that is no value of a number or date *field*; None: nothing known."""
    causes = _DAYS if field.type == "date" else _NUMBERS if field.type in ("integer", "number") else ()
    narrow = unicodedata.normalize("NFKC", cell)
    if _NONE.fullmatch(cell.strip()):
        return "用了表示“没有”的字样", "没有内容的请留空，或者把这个字样写进 missingValues"
    if narrow != cell and (narrow.isascii() or field.type == "date") and re.search("[0-9]", narrow):
        return "有全角字符", "改成半角的数字和符号"
    if re.search(r"\s", cell) and not (field.type == "date" and ":" in cell):
        return "有空格或换行", "删去它"
    return next((said(cell, field) for pattern, said in causes if pattern.fullmatch(cell)), None)


def _fixed(what: str, fix: str) -> Callable[[str, Field], Words]:
    return lambda _cell, _field: (what, fix)


def _decimals(cell: str, field: Field) -> Words:
    if field.type == "integer":
        return "有小数点", "整数不带小数点；这一列确有小数的，type 改成 number"
    digits = len(cell.rpartition(".")[2])
    fix = f"需要这么多位的（如经纬度），给这个字段写明 decimals，最多 {MOST_DECIMALS}；不需要的请四舍五入"
    return f"小数有 {digits} 位，最多 {field.decimals} 位", fix


def _digits(cell: str, _field: Field) -> Words:
    return f"整数部分有 {len(cell.lstrip('-').partition('.')[0])} 位，最多 {WHOLE_DIGITS} 位", _CODE


def _another_form(_cell: str, field: Field) -> Words:
    example = _EXAMPLE.strftime(date_format(field))
    return "不是这一列的写法", f"写成 {example}；或者在 datapackage.json 里写明实际的写法，如 format 为 %Y/%m/%d"


def _one_digit(cell: str, field: Field) -> Words:
    if not is_iso(field):
        return _another_form(cell, field)
    return "月和日不是两位", f"写成 {_EXAMPLE}；或者在 datapackage.json 里写明 format 为 %Y-%m-%d，就可以写一位"


def _no_such_day(cell: str, field: Field) -> Words:
    if not is_iso(field):
        return _another_form(cell, field)
    return "没有这样的月或日", "请核对原始材料里的日期；只知道年月的，type 写 yearmonth，没有日期的留空"


def _causes(*causes: tuple[str, Callable[[str, Field], Words]]) -> Sequence[Cause]:
    return [(re.compile(pattern, re.ASCII), said) for pattern, said in causes]


_NUMBERS = _causes(
    (r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", _fixed("有千分位逗号", "删去逗号，写成 1000 这样")),
    (r"-?\d[\d,]*,[\d,]*(?:\.\d+)?", _fixed("有逗号", "小数点写成 .，其他逗号删去")),
    (
        r"[-+]?\d+(?:\.\d*)?[eE][-+]?\d+",
        _fixed("用了科学计数法", "写成普通的数字；被表格软件改成这样的，请从原始材料重新填写"),
    ),
    (r"-?[\d.]+%", _fixed("有百分号", "删去百分号；是百分数的在 title 里写明（%）")),
    (r"\+[\d.]+", _fixed("有加号", "删去加号")),
    (r"-?0\d+(?:\.\d+)?", _fixed("开头有多余的 0", _CODE)),
    (rf"-?\d{{{WHOLE_DIGITS + 1},}}(?:\.\d+)?", _digits),
    (r"-?\d+\.\d+", _decimals),
    (r"-?\.\d+|-?\d+\.", _fixed("小数点的一边没有数字", "两边都写上数字，如 0.5")),
    (r"-?\d+(?:_\d+)+", _fixed("有下划线", "删去下划线")),
    (
        r"[¥￥$€]?\s*-?\d[\d.,]*\s*[^\d\s.,]{0,6}|[<>≤≥≈约]\s*-?[\d.]+",
        _fixed("有数字以外的文字", "只留数字，单位写进 title；“未检出”“小于”等写进另一列"),
    ),
)
_DAYS = _causes(
    (r"\d{4}-\d\d-\d\d", _no_such_day),
    (r"\d{4}-\d{1,2}-\d{1,2}", _one_digit),
    (r".*\d{1,2}:\d{2}.*", _fixed("有时刻", "删去时刻；或者写明 format，如 %Y-%m-%d %H:%M，时刻不公布")),
    (r"[1-6]\d{4}", _fixed("像是表格软件的日期序号", "在表格里把这一列设为日期格式，再重新导出")),
    (r"\d{4}\D\d{1,2}\D\d{1,2}\D?|\d{8}|\d{1,2}\D\d{1,2}\D\d{4}", _another_form),
)
