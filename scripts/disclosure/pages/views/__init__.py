"""The kinds of view, each in a file of its name beside a template of that name in theme/templates/views.

A kind says which roles it needs and knows, what it is called on a page, and how it lays out the records. It knows no
register; it shows every public record, so it is for short registers. Nothing else knows a kind by name.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from disclosure.pages.layout import Layout


def views() -> tuple[Layout, ...]:
    """Return the kinds found in this folder, in alphabetical order. ValueError if a file does not hold exactly one."""
    return tuple(_view(module.name) for module in pkgutil.iter_modules(__path__))


def _view(name: str) -> Layout:
    module = import_module(f"{__name__}.{name}")
    [view] = [one for one in vars(module).values() if isinstance(one, Layout) and one.name == name]
    return view
