"""What people write that is not our Markdown, with what to write in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from disclosure.pages.as_written import DELIMITERS, in_fences, left_open


class Oddity(NamedTuple):
    """Something odd in a text: its kind, what it is, what to do, at which place of the text it stands.

    A *warning* may be meant.
    """

    kind: str
    message: str
    fix: str
    at: int
    warning: bool = False


Looks = Sequence[Callable[[str], Iterator[Oddity]]]

_TAG = re.compile(
    r"(?<!\\)</?([A-Za-z][A-Za-z0-9:-]*)"
    r"(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>|(?<!\\)<(!--|!\[|!doctype|\?)",
    re.ASCII | re.IGNORECASE,
)
_INSTEAD: Final = {
    **dict.fromkeys(("b", "strong"), "<{}> 写成 **文字**"),
    **dict.fromkeys(("i", "em"), "<{}> 写成 *文字*"),
    **dict.fromkeys(("s", "del", "strike"), "<{}> 写成 ~~文字~~"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "<{}> 写成 ## 标题"),
    **dict.fromkeys(("ul", "ol", "li"), "<{}> 每条一行，写成 - 文字 或 1. 文字"),
    **dict.fromkeys(("table", "tr", "td", "th", "thead", "tbody"), "表格写成 | 甲 | 乙 |，第二行写 |---|---|"),
    "a": "<a> 写成 [文字](地址)",
    "img": "<img> 写成 ![图片说的是什么](文件名)",
    "p": "<p> 段落之间空一行",
    "code": "<code> 写成 `文字`",
    "pre": "<pre> 前后各写一行 ```",
    "blockquote": "<blockquote> 每行前面写 >",
    "hr": "<hr> 写成 ---",
    "!--": "注释不能留在正文里，删去",
}
_OTHERS: Final = frozenset(
    re.findall(
        r"\w+",
        """
