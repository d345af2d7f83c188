"""A register in one file: valid by itself, the same bytes each time, nothing in it that is not beside it."""

from __future__ import annotations

import json
import os
import time
import zipfile

import frictionless
import pytest

from disclosure.files.packed import pack, pack_all
from things import package


@pytest.fixture
def archive(tmp_path, write):
    """The archive of the small register on a site that has an address, and the folder beside it."""
    folder, _ = write(package(tmp_path / "data").parent, siteurl="https://a.example/f", contact="food@a.example")
    return folder / "things.zip", folder


def test_it_holds_the_official_tables_and_a_descriptor_of_them(archive):
    path, folder = archive
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == ["datapackage.json", "items.csv", "joined/things.xlsx", "rows.csv"]
        for name in packed.namelist()[1:]:
            assert packed.read(name) == (folder / name).read_bytes()
        descriptor = json.loads(packed.read("datapackage.json"))
    assert "otherFormats" not in str(descriptor)
    about = {key: descriptor[key] for key in ("as_of", "modified", "homepage", "contact", "version", "created")}
    assert about == {
        "as_of": "2022-09-30",
        "modified": "2022-09-30",
        "homepage": "https://a.example/f/things/",
        "contact": "food@a.example",
        "version": "1",
        "created": "2022-09-30T00:00:00+08:00",
    }


def test_frictionless_takes_it_as_a_package(archive):
    report = frictionless.Package(str(archive[0])).validate()
    assert report.flatten(["type", "note"]) == []
    assert {task.name: task.stats["rows"] for task in report.tasks} == {"rows": 3, "items": 3}


def test_a_register_without_an_address_or_a_contact_names_none(tmp_path, write):
    folder, _ = write(package(tmp_path / "data").parent)
    assert not {"homepage", "contact"} & set(json.loads((folder / "datapackage.json").read_bytes()))


def test_what_the_supplier_says_of_its_home_goes_before(tmp_path, write):
    written = package(tmp_path / "data") / "datapackage.json"
    said = json.loads(written.read_bytes()) | {"homepage": "https://office.example/"}
    written.write_text(json.dumps(said), encoding="utf-8")
    folder, _ = write(tmp_path / "data", siteurl="https://a.example")
    assert json.loads((folder / "datapackage.json").read_bytes())["homepage"] == "https://office.example/"


def test_neither_the_clock_nor_the_order_nor_the_rights_of_a_file_are_in_it(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for place, mode, age in ((one, 0o600, 1_000_000_000), (other, 0o644, time.time())):
        place.mkdir()
        (place / "a.csv").write_bytes(b"a\r\n" * 1000)
        (place / "a.csv").chmod(mode)
        os.utime(place / "a.csv", (age, age))
    pack(one / "one.zip", {"a.csv": one / "a.csv", "b.json": b"{}"})
    pack(other / "one.zip", {"b.json": b"{}", "a.csv": other / "a.csv"})
    assert (one / "one.zip").read_bytes() == (other / "one.zip").read_bytes()
    for place in (one, other):
        pack_all(place / "all.zip", [("x", place / "one.zip"), ("a", place / "one.zip")])
    assert (one / "all.zip").read_bytes() == (other / "all.zip").read_bytes()
    with zipfile.ZipFile(one / "all.zip") as archive:
        assert archive.namelist() == ["a/a.csv", "a/b.json", "x/a.csv", "x/b.json"]
        assert archive.read("x/a.csv") == b"a\r\n" * 1000
        assert archive.testzip() is None
