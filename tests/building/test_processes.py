"""Tasks shared out over processes: their results in order, and whatever goes wrong."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial

import pytest

from disclosure.building.processes import share_out
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
    with pytest.raises(DataError, match="1 个问题") as caught:
        share_out([fail], tool)

    assert [problem.row for problem in caught.value.problems] == [7]
    assert caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked here")
def test_a_process_that_dies_is_one_sentence():
    with pytest.raises(SurroundingsError, match="工作进程"):
        share_out([die], tool)
