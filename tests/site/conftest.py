"""Files written and read back."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from disclosure.site.files import write_files
from disclosure.site.model import Download
from published import published
from things import package

Written = tuple[Path, dict[str, Download]]


def write_in(folder: Path, data: Path, name: str = "output", **more: Any) -> Written:
    """Publish *data* and write the files of its one register into *folder* under *name*."""
    with published(data, folder / f"{name}-scratch", **more) as site:
        [register] = site.registers.values()
        downloads = write_files(register, site.view, folder / name)
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


@pytest.fixture
def fixtures() -> Path:
    """The folder of other people's files; a test that needs it is skipped, visibly, where it is absent."""
    folder = os.environ.get("FIXTURES")
    if not folder:
        pytest.skip("FIXTURES is not set")
    return Path(folder)
