"""A package in the data folder, and what is wrong with its descriptor."""

from __future__ import annotations

from folders import package, wrong

__all__ = ["package", "wrong"]
