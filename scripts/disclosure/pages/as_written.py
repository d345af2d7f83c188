"""Markdown as people write it, laid out as Python-Markdown wants it.

People leave no blank line before a list, a table or a fence, move sub-items in by two spaces, and write `1)`.
Python-Markdown wants a blank line, and four spaces a level. Only blank lines, spaces at the beginning of lines and the
marks of items are changed. A line of a block, `///`, stands between blank lines, but for its options. A line that
begins with two full-width spaces begins a paragraph, as in an office's own papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from markdown import Markdown
from markdown.preprocessors import Preprocessor

AFTER_TABS: Final = 28  # once Markdown has made spaces of tabs, before it looks for fences
ITEM = re.compile(r"( *)([-*+]|[0-9]{1,9}[.)])( +)(?=\S)(.*)")
FENCE = re.compile(r" *(`{3,}|~{3,})([^`]*)$")
BLOCK = re.compile(r"/{3,} *(?:[\w-]+ *(?:\|.*)?)?$")
OPTION = re.compile(r" {4,}\S")
INDENTED: Final = "\u3000\u3000"  # what a paragraph begins with where people write by hand or in Word
DELIMITERS = re.compile(r"[ |]*:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
_TASK = re.compile(r"^\[([ xX])\] ")
_LEVEL = 4  # spaces
_NESTED = 2  # spaces more than the item above make an item below it
_DEEPEST = 30  # levels of quotation; the rest is left as it is


def in_fences(lines: Sequence[str]) -> Iterator[bool]:
    """Say of each line whether it is in a fence of code, or one."""
    return (began is not None for began in _fences(lines))


def left_open(lines: Sequence[str]) -> int | None:
    """Return the line that begins a fence of code which nothing ends."""
    *_, began = _fences([*lines, ""])
    return began


def _fences(lines: Sequence[str]) -> Iterator[int | None]:
    """Say of each line which line began the fence that it is in, or ends; None outside."""
    began, mark = None, ""
    for at, line in enumerate(lines):
        fence = FENCE.match(line) if began is None else None
        if fence:
            began, mark = at, fence[1]
        yield began
        if began is not None and began < at and line.strip().startswith(mark) and not line.strip().strip(mark[0]):
            began = None


def in_lists(lines: Sequence[str]) -> Iterator[bool]:
    """Say of each line whether spaces at its beginning may say that it belongs to an item of a list."""
    is_in = is_after_text = False
    for line in lines:
        quote = _QUOTE.match(line)
        words = quote[1] if quote else line
        item = ITEM.match(words)
        if words.strip():
            begins = item is not None and (is_in or begins_list(item, is_after_text=is_after_text))
            is_in = begins or (is_in and words.startswith(" "))
        is_after_text = bool(words.strip()) and not _HEADING.match(words)
        yield is_in


def begins_list(item: re.Match[str], *, is_after_text: bool) -> bool:
    """Say no to a number in the middle of a paragraph, but to `1.`, and to what stands far in."""
    is_first = not item[2][0].isdigit() or item[2][:-1] == "1"
    return len(item[1]) < _LEVEL and (is_first or not is_after_text)


def options_end(lines: Sequence[str], at: int) -> int:
    """Return the line behind the options of a block whose first line is line *at*."""
    return next((one for one in range(at + 1, len(lines)) if not OPTION.match(lines[one])), len(lines))


def laid_out(lines: Sequence[str], depth: int = 0) -> list[str]:
    """Return *lines* with the blank lines and the spaces that Python-Markdown wants."""
    layout = _Layout(depth)
    at = 0
    while at < len(lines):
        at += layout.take(lines, at)
    return layout.out


@dataclass(slots=True)
class _Item:
    """An item of a list: its marker stands in column *at*, its text begins in column *text*."""

    at: int
    text: int
    is_numbered: bool


@dataclass(slots=True)
class _Layout:
    depth: int
    out: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)  # those that the line stands in, the outermost first
    is_long: bool = False  # whether the last of them has more than one paragraph

    def take(self, lines: Sequence[str], at: int) -> int:
        """Lay out what begins with line *at*; return how many lines it is."""
        line = lines[at]
        if not line.strip():
            self.out.append("")
            return 1
        fence = FENCE.match(line)
        if fence:
            return self._fence(lines, at, fence[1])
        if BLOCK.match(line):
            return self._block(lines, at)
        if _QUOTE.match(line) and not self.items and self.depth < _DEEPEST:
            return self._quote(lines, at)
        item = ITEM.match(line)
        if item and not _RULE.match(line) and self._is_item(item):
            self._item(item)
        else:
            self._text(line, is_table=_begins_table(lines, at))
        return 1

    @property
    def _is_after_text(self) -> bool:
        return bool(self.out and self.out[-1])

    def _apart(self) -> None:
        """Leave a blank line."""
        if self._is_after_text:
            self.out.append("")

    def _is_item(self, item: re.Match[str]) -> bool:
        is_after_text = self._is_after_text and not _HEADING.match(self.out[-1])
        return bool(self.items) or begins_list(item, is_after_text=is_after_text)

    def _item(self, item: re.Match[str]) -> None:
        at, is_numbered, outside = len(item[1]), item[2][0].isdigit(), not self.items
        last = None
        while self.items and at < self.items[-1].at + _NESTED:
            last = self.items.pop()
        if outside or self.is_long or (last and last.is_numbered != is_numbered):
            self._apart()
        self.is_long = False
        space = len(item[3]) if len(item[3]) <= _LEVEL else 1
        marker = item[2].replace(")", ".")
        text = _TASK.sub(lambda found: "☐ " if found[1] == " " else "☑ ", item[4])
        self.out.append(f"{' ' * _LEVEL * len(self.items)}{marker} {text}")
        self.items.append(_Item(at, at + len(item[2]) + space, is_numbered))

    def _leave(self, line: str) -> int:
        """Close the items that *line* stands outside of; return how many spaces it loses, or gets if below nought."""
        indent = len(line) - len(line.lstrip(" "))
        if not self._is_after_text:
            while self.items and indent < self.items[-1].at + _NESTED:
                self.items.pop()
        if not self.items:
            return 0
        return min(indent, self.items[-1].text) - _LEVEL * len(self.items)

    def _text(self, line: str, *, is_table: bool) -> None:
        if _HEADING.match(line):
            self.items.clear()
        if line.startswith(INDENTED):
            self._apart()
        less = self._leave(line)
        self.is_long = bool(self.items) and (self.is_long or not self._is_after_text)
        if is_table:
            self._apart()
        self.out.append(line[less:] if less >= 0 else " " * -less + line)

    def _block(self, lines: Sequence[str], at: int) -> int:
        self.items.clear()
        self._apart()
        end = options_end(lines, at) if lines[at].strip("/ ") else at + 1
        self.out += [*lines[at:end], ""]
        return end - at

    def _fence(self, lines: Sequence[str], at: int, mark: str) -> int:
        less = self._leave(lines[at])
        self._apart()
        closing = re.compile(rf" *{re.escape(mark[0])}{{{len(mark)},}} *$")
        end = next((one for one in range(at + 1, len(lines)) if closing.match(lines[one])), len(lines) - 1)
        for line in lines[at : end + 1]:
            self.out.append(line[min(less, len(line) - len(line.lstrip())) :] if less >= 0 else " " * -less + line)
        self.out.append("")
        return end + 1 - at

    def _quote(self, lines: Sequence[str], at: int) -> int:
        quoted = list(_quoted(lines[at:]))
        self._apart()
        self.out += [f"> {line}".rstrip() for line in laid_out(quoted, self.depth + 1)]
        return len(quoted)


def _quoted(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        found = _QUOTE.match(line)
        if not found:
            return
        yield found[1]


def _begins_table(lines: Sequence[str], at: int) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in after and bool(DELIMITERS.match(after))


class LaidOut(Preprocessor):  # type: ignore[misc]
    """Python-Markdown's step that does it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, lines: Any) -> list[str]:
        """Return the lines of a text, laid out."""
        return laid_out(list(lines))
