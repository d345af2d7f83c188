"""The Markdown folder, looked through before Pelican sees it.

Pelican takes any front-matter key for an attribute (`Save_as` writes outside the output), takes a lone carriage return
for the end of a line, guesses dates, follows links out of the folder, waits at a pipe and skips what it cannot read.
So all of that is checked here first, and a problem stops the build: nothing of a content folder is dropped in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from disclosure import addresses
from disclosure.cache import FORGETFUL, Cache
from disclosure.checks.passive import content_fault, types
from disclosure.content_folders import FILES, IMAGES, Kind
from disclosure.errors import FILE_TYPE, Problem
from disclosure.files.pictures import picture_fault
from disclosure.ground.portable import is_portable
from disclosure.pages.front_matter import Head, check_head, read_head
from disclosure.pages.prose import Prose, unless_in_order

IMAGE_TYPES = (".png", ".jpg", ".jpeg", ".webp")

LARGEST = 300_000  # bytes of a page
GUIDANCE = "写给编辑，公开以前删去"  # what a line says that a new page begins with and the public must not see
SUMMARY = "用一两句话说清是什么事"  # what it says for a summary

_EXAMPLE = "how-to-read"  # of a file's name
_EXAMPLES = {IMAGES: "scene-1", FILES: "rules"}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_REFUSED_AS_DATA = frozenset({".csv", ".zip"})  # no page needs them: a register gives data away, a ZIP hides files


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file taken apart: its head, and its text with the line it begins on."""

    path: str
    head: Head
    body: str

    @property
    def address(self) -> str:
        """The address of the page that it becomes."""
        return addresses.document(self.path)

    @property
    def folder(self) -> str:
        """The folder of its kind."""
        return self.path.partition("/")[0]

    @property
    def prose(self) -> Prose:
        """Its text, on the page that it becomes."""
        return Prose(self.path, self.address, self.body, self.head.ends + 1)


@dataclass(frozen=True, slots=True)
class Content:
    """A content folder as read on a day: pages, the names of pictures and of files, and all that is wrong with them.

    *public* are those of the pages that the site shows: in a preview all of them. By the path of a page *told* has the
    address and the number of the public record that it tells of, *hidden* why the record of another is not public;
    *made_up* has the paths of those whose record is made up.
    """

    folder: Path
    kinds: Mapping[str, Kind]
    as_of: date
    sources: tuple[Source, ...] = ()
    public: tuple[Source, ...] = ()
    assets: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    preview: bool = False
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    made_up: frozenset[str] = frozenset()
    hidden: Mapping[str, str] = field(default_factory=dict)

    def waiting(self, source: Source) -> str:
        """Say why a page is not public; "" where it is."""
        return _waiting(source.head, self.as_of) or self.hidden.get(source.path, "")

    def without(self, hidden: Mapping[str, str]) -> Content:
        """Return the same without the pages whose records are not public; a preview goes on to show them."""
        public = tuple(one for one in self.public if self.preview or one.path not in hidden)
        return replace(self, hidden=hidden, public=public)

    @property
    def texts(self) -> list[Prose]:
        """The texts of all pages, whatever is wrong with them."""
        return [source.prose for source in self.sources]

    @property
    def written(self) -> frozenset[str]:
        """The addresses that the folder gives the site, relative to its root."""
        listed = {source.folder for source in self.public if self.kinds[source.folder].list}
        lists = (address(folder) for folder in listed for address in (addresses.register, addresses.feed))
        return frozenset([*self.assets, *lists, *(source.address for source in self.public)])


def read_content(
    folder: Path, kinds: Mapping[str, Kind], as_of: date, cache: Cache = FORGETFUL, *, preview: bool = False
) -> Content:
    """Read a content folder with everything wrong with it; paths are relative to it, rows are lines.

    Texts in which nothing was wrong are kept in *cache*.
    """
    if not folder.is_dir():
        gone = Problem(folder.name, "no-content", "没有这个文章文件夹", "建立一个空文件夹，或改正 CONTENT 的写法")
        return Content(folder, kinds, as_of, problems=[gone])
    files = _files(folder)
    problems = [problem for path in files for problem in file_problems(path, folder, kinds)]
    good = [path for path in files if path.is_file() and not path.is_symlink()]
    texts = [path for path in good if path.suffix == ".md" and is_within(path, folder, kinds)]
    sources = tuple(read_source(path, folder) for path in texts)
    names = [path.relative_to(folder).as_posix() for path in good if is_within(path, folder, (IMAGES, FILES))]
    public = tuple(one for one in sources if preview or one.head.is_public(as_of))
    problems += [problem for one in sources for problem in page_problems(one, kinds[one.folder], as_of, cache)]
    problems += shared_addresses([source.path for source in sources])
    return Content(folder, kinds, as_of, sources, public, tuple(names), problems, preview)


