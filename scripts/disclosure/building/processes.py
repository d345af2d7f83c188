"""Work in processes of its own: what uses an engine, and tasks that need nothing of each other.

The processes are forked, so each begins with all that this one knows and nothing but results travels. A process
that has threads must not be forked, and every engine has some: so the one that prepares a site does it apart, and
each that writes opens an engine of its own. None of them outlives this process, however it ends.
"""

from __future__ import annotations

import copyreg
import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from types import MappingProxyType
from typing import Any, TypeVar

from disclosure.errors import SurroundingsError

Tool = TypeVar("Tool")
Result = TypeVar("Result")

PR_SET_PDEATHSIG = 1  # from the kernel's headers

EVERY = 0.3  # seconds between two looks

_looks: list[Callable[[], None]] = []
_at_work: dict[str, Any] = {}  # in a forked process: its tool and the tasks


def _immutable(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(held)


# Where a model holds nothing it holds one immutable mapping, which the library cannot send.
copyreg.pickle(MappingProxyType, lambda mapping: (_immutable, (dict(mapping),)))


def apart(work: Callable[[], Result]) -> Result:
    """Do *work* in a process of its own and return what it gives. Raises as `share_out` does."""
    [result] = share_out([lambda _: work()], nullcontext)
    return result


def share_out(
    tasks: Sequence[Callable[[Tool], Result]], begin: Callable[[], AbstractContextManager[Tool]]
) -> list[Result]:
    """Run every task and return what they give, in their order; the first are begun first.

    *begin* makes what the tasks work with, once in each process. What a task raises comes through. Raises
    SurroundingsError if a process dies. Where the system cannot fork, this process does everything.
    """
    if not tasks:
        return []
    if sys.platform != "linux":
        with begin() as tool:
            return [task(tool) for task in tasks]
    fork = multiprocessing.get_context("fork")
    processes = min(len(tasks), len(os.sched_getaffinity(0)))
    others = {process.pid for process in multiprocessing.active_children()}  # a preview's, which goes on answering
    with ProcessPoolExecutor(processes, fork, _begin, (os.getpid(), tasks, begin)) as pool:
        try:
            # Not by map: what it cancels when Ctrl-C is heard, the pool's own thread then fails to settle, aloud.
            begun = [pool.submit(_run, number) for number in range(len(tasks))]
            return [_result(one) for one in begun]
        except BrokenProcessPool as error:
            raise SurroundingsError("一个工作进程意外退出", hint="多半是内存不够；关掉别的程序后重新运行") from error
        except BaseException:
            for process in multiprocessing.active_children():
                if process.pid not in others:  # what it still does is for nothing
                    process.kill()
            raise


@contextmanager
def looking(look: Callable[[], None]) -> Iterator[None]:
    """Inside, call *look* now and then while processes work; what it raises ends their work and comes through."""
    _looks.append(look)
    try:
        yield
    finally:
        _looks.remove(look)


def _result(one: Future[Result]) -> Result:
    while _looks and not wait([one], EVERY).done:
        for look in _looks:
            look()
    return one.result()


def _begin(
    parent: int, tasks: Sequence[Callable[[Any], Any]], begin: Callable[[], AbstractContextManager[Any]]
) -> None:
    end_with(parent)
    opened = ExitStack()  # held, and never left: the process just ends
    _at_work.update(tasks=tasks, tool=opened.enter_context(begin()), opened=opened)


def end_with(parent: int) -> None:
    """Have the kernel end this process with *parent*, which alone hears Ctrl-C and puts things in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the kernel was asked
        os._exit(1)


def _run(number: int) -> Any:
    return _at_work["tasks"][number](_at_work["tool"])
