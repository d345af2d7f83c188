"""Attachments: a file is published because a public row names it, and for no other reason."""

from __future__ import annotations

import shutil

import pytest

from disclosure.errors import DataError
from packages import field, write_package
from sites import files_of

REGISTER = {
    "section": "results",
    "records": "rows",
    "title": "{no}",
    "columns": ["no"],
    "status": {"field": "state", "withdrawn": ["撤回"], "reason": "why", "on": "when"},
}


@pytest.fixture
def data(tmp_path):
    """Return a function that writes a register whose rows name attachments, and its `files/`."""

    def run(*named, state="公示中", disclosure="public", kind="string"):
        fields = [
            field("no"),
            field("file", kind, disclosure=disclosure),
            field("state"),
            field("why"),
            field("when", "date"),
        ]
        rows = [[str(number), name, state, "更正", "2022-01-01"] for number, name in enumerate(named)]
        write_package(tmp_path / "data/one", {"rows": {"fields": fields, "rows": rows, "primaryKey": ["no"]}}, REGISTER)
        folder = tmp_path / "data/one/files"
        (folder / "2022").mkdir(parents=True)
        (folder / "a.pdf").write_bytes(b"%PDF-a")
        (folder / "2022/b.pdf").write_bytes(b"%PDF-b")
        return tmp_path / "data"

    return run


def attachments(folder):
    return {name: content for name, content in files_of(folder).items() if name.startswith("files/")}


def test_a_file_that_a_public_row_names_is_copied(data, write):
    folder, downloads = write(data("files/a.pdf", "files/2022/b.pdf", "files/a.pdf", ""))
    assert attachments(folder) == {"files/a.pdf": b"%PDF-a", "files/2022/b.pdf": b"%PDF-b"}
    assert not [name for name in downloads if name.endswith(".pdf")]


def test_no_other_file_is(data, write):
    folder, _ = write(data("files/a.pdf", "说明见 files/2022/b.pdf"))
    assert list(attachments(folder)) == ["files/a.pdf"]


def test_a_file_goes_when_its_record_is_withdrawn(data, write):
    folder, _ = write(data("files/a.pdf", state="撤回"))
    assert attachments(folder) == {}


def test_every_file_of_a_list_is_copied_and_goes_with_its_record(data, write, tmp_path):
    cell = "见公告,files/a.pdf,files/2022/b.pdf"
    folder, _ = write(data(cell, kind="list"))
    assert attachments(folder) == {"files/a.pdf": b"%PDF-a", "files/2022/b.pdf": b"%PDF-b"}

    shutil.rmtree(tmp_path / "data")
    folder, _ = write(data(cell, kind="list", state="撤回"), "later")
    assert attachments(folder) == {}


def test_a_file_that_only_an_omitted_field_names_stays_here(data, write):
    folder, _ = write(data("files/a.pdf", disclosure="omitted"))
    assert attachments(folder) == {}


@pytest.mark.parametrize(
    "cell",
    ["files/missing.pdf", "files/2022", "files/../datapackage.json", "files//a.pdf", "files/.hidden", "files/a.pdf/"],
)
def test_a_cell_that_names_no_file_stops_the_build(cell, data, write):
    with pytest.raises(DataError) as caught:
        write(data(cell, "files/a.pdf"))
    [problem] = caught.value.problems
    assert problem.path == "one/datapackage.json"
    assert cell not in str(problem)


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_link_is_not_followed(link, data, write, tmp_path):
    folder = data("files/linked.pdf" if link == "file" else "files/linked/secret.pdf")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"secret")
    target = outside / "secret.pdf" if link == "file" else outside
    (folder / "one/files" / ("linked.pdf" if link == "file" else "linked")).symlink_to(target)
    with pytest.raises((DataError, AssertionError)):  # the gate refuses it first; we would too
        write(folder)
