"""A file counts as written when the disk says so."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from disclosure.errors import SurroundingsError
from disclosure.ground.engine import Engine
from disclosure.writing import disk_errors_named, put, read_back


def test_size_and_hash_are_the_disks(tmp_path):
    written = put(tmp_path / "new/folder/a.txt", b"abc")
    assert (written.bytes, written.sha256) == (3, hashlib.sha256(b"abc").hexdigest())


def test_a_file_is_never_written_twice(tmp_path):
    put(tmp_path / "a.txt", b"abc")
    with pytest.raises(SurroundingsError), disk_errors_named():
        put(tmp_path / "a.txt", b"abc")


def test_an_empty_file_is_a_lost_one(tmp_path):
    (tmp_path / "a.csv").touch()
    with pytest.raises(SurroundingsError, match=r"a\.csv"):
        read_back(tmp_path / "a.csv")


def test_a_disk_that_holds_something_else_is_noticed(tmp_path, monkeypatch):
    opened = Path.open

    def broken(path, mode="r", *rest, **more):
        if mode == "rb":
            path.write_bytes(b"zzz")
        return opened(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(SurroundingsError, match=r"a\.txt"):
        put(tmp_path / "a.txt", b"abc")


def test_a_full_disk_is_one_sentence_and_a_hint():
    with pytest.raises(SurroundingsError, match="写文件失败") as caught, disk_errors_named():
        raise OSError(28, os.strerror(28), "/somewhere/rows.csv")
    assert "rows.csv" in str(caught.value)
    assert "磁盘" in caught.value.hint


@pytest.mark.parametrize("kind", ["csv", "parquet", "json"])
def test_a_disk_that_refuses_the_engine_is_one_sentence_too(kind, tmp_path):
    with Engine(tmp_path) as engine:
        engine.connection.execute("create table cells as select 1 as cell")
        with pytest.raises(SurroundingsError, match="写文件失败：rows"):
            engine.export(engine.frame("cells"), tmp_path / "nowhere" / "rows", kind)
