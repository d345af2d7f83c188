"""Our command or Pelican's, in a process of its own that has imported it already: to start is half of a small build.

Such a process is forked from one that does nothing else. It has no thread yet, like the command when it has just begun.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

TIMEOUT = 600  # seconds
IMPORTED = [
    "disclosure.plugin",
    "disclosure.seeing.ahead",
    "disclosure.jobs",
    "disclosure.remaking.preparing",
    "disclosure.seeing.local_site",
    "disclosure.cli",
    "frictionless",
    "pyecharts.charts",
]
_warm = multiprocessing.get_context("forkserver")
_warm.set_forkserver_preload(IMPORTED)


def run(
    module: str, arguments: Sequence[str | Path], folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m` *module* in *folder* and return what it said. Raises TimeoutExpired after TIMEOUT seconds."""
    command = [module, *map(str, arguments)]
    with tempfile.TemporaryDirectory() as name:
        said = [Path(name, "stdout"), Path(name, "stderr")]
        process = _warm.Process(target=_command, args=(command, folder, {**os.environ, **environment}, said))
        process.start()
        process.join(TIMEOUT)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(command, TIMEOUT)
        texts = [file.read_text("utf-8") if file.exists() else "" for file in said]
    return subprocess.CompletedProcess(command, process.exitcode, *texts)


def _command(command: list[str], folder: Path, environment: dict[str, str], said: list[Path]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate(said, start=1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.argv[:], sys.path[:0] = command, [str(folder)]
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
