"""Files that hold other files: archives and office documents."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 512 * 2**20  # bytes of all members together
_ENCRYPTED = 0x1
_RUNS = re.compile(rb"<(?:\w+:)?(?:t|span|s|r)[ >/]")  # what cuts the words of a document into pieces
_BLOCK_ENDS = re.compile(rb"</(?:\w+:)?(?:p|tc|h|table-cell|si|c|row)>")
_BREAKS = re.compile(rb"<(?:\w+:)?(?:tab|br|s|line-break)\b[^<>]*>")
_TAG = re.compile(rb"<[^<>]*>")


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of all that an archive holds. Raises ValueError if not all of it can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise ValueError("too large")
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise ValueError("encrypted")
            for entry in entries:
                yield entry.filename, archive.read(entry)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError) as error:
        raise ValueError("not in order") from error


def without_runs(data: bytes) -> bytes | None:
    """Return the words of an office document's part as they are read, if its tags cut through words."""
    if not _RUNS.search(data):
        return None
    return _TAG.sub(b"", _BREAKS.sub(b" ", _BLOCK_ENDS.sub(b"\x1f", data)))
