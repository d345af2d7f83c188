"""What a picture's file says beside the picture: PNG, JPEG and WebP are cut into their pieces, nothing is drawn."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Generator, Iterator

PNG, JPEG, RIFF, WEBP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"RIFF", b"WEBP"
MOST_TEXT = 4 * 2**20  # bytes that a compressed piece may become
MOST_PICTURES = 100  # in one file
_NEXT = JPEG + b"\xff"  # how one begins; within a drawing it never stands
_EXIF = b"Exif\0\0"
_GPS_TAG = 0x8825  # of EXIF: where the picture was taken
_XMP_GPS = (b"exif:GPSLatitude", b"exif:GPSLongitude")
_STANDALONE = {0x01, *range(0xD0, 0xD9)}  # markers of JPEG that have no length
_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # what ends the drawing itself
_RAW_PROFILE = b"Raw profile type "  # how ImageMagick keeps EXIF in a PNG


def is_image(data: bytes) -> bool:
    """Whether it begins as one of these pictures does."""
    return data.startswith((PNG, JPEG)) or (data.startswith(RIFF) and data[8:12] == WEBP)


def said_beside(data: bytes) -> list[bytes]:
    """Return every piece that is text or EXIF; where the file is not in order, those before the fault, and all of it.

    Raises ValueError if there are more pictures in it than are looked at.
    """
    if data.startswith(JPEG) and data.count(_NEXT) > MOST_PICTURES:
        raise ValueError("too many pictures")
    pieces: list[bytes] = []
    try:
        for piece in _cut(data):
            pieces.append(piece)  # noqa: PERF402 - what was found before a fault stays
    except (struct.error, zlib.error, IndexError, ValueError):
        pieces.append(data)
    return pieces


def _cut(data: bytes) -> Iterator[bytes]:
    if data.startswith(PNG):
        return _png(data)
    return _jpegs(data) if data.startswith(JPEG) else _webp(data)


def has_place(piece: bytes) -> bool:
    """Whether a piece says where the picture was taken. Raises ValueError if its EXIF is not in order."""
    if any(word in piece for word in _XMP_GPS):
        return True
    try:
        return _GPS_TAG in _tags(piece)
    except struct.error as error:
        raise ValueError("not in order") from error


def _tags(piece: bytes) -> list[int]:
    """Return the tags of EXIF's first directory; none if the piece is no EXIF."""
    tiff = piece.removeprefix(_EXIF)
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return []
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    return [struct.unpack_from(f"{order}H", tiff, start + 2 + 12 * number)[0] for number in range(count)]


def _png(data: bytes) -> Iterator[bytes]:
    place = len(PNG)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        if name in (b"tEXt", b"eXIf"):
            yield body
        elif name in (b"zTXt", b"iTXt"):
            yield from (body, *_inflated(body, name))
        place += 12 + length
        if name == b"IEND":
            yield data[place:]  # behind the end nobody looks, and it is published all the same
            return


def _inflated(body: bytes, name: bytes) -> Iterator[bytes]:
    keyword, _, rest = body.partition(b"\0")
    if name == b"zTXt":
        packed = rest[1:]
    elif rest[:1] == b"\1":
        packed = rest[2:].split(b"\0", 2)[2]
    else:
        return
    said = zlib.decompressobj().decompress(packed, MOST_TEXT)
    yield keyword + b" " + said
    if keyword.startswith(_RAW_PROFILE):  # a name, a length, and hexadecimal digits
        yield bytes.fromhex("".join(said.decode("ascii", "replace").split()[2:]))


def _jpegs(data: bytes) -> Iterator[bytes]:
    """Yield the pieces of a JPEG and what stands behind it: phones put further pictures there."""
    begins = 0
    while begins >= 0:
        ends = yield from _jpeg(data, begins)
        begins = data.find(_NEXT, ends)
        yield data[ends : begins if begins >= 0 else None]


def _jpeg(data: bytes, begins: int) -> Generator[bytes, None, int]:
    """Yield the pieces of the JPEG that *begins* there, and return where it ends."""
    place = begins + len(JPEG)
    while data[place] == 0xFF:  # noqa: PLR2004 - what every marker begins with
        marker = data[place + 1]
        if marker == _END:
            return place + 2
        if marker in _STANDALONE:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:  # noqa: PLR2004 - a comment, what applications say
            yield data[place + 4 : place + 2 + length]
        place += 2 + length
        if marker == _SCAN:
            found = _MARKER.search(data, place)
            if found is None:
                return len(data)  # cut off, and shown as far as it goes
            place = found.start()
    raise ValueError("no marker")


def _webp(data: bytes) -> Iterator[bytes]:
    place, end = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    yield data[end:]
    while place < min(end, len(data)):
        name, length = struct.unpack_from("<4sI", data, place)
        if name in (b"EXIF", b"XMP "):
            yield data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
