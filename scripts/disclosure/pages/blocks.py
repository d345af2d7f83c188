"""Blocks in what people write: `/// 提示 | 标题`, its options, its text, `///`. Which there are, and what is wrong.

pymdown's parser takes a block that it does not know, or one with an option that it does not know, for plain text and
says nothing; so blocks are found here first, by the same lines, and everything wrong with them is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Final, NamedTuple

import yaml

from disclosure.pages.as_written import in_fences, options_end
from disclosure.pages.block_texts import DATES, NOTHING, STEPS, TEXT, Fault, Line, listed

CHART, TABLE, NUMBER, NOTE, TIMELINE, QUESTION, PROCESS, FILE, POSTER = (
    *("图表", "表格", "数字", "提示", "时间线", "问答", "步骤", "附件", "海报"),
)
SEEN, WHERE = "看到", "条件"  # options of a number
TONE, OPEN, PAPER = "类型", "展开", "纸张"
RISK, YES, LARGE = "风险", "是", "A3"

_WIDE = re.compile(r" *([^\s:：]+?) *[:：] *(.*)")
_START = re.compile(r"(/{3,}) *([\w-]+) *(?:\| *(.*?))? *")
_END = re.compile(r"(/{3,}) *")
_INSIDE = re.compile(r"(?:[ >]|[-*+] |[0-9]{1,9}[.)] )+(/{3,}) *(\w|$)")
_QUOTED = re.compile(r"^ *>[> ]*")


class Kind(NamedTuple):
    """A kind of block: what it holds, what stands behind its `|` and whether it must, the words of its options.

    An option without words takes any.
    """

    holds: str
    behind: str = ""
    is_needed: bool = False
    options: Mapping[str, Sequence[str]] = {}


KINDS: Final[Mapping[str, Kind]] = {
    CHART: Kind(NOTHING, "名册.图表", is_needed=True),
    TABLE: Kind(NOTHING, "名册.图表", is_needed=True),
    NUMBER: Kind(NOTHING, "名册.指标", is_needed=True, options={WHERE: (), SEEN: ()}),
    NOTE: Kind(TEXT, "标题", options={TONE: (NOTE, RISK)}),
    TIMELINE: Kind(DATES),
    QUESTION: Kind(TEXT, "问题", is_needed=True, options={OPEN: (YES, "否")}),
    PROCESS: Kind(STEPS),
    FILE: Kind(NOTHING, "文件名", is_needed=True),
    POSTER: Kind(TEXT, "标题", is_needed=True, options={PAPER: ("A4", LARGE)}),
}
_HOLDERS: Final = "、".join(name for name, kind in KINDS.items() if kind.holds == TEXT)


@dataclass(slots=True)
class Block:
    """A block: lines, from 0, on which it *begins*, on which its text does, and that *ends* it."""

    name: str
    argument: str
    slashes: int
    begins: int
    text: int
    outer: Block | None
    options: dict[str, str] = field(default_factory=dict)
    ends: int = -1  # it is not ended

    @property
    def mark(self) -> str:
        """What begins and ends it."""
        return "/" * self.slashes


@dataclass(slots=True)
class _Scan:
    lines: list[str]
    fenced: list[bool]
    found: list[Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    spare: int = 0  # ends of blocks that were told already

    def wrong(self, line: int, message: str, fix: str) -> None:
        self.faults.append(Fault(line, message, fix))

    def take(self, at: int) -> int:
        """Look at line *at*; return the next one to be looked at."""
        line = self.lines[at]
        start, end, inside = _START.fullmatch(line), _END.fullmatch(line), _INSIDE.match(line)
        if self.fenced[at]:
            return at + 1
        if inside and (inside[2] or self.open):
            self.wrong(at, "/// 没有顶格写", "移到一行的开头；块不能放在列表和引用里面")
            if not inside[2]:
                self._close(at, self.open[-1].slashes)
        elif end:
            self._close(at, len(end[1]))
        elif start:
            return self._begin(at, start)
        elif line.startswith("///"):
            self.wrong(at, "/// 这一行看不懂", "写成 /// 名称 或 /// 名称 | 文字，竖线用半角")
            self.spare += 1
        return at + 1

    def _begin(self, at: int, start: re.Match[str]) -> int:
        if self.open and len(start[1]) >= self.open[-1].slashes:
            fix = f"先写 {self.open[-1].mark} 结束；要放在它里面，外面的开头和结尾多写一条斜线：/{start[1]}"
            self.wrong(at, f"“{self.open[-1].name}”还没有结束，又开始了“{start[2]}”", fix)
            self.open.pop()
            self.spare += 1
        outer = self.open[-1] if self.open else None
        block = Block(start[2], start[3] or "", len(start[1]), at, options_end(self.lines, at), outer)
        self.open.append(block)
        if block.name in KINDS:
            self.found.append(block)
            self._read_options(block)
        else:
            self.wrong(at, f"没有“{block.name}”这种块", _instead(block.name, KINDS))
        return block.text

    def _read_options(self, block: Block) -> None:
        lines = self.lines[block.begins + 1 : block.text]
        try:
            said = yaml.BaseLoader("\n".join(lines)).get_single_data() or {}  # text alone: 98.0 stays so
        except (yaml.YAMLError, RecursionError):
            said = None
        if not isinstance(said, dict) or not all(isinstance(one, str) for pair in said.items() for one in pair):
            wide = [f"{one[1]}: {one[2]}" for line in lines if (one := _WIDE.match(line))]
            written = f"，写成“{wide[0].rstrip()}”" if wide else ""
            fix = f"每行写“名称: 值”，冒号用半角、后面空一格{written}；如果是正文，前面不要空格"
            self.wrong(block.begins + 1, f"“{block.name}”的选项看不懂", fix)
        else:
            block.options = said

    def _close(self, at: int, slashes: int) -> None:
        if not self.open and self.spare:
            self.spare -= 1
        elif not self.open:
            self.wrong(at, "这里没有要结束的块", "删去这一行，或在前面写 /// 名称")
        else:
            block = self.open.pop()
            block.ends = at
            if block.slashes != slashes:
                what = f"“{block.name}”开头有 {block.slashes} 条斜线，这里有 {slashes} 条"
                self.wrong(at, what, f"写成 {block.mark}")

    def check(self) -> None:
        """Look at every block as a whole."""
        for block in self.open:
            self.wrong(block.begins, f"“{block.name}”没有结束", f"最后另起一行写 {block.mark}")
        for block in self.found:
            kind = KINDS[block.name]
            self._check_argument(block, kind)
            self._check_options(block, kind)
            self._check_place(block)
            if block.ends >= 0:
                self._check_text(block, kind)

    def _check_argument(self, block: Block, kind: Kind) -> None:
        if kind.is_needed and not block.argument:
            fix = f"写成 {block.mark} {block.name} | {kind.behind}"
            self.wrong(block.begins, f"“{block.name}”后面没有写{kind.behind}", fix)
        if block.argument and not kind.behind:
            self.wrong(block.begins, f"“{block.name}”后面不写文字", "标题另起一行写在它前面，如 ## 标题")

    def _check_options(self, block: Block, kind: Kind) -> None:
        for at, (name, value) in enumerate(block.options.items(), start=block.begins + 1):
            words = kind.options.get(name, ())
            if name not in kind.options:
                self.wrong(at, f"“{block.name}”没有“{name}”这个选项", _instead(name, kind.options))
            elif words and value not in words:
                self.wrong(at, f"“{name}”不能这样写", f"只能写 {'、'.join(words)}")
        after = self.lines[block.text] if block.text < len(self.lines) else ""
        name = re.split("[:：]", after)[0].strip()
        if name in kind.options and name != after.strip() and not block.options:
            self.wrong(block.text, f"选项“{name}”前面没有空格", "选项每行前面空四格")

    def _check_place(self, block: Block) -> None:
        outer = block.outer
        if outer and outer.name in KINDS and KINDS[outer.name].holds != TEXT:
            self.wrong(block.begins, f"“{outer.name}”里面不能放“{block.name}”", f"里面能放别的块的有 {_HOLDERS}")
        elif outer and block.name == POSTER:
            self.wrong(block.begins, f"“{POSTER}”不能放在别的块里面", f"移到“{outer.name}”的外面")

    def _check_text(self, block: Block, kind: Kind) -> None:
        inner = {at for one in self.found if one.outer is block for at in range(one.begins, one.ends + 1)}
        lines = [Line(at, self.lines[at], self.fenced[at] or at in inner) for at in range(block.text, block.ends)]
        has_text = any(line.text.strip() for line in lines)
        if kind.holds == NOTHING and has_text:
            self.wrong(block.text, f"“{block.name}”里面不写文字", f"文字写在 {block.mark} 外面")
        if kind.holds != NOTHING and not has_text:
            self.wrong(block.begins, f"“{block.name}”里面没有内容", f"内容写在两行 {block.mark} 之间")
        if kind.holds in (STEPS, DATES):
            self.faults += listed(block.name, kind.holds, lines)


def _instead(name: str, names: Mapping[str, object]) -> str:
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    known = f"可用的有 {'、'.join(names)}" if names else "它没有选项，删去这一行"
    return f"是不是“{near[0]}”？{known}" if near else known


@lru_cache(maxsize=256)
def _scanned(text: str) -> _Scan:
    lines = [line.expandtabs(4) for line in text.split("\n")]
    scan = _Scan(lines, [*in_fences([_QUOTED.sub("", line) for line in lines])])
    at = 0
    while at < len(lines):
        at = scan.take(at)
    scan.check()
    return scan


def blocks(text: str) -> Sequence[Block]:
    """Return the blocks of a text that have a known name and an end."""
    return [block for block in _scanned(text).found if block.ends >= 0]


def block_faults(text: str) -> Sequence[Fault]:
    """Return what is wrong with the blocks of a text, in the order of its lines."""
    return sorted(_scanned(text).faults)


def unmarked(text: str) -> str:
    """Return *text* without the names and options of its blocks, which are no words of a page; its lines stay."""
    lines = text.split("\n")
    for block in _scanned(text).found:
        lines[block.begins] = block.argument
        lines[block.begins + 1 : block.text] = [""] * (block.text - block.begins - 1)
    return "\n".join(lines)


def spans(text: str) -> Iterator[tuple[Block, int, int]]:
    """Yield the blocks of a text with the places at which each begins and ends."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for block in blocks(text):
        yield block, starts[block.begins], starts[block.ends + 1] - 1
