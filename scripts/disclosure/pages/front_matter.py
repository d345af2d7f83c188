"""The head of a Markdown page: lines of a key and its value, up to a blank line, or between two lines `---`.

A key is Chinese or English and stands in the list; nothing that Pelican would obey (`Save_as`, `Url`) is in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from disclosure.content_folders import Kind
from disclosure.errors import Problem, shortened
from disclosure.pages.head_words import meant
from disclosure.pages.unseen import unseen

KEYS: Final = {  # what we call them ▸ what an editor writes
    "title": "标题",
    "summary": "摘要",
    "date": "日期",
    "until": "截止",
    "modified": "修改",
    "status": "状态",
    "source": "来源",
    "basis": "依据",
    "image": "图片",
    "files": "附件",
    "editor": "责任编辑",
    "reviewer": "审核",
    "order": "顺序",
    "penalty": "处罚",
}
PENALTY: Final = "penalty"  # the record that a page tells of
DRAFT: Final = "草稿"
_DRAFTS: Final = (DRAFT, "draft")
_ENGLISH: Final = {word: name for name, word in KEYS.items()} | {name: name for name in KEYS}
_SEVERAL: Final = frozenset({"files"})  # may be written more than once
_DAYS: Final = ("date", "until", "modified")
FENCE: Final = "---"
_LINE = re.compile(r"([^\s:：|#>][^:：]{0,29}?)[ \t]*:[ \t]*(.*)")
_FULL_WIDTH = re.compile(r"([^\s:：]{1,30})[ \t]*：[ \t]*(.*)")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DASHES = re.compile(r"-{2,}|[—–－―─-](?: *[—–－―─-])+|—")
_ANY_DAY = re.compile(r"([0-9]{4})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})\s*日?")
_EXAMPLE = "2022-09-30"


@dataclass(slots=True)
class Head:
    """What stands at the head of a page: values by our names for them, each with its line; where the text begins."""

    path: str
    values: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    file_rows: list[int] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    ends: int = 0  # lines that are not text
    problems: list[Problem] = field(default_factory=list)

    def said(self, key: str) -> str:
        """Return a value; "" where nothing is said."""
        return self.values.get(key, "")

    @property
    def is_draft(self) -> bool:
        """Whether it is to be seen in a preview alone."""
        return self.said("status") in _DRAFTS

    @property
    def first(self) -> date | None:
        """The day from which the page is public; None: from ever."""
        return _day(self.said("date"))

    @property
    def last(self) -> date | None:
        """The last day on which the page is public; None: for ever."""
        return _day(self.said("until"))

    def is_public(self, as_of: date) -> bool:
        """Whether the page is public on *as_of*: both its days count."""
        first, last = self.first, self.last
        return not self.is_draft and not (first and as_of < first) and not (last and last < as_of)

    def problem(self, message: str, fix: str, key: str | None = None, kind: str = "front-matter") -> Problem:
        """Return what is wrong with what stands here; *key* is our name for what is meant."""
        row, word = self.rows.get(key or ""), KEYS.get(key or "", "")
        return Problem(self.path, kind, message, fix, row=row, field=key, title=word)

    def wrong(self, message: str, fix: str, row: int | None = None, key: str | None = None) -> None:
        """Add a problem; it is on the line where *key* stands, if no other is said."""
        found = self.problem(message, fix, key)
        self.problems.append(found if row is None else replace(found, row=row))


def read_head(path: str, lines: Sequence[str]) -> Head:
    """Take the head off the lines of a page, with everything that is wrong with how it is written."""
    head = Head(path)
    begins = _begins(lines)
    if begins:
        head.wrong("文件开头有空行，下面的抬头不算数", "删去开头的空行，第一行写 --- 或“标题: 文字”", 1)
    is_fenced = begins < len(lines) and _is_fence(lines[begins])
    end = _end(lines, begins, is_fenced=is_fenced)
    if end is None:
        head.wrong("开头的 --- 没有结束", "在最后一项下面再写一行 ---", begins + 1)
        return head
    for at in range(begins, end + is_fenced):
        line = lines[at].strip() if is_fenced else lines[at].rstrip()
        if is_fenced and at in (begins, end):
            _check_fence(head, line, at + 1)
        elif line:
            _take(head, line, at + 1)
    head.ends = end + is_fenced
    return head


def _begins(lines: Sequence[str]) -> int:
    """Return the line on which the head begins; above it there should be none."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    found = _LINE.match(lines[first]) if lines else None
    is_head = bool(found and found[1].lower() in _ENGLISH) or (bool(lines) and _is_fence(lines[first]))
    return first if is_head else 0


def _is_fence(line: str) -> bool:
    return bool(_DASHES.fullmatch(line.strip()))


def _check_fence(head: Head, line: str, row: int) -> None:
    if line != FENCE:
        head.wrong("抬头上下的 --- 写得不对，像是破折号", "改成三个半角的减号 ---（先切换到英文输入法）", row)


