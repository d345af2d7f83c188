import hashlib
import json
import os
from datetime import date

import pytest

from disclosure.errors import SurroundingsError
from disclosure.release import manifest
from disclosure.writing import Written

DAY = date(2022, 9, 30)


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    (site / "b").mkdir(parents=True)
    (site / "b/data.csv").write_bytes("编号\n".encode())
    (site / "index.html").write_bytes(b"<p>")
    return site


def test_every_file_is_listed_with_bytes_and_hash_by_path(folder):
    manifest.write(folder, DAY)

    content = json.loads((folder / "build.json").read_text("utf-8"))
    assert content["as_of"] == "2022-09-30"
    assert content["files"] == [
        {"path": "b/data.csv", "bytes": 7, "sha256": hashlib.sha256("编号\n".encode()).hexdigest()},
        {"path": "index.html", "bytes": 3, "sha256": hashlib.sha256(b"<p>").hexdigest()},
    ]


def test_a_file_that_we_wrote_ourselves_is_listed_as_it_was_hashed_then(folder):
    own = {"index.html": Written(3, hashlib.sha256(b"<p>").hexdigest())}

    assert manifest.look(folder, own) == manifest.look(folder)


def written_long_ago(folder):
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))


def test_a_file_that_nobody_wrote_to_is_not_read_again(folder, monkeypatch):
    written_long_ago(folder)
    before = manifest.look(folder)
    monkeypatch.setattr(manifest, "hashed", None)

    os.link(folder / "index.html", folder / "twin.html")  # it is the same file still
    (folder / "twin.html").unlink()

    assert manifest.look(folder, before=before) == before


@pytest.mark.parametrize("is_new", [True, False], ids=["another file", "the same file"])
def test_a_file_of_the_same_size_that_somebody_wrote_to_is_read(folder, is_new):
    written_long_ago(folder)
    before, page = manifest.look(folder), folder / "index.html"
    if is_new:
        kept = page.stat()
        (folder / "new").write_bytes(b"<b>")
        (folder / "new").replace(page)
        os.utime(page, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    else:
        page.write_bytes(b"<b>")

    assert manifest.look(folder, before=before)["index.html"].sha256 == hashlib.sha256(b"<b>").hexdigest()


@pytest.mark.parametrize("name", ["index.html", "gone.html"])
def test_a_file_of_ours_that_the_disk_holds_otherwise_stops_the_build(folder, name):
    with pytest.raises(SurroundingsError, match=name):
        manifest.write(folder, DAY, {name: Written(4, hashlib.sha256(b"<p>\n").hexdigest())})


def test_a_file_that_was_only_just_written_is_read_again(folder):
    before, page = manifest.look(folder), folder / "index.html"
    kept = page.stat()
    page.write_bytes(b"<b>")
    os.utime(page, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # as if within one tick of the disk's clock

    assert manifest.look(folder, before=before)["index.html"].sha256 == hashlib.sha256(b"<b>").hexdigest()


def test_the_same_files_give_the_same_manifest_whatever_the_clock_and_the_place(folder, tmp_path):
    manifest.write(folder, DAY)
    twin = tmp_path / "elsewhere"
    twin.mkdir()
    (twin / "index.html").write_bytes(b"<p>")
    (twin / "b").mkdir()
    (twin / "b/data.csv").write_bytes("编号\n".encode())
    os.utime(twin / "index.html", (0, 0))

    manifest.write(twin, DAY)

    assert (twin / "build.json").read_bytes() == (folder / "build.json").read_bytes()
    assert manifest.release_id(twin, DAY) == manifest.release_id(folder, DAY)


def test_writing_it_twice_changes_nothing(folder):
    manifest.write(folder, DAY)
    first = (folder / "build.json").read_bytes()

    manifest.write(folder, DAY)

    assert (folder / "build.json").read_bytes() == first


def test_another_byte_or_another_day_is_another_release(folder):
    manifest.write(folder, DAY)
    first = manifest.release_id(folder, DAY)
    assert first.startswith("2022-09-30-")

    manifest.write(folder, date(2022, 10, 1))
    assert manifest.release_id(folder, DAY) != first

    (folder / "index.html").write_bytes(b"<q>")
    manifest.write(folder, DAY)
    assert manifest.release_id(folder, DAY) != first


def test_an_empty_file_stops_the_build_because_a_full_disk_leaves_one(folder):
    (folder / "b/empty.csv").touch()

    with pytest.raises(SurroundingsError, match=r"b/empty\.csv"):
        manifest.write(folder, DAY)


@pytest.mark.parametrize("target", ["index.html", "b", "nowhere"])
def test_a_link_stops_the_build(folder, target):
    (folder / "link").symlink_to(folder / target)

    with pytest.raises(SurroundingsError, match="link"):
        manifest.write(folder, DAY)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"generator": "another"}', '{"files": []}', b"\xff\xfe"], ids=repr)
def test_only_a_folder_with_our_mark_is_ours(folder, content):
    manifest.write(folder, DAY)
    assert manifest.ours(folder)

    (folder / "build.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert not manifest.ours(folder)


def test_a_folder_without_a_manifest_is_not_ours(folder):
    assert not manifest.ours(folder)


def test_a_changed_missing_or_added_file_is_noticed(folder):
    manifest.write(folder, DAY)
    assert manifest.intact(folder, DAY)

    (folder / "index.html").write_bytes(b"<q>")
    assert not manifest.intact(folder, DAY)
    (folder / "index.html").write_bytes(b"<p>")
    (folder / "more.html").write_bytes(b"<p>")
    assert not manifest.intact(folder, DAY)
    (folder / "more.html").unlink()
    (folder / "b/data.csv").unlink()
    assert not manifest.intact(folder, DAY)
