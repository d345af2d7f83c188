"""The files that pages offer."""

from __future__ import annotations

from written import things, write

__all__ = ["things", "write"]
