"""An engine."""

from __future__ import annotations

from folders import engine

__all__ = ["engine"]
