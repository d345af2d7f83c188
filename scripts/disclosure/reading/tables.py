"""Raw tables: what a package's CSV files say, before any check and before the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from disclosure.contract.model import Package, Resource
from disclosure.ground.columns import FILE, PLACE, ROW
from disclosure.ground.engine import Frame

FILE_STRIDE = 10**10  # more rows than a file can have


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one resource as read: every field of *resource* is text, a missing value is null.

    Besides the fields the frame has `@file` and `@row`. A raw table may never reach a page: only
    `publication` turns it into a PublicTable. *digest* stands for the bytes of its files, "" for nobody knows what.
    """

    package: Package
    resource: Resource
    frame: Frame
    digest: str = ""

    @property
    def name(self) -> str:
        """What the engine knows it by."""
        return f"{self.package.folder.name}/{self.resource.name}"

    @property
    def files(self) -> tuple[str, ...]:
        """Its files as messages name them, in the descriptor's order."""
        return files_of(self.package, self.resource)


Tables = Mapping[tuple[str, str], Table]  # by (folder, resource name)


def files_of(package: Package, resource: Resource) -> tuple[str, ...]:
    """Return the files of a resource as messages and the column `@file` name them."""
    return tuple(f"{package.folder.name}/{path}" for path in resource.paths)


def with_place(frame: Frame, files: Sequence[str]) -> Frame:
    """Add `@place`, a number that sorts the rows as *files* follow each other and as each file holds them."""
    row = nw.col(ROW).cast(nw.Int64)
    if len(files) == 1:
        return frame.with_columns(row.alias(PLACE))
    starts = {file: position * FILE_STRIDE for position, file in enumerate(files)}
    start = nw.col(FILE).replace_strict(starts, default=None, return_dtype=nw.Int64)
    return frame.with_columns((start + row).alias(PLACE))
