"""One public table on its way into files: the same cells for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import narwhals as nw

from disclosure.contract.model import Package, Resource
from disclosure.contract.states import State
from disclosure.ground.columns import STATE
from disclosure.ground.engine import Frame
from disclosure.publication.model import PublicRegister, PublicTable

SAMPLE = "示例数据"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a file holds it.

    The frame has the published fields of *resource* and nothing else, as text (null: empty), in the order in
    which the rows are shown. *created* is the package's, so that a file's bytes never depend on the clock.
    """

    resource: Resource
    frame: Frame
    rows: int
    title: str
    author: str
    created: datetime
    sample: bool

    @property
    def headings(self) -> tuple[str, ...]:
        """What a person reads above the columns: titles; two fields of one title say their names too."""
        counted = Counter(field.title for field in self.resource.fields)
        return tuple(
            field.title if counted[field.title] == 1 else f"{field.title}（{field.name}）"
            for field in self.resource.fields
        )


def sheets(register: PublicRegister) -> Iterator[Sheet]:
    """Give every table of the register that has a column to show, in the descriptor's order."""
    package = register.package
    for name, table in register.tables.items():
        if not table.resource.fields:
            continue
        yield Sheet(
            resource=table.resource,
            frame=_cells(table, package.register.state if name == package.register.records else None),
            rows=table.rows,
            title=table.resource.title or name,
            author=source(package),
            created=package.created,
            sample=package.register.sample,
        )


def source(package: Package) -> str:
    """Return who the data comes from, as the descriptor names them."""
    return "、".join(one.title for one in package.sources)


def marked(title: str, *, sample: bool) -> str:
    """Say in a title that the data is made up, where it is."""
    return f"{title}（{SAMPLE}）" if sample else title


def _cells(table: PublicTable, state: State | None) -> Frame:
    """Leave the published fields; the state is the one that holds on the day of publication, as on the pages.

    A file that still calls a lapsed licence valid would say it in public.
    """
    frame = table.frame
    if state and state.field in table.resource.names:
        frame = frame.with_columns(nw.col(STATE).alias(state.field))
    return frame.select(*table.resource.names)
