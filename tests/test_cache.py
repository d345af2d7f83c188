"""What an earlier build found out is a hint: whole, of this program and our own, or as if it were not there."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from disclosure import cache
from disclosure.building.processes import share_out
from disclosure.cache import Cache


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "kept"


@pytest.fixture(autouse=True)
def fresh_program():
    cache.program.cache_clear()
    yield
    cache.program.cache_clear()


def test_what_was_put_is_there_for_the_next_build(folder):
    Cache(folder).put("a", b"found", "stamp")

    assert Cache(folder).get("a", "stamp") == b"found"


def test_nothing_may_be_put_and_is_something(folder):
    Cache(folder).put("a", b"")

    assert Cache(folder).get("a") == b""


@pytest.mark.parametrize(("name", "stamp"), [("b", "stamp"), ("a", "other"), ("a", "")])
def test_another_name_or_stamp_finds_nothing(folder, name, stamp):
    Cache(folder).put("a", b"found", "stamp")

    assert Cache(folder).get(name, stamp) is None


def test_the_newer_replaces_the_older(folder):
    one = Cache(folder)
    one.put("a", b"old", "1")
    one.put("a", b"new", "2")

    assert (one.get("a", "1"), one.get("a", "2")) == (None, b"new")
    assert [path.name for path in folder.iterdir()] == ["a"]


@pytest.mark.parametrize("place", [0, 31, 32, -1])
def test_a_changed_byte_makes_it_nothing(folder, place):
    Cache(folder).put("a", b"found")
    entry = bytearray((folder / "a").read_bytes())
    entry[place] ^= 1
    (folder / "a").write_bytes(entry)

    assert Cache(folder).get("a") is None


@pytest.mark.parametrize("length", [0, 10, 32, 36])
def test_a_part_of_it_is_nothing(folder, length):
    Cache(folder).put("a", b"found")
    (folder / "a").write_bytes((folder / "a").read_bytes()[:length])

    assert Cache(folder).get("a") is None


def test_an_entry_under_another_name_is_nothing(folder):
    Cache(folder).put("a", b"found")
    (folder / "a").rename(folder / "b")

    assert Cache(folder).get("b") is None


# ---- another program


def test_another_program_finds_nothing(folder, monkeypatch):
    Cache(folder).put("a", b"found")
    monkeypatch.setattr(cache, "program", lambda: "another")

    assert Cache(folder).get("a") is None


def test_a_program_is_another_when_a_library_is(tmp_path, monkeypatch):
    before = cache.program()
    cache.program.cache_clear()
    (tmp_path / "frictionless-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)

    assert cache.program() != before


@pytest.mark.parametrize("changed", ["contract/profile.py", "contract/contract.schema.json", "new.py"])
def test_a_program_is_another_when_its_text_is(tmp_path, monkeypatch, changed):
    shutil.copytree(Path(cache.__file__).parent, tmp_path / "copy")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "copy/cache.py"))
    before = cache.program()
    cache.program.cache_clear()
    with (tmp_path / "copy" / changed).open("a") as file:
        file.write(" ")

    assert cache.program() != before


def test_a_program_is_another_on_another_python(monkeypatch):
    before = cache.program()
    cache.program.cache_clear()
    monkeypatch.setattr("sys.version", "4.0")

    assert cache.program() != before


# ---- a folder that cannot be used


def unused(folder: Path) -> bool:
    before = sorted(folder.iterdir()) if folder.is_dir() else []
    one = Cache(folder)
    one.put("b", b"found")
    after = sorted(folder.iterdir()) if folder.is_dir() else []
    return one.get("a") is None and one.get("b") is None and before == after


def test_a_folder_is_made_for_us_alone(folder):
    Cache(folder)

    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o750, 0o701])
def test_a_folder_open_to_others_is_not_used(folder, mode):
    Cache(folder).put("a", b"found")
    folder.chmod(mode)

    assert unused(folder)


def test_a_folder_of_somebody_else_is_not_used(folder, monkeypatch):
    Cache(folder).put("a", b"found")
    monkeypatch.setattr("os.getuid", lambda: folder.stat().st_uid + 1)

    assert unused(folder)


def test_a_link_to_a_folder_is_not_used(folder, tmp_path):
    Cache(folder).put("a", b"found")
    (tmp_path / "link").symlink_to(folder)

    assert unused(tmp_path / "link")


def test_a_file_in_its_place_is_no_error(folder):
    folder.write_text("a file")

    assert unused(folder)
    assert folder.read_text() == "a file"


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    assert unused(tmp_path / "nowhere/kept")


def test_a_folder_that_cannot_be_written_to_is_no_error(folder, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EROFS, "read-only")

    Cache(folder).put("a", b"found")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    Cache(folder).put("a", b"newer")

    assert Cache(folder).get("a") == b"found"


def test_a_folder_that_vanishes_is_no_error(folder):
    one = Cache(folder)
    shutil.rmtree(folder)
    one.put("a", b"found")

    assert one.get("a") is None


def test_an_entry_that_cannot_be_read_is_nothing(folder):
    Cache(folder)
    (folder / "a").mkdir()
    Cache(folder).put("a", b"found")

    assert Cache(folder).get("a") is None


def test_without_a_folder_nothing_is_kept():
    one = Cache()
    one.put("a", b"found")

    assert one.get("a") is None


# ---- two builds at once

VALUES = [bytes([65 + number]) * (5000 * (number + 1)) for number in range(8)]


def put_and_get(number: int, one: Cache) -> set[bytes | None]:
    seen = set()
    for _ in range(50):
        one.put("a", VALUES[number])
        seen.add(one.get("a"))
    return seen


def test_builds_at_once_find_what_one_of_them_put_and_never_a_mixture(folder):
    tasks = [partial(put_and_get, number) for number in range(len(VALUES))]

    found = set().union(*share_out(tasks, partial(nullcontext, Cache(folder))))

    assert found <= set(VALUES)
    assert [path.name for path in folder.iterdir()] == ["a"]
    assert os.access(folder / "a", os.R_OK)
