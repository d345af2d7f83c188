"""Raw tables: what a package's CSV files say, before any check and before the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from disclosure.contract.model import Package, Resource


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one resource as read: every field of *resource* is text, a missing value is null.

    Besides the fields the frame has `@file` and `@row`. A raw table may never reach a page: only
    `publication` turns it into a PublicTable.
    """

    package: Package
    resource: Resource
    frame: nw.LazyFrame[Any]

    @property
    def name(self) -> str:
        """What the engine knows it by."""
        return f"{self.package.folder.name}/{self.resource.name}"


Tables = Mapping[tuple[str, str], Table]  # by (folder, resource name)