abbr address area article aside audio base bdi bdo big body button canvas caption center cite col colgroup
data datalist dd details dfn dialog div dl dt embed fieldset figcaption figure font footer form frame frameset
head header hgroup html iframe input ins kbd label legend link main map mark marquee math menu meta meter nav
noframes noscript object optgroup option output param picture progress q rp rt ruby samp script search section
select slot small source span style sub summary sup svg template textarea tfoot time title tt u var video wbr
""",
    )
)
_MOST_NAMED = 6

_UNSUPPORTED: Final = (
    (r"\{[:#.][^{}\n]*\}", "大括号里的属性", "删去；标题自动有可以链接的名字"),
    (r"^\[TOC\]", "[TOC] 目录", "删去；长文章分成几页"),
    (r"^(?:!!!|\?\?\?\+?|:::) *\w", "这种提示框", "写成 /// 提示，最后另起一行写 ///"),
    (r"==(?=\S)[^=\n]+==", "== 高亮", "改用 **加重**"),
    (r"\$\$[^$\n]+\$\$", "数学公式", "用文字写出来"),
)
_SUPPORT: Final = [(re.compile(pattern, re.MULTILINE), what, fix) for pattern, what, fix in _UNSUPPORTED]
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_FULL_WIDTH = re.compile(r"^ {0,3}｜.*｜|^[^｜\n]*｜[^｜\n]*｜", re.MULTILINE)
_ROW = re.compile(r" {0,3}\|.*\| *$")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\n]*)\]:", re.MULTILINE)
_WIDE_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]*)\]：", re.MULTILINE)
_USED = re.compile(r"\[\^([^\]\n]+)\](?!:)")
_NO_ALT = re.compile(r"!\[\s*\][(\[]")
_NO_WORDS = re.compile(r"(?<![!\\\]])\[\s*\]\(([^()\n]+)\)")
_NO_ADDRESS = re.compile(r"(?<![!\\])\[([^\[\]\n]+)\]\(\s*\)")
_SAYS_NOTHING = re.compile(
    r"!\[ *((?:图片?|照片|相片|截图|配图|插图|附图|微信图片|image|img|picture|photo)[\d_（）() -]*|[\d_-]+"
    r"|[^\[\]\n]*\.(?:png|jpe?g|webp|gif)) *\]\(",
    re.IGNORECASE,
)


def oddities(text: str) -> Iterator[Oddity]:
    """Yield everything odd in a text, but not in its code."""
    yield from outside_code(text, _LOOKS)
    yield from _fence(text)


def outside_code(text: str, looks: Looks, *others: re.Pattern[str]) -> Iterator[Oddity]:
    """Yield what *looks* find in a text, but neither in its code nor in what matches one of *others*."""
    plain = without_code(text)
    for pattern in others:
        plain = blanked(pattern, plain)
    for look in looks:
        yield from look(plain)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return *text* with spaces in place of what matches, on one line each, everything else where it was."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=1)  # every module that looks for oddities asks for the same text
def without_code(text: str) -> str:
    """Return *text* with spaces in place of its code, each place and line where it was."""
    return _SPAN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(_without_fences(text.split("\n"))))


def _without_fences(lines: Sequence[str]) -> Iterator[str]:
    is_after_blank = True
    for line, is_fenced in zip(lines, in_fences(lines), strict=True):
        is_indented = is_after_blank and line.startswith("    ") and not re.match(" *[-*+0-9]", line)
        is_code = is_fenced or is_indented
        is_after_blank = not line.strip() or (is_code and is_after_blank)
        yield " " * len(line) if is_code else line


def _fence(text: str) -> Iterator[Oddity]:
    """Yield the fence of code that nothing ends: it and all that follows would be printed as it stands."""
    lines = text.split("\n")
    at = left_open(lines)
    if at is not None:
        mark = lines[at].strip()[:3]
        fix = f"代码后面另起一行写 {mark}；不是代码的，删去这一行"
        yield Oddity("fence", f"{mark} 只有开头，没有结束，会原样印出来", fix, sum(len(one) + 1 for one in lines[:at]))


def _html(text: str) -> Iterator[Oddity]:
    found = [(one.start(), (one[1] or one[2]).lower()) for one in _TAG.finditer(text)]
    bad = [(at, name) for at, name in found if name in _INSTEAD or name in _OTHERS or ":" in name or name[0] in "!?"]
    if not bad:
        return
    names = list(dict.fromkeys(name for _, name in bad))
    said = "、".join(f"<{name}>" for name in names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
    lines = dict.fromkeys(str(text.count("\n", 0, at) + 1) for at, _ in bad)
    fixes = list(dict.fromkeys(_INSTEAD[name].format(name) for name in names if name in _INSTEAD))
    rest = ["其余的标记删去，只留文字"] if any(name not in _INSTEAD for name in names) else []
    where = f"，共 {len(lines)} 行" if len(lines) > 1 else ""
    source = "，像是从 Word 或网页粘贴来的" if len(bad) > 1 else ""
    yield Oddity("html", f"正文里不能用 HTML {said}{where}{source}", "；".join([*fixes, *rest]), bad[0][0])


def _tables(text: str) -> Iterator[Oddity]:
    found = _FULL_WIDTH.search(text)
    if found:
        yield Oddity("table", "表格的竖线写成了全角“｜”", "改成半角“|”", found.start())
    lines, at = ["", *text.split("\n"), ""], 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if "|" in line and "|" not in above:
            yield from _head(line, below, at)
        at += len(line) + 1


def _head(line: str, below: str, at: int) -> Iterator[Oddity]:
    """Yield what is wrong with the head of a table and the line *below* it."""
    cells, dashes = _cells(line), _cells(below)
    fix = f"表头下面一行写 {'|---' * cells}|，几栏写几个 ---"
    if _ROW.match(line) and not DELIMITERS.match(below):
        yield Oddity("table", "像表格，但不会成为表格", fix, at)
    elif "|" in below and DELIMITERS.match(below) and cells != dashes:
        yield Oddity("table", f"不会成为表格：表头 {cells} 格，下面一行 {dashes} 格", fix, at)


def _cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))) + 1


def _notes(text: str) -> Iterator[Oddity]:
    wide = [(found[1], found.start()) for found in _WIDE_NOTE.finditer(text)]
    for name, at in wide:
        yield Oddity("footnote", "脚注的冒号写成了全角“：”", f"改成半角：[^{name}]: 说明", at)
    defined, used = set(_DEFINED.findall(text)), {found[1]: found.start() for found in _USED.finditer(text)}
    for name, at in used.items():
        if name not in defined and name not in dict(wide):
            yield Oddity("footnote", f"脚注 [^{name}] 没有说明", f"另起一段写 [^{name}]: 说明", at)
    for found in _DEFINED.finditer(text):
        if found[1] not in used:
            message, fix = f"脚注 [^{found[1]}] 正文里没有用到", f"在要说明的地方写 [^{found[1]}]"
            yield Oddity("footnote", message, fix, found.start())


def _others(text: str) -> Iterator[Oddity]:
    for pattern, what, fix in _SUPPORT:
        found = pattern.search(text)
        if found:
            yield Oddity("unsupported", f"{what}不能用", fix, found.start())
    for found in _NO_ALT.finditer(text):
        fix = "方括号里写图片说的是什么：![抽样人员在超市抽样](文件名)；看不见图的人靠它"
        yield Oddity("alt", "图片没有替代文字", fix, found.start())
    for found in _NO_WORDS.finditer(text):
        fix = f"方括号里写链接到什么：[办事指南]({found[1].strip()})"
        yield Oddity("link", "链接没有文字，网页上看不到", fix, found.start())
    for found in _NO_ADDRESS.finditer(text):
        fix = f"圆括号里写网址或文件名：[{found[1]}](about.md)；不是链接的，删去括号"
        yield Oddity("link", "链接没有地址", fix, found.start())
    for found in _SAYS_NOTHING.finditer(text):
        fix = "写看得见的人看到的是什么，如 抽样人员在超市抽样；看不见图的人靠它"
        yield Oddity(
            "poor-alt", f"图片的替代文字“{found[1].strip()}”没有说图上是什么", fix, found.start(), warning=True
        )


_LOOKS: Final[Looks] = (_html, _tables, _notes, _others)
