"""The index of a data folder, and the browser's script that reads it."""

from lookups import client, index

__all__ = ["client", "index"]