def _end(lines: Sequence[str], begins: int, *, is_fenced: bool) -> int | None:
    rest = range(begins + is_fenced, len(lines))
    if is_fenced:
        return next((at for at in rest if _is_fence(lines[at])), None)
    return next((at for at in rest if not lines[at].strip()), len(lines))


def _take(head: Head, line: str, row: int) -> None:
    found, moved_in = _LINE.fullmatch(line), _LINE.fullmatch(line.lstrip().replace("：", ":", 1))
    wide = None if found else _FULL_WIDTH.fullmatch(line)
    word = wide[1] if wide and wide[1].lower() in _ENGLISH else meant(wide[1], _ENGLISH) if wide else ""
    if line[0].isspace() and moved_in and moved_in[1].lower() in _ENGLISH:
        head.wrong("行首有空格", f"删去行首的空格，写成“{moved_in[1]}: {shortened(moved_in[2].strip())}”", row)
        _put(head, moved_in[1], moved_in[2].strip(), row)
    elif wide and word:
        head.wrong("冒号写成了全角“：”", f"改成半角“:”，写成“{word}: {shortened(wide[2].strip())}”", row)
        _put(head, word, wide[2].strip(), row)
    elif not found:
        fix = "文件开头每行写“标题: 文字”这样一项，空一行后写正文；上一项没有写完的，接在它的末尾，写成一行"
        head.wrong("文件开头的这一行看不懂", fix, row)
    else:
        _put(head, found[1], found[2].strip(), row)


def _put(head: Head, key: str, value: str, row: int) -> None:
    name = _ENGLISH.get(key.lower())
    if name is None:
        near = meant(key, _ENGLISH)
        known = "、".join(KEYS.values())
        fix = f"是不是“{near}”？" if near else f"可用的有 {known}；正文前面要空一行"
        head.wrong(f"不能写“{key}”这一项", fix, row)
    elif not value:
        head.wrong(f"“{key}”没有内容", "每项写一次，写在一行里", row)
    elif name in _SEVERAL:
        head.files.append(value)
        head.file_rows.append(row)
        head.rows.setdefault(name, row)
    elif name in head.values:
        head.wrong(f"“{key}”写了两次", "每项写一次，写在一行里", row)
    else:
        head.values[name] = value.strip("\"'") if value[0] in "\"'" and value[-1] == value[0] else value
        head.rows[name] = row


def check_head(head: Head, kind: Kind) -> Iterator[Problem]:
    """Yield everything wrong with what a head says, for a page of such a *kind*."""
    if "title" not in head.values and not any(one.row == 1 for one in head.problems):
        yield Problem(head.path, "no-title", "没有标题", "第一行写“标题: 文字”")
    for key in _DAYS:
        if head.said(key) and _day(head.said(key)) is None:
            yield _fault(head, key, *_wrong_day(head.said(key)))
    if head.said("status") and not head.is_draft:
        yield _fault(head, "status", "不能这样写", f"只能写“{DRAFT}”；要公开就删去这一行")
    if head.said("order") and (kind.list or not re.fullmatch("[0-9]{1,4}", head.said("order"))):
        number, dated = ("不是数字", "写成 1 至 9999 的整数"), ("不用写，这个栏目按日期排列", "删去这一行")
        yield _fault(head, "order", *(dated if kind.list else number))
    if kind.list and not head.said("date") and not head.is_draft and "title" in head.values:
        yield head.problem("没有日期", f"加一行“日期: {_EXAMPLE}”", "date")
    if head.said(PENALTY) and not kind.record:
        yield _fault(head, PENALTY, "不用写，这个栏目的文章不跟着一条记录撤下", "删去这一行；典型案例放进 cases")
    yield from _order_of_days(head)
    for key, value in head.values.items():
        yield from (replace(head.problem(odd.message, odd.fix, key, odd.kind), warning=True) for odd in unseen(value))
    if head.said("editor") and _person(head.said("editor")) == _person(head.said("reviewer")):
        yield _fault(head, "reviewer", "和责任编辑是同一个人", "由另一个人看过再写上")


def _wrong_day(text: str) -> tuple[str, str]:
    """Say what is wrong with a day, and how it is written: the one that was meant, where that can be said."""
    found = _ANY_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return "不是日期", f"写成 {_EXAMPLE}：四位的年、两位的月、两位的日"
    meant = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    if _day(meant) is None:
        return f"不对：日历上没有 {meant} 这一天", "核对月份和日子"
    return "不是日期", f"写成 {meant}"


def _person(name: str) -> str:
    """Return a name as it is compared: however wide its letters are, whatever spaces are in it."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _order_of_days(head: Head) -> Iterator[Problem]:
    first = head.first
    for key in ("until", "modified"):
        day = _day(head.said(key))
        if first and day and day < first:
            yield _fault(head, key, f"{day} 早于日期 {first}", "核对两个日期")


def _fault(head: Head, key: str, what: str, fix: str) -> Problem:
    return head.problem(f"“{KEYS[key]}”{what}", fix, key)


def _day(text: str) -> date | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
