"""A new city: the files of `skeleton/`, which is a whole site with one made-up register, under a name of its own."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from disclosure.release.staging import locked, staging
from disclosure.starting.destinations import city_place
from disclosure.writing import disk_errors_named

FILLED = ".template"  # a file that ends so is filled in, and loses the ending; any other is copied as it is


def begin(name: str, within: Path) -> Path:
    """Make the folder of a city called *name* in the folder *within*, whole or not at all, and return it.

    Raises SettingsError for a name that cannot be or is taken, SurroundingsError if the disk refuses.
    """
    place = city_place(name, within)
    title = f"{name}食品安全信息公示"
    words = {"title": title, "site_name": json.dumps(title, ensure_ascii=False)}
    with disk_errors_named(), locked(place), staging(place) as folder:
        _copy(files("disclosure.starting").joinpath("skeleton"), folder, words)
        folder.rename(place)
    return place


def _copy(source: Traversable, target: Path, words: dict[str, str]) -> None:
    for entry in source.iterdir():
        if entry.is_dir():
            (target / entry.name).mkdir()
            _copy(entry, target / entry.name, words)
        elif entry.name.endswith(FILLED):
            text = Template(entry.read_text(encoding="utf-8")).substitute(words)
            (target / entry.name.removesuffix(FILLED)).write_bytes(text.encode())
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
