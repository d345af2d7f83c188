"""What may not stand in a text cell: control characters, the traces of Excel, what looks like a formula.

Cells of other types cannot hold these (their grammar refuses them), nor can those with an `enum`. Most
columns hold none: one pattern over them all finds out, and only a column with a suspicion is asked for more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready
from disclosure.contract.model import Field
from disclosure.ground.engine import Engine

SPACES = r"\s\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
# A cell that names a row of totals: the word alone, whatever stands around it that is no letter and no digit.
TOTAL = (
    rf"^[^\p{{L}}\p{{N}}]*(?:[合总小共累][{SPACES}]*计|总[{SPACES}]*合[{SPACES}]*计|(?i:(?:grand|sub)?[-{SPACES}]*totals?))"
    r"(?:[^\p{L}\p{N}]*|[（(][^（）()]*[）)])*$"
)
# Bidirectional controls, zero-width characters, soft hyphens, and the C1 controls of a wrong encoding.
INVISIBLE = r"\x7f-\x{9f}\x{ad}\x{61c}\x{180e}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}"


@dataclass(frozen=True, slots=True)
class _Suspicion:
    kind: str
    pattern: str  # RE2
    message: str
    fix: str
    warning: bool = False


_SUSPICIONS = (
    _Suspicion("nul-byte", r"\x00", "含有空字符（NUL）", "文件可能损坏，请从原系统重新导出"),
    _Suspicion(
        "control-character",
        r"[\x01-\x09\x0b-\x1f]",  # LF alone is text; the carriers \x02 and \x03 of page templates are refused here
        "含有制表符、回车或其他控制字符",
        "请删去；单元格内换行只用换行符（LF）",
    ),
    _Suspicion(
        "blank-cell",
        rf"^[{SPACES}{INVISIBLE}]+$",
        "看上去是空的，其实有换行或看不见的字符",
        "没有内容的，请清空这一格",
    ),
    _Suspicion(
        "excel-error",
        rf"^[{SPACES}]*#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#+)[{SPACES}]*$",
        "是表格软件的错误标记，不是数据",
        "请在表格里改好公式或放宽列宽后重新导出",
    ),
    _Suspicion(
        "excel-scientific",
        rf"^[{SPACES}]*-?[0-9](?:\.[0-9]+)?[Ee]\+[0-9]{{1,3}}[{SPACES}]*$",
        "像是被表格软件改成科学计数法的编号，末几位数字已经丢失",
        "请把该列设为文本格式，从原始材料重新填写",
        warning=True,
    ),
    _Suspicion(
        "formula-cell",
        rf"^[{SPACES}{INVISIBLE}]*[=+\-@＝＋－＠]",
        "以 = + - @ 开头，表格软件会当作公式",
        "请删去开头的符号；确为原文的可以保留，Excel 版下载会作处理",
        warning=True,
    ),
    _Suspicion(
        "damaged-text",
        r"\x{fffd}",
        "含有 �，文字在转换编码时已经损坏",
        "请从原始材料重新填写",
        warning=True,
    ),
    _Suspicion("outer-space", rf"^[{SPACES}]|[{SPACES}]$", "首尾有空格或换行", "请删去首尾的空格", warning=True),
    _Suspicion(
        "invisible-character",
        rf"[{INVISIBLE}]",
        "含有看不见的字符（零宽字符、文字方向控制符等）",
        "请重新录入该单元格，不要从网页直接粘贴",
        warning=True,
    ),
)
_ANY = "|".join(f"(?:{pattern})" for pattern in (*(suspicion.pattern for suspicion in _SUSPICIONS), TOTAL))


def cell_rules(suspects: Sequence[Field]) -> Iterator[Rule]:
    """Yield the rules for text columns of which at least one cell is suspicious."""
    for field in suspects:
        for one in _SUSPICIONS:
            bad = nw.col(field.name).str.contains(one.pattern)
            yield Rule(field.name, one.kind, bad, one.message, one.fix, one.warning)


def suspicious(ready: Ready, engine: Engine) -> list[Field]:
    """Return the text columns of which a cell breaks one of these rules or says `合计`."""
    fields = [field for field in ready.table.resource.fields if _is_free_text(field)]
    found = engine.matching(ready.table.frame, [field.name for field in fields], _ANY)
    return [field for field in fields if field.name in found]


def _is_free_text(field: Field) -> bool:
    return field.type in ("string", "list") and not field.constraints.enum
