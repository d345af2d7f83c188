"""Where Pelican looks for plugins that are installed; ours is the package `disclosure`."""

from disclosure import register

__all__ = ["register"]
