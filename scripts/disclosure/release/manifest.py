"""build.json: what a finished folder holds; the mark by which we know our own folders."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from disclosure import __version__
from disclosure.errors import SurroundingsError
from disclosure.hashes import hashed
from disclosure.writing import Written, lost

NAME = "build.json"
GENERATOR = "disclosure"
JUNK = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by a machine that showed the folder, and nobody's work
NOTHING: Mapping[str, Any] = MappingProxyType({})
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_TICK = 2 * 10**9  # nanoseconds: the coarsest clock that a file system tells the time of a change by
_ANEW = -1  # the time of no change
DIGITS = 12  # of the manifest's hash in a release's id: 48 bits, and the date stands before them


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a folder: *path* relative to it, with slashes."""

    path: str
    bytes: int
    sha256: str


class Seen(NamedTuple):
    """A file as it was looked at: what it held then it holds as long as its *number*, size and time are the same.

    The disk gives the number, 0 where there is none; *modified* is in nanoseconds, and never that of a file which was
    written to so lately that it might be again at the same time. A link to a file has all of these.
    """

    number: int
    bytes: int
    modified: int
    sha256: str


def entries(folder: Path) -> tuple[Entry, ...]:
    """List every file below *folder* but its manifest, by path. Raises as `look` does."""
    return _entries(look(folder))


def look(
    folder: Path, written: Mapping[str, Written] = NOTHING, before: Mapping[str, Seen] = NOTHING
) -> dict[str, Seen]:
    """Look at every file below *folder* but its manifest, by path.

    All are read but those that were *written* by us, and those that nobody wrote to since they were looked at *before*.
    Raises SurroundingsError for an empty file (a full disk leaves one behind, and Pelican goes on), for anything
    that is not a plain file, and where the disk has not as much as was *written*.
    """
    found, now = dict(_files(folder, "")), time.time_ns()
    gone = written.keys() - found.keys()
    if gone:
        raise lost(min(gone))
    names = sorted(found.keys() - {NAME})
    return {name: _seen(name, found[name], written.get(name), before.get(name), now) for name in names}


def _entries(files: Mapping[str, Seen]) -> tuple[Entry, ...]:
    return tuple(Entry(name, one.bytes, one.sha256) for name, one in files.items())


def _files(folder: str | Path, place: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from _files(one.path, f"{place}{one.name}/")
            elif one.is_file(follow_symlinks=False):
                yield f"{place}{one.name}", one
            else:
                raise SurroundingsError(f"生成的网站里有不是普通文件的东西：{one.name}")


def _seen(name: str, found: os.DirEntry[str], written: Written | None, before: Seen | None, now: int) -> Seen:
    said = found.stat()
    if said.st_size == 0:
        raise SurroundingsError(f"生成的文件是空的：{name}", hint="多半是磁盘满了；清理后重新运行")
    mark = (said.st_ino, said.st_size, said.st_mtime_ns if said.st_mtime_ns < now - _TICK else _ANEW)
    if written is not None:
        if written.bytes != said.st_size:
            raise lost(name)
        return Seen(*mark, written.sha256)
    if before is not None and before[:-1] == mark and before.modified != _ANEW:
        return before
    return Seen(*mark, hashed(found.path))


def text(files: tuple[Entry, ...], as_of: date) -> str:
    """Return build.json, a line a file: the same files on the same date give the same text, anywhere at any time."""
    said = {"generator": GENERATOR, "version": __version__, "as_of": as_of.isoformat(), "files": []}
    listed = ({"path": entry.path, "bytes": entry.bytes, "sha256": entry.sha256} for entry in files)
    lines = ",\n".join(map(_ENCODER.encode, listed))
    return _ENCODER.encode(said).removesuffix("]}") + f"\n{lines}\n]}}\n"


def write(
    folder: Path, as_of: date, written: Mapping[str, Written] = NOTHING, before: Mapping[str, Seen] = NOTHING
) -> dict[str, Seen]:
    """Write *folder*'s build.json and return what it lists, as `look` does."""
    files = look(folder, written, before)
    (folder / NAME).write_text(text(_entries(files), as_of), encoding="utf-8", newline="\n")
    return files


def release_id(folder: Path, as_of: date) -> str:
    """Name the release in *folder*: its date and its manifest's hash, so the same content has the same name."""
    digest = hashlib.sha256((folder / NAME).read_bytes()).hexdigest()
    return f"{as_of.isoformat()}-{digest[:DIGITS]}"


def ours(folder: Path) -> bool:
    """Tell whether *folder* was made by us: it holds a build.json that says so."""
    return _read(folder).get("generator") == GENERATOR


def _read(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def listed(folder: Path) -> tuple[Entry, ...]:
    """Return what *folder*'s build.json lists, nothing if somebody meddled with it."""
    try:
        return tuple(Entry(**entry) for entry in _read(folder)["files"])
    except (KeyError, TypeError):
        return ()


def strangers(folder: Path) -> list[str]:
    """Name the files that somebody put into *folder*: its build.json does not list them.

    A folder with nothing but such files has one name, ending in a slash; one without any file holds nothing to lose.
    """
    try:
        files = {NAME, *(entry["path"] for entry in _read(folder)["files"])}
    except (KeyError, TypeError):  # a list that somebody meddled with vouches for nothing
        files = {NAME}
    return sorted(_strangers(folder, "", files, folders(files)))


def folders(files: Iterable[str]) -> set[str]:
    """Return the path of every folder in which one of the *files* lies, or another folder of them."""
    found = set[str]()
    for name in files:
        folder = name.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _strangers(folder: str | Path, place: str, files: set[str], folders: set[str]) -> Iterator[str]:
    with os.scandir(folder) as found:
        for one in found:
            name = place + one.name
            if not one.is_dir(follow_symlinks=False):
                if name not in files and one.name not in JUNK:
                    yield name
            elif name in folders:
                yield from _strangers(one.path, f"{name}/", files, folders)
            elif any(_strangers(one.path, f"{name}/", files, folders)):
                yield f"{name}/"


def intact(folder: Path, as_of: date) -> bool:
    """Tell whether the files of *folder* are those that its build.json lists."""
    try:
        return (folder / NAME).read_text(encoding="utf-8") == text(entries(folder), as_of)
    except (OSError, SurroundingsError, ValueError):
        return False
