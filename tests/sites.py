"""Whole sites for tests: built by our own command in a process of its own, as a person would."""

from __future__ import annotations

import fcntl
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from selectolax.lexbor import LexborHTMLParser

import warm

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests/site/cases"
DAY = "2022-09-30"


def disclosure(*arguments: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m disclosure` and return what it said; nothing is raised for a failing status.

    With an *environment* of its own Python is started for it.
    """
    if not environment:
        return warm.run("disclosure", arguments, folder)
    return subprocess.run(
        [sys.executable, "-m", "disclosure", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def html(
    data: Path, content: Path, output: Path, as_of: str = DAY, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a site for looking at."""
    return disclosure("html", "--data", data, "--content", content, "--output", output, "--as-of", as_of, **environment)


def built(data: Path, content: Path, output: Path, as_of: str = DAY) -> Path:
    """Build a site and return its folder; what the command said is the failure's message."""
    run = html(data, content, output, as_of)
    assert run.returncode == 0, run.stdout + run.stderr
    return output


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below *folder* by its relative name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def everything_readable(folder: Path) -> bytes:
    """Every byte of a site, compressed and columnar files opened."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        content = path.read_bytes()
        found += [str(path.relative_to(folder)).encode(), content]
        if path.suffix in (".xlsx", ".zip"):
            found += unzipped(content)
        if path.suffix == ".parquet":
            found.append(repr(duckdb.sql(f"from '{path}'").fetchall()).encode())
    return b"\n".join(found)


def unzipped(content: bytes) -> list[bytes]:
    """Names and contents of an archive's members, those of archives within it included."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            member = archive.read(name)
            found += [name.encode(), member, *(unzipped(member) if member.startswith(b"PK") else [])]
    return found


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that *make* fills once in a run, whichever of its processes asks first. Tests only look at it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = factory.mktemp(name)
            make(made)
            made.rename(folder)
    return folder


def case_host(factory: pytest.TempPathFactory, case: str) -> Path:
    """A host's folder with a small case under `under/a/path`, as a static host may have it."""

    def make(host: Path) -> None:
        content = CASES / case / "content"
        (host / "under/a").mkdir(parents=True)
        if not content.exists():
            content = host / "content"
            content.mkdir()
        built(CASES / case / "data", content, host / "under/a/path")

    return shared(factory, f"case-{case}", make)


def links(page: Path) -> list[str]:
    """Every href and src of a page."""
    tree = LexborHTMLParser(page.read_bytes())
    found = [node.attributes.get(name) for name in ("href", "src") for node in tree.css(f"[{name}]")]
    return sorted({link for link in found if link})
