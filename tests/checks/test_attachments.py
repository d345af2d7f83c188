"""Attachments before a build: each is there, can be held by every host, and is a file that does nothing by itself."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from disclosure.checks.attachments import attachment_problems
from disclosure.checks.passive import LARGEST, content_fault
from disclosure.ground.portable import is_portable
from disclosure.reading.reader import read
from packages import field, load, write_package

REGISTER = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
STATUS = {"field": "state", "withdrawn": ["撤回"], "reason": "why", "on": "when"}
PNG = b"\x89PNG\r\n\x1a\n...."


def packed(**members: bytes | str) -> bytes:
    """Return a ZIP; of a member's name the first `__` is a slash."""
    raw = BytesIO()
    with ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return raw.getvalue()


def office(main: str, **more: bytes) -> bytes:
    return packed(**{"[Content_Types].xml": b"<a/>", main: b"<a/>", **more})


GOOD = {
    "a.pdf": b"%PDF-1.7",
    "a.PDF": b"%PDF-1.7",
    "a.png": PNG,
    "a.jpg": b"\xff\xd8\xff\xe0",
    "a.jpeg": b"\xff\xd8\xff\xe1",
    "a.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "a.csv": "编号,名称\r\n1,甲\r\n".encode(),
    "gb.csv": "编号,名称\n".encode("gb18030"),
    "a.xlsx": office("xl/workbook.xml"),
    "a.docx": office("word/document.xml"),
    "a.ods": packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<a/>"}),
    "a.zip": packed(**{"通告.pdf": b"%PDF-1.4", "表/a.csv": b"a,b\n"}),
}
BAD = {
    "a.html": b"<p>",
    "a.svg": b"<svg/>",
    "a.exe": b"MZ",
    "a.docm": office("word/document.xml"),
    "a": b"%PDF-1.7",
    "pdf": b"%PDF-1.7",
    "empty.pdf": b"",
    "page.pdf": b"<html><script>1</script>",
    "late.pdf": b"\n%PDF-1.7",
    "a.png": b"<svg/>",
    "a.jpg": PNG,
    "a.webp": b"RIFF\x00\x00\x00\x00WAVE",
    "a.csv": b"  <script>1</script>",
    "b.csv": b"a\x00b",
    "c.csv": b"\xff\xfe\xff",
    "a.xlsx": office("word/document.xml"),
    "b.xlsx": b"PK\x03\x04",
    "macro.xlsx": office("xl/workbook.xml", **{"xl/vbaProject.bin": b"1"}),
    "named.xlsx": office(
        "xl/workbook.xml", **{"[Content_Types].xml": b'<a t="application/vnd.ms-office.vbaProject"/>'}
    ),
    "template.docx": office(
        "word/document.xml",
        **{"word/_rels/settings.xml.rels": b'<a Type="x/attachedTemplate" TargetMode="External"/>'},
    ),
    "much.docx": office("word/document.xml", **{"[Content_Types].xml": b" " * 1_000_001}),
    "before.zip": b"\xff\xd8\xff\xe0" + packed(**{"a.csv": b"a"}),
    "before.xlsx": b"%PDF-1.7" + office("xl/workbook.xml"),
    "a.docx": office("word/document.xml", **{"word/activeX/activeX1.xml": b"<a/>"}),
    "a.ods": packed(**{"content.xml": b"<a/>"}),
    "macro.ods": packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"Basic/Standard/a.xml": b""}),
    "empty.zip": packed(),
    "page.zip": packed(**{"a.html": b"<p>"}),
    "zip.zip": packed(**{"a.zip": packed(**{"a.pdf": b"%PDF-1"})}),
    "up.zip": packed(**{"../a.pdf": b"%PDF-1"}),
    "false.zip": packed(**{"a.pdf": b"MZ"}),
    "cut.zip": packed(**{"a.pdf": b"%PDF-1"})[:-4],
}


@pytest.mark.parametrize("name", GOOD)
def test_a_passive_file_that_is_what_its_name_says_may_be_published(name):
    assert content_fault(name, GOOD[name]) is None


@pytest.mark.parametrize("name", BAD)
def test_no_other_file_may(name):
    assert content_fault(name, BAD[name]) is not None


def test_a_file_may_not_be_larger_than_a_phone_can_load():
    assert content_fault("a.pdf", b"%PDF-".ljust(LARGEST)) is None
    assert content_fault("a.pdf", b"%PDF-".ljust(LARGEST + 1)).kind == "attachment-size"


@pytest.mark.parametrize("name", ["con", "CON.pdf", "nul.tar.gz", "Com1.pdf", "lpt9", "a.", "a ", "con .pdf"])
def test_a_name_that_windows_cannot_hold_is_not_portable(name):
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["console.pdf", "com.pdf", "com10", "a.con", ".a", "lpt"])
def test_names_that_only_look_so_are(name):
    assert is_portable(name)


@pytest.fixture
def found(data, engine):
    """Return a function that writes a register whose rows name *cells*, with its *files*, and checks them."""

    def run(
        *cells: str,
        files: dict[str, bytes] | None = None,
        state: str = "公示中",
        disclosure: str = "public",
        kind: str = "string",
    ):
        fields = [
            field("no"),
            field("file", kind, disclosure=disclosure),
            *map(field, ("state", "why")),
            field("when", "date"),
        ]
        rows = [[str(number), cell, state, "更正", "2022-01-01"] for number, cell in enumerate(cells)]
        table = {"fields": fields, "rows": rows, "primaryKey": ["no"]}
        folder = write_package(data / "one", {"rows": table}, REGISTER | {"status": STATUS})
        for name, content in (files or {}).items():
            (folder / "files" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "files" / name).write_bytes(content)
        catalogue, problems = load(data)
        assert problems == []
        tables, problems = read(catalogue.packages["one"], engine)
        assert problems == []
        return attachment_problems(tables, engine)

    return run


