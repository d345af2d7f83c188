"""Files that lie on the site as they were handed in: of types that do nothing, and what they say they are.

A browser runs what is in a page or an SVG, an office program what is in a macro. The name decides how a file is opened,
so it has to be of a known type, and the content of that type.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

LARGEST = 20_000_000  # bytes
_MOST_MEMBERS = 1_000
_LARGEST_TOLD = 1_000_000  # bytes of what an office file says of its parts
_LARGEST_UNPACKED = 200_000_000  # bytes of a ZIP
_ENCRYPTED = 0x1
_UNREADABLE = (BadZipFile, NotImplementedError, EOFError, ValueError, OSError, zlib.error)
_ZIP = b"PK\x03\x04"
_ACTIVE = re.compile(r"vba(project\.bin|data\.xml)$|(^|/)activex/|^(basic|scripts)/", re.IGNORECASE)
_CONTENTS = "[Content_Types].xml"
_TEMPLATE = rb"attachedTemplate[^<>]*External|External[^<>]*attachedTemplate"  # it brings macros of its own
_DECLARED = re.compile(rb"vbaProject|macroEnabled|activeX|" + _TEMPLATE, re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Fault(NamedTuple):
    """Why a file cannot be published."""

    kind: str
    message: str
    fix: str


def content_fault(name: str, content: bytes) -> Fault | None:
    """Return what is wrong with a file, or nothing: its type, its size, or that it is not what its name says."""
    is_such = _TYPES.get(PurePosixPath(name).suffix.lower())
    if is_such is None:
        return Fault("attachment-type", "不能发布这种文件", f"可以发布的有 {types()}；网页、矢量图和程序会被打开执行")
    if not content:
        return Fault("attachment-content", "是空文件", "重新放入文件")
    if len(content) > LARGEST:
        return Fault("attachment-size", f"超过 {LARGEST:,} 字节", "压缩图片、拆成几个文件，或降低扫描的分辨率")
    return None if is_such(content) else _FALSE


def types() -> str:
    """List the types that may be published."""
    return "、".join(_TYPES)


_FALSE = Fault(
    "attachment-content",
    "内容不是文件名所说的类型，或者带有宏、加了密",
    "用相应的软件打开后另存一份，不要只改扩展名",
)


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_csv(content: bytes) -> bool:
    text = next(_decoded(content), None)
    return text is not None and not _CONTROL.search(text) and not text.lstrip().startswith("<")


def _decoded(content: bytes) -> Iterator[str]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            yield content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _office(marker: str) -> Callable[[bytes], bool]:
    def is_such(content: bytes) -> bool:
        names = {member.filename for member in _members(content)}
        whole = {_CONTENTS, marker} <= names and not any(map(_ACTIVE.search, names))
        return whole and not _declares_active(content, names)

    return is_such


def _declares_active(content: bytes, names: set[str]) -> bool:
    """Whether a part is a macro under another name, or a template with macros is to be fetched."""
    told = [_CONTENTS, *(name for name in names if name.endswith(".rels"))]
    try:
        with ZipFile(BytesIO(content)) as archive:
            large = any(archive.getinfo(name).file_size > _LARGEST_TOLD for name in told)
            return large or any(_DECLARED.search(archive.read(name)) for name in told)
    except _UNREADABLE:
        return True


def _is_ods(content: bytes) -> bool:
    names = [member.filename for member in _members(content)]
    # The first member is stored as it is, so that its bytes say at a fixed place what the file is.
    return content[30:].startswith(b"mimetype" + _ODS) and not any(map(_ACTIVE.search, names))


def _is_zip(content: bytes) -> bool:
    members = [member for member in _members(content) if not member.is_dir()]
    if not members or len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _LARGEST_UNPACKED:
        return False
    return all(_is_passive(content, member) for member in members)


def _is_passive(content: bytes, member: ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in member.filename
    if not inside or path.suffix.lower() == ".zip" or member.file_size > LARGEST:
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return content_fault(member.filename, archive.read(member)) is None
    except _UNREADABLE:
        return False


def _members(content: bytes) -> list[ZipInfo]:
    """Return what a ZIP holds; nothing if it cannot be read, or something in it is encrypted or stands before it."""
    if not content.startswith(_ZIP):  # what looks into a file goes by how it begins
        return []
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except _UNREADABLE:
        return []
    return [] if any(member.flag_bits & _ENCRYPTED for member in members) else members


_TYPES: dict[str, Callable[[bytes], bool]] = {
    ".pdf": _begins(b"%PDF-"),
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _begins(b"\xff\xd8\xff"),
    ".jpeg": _begins(b"\xff\xd8\xff"),
    ".webp": _is_webp,
    ".csv": _is_csv,
    ".xlsx": _office("xl/workbook.xml"),
    ".docx": _office("word/document.xml"),
    ".ods": _is_ods,
    ".zip": _is_zip,
}
