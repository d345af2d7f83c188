import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from disclosure.errors import SurroundingsError
from disclosure.release.staging import locked, retired, staging


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_build_gets_a_fresh_empty_folder_beside_its_target(tmp_path):
    target = tmp_path / "output"
    with locked(target), staging(target) as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith(".disclosure-")
        assert not folder.name.startswith(target.name)  # Pelican's guard against `..` compares beginnings
        assert list(folder.iterdir()) == []


def test_nothing_is_left_of_a_build_that_was_not_put_in_place(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path / "output")

    assert names(tmp_path) == []


def _interrupted(target):
    with locked(target), staging(target) as folder:
        (folder / "half.html").write_text("<p>")
        raise KeyboardInterrupt


def test_the_folder_of_the_target_is_made(tmp_path):
    with locked(tmp_path / "a/b/output"):
        assert (tmp_path / "a/b").is_dir()


def test_a_second_build_of_the_same_target_is_told_to_wait(tmp_path):
    target = tmp_path / "output"
    with locked(target), pytest.raises(SurroundingsError, match="另一个进程"), locked(target):
        pass

    with locked(target):
        pass


def test_another_target_beside_it_may_be_built_at_the_same_time(tmp_path):
    with locked(tmp_path / "output"), locked(tmp_path / "other"):
        pass


def _hold(target, seconds, ready):
    with locked(target), staging(target) as folder:
        (folder / "half.html").write_text("<p>")
        ready.set()
        time.sleep(seconds)


def test_the_lock_and_the_folder_of_a_killed_build_are_in_nobodys_way(tmp_path):
    target = tmp_path / "output"
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_hold, args=(target, 60, ready))
    process.start()
    assert ready.wait(30)
    with pytest.raises(SurroundingsError), locked(target):
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    process.close()
    assert any(name.startswith(".disclosure-output-") for name in names(tmp_path))

    with locked(target), staging(target) as folder:
        assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder]
    assert names(tmp_path) == []


def _hold_with_a_child(target, pipe):
    with locked(target):
        child = os.fork()
        if child == 0:
            pipe.send(os.getpid())
        signal.pause()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_a_forked_process_does_not_hold_the_lock_of_the_one_that_was_killed(tmp_path):
    target = tmp_path / "output"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold_with_a_child, args=(target, theirs))
    process.start()
    child = ours.recv()
    try:
        process.kill()
        process.join()
        process.close()

        os.kill(child, 0)  # it is still there
        with locked(target):
            pass
    finally:
        os.kill(child, signal.SIGKILL)


RACE = """
import sys, time
from pathlib import Path
from disclosure.errors import SurroundingsError
from disclosure.release.staging import locked
target, end = Path(sys.argv[1]), time.monotonic() + 1.0
inside = target.parent / "inside"
while time.monotonic() < end:
    try:
        with locked(target):
            inside.touch(exist_ok=False)
            inside.unlink()
    except SurroundingsError:
        pass
"""


def test_two_processes_are_never_inside_together_though_the_lock_file_comes_and_goes(tmp_path):
    command = [sys.executable, "-c", RACE, str(tmp_path / "output")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    racers = [subprocess.Popen(command, env=environment) for _ in range(3)]

    assert [racer.wait(60) for racer in racers] == [0, 0, 0]


def test_what_stale_builds_of_this_target_left_goes_and_nothing_else(tmp_path):
    target = tmp_path / "output"
    target.mkdir()
    for name in (
        ".disclosure-output-0123abcd",
        ".disclosure-output-2-0123abcd",
        ".disclosure-notes",
        "output-0123abcd",
    ):
        (tmp_path / name).mkdir()
    retired(target).mkdir()

    with locked(target), staging(target):
        pass

    assert names(tmp_path) == [".disclosure-notes", ".disclosure-output-2-0123abcd", "output", "output-0123abcd"]


def test_a_site_moved_aside_when_the_machine_stopped_is_moved_back(tmp_path):
    target = tmp_path / "output"
    retired(target).mkdir()
    (retired(target) / "index.html").write_text("good")

    with locked(target), staging(target):
        assert (target / "index.html").read_text() == "good"
