"""Tasks shared out over processes: their results in order, and whatever goes wrong."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from disclosure.building.processes import share_out
from disclosure.chinese import unexpected
from disclosure.errors import DataError, Problem, SurroundingsError


@contextmanager
def tool():
    yield os.getpid()


def add(number, pid):
    assert pid == os.getpid()
    return number + 1


def fail(_):
    raise DataError([Problem("a.csv", "missing-file", "没有这个文件", "放入文件", row=7)])


def die(_):
    os._exit(9)


def test_results_come_in_the_order_of_the_tasks():
    assert share_out([partial(add, number) for number in range(20)], tool) == list(range(1, 21))


def test_no_task_is_no_result():
    assert share_out([], tool) == []


def test_where_nothing_can_be_forked_this_process_does_it(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    assert share_out([lambda pid: pid], tool) == [os.getpid()]


def test_what_a_task_raises_comes_through_whole():
    with pytest.raises(DataError, match="1 个错误") as caught:
        share_out([fail], tool)

    assert [problem.row for problem in caught.value.problems] == [7]
    assert caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_a_process_that_dies_is_one_sentence():
    with pytest.raises(SurroundingsError, match="工作进程"):
        share_out([die], tool)


LASTING = """
import os, sys, time
from contextlib import nullcontext
from pathlib import Path
from disclosure.building.processes import share_out
from disclosure.chinese import unexpected

def stay(_):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

share_out([stay] * len(os.sched_getaffinity(0)), nullcontext)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_no_process_outlives_the_one_that_began_it(tmp_path):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", LASTING, str(tmp_path)], env=environment) as parent:
        wait_until(lambda: len(list(tmp_path.iterdir())) == len(os.sched_getaffinity(0)))
        parent.send_signal(signal.SIGKILL)

    wait_until(lambda: not any(running(int(path.name)) for path in tmp_path.iterdir()))


def running(pid):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def wait_until(true):
    for _ in range(400):
        if true():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to that")


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_when_a_task_fails_no_other_goes_on(tmp_path):
    def last(_):
        time.sleep(20)
        (tmp_path / "done").touch()

    with pytest.raises(DataError):
        share_out([fail, last, last], tool)

    assert multiprocessing.active_children() == []
    assert not (tmp_path / "done").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_a_process_that_was_there_before_goes_on_when_a_task_fails():
    preview = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,), daemon=True)
    preview.start()

    with pytest.raises(DataError):
        share_out([fail], tool)

    assert preview.is_alive()
    preview.kill()
    preview.join()


def test_a_fault_of_ours_is_told_with_its_own_place():
    with pytest.raises(ZeroDivisionError) as caught:
        share_out([lambda _: 1 // 0], tool)

    assert "test_processes.py" in unexpected(caught.value)
