"""The Markdown folder, looked through before Pelican sees it.

Pelican takes any front-matter key for an attribute (`Save_as` writes outside the output), takes a lone carriage return
for the end of a line, guesses dates, follows links out of the folder, waits at a pipe and skips what it cannot read.
So all of that is checked here first, and a problem stops the build: nothing of a content folder is dropped in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosure import addresses, content_folders
from disclosure.checks.passive import content_fault
from disclosure.errors import Problem
from disclosure.ground.portable import is_portable
from disclosure.pages.model import Document
from disclosure.pages.prose import Prose, prose_problems

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp")
KEYS = ("title", "summary", "date", "modified", "source", "basis", "order")

LARGEST = 1_000_000  # bytes of a page

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_KEY = re.compile(r"([A-Za-z0-9_-]+):[ \t]*(.*)")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


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
        return [Problem(folder.name, "no-content", "没有这个文章文件夹", "建立一个空文件夹，或改正 CONTENT 的写法")]
    files = _files(folder)
    each = [problem for path in files for problem in _check(path, folder)]
    return [*each, *_shared([path.relative_to(folder).as_posix() for path in files if _is_text(path, folder)])]


def documents(folder: Path) -> tuple[Document, ...]:
    """Return the pages of a content folder that `check_content` has passed, as navigation shows them."""
    found = [_document(_read(path, folder)[0]) for path in _files(folder) if _is_page(path, folder)]
    order = list(content_folders.PAGES)
    return tuple(sorted(found, key=lambda one: (order.index(one.section), one.order, _newest(one), one.path)))


def texts(folder: Path) -> list[Prose]:
    """Return the texts of all pages of a content folder, whatever is wrong with them."""
    return [_read(path, folder)[0].prose for path in _files(folder) if _is_text(path, folder)]


def written(folder: Path) -> frozenset[str]:
    """Return the addresses of a content folder's pages and pictures, relative to the site's root."""
    names = [path.relative_to(folder).as_posix() for path in _files(folder) if not path.is_symlink()]
    pictures = [name for name in names if name.startswith(f"{content_folders.IMAGES}/")]
    return frozenset([*pictures, *(prose.address for prose in texts(folder))])


def _is_text(path: Path, folder: Path) -> bool:
    return _is_page(path, folder) and path.suffix == ".md" and path.is_file() and not path.is_symlink()


def _newest(document: Document) -> int:
    """Sort dated pages newest first, undated ones after them."""
    return -date.fromisoformat(document.dated).toordinal() if document.dated else 0


def _files(folder: Path) -> list[Path]:
    """List what a content folder holds; hidden files are never published."""
    parts = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return [path for path in parts if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _is_page(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return len(parts) > 1 and parts[0] in content_folders.PAGES


def _check(path: Path, folder: Path) -> Iterator[Problem]:
    relative = path.relative_to(folder)
    name = relative.as_posix()
    if path.is_symlink() or any(parent.is_symlink() for parent in path.parents if folder in parent.parents):
        yield Problem(name, "symlink", "不能是链接", "换成文件本身")
        return
    if not path.is_file():
        yield Problem(name, "file-type", "不是普通文件", "换成文件本身；管道和设备都不能放")
        return
    if len(relative.parts) == 1:
        if name != "README.md":
            yield Problem(name, "misplaced-file", "不在任何栏目里", f"放进 {'、'.join(content_folders.ALL)} 之一")
        return
    top = relative.parts[0]
    if top not in content_folders.ALL:
        yield Problem(name, "unknown-folder", f"没有“{top}”这个栏目", f"可用的有 {'、'.join(content_folders.ALL)}")
        return
    yield from _check_name(relative)
    if top in content_folders.PAGES and path.suffix == ".md":
        yield from _check_page(path, folder)
    elif top == content_folders.IMAGES and path.suffix in IMAGE_TYPES:
        fault = content_fault(name, path.read_bytes())
        yield from [Problem(name, fault.kind, fault.message, fault.fix)] if fault else []


def _shared(names: Sequence[str]) -> Iterator[Problem]:
    """Report pages that would be written to one address: `a.md` and `a/index.md`."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        pages[addresses.document(name)].append(name)
    for address, (first, *others) in pages.items():
        for other in others:
            yield Problem(other, "same-address", f"与 {first} 的网址相同，都是 {address}", "改掉其中一个的文件名")


def _check_name(relative: Path) -> Iterator[Problem]:
    name, is_image = relative.as_posix(), relative.parts[0] == content_folders.IMAGES
    types = IMAGE_TYPES if is_image else (".md",)
    if relative.suffix not in types:
        yield Problem(name, "file-type", "不能放这种文件", f"这里只能放 {'、'.join(types)}")
    parts = (*relative.parts[:-1], relative.stem)
    if not all(_NAME.fullmatch(part) and is_portable(part) for part in parts):
        fix = "只用小写字母、数字和连字符，如 how-to-read.md；不能叫 con、nul、com1 之类，Windows 上放不下"
        yield Problem(name, "file-name", "文件名会成为网址，写法不对", fix)


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
    text = _text(path, name)
    if isinstance(text, Problem):
        return _Source(name, {}, "", 1), [text]
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    header: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines[:end], start=1):
        problem = _take(name, line, number, header)
        if problem:
            problems.append(problem)
    return _Source(name, header, "\n".join(lines[end:]), end + 1), problems


def _text(path: Path, name: str) -> str | Problem:
    """Return the text of a page with plain line ends, or why it is none."""
    if path.stat().st_size > LARGEST:
        return Problem(name, "file-size", f"超过 {LARGEST:,} 字节", "拆成几页")
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return Problem(name, "encoding-error", "不是 UTF-8 编码", "另存为 UTF-8 编码")
    found = _CONTROL.search(text)
    if found is None:
        return text
    row = text.count("\n", 0, found.start()) + 1
    message = "有单独的回车符（CR），读不出哪里换行" if found[0] == "\r" else "含有控制字符"
    return Problem(name, "control-character", message, "删去它；换行统一用 LF 或 CRLF，再保存一次", row=row)


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
