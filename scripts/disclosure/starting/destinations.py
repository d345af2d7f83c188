"""Where what is begun will stand: under a name that every system can hold, and where nothing stands yet."""

from __future__ import annotations

import os
import re
from pathlib import Path

from disclosure.contract.model import REFERENCE
from disclosure.contract.structure import RESERVED
from disclosure.errors import SettingsError

LONGEST = 60  # characters; a system holds 255 bytes, and a Chinese character takes three

_CITY = re.compile(r"(?![ .\-])[^\x00-\x1f<>:\"'/\\|?*$`\x7f-\x9f]+(?<![ .])")
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)  # what Windows keeps for itself
_REGISTER = re.compile("[a-z][a-z0-9-]*")


def city_place(name: str, within: Path) -> Path:
    """Return the folder of a new city. Raises SettingsError if it can have no such name, or something stands there."""
    if not (_CITY.fullmatch(name) and name.isprintable() and _fits(name)):
        raise SettingsError(
            "NAME 不能作文件夹的名称",
            hint=f'写一个简单的名称，如 NAME=某县；不能含 / \\ : * ? " < > | 等符号，最多 {LONGEST} 字',
        )
    return _free(within / name)


def register_place(name: str, data: Path) -> Path:
    """Return the folder of a new register in *data*. Raises SettingsError as `city_place` does."""
    if not (_REGISTER.fullmatch(name) and _fits(name)):
        raise SettingsError(
            "NAME 不能作名册的名称",
            hint=f"它是网址的一部分：小写字母开头，只用小写字母、数字和连字符，最多 {LONGEST} 字，如 NAME=penalties",
        )
    if name in RESERVED | {REFERENCE}:
        raise SettingsError(f"NAME 不能是 {name}：这是网站自己用的名称", hint="换一个名称")
    return _free(data / name)


def _fits(name: str) -> bool:
    return len(name) <= LONGEST and not _DEVICE.fullmatch(name)


def _free(place: Path) -> Path:
    if os.path.lexists(place):
        raise SettingsError(f"已经有 {place} 了，不会覆盖", hint="换一个名称；不要它的话，先自己移走")
    return place
