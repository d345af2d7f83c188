"""Names of files and folders that every host and every system can hold."""

from __future__ import annotations

# What Windows keeps for devices: in any case, and whatever follows a dot (`con.pdf`, `com1.tar.gz`).
DEVICES = (
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
)


def is_portable(name: str) -> bool:
    """Whether *name*, one part of a path, is no device of Windows and does not end in what Windows drops."""
    return name.partition(".")[0].rstrip().casefold() not in DEVICES and not name.endswith((".", " "))
