"""The kinds of check, each in a file of its name; nothing else in the program knows one by name."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from disclosure.checks.asking import RowKind


def kinds() -> tuple[type[RowKind], ...]:
    """Return the kinds found in this folder, in alphabetical order. ValueError if a file does not hold exactly one."""
    return tuple(_kind(module.name) for module in pkgutil.iter_modules(__path__))


def _kind(name: str) -> type[RowKind]:
    module = import_module(f"{__name__}.{name}")
    held = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, RowKind)]
    [kind] = [one for one in held if one.__module__ == module.__name__ and one.__dict__.get("name") == name]
    return kind
