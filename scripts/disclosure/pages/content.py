"""The Markdown folder, looked through before Pelican sees it.

Pelican takes any front-matter key for an attribute (`Save_as` writes outside the output), guesses dates,
follows links out of the folder and skips what it cannot read. So all of that is checked here first, and a
problem stops the build: nothing of a content folder is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosure import addresses
from disclosure.errors import Problem
from disclosure.pages.model import Document
from disclosure.pages.prose import Prose, prose_problems

FOLDERS = {
    "standards": "标准公开",
    "procedures": "程序公开",
    "safety-week": "宣传周",
    "cases": "典型案例",
    "news": "动态",
    "pages": "关于本站",
}
IMAGES = "images"
IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp")
KEYS = ("title", "summary", "date", "modified", "source", "basis", "order")

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_KEY = re.compile(r"([A-Za-z0-9_-]+):[ \t]*(.*)")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Source:
    """A Markdown file taken apart: its front matter, and its text with the line it begins on."""

    path: str
    header: dict[str, str]
    body: str
    begins: int

    @property
    def prose(self) -> Prose:
        """Its text, on the page that it becomes."""
        return Prose(self.path, addresses.document(self.path), self.body, self.begins)


def check_content(folder: Path) -> list[Problem]:
    """Return everything wrong with a content folder; paths are relative to it, rows are lines."""
    if not folder.is_dir():
        return [Problem(folder.name, "no-content", "没有这个内容文件夹", "建立一个空文件夹，或改正 CONTENT 的写法")]
    return [problem for path in _files(folder) for problem in _check(path, folder)]


def documents(folder: Path) -> tuple[Document, ...]:
    """Return the pages of a content folder that `check_content` has passed, as navigation shows them."""
    found = [_document(_read(path, folder)[0]) for path in _files(folder) if _is_page(path, folder)]
    order = list(FOLDERS)
    return tuple(sorted(found, key=lambda one: (order.index(one.section), one.order, _newest(one), one.path)))


def texts(folder: Path) -> list[Prose]:
    """Return the texts of all pages of a content folder, whatever is wrong with them."""
    return [_read(path, folder)[0].prose for path in _files(folder) if _is_text(path, folder)]


def written(folder: Path) -> frozenset[str]:
    """Return the addresses of a content folder's pages and pictures, relative to the site's root."""
    names = [path.relative_to(folder).as_posix() for path in _files(folder) if not path.is_symlink()]
    pictures = [name for name in names if name.startswith(f"{IMAGES}/")]
    return frozenset([*pictures, *(prose.address for prose in texts(folder))])


def _is_text(path: Path, folder: Path) -> bool:
    return _is_page(path, folder) and path.suffix == ".md" and not path.is_symlink()


def _newest(document: Document) -> int:
    """Sort dated pages newest first, undated ones after them."""
    return -date.fromisoformat(document.dated).toordinal() if document.dated else 0


def _files(folder: Path) -> list[Path]:
    """List what a content folder holds; hidden files are never published."""
    parts = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return [path for path in parts if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _is_page(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return len(parts) > 1 and parts[0] in FOLDERS


def _check(path: Path, folder: Path) -> Iterator[Problem]:
    relative = path.relative_to(folder)
    name = relative.as_posix()
    if path.is_symlink() or any(parent.is_symlink() for parent in path.parents if folder in parent.parents):
        yield Problem(name, "symlink", "不能是链接", "换成文件本身")
        return
    if len(relative.parts) == 1:
        if name != "README.md":
            yield Problem(name, "misplaced-file", "不在任何栏目里", f"放进 {'、'.join((*FOLDERS, IMAGES))} 之一")
        return
    top = relative.parts[0]
    if top not in FOLDERS and top != IMAGES:
        yield Problem(name, "unknown-folder", f"没有“{top}”这个栏目", f"可用的有 {'、'.join((*FOLDERS, IMAGES))}")
        return
    yield from _check_name(relative)
    if top in FOLDERS and path.suffix == ".md":
        yield from _check_page(path, folder)


def _check_name(relative: Path) -> Iterator[Problem]:
    name, is_image = relative.as_posix(), relative.parts[0] == IMAGES
    types = IMAGE_TYPES if is_image else (".md",)
    if relative.suffix not in types:
        yield Problem(name, "file-type", "不能放这种文件", f"这里只能放 {'、'.join(types)}")
    if not all(_NAME.fullmatch(part) for part in (*relative.parts[:-1], relative.stem)):
        yield Problem(name, "file-name", "文件名会成为网址，写法不对", "只用小写字母、数字和连字符，如 how-to-read.md")


def _check_page(path: Path, folder: Path) -> Iterator[Problem]:
    source, problems = _read(path, folder)
    yield from problems
    if problems and not source.body and not source.header:
        return
    yield from _check_header(source)
    yield from prose_problems(source.prose)


def _read(path: Path, folder: Path) -> tuple[_Source, list[Problem]]:
    """Take a page apart as Pelican will: `Key: value` lines up to the first blank line, then the text."""
    name = path.relative_to(folder).as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _Source(name, {}, "", 1), [Problem(name, "encoding-error", "不是 UTF-8 编码", "另存为 UTF-8 编码")]
    if "\0" in text:
        return _Source(name, {}, "", 1), [Problem(name, "encoding-error", "含有空字符", "删去后重新保存")]
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    header: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines[:end], start=1):
        problem = _take(name, line, number, header)
        if problem:
            problems.append(problem)
    return _Source(name, header, "\n".join(lines[end:]), end + 1), problems


def _take(path: str, line: str, number: int, header: dict[str, str]) -> Problem | None:
    """Add a line of front matter to *header*, or say what is wrong with it."""
    found = _KEY.fullmatch(line.rstrip())
    if not found:
        fix = "文件开头每行写“Title: 标题”这样一项，空一行后写正文"
        return Problem(path, "front-matter", "文件开头的这一行看不懂", fix, row=number)
    key, value = found[1].lower(), found[2].strip()
    if key not in KEYS:
        known = "、".join(one.capitalize() for one in KEYS)
        return Problem(path, "front-matter", f"不能写“{found[1]}”这一项", f"可用的有 {known}", row=number)
    if key in header or not value:
        what = "写了两次" if key in header else "没有内容"
        return Problem(path, "front-matter", f"“{found[1]}”{what}", "每项写一次，写在一行里", row=number)
    header[key] = value
    return None


def _check_header(source: _Source) -> Iterator[Problem]:
    header = source.header
    if "title" not in header:
        yield Problem(source.path, "no-title", "没有标题", "第一行写“Title: 标题”")
    for key in ("date", "modified"):
        if key in header and not _is_date(header[key]):
            yield Problem(source.path, "front-matter", f"“{key.capitalize()}”不是日期", "写成 2022-09-30", field=key)
    if "order" in header and not re.fullmatch("[0-9]{1,4}", header["order"]):
        yield Problem(source.path, "front-matter", "“Order”不是数字", "写成 1 至 9999 的整数", field="order")


def _is_date(text: str) -> bool:
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _document(source: _Source) -> Document:
    header = source.header
    return Document(
        path=source.path,
        address=addresses.document(source.path),
        section=source.path.partition("/")[0],
        title=header["title"],
        summary=header.get("summary", ""),
        dated=header.get("date", ""),
        modified=header.get("modified", ""),
        source=header.get("source", ""),
        basis=header.get("basis", ""),
        order=int(header.get("order", "0")),
    )
