"""The folders of content: no register may be called like one, since each is the first part of its pages' addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any, Final

IMAGES: Final = "images"  # of the pictures in pages
FILES: Final = "files"  # of what pages give away as it is
_OWN: Final = frozenset({IMAGES, FILES, "subjects", "search", "changes", "catalog", "theme", "reference"})
_FOLDER = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of Markdown page: the folder that its pages stand in, and how they are shown.

    *section* is the entry of the navigation that it belongs to; one that is in none has its own where *navigation* says
    so. A kind with a *list* is of dated pages: newest first, over several pages unless *pager* is off, with a *feed*. A
    page of a kind with *record* may name the record that it tells of, and is public as long as that.
    """

    title: str
    template: str = "page"
    section: str = ""
    navigation: bool = False
    list: bool = True
    pager: bool = True
    feed: bool = True
    record: bool = False


KINDS: Final[Mapping[str, Kind]] = {  # by folder, in the order of the navigation
    "standards": Kind("标准公开", section="standards", list=False),
    "procedures": Kind("程序公开", section="procedures", list=False),
    "safety-week": Kind("宣传周", section="campaign", list=False),
    "cases": Kind("典型案例", record=True),
    "news": Kind("动态"),
    "pages": Kind("关于本站", list=False),
}
ALL: Final = (*KINDS, IMAGES, FILES)
_KEYS: Final = {field.name: field.type for field in fields(Kind) if field.name != "section"}


def kinds_of(said: Mapping[str, Any]) -> dict[str, Kind]:
    """Return all kinds of page: ours, changed by what a site says of them, and then its own."""
    kinds = dict(KINDS)
    for folder, words in said.items():
        if words is None:
            del kinds[folder]
        else:
            kinds[folder] = replace(kinds[folder], **words) if folder in kinds else Kind(**words)
    return kinds


def faults(said: Any) -> Iterator[str]:
    """Yield everything wrong with what a site says of its kinds of page."""
    if not isinstance(said, Mapping):
        yield '要写成字典，如 {"briefs": {"title": "工作简报"}}'
        return
    for folder, words in said.items():
        yield from (f"的 {folder} {fault}" for fault in _faults(folder, words))


def _faults(folder: Any, words: Any) -> Iterator[str]:
    if not isinstance(folder, str) or not _FOLDER.fullmatch(folder):
        yield "会成为网址，只能用小写字母、数字和连字符"
    elif folder in _OWN:
        yield "是网站自己的文件夹，换一个名称"
    elif words is None and folder not in KINDS:
        yield "本来就没有，不用写 None"
    elif words is not None and not isinstance(words, Mapping):
        yield '要写成字典，如 {"title": "工作简报"}'
    elif words is not None:
        yield from _of_words(folder, words)


def _of_words(folder: str, words: Mapping[Any, Any]) -> Iterator[str]:
    if "title" not in words and folder not in KINDS:
        yield "没有 title（栏目的名称）"
    for key, value in words.items():
        if key not in _KEYS:
            near = get_close_matches(str(key), _KEYS, n=1)
            yield f"没有 {key} 这一项" + (f"；是不是 {near[0]}？" if near else f"；可用的有 {'、'.join(_KEYS)}")
        elif _KEYS[key] == "bool" and not isinstance(value, bool):
            yield f"的 {key} 写 True 或 False"
        elif _KEYS[key] == "str" and not (isinstance(value, str) and value):
            yield f"的 {key} 写一段文字"
