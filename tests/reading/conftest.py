"""A data folder, an engine, and a package to read."""

from __future__ import annotations

from folders import data, engine, package

__all__ = ["data", "engine", "package"]
