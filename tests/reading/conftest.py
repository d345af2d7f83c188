"""A package to read."""

from __future__ import annotations

from folders import package

__all__ = ["package"]
