"""What people wrote and attached: Markdown, pictures, attachments, descriptors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from disclosure.content_folders import IMAGES
from disclosure.contract.model import Package
from disclosure.privacy.images import is_image
from disclosure.privacy.looking import look_into
from disclosure.privacy.scanner import scan
from disclosure.privacy.sought import Finding
from disclosure.privacy.told import Place

Sight = tuple[Finding, Place]


def content_sights(folder: Path) -> Iterator[Sight]:
    """Yield everything private in a content folder; rows are lines of Markdown.

    What a camera wrote into a picture is taken out when the picture is scaled.
    """
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        if name.startswith(f"{IMAGES}/") and is_image(data):
            continue
        findings = look_into(name, data)
        lines = _lines(data) if findings and path.suffix == ".md" else {}
        yield from ((found, Place(f"content/{name}", name, lines.get(found))) for found in findings)


def package_sights(package: Package) -> Iterator[Sight]:
    """Yield everything private in a package's descriptor and in its attachments."""
    for path in (package.folder / "datapackage.json", *_files(package.folder / "files")):
        name = path.relative_to(package.folder.parent).as_posix()
        for found in look_into(name, path.read_bytes()):
            yield found, Place(name, name)


def _files(folder: Path) -> list[Path]:
    """List the plain files below *folder* that are not hidden; other checks refuse links."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _lines(data: bytes) -> dict[Finding, int]:
    """Say in which line what is found stands; what begins in one and ends in the next stands in the first."""
    lines = data.decode("utf-8", "replace").split("\n")
    places: dict[Finding, int] = {}
    for number, line in enumerate(lines, start=1):
        for found in scan(line):
            places.setdefault(found, number)
    for number, (line, after) in enumerate(pairwise(lines), start=1):
        for found in scan(f"{line}\n{after}"):
            places.setdefault(found, number)
    return places
