"""A file of any type to what is private in it. Its first bytes say what it is, and only then its name."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator

from disclosure.privacy.documents import ZIP, members, without_runs
from disclosure.privacy.images import has_place, is_image, said_beside
from disclosure.privacy.raw import scan_bytes, scan_text
from disclosure.privacy.sought import Finding

DEEPEST = 4  # archives within archives
_PDF, _STREAM = b"%PDF-", b"stream"  # without a stream it has no page with a word on it, and hides nothing
_WORDLESS = (".gif", ".ico", ".avif", ".mp3", ".mp4", ".webm", ".ttf", ".otf", ".woff", ".woff2")  # nothing to read
_GZIP = b"\x1f\x8b"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes((*range(9), *range(14, 27)))
_HEAD = 4096  # bytes of a file that say whether it is text


def look_into(name: str, data: bytes, depth: int = 0) -> list[Finding]:
    """Return everything private in the file *name*, each finding once.

    What cannot be looked into (an encrypted archive, a scanned page, a type that nobody knows) is a finding of the
    kind `unreadable`; its value is the hash of the file.
    """
    found: list[Finding] = []
    try:
        for one in _found(name, data, depth):
            found.append(one)  # noqa: PERF402 - what was found before a fault stays
    except ValueError:
        found.append(_unreadable(data))
    return list(dict.fromkeys(found))


def _found(name: str, data: bytes, depth: int) -> Iterator[Finding]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    if data.startswith(ZIP):
        yield from _archive(data, depth)
    elif data.startswith(_PDF) and _STREAM in data:
        yield from _pdf(data, depth)
    elif data.startswith(_GZIP):
        yield from look_into(name.removesuffix(".gz"), _unzipped(data), depth + 1)
    elif is_image(data):
        yield from _picture(data)
    elif data.startswith(_PDF) or name.lower().endswith(_WORDLESS):
        yield from scan_bytes(data)
    else:
        text = _as_utf_8(data)
        # The last cell of a row and the first of the next are two numbers.
        yield from scan_text(text.replace(b"\n", b"|") if name.lower().endswith(".csv") else text)


def _archive(data: bytes, depth: int) -> Iterator[Finding]:
    for name, member in members(data):
        yield from scan_bytes(name.encode("utf-8", "replace"))
        yield from look_into(name, member, depth + 1)
        words = without_runs(member)
        if words is not None:
            yield from scan_bytes(words)


def _pdf(data: bytes, depth: int) -> Iterator[Finding]:
    from disclosure.privacy.pdf import attached, pages  # noqa: PLC0415 - a tenth of a second, and few sites have one

    for number, text in pages(data):
        yield from scan_bytes(text.encode("utf-8", "replace"))
        if number and not text:
            yield _unreadable(data)  # a picture of a page
    for name, inner in attached(data):
        yield from scan_bytes(name.encode("utf-8", "replace"))
        yield from look_into(name, inner, depth + 1)


def _picture(data: bytes) -> Iterator[Finding]:
    for piece in said_beside(data):
        yield from scan_bytes(piece)
        yield from scan_bytes(piece.replace(b"\0", b""))  # what Windows writes is UTF-16
        if has_place(piece):
            yield Finding("gps", hashlib.sha256(data).hexdigest())


def _unzipped(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not in order") from error


def _as_utf_8(data: bytes) -> bytes:
    """Return text in UTF-8. Raises ValueError if it is no text in an encoding of ours."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16").encode("utf-8", "replace")
    try:
        data.decode()
    except UnicodeDecodeError:
        data = data.decode("gb18030").encode()
    if len(data[:_HEAD].translate(None, _CONTROLS)) < len(data[:_HEAD]):
        raise ValueError("no text")
    return data


def _unreadable(data: bytes) -> Finding:
    return Finding("unreadable", hashlib.sha256(data).hexdigest())
