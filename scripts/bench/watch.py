"""Run a command and watch it: seconds, processor seconds and peak memory, in all and by the lines it prints."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PAUSE = 0.02  # seconds between two looks at the memory


@dataclass
class Run:
    """What was seen. Memory in bytes: *largest* of one process, *together* of all at one moment.

    *stages* holds, for each line of output, the line, the second in which it came, and the peak of
    *largest* since the line before.
    """

    wall: float = 0.0
    cpu: float = 0.0
    largest: int = 0
    together: int = 0
    stages: list[tuple[str, float, int]] = field(default_factory=list)


def watch(command: Sequence[str], folder: Path) -> Run:
    """Run *command* in *folder* to its end; RuntimeError, with what it printed, if it fails."""
    run, since = Run(), [0]
    before = os.times()
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603 - our own
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        looker = threading.Thread(target=_look, args=(process, run, since))
        looker.start()
        for line in process.stdout or ():
            run.stages.append((line.rstrip(), time.perf_counter() - start, since[0]))
            since[0] = 0
        status = process.wait()
        looker.join()
    run.wall = time.perf_counter() - start
    after = os.times()
    run.cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if status:
        said = "\n".join(line for line, _, _ in run.stages)
        raise RuntimeError(f"{' '.join(command)} failed with {status}:\n{said}")
    return run


def _look(process: subprocess.Popen[str], run: Run, since: list[int]) -> None:
    """Sample the memory of the process and its children until it ends."""
    root = psutil.Process(process.pid)
    while process.poll() is None:
        sizes = [_size(one) for one in _family(root)]
        run.largest = max([run.largest, *sizes])
        since[0] = max([since[0], *sizes])
        run.together = max(run.together, sum(sizes))
        time.sleep(PAUSE)


def _family(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _size(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
