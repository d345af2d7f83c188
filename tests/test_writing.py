"""A file counts as written when the disk says so."""

from __future__ import annotations

import hashlib
import os
import resource
import signal

import pytest

from disclosure.errors import SurroundingsError
from disclosure.writing import Output, Written, disk_errors_named
from engines import borrowed, put

ABC = Written(3, hashlib.sha256(b"abc").hexdigest())


def test_what_was_written_is_on_the_disk_and_in_the_account(tmp_path):
    output = Output(tmp_path)

    assert output.put("new/folder/a.txt", b"abc") == ABC

    assert (tmp_path / "new/folder/a.txt").read_bytes() == b"abc"
    assert output.written == {"new/folder/a.txt": ABC}


def test_what_something_else_wrote_is_read_back(tmp_path):
    output = Output(tmp_path)
    (tmp_path / "a.csv").write_bytes(b"abc")

    assert output.read_back("a.csv") == ABC

    assert output.written == {"a.csv": ABC}


def test_a_file_is_never_written_twice(tmp_path):
    output = Output(tmp_path)
    output.put("a.txt", b"abc")
    with pytest.raises(SurroundingsError), disk_errors_named():
        output.put("a.txt", b"abc")


def test_an_empty_file_is_a_lost_one(tmp_path):
    (tmp_path / "a.csv").touch()
    with pytest.raises(SurroundingsError, match=r"a\.csv"):
        Output(tmp_path).read_back("a.csv")


def test_a_disk_that_takes_a_part_only_is_noticed(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, hard))
    try:
        with pytest.raises(SurroundingsError, match=r"a\.txt"):
            Output(tmp_path).put("a.txt", b"abc")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, heard)


def test_a_full_disk_is_one_sentence_and_a_hint():
    with pytest.raises(SurroundingsError, match="写文件失败") as caught, disk_errors_named():
        raise OSError(28, os.strerror(28), "/somewhere/rows.csv")
    assert "rows.csv" in str(caught.value)
    assert "磁盘" in caught.value.hint


@pytest.mark.parametrize("kind", ["csv", "parquet", "json"])
def test_a_disk_that_refuses_the_engine_is_one_sentence_too(kind, tmp_path):
    with borrowed(tmp_path, "duckdb") as engine:
        put(engine, "cells", {"cell": "integer"}, [[1]])
        with pytest.raises(SurroundingsError, match="写文件失败：rows"):
            engine.export(engine.frame("cells"), tmp_path / "nowhere" / "rows", kind)
