"""Fixtures of the rooms that write and offer files: a register's files, written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from disclosure.files.model import Download
from disclosure.files.register import Source, write_files
from disclosure.writing import Output
from published import published
from things import package

Written = tuple[Path, dict[str, Download]]


def write_in(folder: Path, data: Path, name: str = "output", **more: Any) -> Written:
    """Publish *data* and write the files of its one register into *folder* under *name*."""
    with published(data, folder / f"{name}-scratch", by="duckdb", **more) as site:
        [register], [shown] = site.registers.values(), site.shown.values()
        pictures = site.view.pictures.get(register.package.name, ())
        source = Source(register, shown, pictures, site.view.settings, site.engine)
        downloads = write_files(source, Output(folder / name))
    return folder / name / register.package.name, {one.name: one for one in downloads}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Written]:
    """Return a function that publishes *data* and writes the files of its one register."""
    return partial(write_in, tmp_path)


@pytest.fixture(scope="session")
def things(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The folder of the small register's files, and its downloads by name, for tests that only look."""
    folder = tmp_path_factory.mktemp("things")
    return write_in(folder, package(folder / "data").parent)
