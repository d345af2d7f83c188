"""Addresses of other sites, and names of files, that a page would break or take for words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from disclosure.errors import shortened
from disclosure.pages.oddities import Looks, Oddity, outside_code

_HAN = "[\u3400-\u9fff]"
_LINK = re.compile(r"\]\([^()\n]*\)")
_BROKEN = re.compile(
    rf"https?://[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*{_HAN}[^\s，。；、！？（）()“”《》<>]*", re.ASCII
)
_GOES_ON = re.compile(rf"{_HAN}.*?(?:[/=?&#]|\.[A-Za-z])")  # words that follow an address hold none of these
FULL_WIDTH: Final = re.compile(r"https?(?:：[/／]{1,2}|:／{1,2}|:/／)[^\s，。；、！？（）()“”《》<>]*")
_NO_SCHEME = re.compile(r"(?<![\w/.@-])www\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9\-._~/?#&=%]*)?", re.ASCII)
_FILE = re.compile(r"(?<![\w/(.|[-])[a-z0-9-]+\.(?:pdf|docx?|xlsx?|pptx?|ofd)(?![\w\]/])", re.ASCII)
_BLOCK = re.compile(r"^/{3}.*$", re.MULTILINE)
_MOST_SHOWN = 80  # characters


def web_addresses(text: str) -> Iterator[Oddity]:
    """Yield the addresses and files of a text that would lead elsewhere than meant, or nowhere."""
    yield from outside_code(text, _LOOKS, _LINK, _BLOCK)


def right(address: str) -> str:
    """Return an address with the signs of a full-width keyboard as half-width ones."""
    said = unicodedata.normalize("NFKC", address)
    return re.sub(r"^(https?):/*", r"\1://", said)


def _broken(text: str) -> Iterator[Oddity]:
    for found in _BROKEN.finditer(text):
        if _GOES_ON.search(found[0]):
            fix = f"写成 [文字]({shortened(found[0], _MOST_SHOWN)})"
            yield Oddity("address", "网址里有汉字，链接到汉字前面就断了，会打开别的网页", fix, found.start())


def _full_width(text: str) -> Iterator[Oddity]:
    for found in FULL_WIDTH.finditer(text):
        fix = f"改成半角：{shortened(right(found[0]), _MOST_SHOWN)}"
        yield Oddity("address", "网址的冒号或斜线写成了全角，不会成为链接", fix, found.start())


def _no_scheme(text: str) -> Iterator[Oddity]:
    for found in _NO_SCHEME.finditer(text):
        fix = f"要能点开的，写成 https://{shortened(found[0], _MOST_SHOWN)}"
        yield Oddity("no-scheme", "网址前面没有 https://，不会成为链接", fix, found.start(), warning=True)


def _files(text: str) -> Iterator[Oddity]:
    for found in _FILE.finditer(text):
        fix = f"要能点开的，写成 [文件的名称]({found[0]})，文件放进 content/files"
        yield Oddity("bare-file", f"只写文件名 {found[0]} 不会成为链接", fix, found.start(), warning=True)


_LOOKS: Final[Looks] = (_broken, _full_width, _no_scheme, _files)
