"""What stands in a folder that was put in place."""

from datetime import date
from pathlib import Path

DAY = date(2022, 9, 30)


def page(folder: Path) -> str:
    return (folder / "index.html").read_text()


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".disclosure-*")]


def interrupt(*_, **__):
    raise KeyboardInterrupt
