"""What may not stand in a text cell: control characters, the traces of Excel and of wrong encodings, formulas.

Cells of other types cannot hold these (their grammar refuses them), nor can those with an `enum`. Most
columns hold none: one pattern over them all finds out, and only a column with a suspicion is asked for more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import narwhals as nw

from disclosure.checks.rules import LIMIT, Rule
from disclosure.checks.values import Ready
from disclosure.checks.words import character, described
from disclosure.contract.model import Field
from disclosure.ground.columns import PLACE
from disclosure.ground.engine import Engine
from disclosure.reading.encodings import CODECS, SUSPICIOUS, column_mistake, mistake

# Sign by sign: what `\s` means hangs on the engine, and an expression is not rewritten for it.
SPACES = r"\t\n\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
# A cell that names a row of totals: the word alone, whatever stands around it that is no letter and no digit.
TOTAL = (
    rf"^[^\p{{L}}\p{{N}}]*(?:(?:本[页月季年期表]|以上)?[合总小共累][{SPACES}]*计数?|总[{SPACES}]*合[{SPACES}]*计|总数|(?i:(?:grand|sub)?[-{SPACES}]*totals?))"
    r"(?:[^\p{L}\p{N}]*|[（(][^（）()]*[）)])*$"
)
_TOTAL_HINT = rf"[合总小共累][{SPACES}]*计|总数|(?i:total)"
# Bidirectional controls, zero-width characters, soft hyphens, and the C1 controls of a wrong encoding.
INVISIBLE = r"\x7f-\x{9f}\x{ad}\x{61c}\x{180e}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}"


@dataclass(frozen=True, slots=True)
class _Suspicion:
    kind: str
    pattern: str  # RE2
    message: str
    fix: str
    warning: bool = False
    tell: Callable[[str], str] | None = None
    hint: str = ""  # found wherever `pattern` is, and quicker to compile: large classes of characters take milliseconds


def _named(pattern: str) -> Callable[[str], str]:
    """Return what tells the first character that matches, by its place and its name: it may not be seen."""
    found = re.compile(re.sub(r"\\x\{([0-9a-f]+)\}", lambda code: f"\\U{int(code[1], 16):08x}", pattern))

    def tell(cell: str) -> str:
        first = found.search(cell)
        return f"第 {first.start() + 1} 个字符是 {character(first[0][0])}" if first else described(cell)

    return tell


_CONTROLS = r"[\x01-\x09\x0b-\x1f]"  # LF alone is text; the carriers \x02 and \x03 of templates are refused here
# Radicals, private use, compatibility; U+FA0E and eleven more among these are characters of their own.
_LOOK_ALIKE = r"[\x{2e80}-\x{2fdf}\x{e000}-\x{f8ff}\x{f900}-\x{fa0d}\x{fa2a}-\x{fad9}\x{2f800}-\x{2fa1f}]"
_CLEAN = "表格里可以用 CLEAN 函数去掉"
_SUSPICIONS = (
    _Suspicion("nul-byte", r"\x00", "含有空字符（NUL）", "文件可能损坏，请从原系统重新导出"),
    _Suspicion(
        "control-character",
        _CONTROLS,
        "含有制表符、回车或其他控制字符",
        f"请删去，{_CLEAN}；单元格内换行只用换行符（LF）",
        tell=_named(_CONTROLS),
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
        # A cell that is wholly a number is none: -87.66.
        rf"^[{SPACES}{INVISIBLE}]*[=@＝＋－＠]|^[{SPACES}]*[{INVISIBLE}][{SPACES}{INVISIBLE}]*[+\-]"
        rf"|^[{SPACES}]*[+\-](?:[^0-9]|[0-9]+(?:[^0-9.]|\.(?:[^0-9]|[0-9]+[^0-9]|$))|$)",
        "以 = + - @ 开头，表格软件会当作公式",
        "请删去开头的符号；确为原文的可以保留，Excel 版下载会作处理",
        warning=True,
    ),
    _Suspicion(
        "damaged-text",
        r"\x{fffd}|锟斤拷|烫烫烫|屯屯屯",
        "含有 � 或者它留下的字样，文字在转换编码时已经损坏",
        "请从原始材料重新填写",
        warning=True,
        tell=_named(r"\x{fffd}|锟斤拷|烫烫烫|屯屯屯"),
    ),
    _Suspicion(
        "lost-character",
        # Excel's own GBK export writes ? for ⁶ and µ: 2.5×10?CFU/g, 11.3?g/kg. An address has a colon before its ?.
        r"^[^:：]*(?:[0-9]\?+[A-Za-z%/]|\?\?[^?])|^\?+\p{L}|^\?+$|^[^?]{0,12}\p{Han}\?\p{Han}[^?]{0,12}$",
        "含有 ?，像是转换编码时丢失的字",
        "请从原始材料重新填写；从表格导出时选 CSV UTF-8。确是问号的可以保留",
        warning=True,
        hint=r"^[^:：]*\?|[^\x00-\x7f]\?",
    ),
    _Suspicion("joined-cell", "[║‖]", "含有 ║，像是几项拼在一格里", "请拆成几行，或者拆到几列里", warning=True),
    _Suspicion(
        "placeholder",
        rf"^[{SPACES}]*(?:[/／\\]+|—+|(?i:null|none|nil|nan|n/a|undefined))[{SPACES}]*$",
        "只有 /、— 或 NULL 之类，像是“没有内容”的意思",
        "没有内容的请留空，或者把它写进 missingValues",
        warning=True,
    ),
    _Suspicion(
        "ditto-mark",
        rf"^[{SPACES}]*(?:[同如][{SPACES}]*[上前左]|[〃″〞]+|''|\"\"?)[{SPACES}]*$",
        "写的是“同上”，单独看这一行就不知道是什么",
        "每一行都写全，照抄上面的内容",
        warning=True,
    ),
    _Suspicion(
        "markup",
        r"&(?:nbsp|amp|lt|gt|quot|apos|#[0-9]{1,5}|#x[0-9A-Fa-f]{1,5});"
        rf"|</?(?i:br|p|div|span|font|td|tr|strong)(?:[{SPACES}][^<>]*)?/?>"
        r"|_x[0-9A-F]{4}_|\\u[0-9A-Fa-f]{4}",
        "含有网页或程序的记号，如 &nbsp; 和 <br>，会照样印出来",
        "改成它代表的字，或删去",
        warning=True,
    ),
    _Suspicion(
        "look-alike",
        _LOOK_ALIKE,
        "含有部首、兼容或自造的字，与常用的字看着一样却不同，搜不到，别的电脑也可能显示不出来",
        "重新输入这个字，不要从 PDF 复制",
        warning=True,
        tell=_named(_LOOK_ALIKE),
    ),
    _Suspicion(
        "text-mark",
        r"^'[^']+$",
        "以 ' 开头，像是表格软件标记文本用的",
        "删去这个 '；确为原文的可以保留",
        warning=True,
    ),
    _Suspicion("outer-space", rf"^[{SPACES}]|[{SPACES}]$", "首尾有空格或换行", "请删去首尾的空格", warning=True),
    _Suspicion(
        "invisible-character",
        rf"[{INVISIBLE}]",
        "含有看不见的字符（零宽字符、文字方向控制符等）",
        f"请重新录入该单元格，不要从网页直接粘贴；{_CLEAN}",
        warning=True,
        tell=_named(rf"[{INVISIBLE}]"),
    ),
)
_LINES = r"(?s:,.*\n|\n.*,)"  # may be two records: see _swallowed
_TOGETHER = 200  # rows at the head of a table's first file whose cells are looked at together
_SURE = 4  # columns from which so many commas are no chance
_PATTERNS = (*(suspicion.hint or suspicion.pattern for suspicion in _SUSPICIONS), _TOTAL_HINT, SUSPICIOUS, _LINES)
_ANY = "|".join(f"(?:{pattern})" for pattern in _PATTERNS)


def cell_rules(ready: Ready, suspects: Sequence[Field], engine: Engine) -> Iterator[Rule]:
    """Yield the rules for text columns of which at least one cell is suspicious."""
    for field in suspects:
        for one in _SUSPICIONS:
            bad = nw.col(field.name).str.contains(one.pattern)
            told = (field.name,) if one.tell else ()
            yield Rule(field.name, one.kind, bad, one.message, one.fix, one.warning, told, one.tell)
        yield from _mistaken(ready, field.name, engine)
        if len(ready.table.resource.fields) > 1:
            yield _swallowed(field.name, len(ready.table.resource.fields))


def suspicious(ready: Ready, engine: Engine) -> list[Field]:
    """Return the text columns of which a cell may break one of these rules or say `合计`."""
    fields = [field for field in ready.table.resource.fields if _is_free_text(field)]
    found = engine.matching(ready.table.frame, [field.name for field in fields], _ANY)
    return [field for field in fields if field.name in found]


def _mistaken(ready: Ready, name: str, engine: Engine) -> Iterator[Rule]:
    """Look at what may have been read in a wrong encoding, each different cell once."""
    doubtful = ready.table.frame.filter(nw.col(name).str.contains(SUSPICIOUS))
    cells = sorted(cell for _, cell in engine.values(doubtful, [name]) if mistake(cell))[:LIMIT]
    if cells:
        message = "像是乱码：文字用错误的编码打开后又另存过"
        yield Rule(name, "encoding-error", nw.col(name).is_in(cells), message, "请从原系统重新导出", warning=True)


def column_rules(ready: Ready, engine: Engine) -> Iterator[Rule]:
    """Look at the first cells of each text column together: Chinese read as other Chinese is told by more than one."""
    names = [field.name for field in ready.table.resource.fields if _is_free_text(field)]
    # A place in the first file is the row's number.
    first = engine.all(ready.frame.filter(nw.col(PLACE) <= _TOGETHER).select(*names)) if names else []
    for name, cells in zip(names, zip(*first, strict=True), strict=bool(first)):
        others = {cell for cell in cells if cell and not cell.isascii()}
        actual = column_mistake(others)
        if actual:
            message = f"这一列像是乱码：{CODECS[actual.actual]} 的文字当成 {CODECS[actual.read]} 打开后又另存过"
            bad = nw.col(name).is_in(sorted(others))
            fix = "请从原系统重新导出，导出后不要用编码不对的程序另存"
            yield Rule(name, "encoding-error", bad, message, fix, warning=True)


def _swallowed(name: str, columns: int) -> Rule:
    """Find a cell of several lines with the commas of as many records: two lost quotes made one cell of them."""
    cell = nw.col(name)
    commas, lines = (cell.str.len_chars() - cell.str.replace_all(sign, "").str.len_chars() for sign in (",", "\n"))
    bad = (lines > 0) & (commas == lines * (columns - 1))
    message = "这一格里有换行和逗号，像是吞下了后面的行：两处引号各丢了一半"
    fix = "核对这一格开头和末尾的引号；确是一格内容的，逗号改成全角"
    return Rule(name, "lost-quote", bad, message, fix, warning=columns < _SURE)


def _is_free_text(field: Field) -> bool:
    return field.type in ("string", "list") and not field.constraints.enum
