"""A new Markdown page: a draft that says how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path

from disclosure.content_folders import Kind
from disclosure.errors import SettingsError
from disclosure.ground.portable import is_portable
from disclosure.pages.content import GUIDANCE, SUMMARY
from disclosure.writing import disk_errors_named

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_TEXT = """---
标题: {title}
日期: {day}
摘要: {summary}
状态: 草稿
---
（{guidance}）在这里写正文，段与段之间空一行。草稿只在预览（make serve）里看得到。

（{guidance}）写好以后删去上面“状态: 草稿”一行和写给编辑的话。

## 小标题

- 一条一行
- （{guidance}）链接写成 `[文字](../pages/about.md)`，附件写成 `[名称](rules.pdf)`，文件放进 content/files
- （{guidance}）图片写成 `![图片说的是什么](photo.jpg)`，文件放进 content/images；文件名只用小写字母、数字和连字符

| 项目 | 结果 |
|---|---|
| 示例 | 示例 |
"""


def begin(title: str, name: str, folder: Path, kinds: Mapping[str, Kind], as_of: date) -> Path:
    """Write a page called *title* into the *folder* of a kind of page, and return it.

    Its file is called *name*, or after the day. Raises SettingsError for a kind, a title or a name that cannot be.
    """
    if folder.name not in kinds:
        raise SettingsError(
            f"KIND 不能是 {folder.name}",
            hint=f"可用的有 city（网站）、register（名册）、report（报告）和栏目 {'、'.join(kinds)}",
        )
    if not title.strip() or "\n" in title:
        raise SettingsError("没有写标题", hint=f"如 make new KIND={folder.name} TITLE=关于开展抽检的通告")
    if name == "index" and kinds[folder.name].list:
        raise SettingsError("NAME 不能是 index", hint="这个栏目的列表由程序生成，占着这个网址；换一个名称")
    text = _TEXT.format(title=title.strip(), day=as_of.isoformat(), guidance=GUIDANCE, summary=SUMMARY)
    return put(text, name, as_of.isoformat(), folder)


def put(text: str, name: str, otherwise: str, folder: Path) -> Path:
    """Write a new file of this *text* into *folder* and return it; without a *name* it has the first free one.

    Raises SettingsError for a name that cannot be, or that of a file which is there.
    """
    place = folder / f"{_checked(name)}.md" if name else _free(folder, otherwise)
    with disk_errors_named():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with place.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError as error:
            raise SettingsError(f"已经有 {place} 了，不会覆盖", hint="换一个名称") from error
    return place


def _checked(name: str) -> str:
    if not (_NAME.fullmatch(name) and is_portable(name)):
        hint = "它是网址的一部分：只用小写字母、数字和连字符，如 NAME=spot-check；也可以不写"
        raise SettingsError("NAME 不能作文件名", hint=hint)
    return name


def _free(folder: Path, name: str) -> Path:
    names = (f"{name}.md" if number == 1 else f"{name}-{number}.md" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
