"""A static public-disclosure site from Frictionless data packages: a Pelican plugin and its commands."""

from __future__ import annotations

__version__ = "0.1.0"


def register() -> None:
    """Offer the Pelican plugin: Pelican calls this for `PLUGINS = ["disclosure"]`."""
    from disclosure import plugin  # noqa: PLC0415 - importing the package must not import Pelican

    plugin.register()
