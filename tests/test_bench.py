"""What is measured of a run of any program: its memory, its lines, its failure."""

import sys

import pytest

from bench import lighthouse
from bench.lighthouse import pages
from bench.watch import watch


def test_the_memory_of_children_is_counted(tmp_path):
    hold = "import sys; held = bytearray(b'x' * 2**26); print('held', flush=True); sys.stdin.readline()"
    command = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {hold!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.readline()
import time; time.sleep(0.5)
print("seen")
child.communicate(b"go")
"""
    run = watch([sys.executable, "-c", command], tmp_path)

    assert run.largest > 2**26
    assert [line for line, _, _ in run.stages] == ["seen"]
    assert run.stages[0][2] > 2**26


def test_a_build_that_fails_says_what_it_printed(tmp_path):
    with pytest.raises(RuntimeError, match=r"(?s)failed with 3.*磁盘满了"):
        watch([sys.executable, "-c", "print('磁盘满了'); raise SystemExit(3)"], tmp_path)


def test_a_page_of_each_kind_is_looked_at_the_first_by_name(tmp_path):
    for page in ("", "inspections", "inspections/records/B-2", "inspections/records/B-1", "elsewhere"):
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").touch()

    assert list(pages(tmp_path)) == ["", "inspections/", "inspections/records/B-1/"]


def test_without_a_browser_lighthouse_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(lighthouse, "OURS", str(tmp_path / "none"))

    with pytest.raises(RuntimeError, match="no browser for Lighthouse"):
        list(lighthouse._measured(tmp_path, ["search/"]))
