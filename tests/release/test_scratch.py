"""The engine's scratch folder: gone with its run, or swept by the next one if the run was killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile

import pytest

from disclosure.release.scratch import scratch


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The system's place for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_run_has_an_empty_folder_and_leaves_none(place):
    with scratch() as folder:
        assert folder.parent == place
        assert list(folder.iterdir()) == []
        (folder / "tables.db").write_text("rows")

    assert names(place) == []


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of rights")
def test_nobody_else_may_read_it(place):  # noqa: ARG001
    with scratch() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700


def _stay(place, ready):
    tempfile.tempdir = str(place)
    with scratch() as folder:
        (folder / "tables.db").write_text("rows")
        ready.set()
        signal.pause()


@pytest.fixture
def other(place):
    """Another run, in the middle of its work."""
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_stay, args=(place, ready))
    process.start()
    assert ready.wait(30)
    yield process
    process.kill()
    process.join()
    process.close()


def test_the_folder_of_a_living_run_is_let_be(place, other):
    theirs = names(place)

    with scratch():
        pass

    assert names(place) == theirs
    assert len(theirs) == 2
    assert other.is_alive()


def test_the_folder_of_a_killed_run_goes(place, other):
    theirs = names(place)
    os.kill(other.pid, signal.SIGKILL)
    other.join()

    with scratch() as folder:
        assert set(names(place)).isdisjoint(theirs)
        assert folder.is_dir()


@pytest.mark.parametrize("name", ["disclosure-notes", "disclosure-0123456789abcdef", "disclosure-notes.lock", "a.lock"])
def test_nothing_else_is_touched(name, place):
    (place / name).mkdir()

    with scratch():
        pass

    assert names(place) == [name]


def test_what_cannot_be_locked_is_left_and_in_nobodys_way(place):
    lock = place / "disclosure-0123456789abcdef.lock"
    lock.symlink_to("elsewhere")

    with scratch() as folder:
        assert folder.is_dir()

    assert names(place) == [lock.name]
