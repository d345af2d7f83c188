"""Descriptors and CSV files of the made-up registers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from disclosure.errors import SettingsError
from samples.made_up import WORDS, Row

SOURCE = Path(__file__).parents[2] / "data"  # of this repository: it alone says what a made-up register is like
DESCRIPTOR = "datapackage.json"
REFERENCE = "reference"
RULES = {"publication_rules", "row_rules", "period_classes", "penalty_kinds", "workshop_bans"}  # the law, not made up
GONE = "示例名册照 {} 里的描述文件写，那里没有 {}"
HINT = "data/ 换过以后没有示例名册可写；需要的话，取回原来的 data/"


def template(folder: str) -> Any:
    """Return the descriptor of a made-up register, as `data/` of this repository has it.

    Raises SettingsError if it has none, or one that is not made up.
    """
    if not is_sample(SOURCE / folder):
        raise SettingsError(GONE.format(SOURCE, folder), hint=HINT)
    return descriptor(SOURCE, folder)


def template_of_reference() -> Any:
    """Return the descriptor of the reference tables that the made-up registers need, and of no other.

    Raises SettingsError if `data/` of this repository has not all of them.
    """
    path = SOURCE / REFERENCE / DESCRIPTOR
    theirs = descriptor(SOURCE, REFERENCE) if path.is_file() else {"resources": []}
    ours = [one for one in theirs["resources"] if one["name"] in WORDS["tables"]]
    if len(ours) < len(WORDS["tables"]):
        raise SettingsError(GONE.format(SOURCE, REFERENCE), hint=HINT)
    return {**theirs, **WORDS["reference"], "resources": ours}


def descriptor(data: Path, folder: str) -> Any:
    """Read the descriptor of a package in *data*."""
    return json.loads((data / folder / DESCRIPTOR).read_text(encoding="utf-8"))


def write_descriptor(data: Path, folder: str, *, rules: bool = True) -> None:
    """Put the descriptor into *data* as it stands; without its limits where there are no *rules* to name."""
    if rules:
        (data / folder / DESCRIPTOR).write_bytes((SOURCE / folder / DESCRIPTOR).read_bytes())
    else:
        write_json(data / folder / DESCRIPTOR, without_limits(template(folder)))


def without_limits(package: Any) -> Any:
    """Drop what needs the tables of the law and of working days."""
    register = package["register"]
    register.pop("deadlines", None)
    register["checks"] = [check for check in register["checks"] if not _is_of_the_law(check)]
    return package


def _is_of_the_law(check: Any) -> bool:
    table = check.get("in", "/").split("/")[1].split(".")[0]
    return check["kind"] == "window" or "rule" in check or table in RULES


def is_sample(folder: Path) -> bool:
    """Tell whether a folder holds a register that says that it is made up."""
    try:
        package = descriptor(folder.parent, folder.name)
    except (OSError, ValueError):
        return False
    return bool(package.get("register", {}).get("sample"))


def has_rules(data: Path) -> bool:
    """Tell whether the reference tables of *data* hold the law."""
    return {one["name"] for one in descriptor(data, REFERENCE)["resources"]} >= RULES


def write_table(data: Path, folder: str, resource: str, rows: Iterable[Row], name: str | None = None) -> None:
    """Stream *rows* into a CSV whose header is the resource's fields; a key that is no field is refused."""
    _write_csv(data / folder / (name or f"{resource}.csv"), fields(template(folder), resource), rows)


def copy_tables(data: Path, folder: str) -> None:
    """Put the tables of a register that was written by hand into *data* as they stand."""
    (data / folder).mkdir(parents=True, exist_ok=True)
    for resource in template(folder)["resources"]:
        (data / folder / resource["path"]).write_bytes((SOURCE / folder / resource["path"]).read_bytes())


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fields(package: Any, resource: str) -> list[str]:
    """Return the columns of a resource in order."""
    [found] = [one for one in package["resources"] if one["name"] == resource]
    return [field["name"] for field in found["schema"]["fields"]]


def write_reference(data: Path) -> None:
    """Write the tables that the made-up registers refer to, beside those that *data* has.

    A table of the same name that is not made up (food categories) is left as it is.
    """
    path, ours = data / REFERENCE / DESCRIPTOR, template_of_reference()
    theirs = descriptor(data, REFERENCE) if path.exists() else {**ours, "resources": []}
    names = {one["name"] for one in theirs["resources"]}
    missing = [one for one in ours["resources"] if one["name"] not in names]
    if missing:
        write_json(path, {**theirs, "resources": theirs["resources"] + missing})
    for name, rows in WORDS["tables"].items():
        if name.startswith("sample_") or not (path.parent / f"{name}.csv").exists():
            header = fields(ours, name)
            _write_csv(path.parent / f"{name}.csv", header, (dict(zip(header, row, strict=True)) for row in rows))


def write_json(path: Path, value: Any) -> None:
    """Write JSON with its Chinese readable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
