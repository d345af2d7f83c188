"""What a message may say of a cell: logs are public too, so the text of a text cell never gets into one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MOST = 10  # choices that a message lists
# Ten characters hold a date or a number in any notation, but no mobile number and no identity number.
_FIGURES = re.compile(r"[-+0-9.,/:eE年月日]{1,10}", re.ASCII)
_SCIENTIFIC = re.compile(r"[0-9.]+[eE]\+?[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[0-9]{11,}")
_LONGEST_NAME = 60  # characters
_UNSEEN = {
    0x09: "制表符",
    0x0B: "纵向制表符",
    0x0C: "换页符",
    0x0D: "回车",
    0x1A: "替换符 SUB",
    0x1B: "转义符 ESC",
    0x7F: "删除符 DEL",
    0xAD: "软连字符",
    0x200B: "零宽空格",
    0x200C: "零宽不连字符",
    0x200D: "零宽连字符",
    0x200E: "从左到右标记",
    0x200F: "从右到左标记",
    0x202E: "从右到左覆盖",
    0x2060: "词连接符",
    0xFEFF: "字节顺序标记 BOM",
    0xFFFD: "替代字符",
}
_KINDS = (
    ("控制字符", lambda character: unicodedata.category(character) == "Cc"),
    ("看不见的字符", lambda character: unicodedata.category(character) == "Cf"),
    ("空格", str.isspace),
    ("半角数字", lambda character: character in "0123456789"),
    ("半角字母", lambda character: character.isascii() and character.isalpha()),
    ("全角字符", lambda character: unicodedata.east_asian_width(character) == "F"),
    ("汉字", lambda character: unicodedata.category(character) == "Lo"),
)


def described(cell: str) -> str:
    """Return a text cell's length and the kinds of its characters, in place of the text."""
    kinds = dict.fromkeys(_kind(character) for character in cell)
    return f"现为 {len(cell)} 个字符（{'、'.join(kinds)}）"


def character(sign: str) -> str:
    """Name a character that may not be seen: U+200B（零宽空格）."""
    known = _UNSEEN.get(ord(sign)) or next((name for name, holds in _KINDS if holds(sign)), "")
    return f"U+{ord(sign):04X}（{known}）" if known else f"U+{ord(sign):04X}"


def figures(cell: str) -> str:
    """Show a cell of a number or date column if it holds nothing but figures; describe any other."""
    if _FIGURES.fullmatch(cell):
        return f"现为 {cell}"
    if _SCIENTIFIC.fullmatch(cell):
        return f"{described(cell)}，像是表格软件改成的科学计数法"
    return described(cell)


def plain(cell: str) -> str:
    """Show a cell that the checks know to be a number, a date or a word of the descriptor."""
    return f"现为 {cell}"


def file_name(cell: str) -> str:
    """Show the name of a file, which is published with it, without what may be the number of a person."""
    return f"写的是 {_NUMBER.sub('…', cell)[:_LONGEST_NAME]}"


def length(cell: str) -> str:
    """Say how long a cell is."""
    return f"现为 {len(cell)} 个字符"


def choices(words: Sequence[str]) -> str:
    """List the words that a cell may hold."""
    more = f" 等 {len(words)} 个" if len(words) > MOST else ""
    return "、".join(words[:MOST]) + more


def _kind(character: str) -> str:
    return next((name for name, holds in _KINDS if holds(character)), "其他符号")
