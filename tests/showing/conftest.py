"""Data folders shown: each register as pages get it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from disclosure.showing.model import ShownRegister
from packages import write_package
from published import published


@pytest.fixture(autouse=True)
def _on_either_engine(either_engine: None) -> None:
    """Show everything twice."""


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Callable[..., ShownRegister]]:
    """Return a function that writes a register into the data folder, and shows it."""
    with ExitStack() as stack:

        def run(name: str, resources: dict[str, Any], **register: Any) -> ShownRegister:
            records = register.get("records", next(iter(resources)))
            first = resources[records]["fields"][0]["name"]
            plain = {"section": "results", "records": records, "title": f"{{{first}}}", "columns": [first]}
            write_package(tmp_path / "data" / name, resources, {**plain, **register})
            scratch = tmp_path / f"scratch of {name}"
            return stack.enter_context(published(tmp_path / "data", scratch)).shown[name]

        yield run
