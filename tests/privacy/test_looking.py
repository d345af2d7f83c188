"""Every type of file that a site or an attachment may be is opened, and what cannot be opened says so."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
import zlib

import pytest
import xlsxwriter
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link

from disclosure.privacy.looking import look_into
from people import identity, many, mobile

[NUMBER] = many(mobile, 1)
[CARD] = many(identity, 1)
GPS = struct.pack("<2sHIHHHII", b"II", 42, 8, 1, 0x8825, 4, 1, 26)
NO_GPS = struct.pack("<2sHIHHHII", b"II", 42, 8, 1, 0x0112, 3, 1, 1)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + b"".join(chunks) + chunk(b"IEND", b"")


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    pieces = (struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return b"\xff\xd8" + b"".join(pieces) + b"\xff\xda\x00\x02" + b"\x31\x33\x39" * 9 + b"\xff\xd9"


def webp(name: bytes, body: bytes) -> bytes:
    body += b"\0" * (len(body) % 2)
    pieces = b"WEBP" + struct.pack("<4sI", name, len(body)) + body
    return b"RIFF" + struct.pack("<I", len(pieces)) + pieces


def archive(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in members.items():
            opened.writestr(name.replace("__", "."), text)
    return packed.getvalue()


def workbook(*, hidden: bool = False, author: str = "") -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"author": author})
        book.add_worksheet().write(0, 0, "名称")
        sheet = book.add_worksheet()
        if hidden:
            sheet.hide()
            sheet.write(3, 4, NUMBER)
    return written.getvalue()


def pdf(text: str, **metadata: str) -> bytes:
    drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode() if text else b"0 0 m"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(zlib.compress(drawn)), zlib.compress(drawn)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    plain = body + head + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.add_metadata({f"/{key}": value for key, value in metadata.items()})
    return saved(writer)


def saved(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def pdf_with_attachment() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("decision"))))
    writer.add_attachment("名单.csv", f"电话\n{NUMBER}\n".encode())
    return saved(writer)


def pdf_with_link() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("decision"))))
    writer.add_annotation(0, Link(rect=(50, 50, 100, 100), url=f"tel:{NUMBER}"))
    return saved(writer)


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("decision"))))
    writer.encrypt("secret", algorithm="RC4-128")
    return saved(writer)


def locked_archive() -> bytes:
    packed = bytearray(archive(a__txt="公告"))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


CUT = f"<w:p><w:r><w:t>{NUMBER[:3]}</w:t></w:r><w:r><w:rPr/><w:t>{NUMBER[3:]}</w:t></w:r></w:p>"
PREFIXED = f"<x:si><x:r><x:t>{NUMBER[:3]}</x:t></x:r><x:r><x:t>{NUMBER[3:]}</x:t></x:r></x:si>"
HOLDING = {
    "HTML text": f"<p>电话{NUMBER}</p>".encode(),
    "an HTML attribute": f'<a title="{NUMBER}" href="/">电话</a>'.encode(),
    "an address of HTML": f'<a href="tel:{NUMBER}">电话</a>'.encode(),
    "an HTML comment": f"<!-- {NUMBER} -->".encode(),
    "JSON-LD": f'<script type="application/ld+json">{{"telephone":"{NUMBER}"}}</script>'.encode(),
    "JSON": json.dumps([{"phone": NUMBER}]).encode(),
    "a number of JSON": json.dumps([{"phone": int(NUMBER)}]).encode(),
    "CSV": f"name,phone\r\n某,{NUMBER}\r\n".encode(),
    "Excel's CSV": f'\ufeff"某","{NUMBER}"\r\n'.encode(),
    "CSV in GB 18030": f"名称,电话\n某,{NUMBER}\n".encode("gb18030"),
    "text in UTF-16": f"电话{NUMBER}".encode("utf-16"),
    "SVG": f'<svg><text x="1">{NUMBER}</text></svg>'.encode(),
    "a title of SVG": f"<svg><title>{NUMBER}</title></svg>".encode(),
    "a feed": f"<feed><entry><summary>电话{NUMBER}</summary></entry></feed>".encode(),
    "a script": f'const call = "{NUMBER}";'.encode(),
    "compressed": gzip.compress(NUMBER.encode()),
    "a hidden sheet": workbook(hidden=True),
    "a workbook's author": workbook(author=NUMBER),
    "a document cut into runs": archive(word__xml=CUT),
    "a document with a prefix of its own": archive(sheet__xml=PREFIXED),
    "a name within an archive": archive(**{f"{NUMBER}__txt": "公告"}),
    "an archive within an archive": archive(a__zip=archive(b__txt=NUMBER)),
    "text of PNG": png(chunk(b"tEXt", b"Comment\0" + NUMBER.encode())),
    "compressed text of PNG": png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(NUMBER.encode()))),
    "compressed international text of PNG": png(chunk(b"iTXt", b"C\0\1\0zh\0\0" + zlib.compress(NUMBER.encode()))),
    "a comment of JPEG": jpeg((0xFE, NUMBER.encode())),
    "EXIF of JPEG in UTF-16": jpeg((0xE1, b"Exif\0\0" + NO_GPS + NUMBER.encode("utf-16le"))),
    "XMP of WebP": webp(b"XMP ", f"<x:xmpmeta>{NUMBER}</x:xmpmeta>".encode()),
    "behind the end of PNG": png() + NUMBER.encode(),
    "behind the end of JPEG": jpeg() + NUMBER.encode(),
    "behind the end of WebP": webp(b"EXIF", NO_GPS) + NUMBER.encode(),
    "a second picture behind JPEG": jpeg() + bytes(9) + jpeg((0xFE, NUMBER.encode())),
    "between the drawings of JPEG": jpeg()[:-2] + jpeg((0xFE, NUMBER.encode()))[2:],
    "PDF": pdf(f"tel {NUMBER}"),
    "a PDF without a page": f"%PDF-1.4\ntrailer<</Author({NUMBER})>>\n%%EOF".encode(),
    "a broken picture": jpeg((0xFE, NUMBER.encode()))[:17],
    "a PDF's author": pdf("decision", Author=NUMBER),
    "a link of a PDF": pdf_with_link(),
    "a file within a PDF": pdf_with_attachment(),
}


@pytest.mark.parametrize("place", HOLDING)
def test_a_number_is_found_in(place):
    assert ("mobile", NUMBER) in look_into("a", HOLDING[place])


CLEAN = {
    "a page": "<p>投诉请拨打12315</p>".encode(),
    "a workbook": workbook(author="市场监督管理局"),
    "a picture": jpeg((0xE0, b"JFIF\0"), (0xE1, b"Exif\0\0" + NO_GPS)),
    "a drawing": png(chunk(b"tEXt", b"Software\0draw")),
    "a decision": pdf("decision"),
    "an empty file": b"",
    "a PDF without a page": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
    "a broken picture": jpeg((0xFE, b"a"))[:6],
}


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_in(name):
    assert look_into("a", CLEAN[name]) == []


CLOSED = {
    "a page that is a picture": pdf(""),
    "a PDF with a password": locked_pdf(),
    "a broken PDF": b"%PDF-1.7\n1 0 obj<</Length 9>>stream\nnothing",
    "a broken archive": archive(a__txt="公告")[:-9],
    "an archive with a password": locked_archive(),
    "a broken EXIF": jpeg((0xE1, GPS[:9])),
    "an old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "Parquet": b"PAR1\0\1\2PAR1",
    "archives without end": archive(a__zip=archive(b__zip=archive(c__zip=archive(d__zip=archive(e__zip=b"a"))))),
}


@pytest.mark.parametrize("name", ["a.woff2", "a.ico", "A.MP4"])
def test_fonts_icons_and_films_hold_nothing_to_read(name):
    assert look_into(name, bytes(64)) == []
    assert look_into("a.bin", bytes(64)) != []


@pytest.mark.parametrize("name", CLOSED)
def test_what_cannot_be_looked_into_says_so(name):
    assert [found.kind for found in look_into("a", CLOSED[name])] == ["unreadable"]


def test_two_files_that_cannot_be_looked_into_are_two_things_to_review():
    first, second = look_into("a", b"\0a"), look_into("a", b"\0b")

    assert first != second


RAW = b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n  26\n" + (b"Exif\0\0" + GPS).hex().encode() + b"\n")


@pytest.mark.parametrize(
    "picture",
    [
        jpeg((0xE1, b"Exif\0\0" + GPS)),
        jpeg() + jpeg((0xE1, b"Exif\0\0" + GPS)),
        webp(b"EXIF", GPS),
        png(chunk(b"eXIf", GPS)),
        png(chunk(b"zTXt", RAW)),
    ],
)
def test_a_picture_that_says_where_it_was_taken_is_found(picture):
    assert [found.kind for found in look_into("a.jpg", picture)] == ["gps"]


BROKEN = {
    "a second picture": jpeg((0xE1, b"Exif\0\0" + GPS)) + b"\xff\xd8\xff\xe1",
    "compressed text": png(chunk(b"eXIf", GPS), chunk(b"zTXt", b"Comment\0\0no")),
    "a raw profile": png(
        chunk(b"eXIf", GPS), chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n1\nz"))
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_fault_behind_a_finding_does_not_hide_it(what):
    assert [found.kind for found in look_into("a.jpg", BROKEN[what])] == ["gps"]


def test_a_number_before_a_place_that_cannot_be_read_is_told_too():
    hidden = jpeg((0xFE, NUMBER.encode())) + b"II*\0\xff\xff\xff\xff"

    assert [found.kind for found in look_into("a.jpg", hidden)] == ["mobile", "unreadable"]


def test_more_pictures_in_one_than_are_looked_at_say_so():
    crowd = jpeg() * 200_000 + jpeg((0xE1, b"Exif\0\0" + GPS))

    assert [found.kind for found in look_into("a.jpg", crowd)] == ["unreadable"]


def test_the_end_of_a_row_and_the_next_one_are_two_numbers():
    rows = b"day,price\n20190101,139\n12345678,5\n"

    assert look_into("prices.csv", rows) == []
    assert [found.kind for found in look_into("prices.md", rows)] == ["mobile"]


def test_an_identity_number_is_found_where_a_document_writes_it_in_three_pieces():
    pieces = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in (CARD[:6], CARD[6:14], CARD[14:]))

    assert look_into("a.docx", archive(document__xml=f"<w:p>{pieces}</w:p>")) == [("id-card", CARD)]
