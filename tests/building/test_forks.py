"""No process is forked while a thread of it is alive: an engine's would hang there, and newer Pythons warn of any."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sites import CASES, ROOT

pytestmark = pytest.mark.builds

WATCHED = """
import os, sys

def count() -> None:
    print("threads:", len(os.listdir("/proc/self/task")), file=sys.stderr)

os.register_at_fork(before=count)
from disclosure.cli import main
main(sys.argv[1:])
"""


def test_a_build_forks_only_processes_of_one_thread(tmp_path):
    (tmp_path / "content").mkdir()
    said = ["html", "--data", CASES / "withdrawn/data", "--content", tmp_path / "content", "--output", tmp_path / "out"]

    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, said), "--as-of", "2022-09-30"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )

    assert run.returncode == 0, run.stderr
    counts = [line for line in run.stderr.splitlines() if line.startswith("threads:")]
    assert len(counts) >= 2, run.stderr  # the one that prepares, and those that write
    assert set(counts) == {"threads: 1"}
