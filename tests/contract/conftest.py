"""A data folder, a package in it, and what is wrong with its descriptor."""

from __future__ import annotations

from folders import data, package, wrong

__all__ = ["data", "package", "wrong"]
