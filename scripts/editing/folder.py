"""The content folder as the editor in the browser has it: pages as forms, and pictures."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from disclosure.checks.passive import content_fault
from disclosure.content_folders import IMAGES, Kind
from disclosure.files.pictures import picture_fault
from disclosure.ground.portable import is_portable
from disclosure.pages.content import IMAGE_TYPES, Source, read_source
from disclosure.pages.front_matter import DRAFT as DRAFT_WORD
from disclosure.pages.front_matter import FENCE, KEYS
from editing.forms import BODY, DRAFT, FILE

ROOT: Final = "content"  # what the browser calls the folder
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")

Said = Mapping[str, Any]


class RefusedError(Exception):
    """What cannot be done, in a sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A content *folder* of these *kinds* of page; *given* is what the browser has of each page, by its hash."""

    folder: Path
    kinds: Mapping[str, Kind]
    given: dict[Path, str] = field(default_factory=dict)

    def answer(self, action: str, params: Said) -> Any:
        """Do what the browser asks for, by Decap's names. Raises RefusedError."""
        known: dict[str, Callable[[Said], Any]] = {
            "entriesByFolder": self._pages,
            "getEntry": self._page,
            "persistEntry": self._save,
            "getMedia": self._pictures,
            "getMediaFile": lambda said: self._picture(self._place(said["path"], (IMAGES,))),
            "persistMedia": self._add,
            "getNotes": lambda _: {"notes": []},
        }
        if action not in known:
            raise RefusedError(f"这里不能做 {action}")
        return known[action](params)

    def _pages(self, said: Said) -> list[dict[str, Any]]:
        top = self._place(f"{said['folder']}/x.md", self.kinds).parent
        return [self._entry(path) for path in sorted(top.rglob("*.md")) if _is_regular(path)]

    def _page(self, said: Said) -> dict[str, Any]:
        place = self._place(said["path"], self.kinds)
        if not place.is_file():
            raise RefusedError(f"没有 {said['path']}")
        return self._entry(place)

    def _entry(self, path: Path) -> dict[str, Any]:
        self.given[path] = _hash(path.read_bytes())
        source = read_source(path, self.folder)
        return {"data": json.dumps(form(source), ensure_ascii=False), "file": _told(f"{ROOT}/{source.path}")}

    def _save(self, said: Said) -> dict[str, str]:
        for one in said["dataFiles"]:
            self._write(self._place(one["path"], self.kinds), json.loads(one["raw"]))
        for asset in said.get("assets", []):
            self._add({"asset": asset})
        return {"message": "saved"}

    def _write(self, place: Path, said: Said) -> None:
        if place.suffix != ".md":
            raise RefusedError("文章的文件名以 .md 结尾")
        if place.exists():
            wrong = read_source(place, self.folder).head.problems
            if wrong:  # a form has no room for what nobody can read
                raise RefusedError(f"{wrong[0]}；先在文件里改好，再用表单")
            if self.given.get(place) != _hash(place.read_bytes()):
                raise RefusedError("这篇文章打开以后，文件在别处改过；先把要留的文字复制下来，刷新网页再改")
        elif place.parent.parent != self.folder or not _is_name(place.stem):
            raise RefusedError("文件名只用小写字母、数字和连字符，如 spot-check")
        data = page(said).encode()
        _put(place, data)
        self.given[place] = _hash(data)

    def _pictures(self, _: Said) -> list[dict[str, str]]:
        found = (path for path in sorted((self.folder / IMAGES).glob("*")) if path.suffix in IMAGE_TYPES)
        return [self._picture(path) for path in found if _is_regular(path)]

    def _picture(self, path: Path) -> dict[str, str]:
        content = base64.b64encode(path.read_bytes()).decode()
        return {**_told(f"{ROOT}/{IMAGES}/{path.name}"), "content": content, "encoding": "base64", "name": path.name}

    def _add(self, said: Said) -> dict[str, str]:
        place = self._place(said["asset"]["path"], (IMAGES,))
        try:
            data = base64.b64decode(said["asset"]["content"], validate=True)
        except binascii.Error as error:
            raise RefusedError("图片没有传完整") from error
        if place.parent.parent != self.folder or place.suffix not in IMAGE_TYPES or not _is_name(place.stem):
            raise RefusedError(f"图片的文件名只用小写字母、数字和连字符，类型是 {'、'.join(IMAGE_TYPES)}")
        if fault := content_fault(place.name, data) or picture_fault(data):
            raise RefusedError(f"{fault.message}；{fault.fix}")
        _put(place, data)
        return self._picture(place)

    def _place(self, name: str, tops: Collection[str]) -> Path:
        """Return the file below *tops* that the browser calls *name*. Raises RefusedError if it is none."""
        top, *parts = PurePosixPath(name).parts
        place = self.folder.joinpath(*parts)
        wrong = any(part.startswith(".") or "\\" in part or ":" in part for part in parts)
        if top != ROOT or not parts[1:] or wrong or parts[0] not in tops or place.resolve() != self._real(parts):
            raise RefusedError(f"{name} 不在文章文件夹里")
        return place

    def _real(self, parts: Sequence[str]) -> Path:
        return self.folder.resolve().joinpath(*parts)


def _is_regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _put(place: Path, data: bytes) -> None:
    """Write a file whole or not at all: the preview may be looking."""
    place.parent.mkdir(exist_ok=True)
    part = place.with_name(f".{place.name}")  # hidden: no page and no picture
    part.write_bytes(data)
    part.replace(place)


def _told(path: str) -> dict[str, str]:
    return {"path": path, "id": path}


def _is_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and is_portable(name)


def form(source: Source) -> dict[str, Any]:
    """Return what a form shows of a page."""
    head = source.head
    title = {"title": f"（文件开头有错）{source.path}"} if head.problems else {}
    within = PurePosixPath(source.path).relative_to(source.folder).with_suffix("")
    own = {FILE: str(within), DRAFT: head.is_draft, "files": head.files, BODY: source.body.strip("\n")}
    return {**{key: value for key, value in head.values.items() if key != "status"}, **own, **title}


def page(said: Said) -> str:
    """Return the Markdown page that a form says."""
    body = str(said.get(BODY) or "").replace("\r\n", "\n").strip("\n")
    return "\n".join([FENCE, *_lines(said), FENCE, body, ""])


def _lines(said: Said) -> Iterator[str]:
    for key, word in KEYS.items():
        values = [DRAFT_WORD] if key == "status" and said.get(DRAFT) else said.get(key) or []
        for value in values if isinstance(values, list) else [values]:
            if text := " ".join(str(value).split()):
                yield f"{word}: {text}"