def test_a_cell_that_names_a_file_of_the_package_is_in_order(found):
    files = {"a.pdf": b"%PDF-1", "2022/b.png": PNG}
    assert found("files/a.pdf", "files/2022/b.png", "见 files/x.html", "", files=files) == []


def test_each_cell_that_names_no_good_file_has_its_row_and_the_name(found):
    cells = ("files/a.pdf", "files/gone.pdf", "files/通告.pdf", "files/A.pdf", "files/page.html", "files/gone.pdf")
    problems = found(*cells, files={"a.pdf": b"%PDF-1", "通告.pdf": b"%PDF-1", "page.html": b"<p>"})

    assert sorted((one.row, one.kind) for one in problems) == [
        (3, "missing-file"),
        (4, "attachment-name"),
        (5, "missing-file"),
        (6, "attachment-type"),
        (7, "missing-file"),
    ]
    assert all(cells[one.row - 2] in one.message for one in problems)
    assert {one.field for one in problems} == {"file"}


@pytest.mark.parametrize(
    "cell",
    [
        "files/",
        "files/2022",
        "files/../datapackage.json",
        "files//a.pdf",
        "files/.a.pdf",
        "files/a.pdf/",
        "files/a.pdf/b.pdf",
        "files/a b.pdf",
        "files/con.pdf",
        "files/2022./a.pdf",
        "files/" + "a" * 200 + ".pdf",
    ],
)
def test_what_is_no_plain_name_of_a_file_is_refused(cell, found):
    [problem] = found(cell, files={"a.pdf": b"%PDF-1", "2022/b.pdf": b"%PDF-1"})
    assert not problem.warning


def test_two_files_whose_names_differ_in_case_alone_are_refused(found):
    [problem] = found("files/a.pdf", files={"a.pdf": b"%PDF-1", "A.pdf": b"%PDF-1"})
    assert problem.kind == "attachment-name"


def test_a_long_number_in_a_file_name_is_not_told(found):
    [problem] = found("files/410184199001011234.pdf")
    assert "410184199001011234" not in str(problem)
    assert "files/….pdf" in problem.message


@pytest.mark.parametrize("cell", ["通告.pdf", "files\\a.pdf", "a.XLSX"])
def test_what_looks_like_the_name_of_a_file_and_links_none_is_a_warning(cell, found):
    [problem] = found(cell)
    assert (problem.kind, problem.warning) == ("attachment-name", True)


@pytest.mark.parametrize("cell", ["https://example.org/a.pdf", "见附件 a.pdf", "pdf", "1.5"])
def test_other_text_is_not(cell, found):
    assert found(cell) == []


def test_the_file_of_a_withdrawn_record_may_be_gone(found):
    assert found("files/gone.pdf", state="撤回") == []


def test_a_file_that_only_an_omitted_field_names_is_not_looked_for(found):
    assert found("files/gone.pdf", disclosure="omitted") == []


def test_each_file_that_a_list_names_is_looked_at(found):
    wrong = {"gone.pdf": "missing-file", "A.pdf": "missing-file", "page.html": "attachment-type"}
    wrong |= {"empty.pdf": "attachment-content", "通告.pdf": "attachment-name"}
    good = ("files/a.pdf", "files/a.pdf,files/b.png", "见公告,files/b.png", "甲,乙", "")
    bad = [f"见公告,files/a.pdf,files/{name}" for name in wrong]
    files = {"a.pdf": b"%PDF-1", "b.png": PNG, "page.html": b"<p>", "empty.pdf": b""}
    problems = sorted(found(*good, *bad, files=files, kind="list"), key=lambda one: one.row)

    assert [(one.row, one.kind, one.field) for one in problems] == [
        (row, kind, "file") for row, kind in enumerate(wrong.values(), start=2 + len(good))
    ]
    assert all(f"files/{name}" in one.message for name, one in zip(wrong, problems, strict=True))


@pytest.mark.parametrize("between", [", ", ";", "、", "，", "\n", " "])
def test_files_that_no_bare_comma_parts_are_refused(between, found):
    [problem] = found(f"files/a.pdf{between}files/b.png", files={"a.pdf": b"%PDF-1", "b.png": PNG}, kind="list")
    assert (problem.kind, problem.warning) == ("attachment-name", False)


def test_several_files_in_a_cell_that_is_no_list_are_told_to_be_one(found):
    [problem] = found("files/a.pdf,files/b.png", files={"a.pdf": b"%PDF-1", "b.png": PNG})
    assert not problem.warning
    assert "type 写成 list" in problem.fix


@pytest.mark.parametrize("cell", ["files/a.pdf,b.pdf", "通告.pdf,甲", "甲, b.xlsx", "files\\b.pdf,files/a.pdf"])
def test_a_member_that_only_looks_like_a_file_is_a_warning(cell, found):
    [problem] = found(cell, files={"a.pdf": b"%PDF-1", "b.pdf": b"%PDF-1"}, kind="list")
    assert (problem.kind, problem.warning) == ("attachment-name", True)


def test_the_files_in_the_list_of_a_withdrawn_record_may_be_gone(found):
    assert found("files/gone.pdf,files/lost.pdf", state="撤回", kind="list") == []
