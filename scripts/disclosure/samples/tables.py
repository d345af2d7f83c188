"""Descriptors and CSV files of the made-up registers."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from disclosure.samples.made_up import WORDS, Row

TEMPLATES = Path(__file__).parent
REFERENCE, RULES = "reference", "publication_rules"


def template(folder: str) -> Any:
    """Return the descriptor of a made-up package."""
    return json.loads((TEMPLATES / f"{folder}.json").read_text(encoding="utf-8"))


def write_descriptor(data: Path, folder: str, *, rules: bool = True) -> None:
    """Put the descriptor into *data* as it stands; without its limits where there are no *rules* to name."""
    path = data / folder / "datapackage.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    if rules:
        shutil.copyfile(TEMPLATES / f"{folder}.json", path)
    else:
        write_json(path, without_limits(template(folder)))


def without_limits(descriptor: Any) -> Any:
    """Drop what needs the tables of publication rules and of working days."""
    register = descriptor["register"]
    register.pop("deadlines", None)
    register["checks"] = [check for check in register["checks"] if check["kind"] != "window"]
    return descriptor


def is_sample(folder: Path) -> bool:
    """Tell whether a folder holds a register that says that it is made up."""
    try:
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(descriptor.get("register", {}).get("sample"))


def has_rules(data: Path) -> bool:
    """Tell whether the reference tables of *data* hold the publication rules."""
    descriptor = json.loads((data / REFERENCE / "datapackage.json").read_text(encoding="utf-8"))
    return RULES in {one["name"] for one in descriptor["resources"]}


def write_table(data: Path, folder: str, resource: str, rows: Iterable[Row], name: str | None = None) -> None:
    """Stream *rows* into a CSV whose header is the resource's fields; a key that is no field is refused."""
    (data / folder).mkdir(parents=True, exist_ok=True)
    header = fields(folder, resource)
    with (data / folder / (name or f"{resource}.csv")).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fields(folder: str, resource: str) -> list[str]:
    """Return the columns of a resource in order."""
    [found] = [one for one in template(folder)["resources"] if one["name"] == resource]
    return [field["name"] for field in found["schema"]["fields"]]


def write_reference(data: Path) -> None:
    """Write the tables that the made-up registers refer to, beside those that *data* has.

    A table of the same name that is not made up (food categories) is left as it is.
    """
    path, ours = data / REFERENCE / "datapackage.json", template(REFERENCE)
    if not path.exists():
        write_descriptor(data, REFERENCE)
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    names = {one["name"] for one in descriptor["resources"]}
    missing = [one for one in ours["resources"] if one["name"] not in names]
    if missing:
        write_json(path, {**descriptor, "resources": descriptor["resources"] + missing})
    for name, rows in WORDS["tables"].items():
        if name.startswith("sample_") or not (path.parent / f"{name}.csv").exists():
            header = fields(REFERENCE, name)
            write_table(data, REFERENCE, name, (dict(zip(header, row, strict=True)) for row in rows))


def write_json(path: Path, value: Any) -> None:
    """Write JSON with its Chinese readable."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
