"""Fixtures of the rooms that write and offer files: a register's files, written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure.files.model import Download
from disclosure.files.register import Source, write_files
from disclosure.writing import Output
from published import published
from things import package

Written = tuple[Path, dict[str, Download]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Written]:
    """Return a function that publishes *data* and writes the files of its one register."""

    def run(data: Path, name: str = "output", **more: Any) -> Written:
        with published(data, tmp_path / f"{name}-scratch", **more) as site:
            [register], [shown] = site.registers.values(), site.shown.values()
            pictures = site.view.pictures.get(register.package.name, ())
            source = Source(register, shown, pictures, site.view.settings, site.engine)
            downloads = write_files(source, Output(tmp_path / name))
        return tmp_path / name / register.package.name, {one.name: one for one in downloads}

    return run


@pytest.fixture
def things(tmp_path: Path, write: Callable[..., Written]) -> Written:
    """The folder of the small register's files, and its downloads by name."""
    return write(package(tmp_path / "data").parent)
