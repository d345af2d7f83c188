"""One pass over the bytes of a CSV file: decoded as declared, counted, hashed; never guessed at.

The engine reads UTF-8 without a byte order mark. Any other file is written anew into the scratch folder.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from disclosure.reading.encodings import Mistake, file_mistake

_CHUNK = 1 << 16
_SAMPLE = 1 << 11  # characters that are looked at for a wrong encoding
_BOM = "\ufeff"


@dataclass(slots=True)
class Survey:
    """What a file is made of. *path* holds it as UTF-8; the counts are of that text, quotes and all, except *lines*.

    *undecodable* is the offset of the first byte (of the original file) that the encoding does not know; only
    the first *length* bytes of *path*, what stands before it, then count.
    """

    path: Path
    size: int = 0
    sha256: str = ""  # of the file's own bytes, as is
    digest: str = ""  # by another algorithm, if one was asked for
    length: int = 0
    lines: int = 0  # LF outside of quotes: where records end
    crlf: int = 0
    cr: int = 0
    commas: int = 0
    quoted: bool = False
    open: bool = False  # whether the text so far ends inside of quotes
    blank: bool = False  # an empty line, perhaps inside a quoted cell
    last: bytes = b"\n"  # the end of what was counted, to join chunks; a file begins like a new line
    undecodable: int | None = None
    also_utf8: bool = False  # another encoding is declared, yet the bytes are UTF-8 and more than ASCII
    mistake: Mistake | None = None  # how its beginning was mistaken, if it was

    @property
    def records(self) -> int:
        """The number of records, header included, of a regular file; nobody else's count is in it."""
        return self.lines + (self.length > 0 and not self.last.endswith(b"\n"))

    def add(self, text: bytes) -> None:
        """Count a chunk of UTF-8."""
        if not text:
            return
        self.length += len(text)
        self._count_lines(text)
        self.commas += text.count(b",")
        joined = self.last + text
        self.blank = self.blank or b"\n\n" in joined or b"\n\r\n" in joined
        if b"\r" in joined:
            self.cr += text.count(b"\r")
            self.crlf += joined.count(b"\r\n") - self.last.count(b"\r\n")
        self.last = joined[-2:]

    def _count_lines(self, text: bytes) -> None:
        pieces = text.split(b'"')  # a quote inside of quotes is written twice: between the two lies an empty piece
        self.lines += b"".join(pieces[self.open :: 2]).count(b"\n")
        self.quoted = self.quoted or len(pieces) > 1
        self.open ^= len(pieces) % 2 == 0


def survey(source: Path, encoding: str, scratch: Path, algorithm: str | None = None) -> Survey:
    """Read the file *source* in its declared *encoding*; *scratch* is a path that may be written.

    The SHA-256 of the original bytes comes along, and their digest by *algorithm* (md5, sha1, sha256, sha512).
    """
    sums = [hashlib.new(name, usedforsecurity=False) for name in ("sha256", algorithm) if name]
    with ExitStack() as stack:
        raw = stack.enter_context(source.open("rb"))
        copies = encoding != "utf-8" or raw.read(3) == codecs.BOM_UTF8
        raw.seek(0)
        copy = stack.enter_context(scratch.open("wb")) if copies else None
        found = Survey(scratch if copies else source)
        _read(raw, encoding, copy, sums, found)
    found.sha256, found.digest = sums[0].hexdigest(), sums[-1].hexdigest() if algorithm else ""
    found.also_utf8 = encoding != "utf-8" and _is_utf8(source)
    return found


def _is_utf8(source: Path) -> bool:
    """Whether a file is UTF-8 and more than ASCII."""
    more = False
    try:
        with source.open(encoding="utf-8", newline="") as file:
            while chunk := file.read(_CHUNK):
                more = more or not chunk.isascii()
    except UnicodeDecodeError:
        return False
    return more


def _read(raw: IO[bytes], encoding: str, copy: IO[bytes] | None, sums: Sequence[Any], found: Survey) -> None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    while True:
        chunk = raw.read(_CHUNK)
        for one in sums:
            one.update(chunk)
        found.size += len(chunk)
        if found.undecodable is None:
            _take(chunk, decoder, copy, found)
        if not chunk:
            return


def _take(chunk: bytes, decoder: codecs.IncrementalDecoder, copy: IO[bytes] | None, found: Survey) -> None:
    try:
        text = decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError as error:
        # What the decoder still held from the chunk before is at the front of error.object.
        found.undecodable = found.size - len(error.object) + error.start
        text = error.object[: error.start].decode(error.encoding)
    if found.length == 0:
        text = text.removeprefix(_BOM)
        found.mistake = file_mistake(text[:_SAMPLE])
    encoded = text.encode("utf-8")
    found.add(encoded)
    if copy is not None:
        copy.write(encoded)