def _files(folder: Path) -> list[Path]:
    """List what a content folder holds; hidden files are never published."""
    parts = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return [path for path in parts if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def is_within(path: Path, folder: Path, tops: Sequence[str] | Mapping[str, Kind]) -> bool:
    """Whether a file of a content folder stands in one of its *tops*."""
    parts = path.relative_to(folder).parts
    return len(parts) > 1 and parts[0] in tops


def file_problems(path: Path, folder: Path, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    """Yield everything wrong with a file but what stands in a page: where it is, how it is called, of which type."""
    relative = path.relative_to(folder)
    name, known = relative.as_posix(), (*kinds, IMAGES, FILES)
    if path.is_symlink() or any(parent.is_symlink() for parent in path.parents if folder in parent.parents):
        yield Problem(name, "symlink", "不能是链接", "换成文件本身")
    elif not path.is_file():
        yield Problem(name, FILE_TYPE, "不是普通文件", "换成文件本身；管道和设备都不能放")
    elif len(relative.parts) == 1:
        if name != "README.md":
            yield Problem(name, "misplaced-file", "不在任何栏目里", f"放进 {'、'.join(known)} 之一")
    elif relative.parts[0] not in known:
        what = f"没有“{relative.parts[0]}”这个栏目"
        yield Problem(name, "unknown-folder", what, f"可用的有 {'、'.join(known)}；新的栏目写在设置的 kinds 里")
    else:
        yield from _check_name(relative)
        if relative.parts[0] in (IMAGES, FILES):
            yield from _check_asset(path, name)


def _check_asset(path: Path, name: str) -> Iterator[Problem]:
    if path.suffix in _allowed(name):
        data = path.read_bytes()
        fault = content_fault(name, data) or (picture_fault(data) if name.startswith(f"{IMAGES}/") else None)
        yield from [Problem(name, fault.kind, fault.message, fault.fix)] if fault else []


def _allowed(name: str) -> tuple[str, ...]:
    """Return the types of files that may stand where *name* does."""
    top = name.partition("/")[0]
    if top == FILES:
        return tuple(one for one in types().split("、") if one not in _REFUSED_AS_DATA)
    return IMAGE_TYPES if top == IMAGES else (".md",)


def _check_name(relative: Path) -> Iterator[Problem]:
    name, stem, suffix = relative.as_posix(), relative.stem, relative.suffix
    if suffix not in _allowed(name):
        stem, suffix = _meant(relative)
        yield Problem(name, FILE_TYPE, *_wrong_type(relative, stem, suffix))
    parts = (*relative.parts[:-1], stem)
    if not all(_NAME.fullmatch(part) and is_portable(part) for part in parts):
        right = _right_name(parts[-1]) or _EXAMPLES.get(parts[0], _EXAMPLE)
        folders = "，文件夹的名称也一样" if len(parts) > len(relative.parent.parts[:1]) + 1 else ""
        fix = f"改名，如 {right}{suffix}；只用小写字母、数字和连字符{folders}"
        yield Problem(name, "file-name", _wrong_name(parts), fix)


def _wrong_name(parts: Sequence[str]) -> str:
    reserved = [part for part in parts if _NAME.fullmatch(part) and not is_portable(part)]
    return f"Windows 上不能有叫 {reserved[0]} 的文件" if reserved else "文件名会成为网址，写法不对"


def _right_name(stem: str) -> str:
    """Return the name that a file may have in place of *stem*, "" where nothing of it may stay."""
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return name if re.search("[a-z]", name) and is_portable(name) else ""


def _meant(relative: Path) -> tuple[str, str]:
    """Return the stem and suffix that a file was meant to have: `.JPG` is a picture, Notepad makes `.md.txt`."""
    allowed, inner = _allowed(relative.as_posix()), Path(relative.stem)
    if relative.suffix.lower() in allowed:
        return relative.stem, relative.suffix.lower()
    if relative.suffix.lower() == ".txt" and inner.suffix.lower() in allowed:
        return inner.stem, inner.suffix.lower()
    return relative.stem, relative.suffix


def _wrong_type(relative: Path, stem: str, suffix: str) -> tuple[str, str]:
    allowed = _allowed(relative.as_posix())
    if suffix in allowed and stem == relative.stem:
        return f"扩展名 {relative.suffix} 要小写", f"改名，{relative.suffix} 改成 {suffix}"
    if suffix in allowed:
        fix = f"改名，删去最后的 .txt，只留 {suffix}；记事本里“另存为”时“保存类型”选“所有文件”"
        return f"扩展名多了 {relative.suffix}", fix
    where = "；图片放进 images，PDF 等附件放进 files" if relative.parts[0] not in (IMAGES, FILES) else ""
    return "不能放这种文件", f"这里只能放 {'、'.join(allowed)}{where}"


def shared_addresses(names: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with pages that would be written to one address: `a.md` and `a/index.md`."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        pages[addresses.document(name)].append(name)
    for address, (first, *others) in pages.items():
        for other in others:
            yield Problem(other, "same-address", f"与 {first} 的网址相同，都是 {address}", "改掉其中一个的文件名")


def page_problems(source: Source, kind: Kind, as_of: date, cache: Cache = FORGETFUL) -> Iterator[Problem]:
    """Yield everything wrong with a page of such a *kind*, but with where its links lead."""
    head = source.head
    yield from head.problems
    if head.problems and head.ends == 0 and not source.body:
        return  # it cannot be read
    yield from check_head(head, kind)
    yield from unless_in_order(source.prose, cache)
    yield from _guidance(source)
    if kind.list and source.path == f"{source.folder}/index.md":
        fix = "改文件名，或在设置的 kinds 里写 list: False"
        yield Problem(source.path, "same-address", "这个栏目的列表由程序生成", fix)
    if not head.is_public(as_of):
        why = _waiting(head, as_of)
        yield Problem(source.path, "not-public", f"{why}，网站上没有这一页", "预览（make serve）里看得到", warning=True)


def _guidance(source: Source) -> Iterator[Problem]:
    if source.head.said("summary") == SUMMARY and not source.head.is_draft:
        yield source.head.problem("还是原来的提示", "写一两句话，或删去这一行", "summary", "guidance")
    for line, words in enumerate(source.body.split("\n")):
        if GUIDANCE in words and not source.head.is_draft:
            yield source.prose.problem("guidance", f"“{GUIDANCE}”的话还在", "删去这一行", line)


def _waiting(head: Head, as_of: date) -> str:
    """Say why a page is by its own head not public on *as_of*; "" where it is."""
    if head.is_public(as_of):
        return ""
    if head.is_draft:
        return "是草稿"
    return f"{head.first} 起公开" if head.first and as_of < head.first else f"公开到 {head.last} 为止"


def read_source(path: Path, folder: Path) -> Source:
    """Take a page apart: its head, and then the text."""
    name = path.relative_to(folder).as_posix()
    text = _text(path, name)
    if isinstance(text, Problem):
        return Source(name, Head(name, problems=[text]), "")
    lines = text.split("\n")
    head = read_head(name, lines)
    return Source(name, head, "\n".join(lines[head.ends :]))


def _text(path: Path, name: str) -> str | Problem:
    """Return the text of a page with plain line ends, or why it is none."""
    if path.stat().st_size > LARGEST:
        return Problem(name, "file-size", f"超过 {LARGEST:,} 字节", "拆成几页；图片另外放进 images")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return Problem(name, "encoding-error", f"不是 UTF-8 编码{_looks_like(data)}", "用记事本“另存为”，编码选 UTF-8")
    found = _CONTROL.search(text)
    if found is None:
        return text
    row = text.count("\n", 0, found.start()) + 1
    message = "有单独的回车符（CR），读不出哪里换行" if found[0] == "\r" else "含有控制字符"
    return Problem(name, "control-character", message, "删去它；换行统一用 LF 或 CRLF，再保存一次", row=row)


def _looks_like(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "，像是 UTF-16（记事本的“Unicode”）"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "，像是 GBK（记事本的“ANSI”）"
