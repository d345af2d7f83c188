"""Files written and read back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from written import things, write

__all__ = ["fixtures", "things", "write"]


@pytest.fixture
def fixtures() -> Path:
    """The folder of other people's files; a test that needs it is skipped, visibly, where it is absent."""
    folder = os.environ.get("FIXTURES")
    if not folder:
        pytest.skip("FIXTURES is not set")
    return Path(folder)
