"""The gate before any library sees a descriptor: plain JSON, plain paths, nothing that opens anything.

frictionless accepts addresses, databases, archives, links and duplicate keys. Here the file itself, its JSON
and its paths are checked; properties such as `scheme`, `data` or `compression` are refused by name because
contract.schema.json does not know them. No library sees a descriptor that has not passed both.
"""

from __future__ import annotations

import json
import math
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosure.errors import Problem

DESCRIPTOR = "datapackage.json"
IMPORT = "import.json"  # how an office's file becomes a package: not built yet
LARGEST_DESCRIPTOR = 1_000_000  # bytes
DEEPEST = 32  # levels of nesting
LARGEST_FILE = 512_000_000  # bytes
LONGEST_PATH = 200  # characters, inside the folder

_PATH = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\.csv")
_WORKBOOKS = (".xlsx", ".xls", ".et", ".ods")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class _Refused(ValueError):  # noqa: N818 (a signal inside this module; it never leaves it)
    """A JSON construct that the standard library would accept."""


def read_descriptor(path: Path, shown: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the descriptor at *path* as a dictionary, or None and what is wrong; *shown* names it."""
    try:
        return _parse(_bytes(path)), []
    except OSError:
        problem = Problem(shown, "source-error", "没有这个文件或读不了", "每个文件夹都要有可读的 datapackage.json")
    except json.JSONDecodeError as error:
        message = f"第 {error.colno} 列附近不是合法的 JSON"
        fix = "检查这里的引号、逗号和括号是否成对、是否用了半角"
        problem = Problem(shown, "source-error", message, fix, row=error.lineno)
    except UnicodeDecodeError as error:
        problem = Problem(shown, "encoding-error", f"第 {error.start + 1} 字节不是 UTF-8", "用 UTF-8 保存")
    except _Refused as error:
        problem = Problem(shown, "source-error", str(error))
    except (ValueError, RecursionError):
        problem = Problem(shown, "source-error", "数字太长或嵌套太深", "改成普通的数字和层次")
    return None, [problem]


def paths(descriptor: Mapping[str, Any], folder: Path, shown: str) -> Iterator[Problem]:
    """Report every path that is no plain regular CSV file inside *folder*, or that is named twice."""
    seen: dict[str, str] = {}
    for number, path in declared(descriptor):
        place = f"resources[{number}].path"
        if not is_plain(path):
            fix = "写成文件夹内的文件名，如 2019.csv；只用字母、数字、点、横线和下划线"
            if path.lower().endswith(_WORKBOOKS):
                fix = "在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”，把 path 改成那个 .csv 文件"
            yield Problem(shown, "scheme-error", f"{place} 不是文件夹内的普通 CSV 路径", fix)
            continue
        if path.casefold() in seen:
            message = f"{place}：{path} 与 {seen[path.casefold()]} 是同一个文件"
            yield Problem(shown, "resource-error", message, "每个文件只写一次；不能只差大小写")
        seen.setdefault(path.casefold(), path)
        yield from _regular(folder, path)


def undeclared(descriptor: Mapping[str, Any], folder: Path) -> Iterator[Problem]:
    """Report what lies in *folder* without being declared; `files/` holds attachments, links nowhere."""
    known = {DESCRIPTOR} | {path for _, path in declared(descriptor)}
    for entry in walk(folder):
        path = entry.relative_to(folder).as_posix()
        shown = f"{folder.name}/{path}"
        if path in known:
            continue  # reported where it is read
        if entry.is_symlink():
            yield Problem(shown, "source-error", "是符号链接", "放入文件本身")
        elif entry.is_dir():
            message = f"这个文件夹读不了，或者嵌套超过 {DEEPEST} 层"
            yield Problem(shown, "source-error", message, "给它读取权限，或者把文件移到上面来")
        elif path == IMPORT:
            fix = "这一版还不能用；移走它，或等到支持它的版本"
            yield Problem(shown, "not-supported", f"{IMPORT} 尚未支持（导入的说明）", fix)
        elif path != "README.md" and not path.startswith("files/"):
            fix = "在 datapackage.json 中声明它，或者移走"
            yield Problem(shown, "undeclared-file", "文件夹里有没有声明的文件", fix)


def walk(folder: Path, levels: int = DEEPEST) -> Iterator[Path]:
    """Yield everything under *folder* that is not a folder, in a fixed order; links are not followed.

    A folder that may not be read or lies too deep is yielded itself. What is hidden (`.DS_Store`) is no part of it.
    """
    if not levels or not os.access(folder, os.R_OK | os.X_OK):
        yield folder
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from walk(entry, levels - 1)
        else:
            yield entry


def declared(descriptor: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield each path with the number of its resource, whatever shape the descriptor has."""
    for number, resource in enumerate(_resources(descriptor)):
        said = resource.get("path")
        for path in said if isinstance(said, list) else [said]:
            if isinstance(path, str):
                yield number, path


def is_plain(path: str) -> bool:
    """Whether *path* is a relative name of a CSV file that cannot lead out of its folder."""
    short = len(path) <= LONGEST_PATH
    return short and _PATH.fullmatch(path) is not None and not {".", ".."} & set(path.split("/"))


def may_be_read(folder: Path, path: str) -> bool:
    """Whether *path* is a plain name of a regular file in *folder*: asked again right before reading."""
    return is_plain(path) and not any(_regular(folder, path))


def _regular(folder: Path, path: str) -> Iterator[Problem]:
    shown = f"{folder.name}/{path}"
    place = folder
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            yield Problem(shown, "source-error", "是符号链接或在链接的文件夹里", "放入文件本身")
            return
    if not os.access(place, os.R_OK):
        fix = "放入文件并给它读取权限，或改正 datapackage.json 中的 path"
        yield Problem(shown, "source-error", "没有这个文件或读不了", fix)
        return
    status = place.lstat()
    if not stat.S_ISREG(status.st_mode) or os.path.realpath(place) != str(folder.resolve() / path):
        yield Problem(shown, "source-error", "不是普通文件", "放入 CSV 文件本身")
    elif status.st_size > LARGEST_FILE:
        yield Problem(shown, "source-error", f"超过 {LARGEST_FILE:,} 字节", "拆成几个文件，在 path 里列出")


def _resources(descriptor: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    said = descriptor.get("resources")
    for resource in said if isinstance(said, list) else []:
        yield resource if isinstance(resource, dict) else {}


def _bytes(path: Path) -> bytes:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise _Refused("不是普通文件：链接、文件夹和设备都不接受，请放入文件本身")
    if status.st_size > LARGEST_DESCRIPTOR:
        raise _Refused(f"超过 {LARGEST_DESCRIPTOR:,} 字节；请把数据放进 CSV 文件")
    return path.read_bytes()


def _parse(raw: bytes) -> dict[str, Any]:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise _Refused("开头有 BOM；请另存为不带 BOM 的 UTF-8")
    value = json.loads(
        raw.decode("utf-8"), object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_float=_finite
    )
    _inspect(value, 1)
    if not isinstance(value, dict):
        raise _Refused("最外层应是一个对象；请写成 {…}")
    return value


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _Refused(f"键 {key} 写了两次；请只留一个")
        result[key] = value
    return result


def _no_constant(name: str) -> float:
    raise _Refused(f"{name} 不是 JSON 的数字；请改成普通的数字")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused("有一个数字太大；请改成普通的数字")
    return int(number) if number.is_integer() else number  # 5.0 is an integer to JSON Schema, and so to everybody


def _inspect(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise _Refused(f"嵌套超过 {DEEPEST} 层；请去掉多余的层次")
    if isinstance(value, str) and _CONTROL.search(value):
        raise _Refused("有一段文字含控制字符或残缺的字符；请重新录入那段文字")
    inner = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        _inspect(one, depth + 1)
