"""What stands below a page of a register's list: the rows beside those of its records that have no page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosure.pages.beside import MOST_ROWS, Beside, beside
from disclosure.pages.by_limit import by_limit, is_limit
from disclosure.showing.beside import Following
from disclosure.showing.model import Loose, ShownRecord, ShownRegister, ShownRow, ShownTable

Found = list[tuple[ShownTable, list[ShownRow]]]


class Below:
    """The rows beside a register's records, handed out page after page of its list."""

    def __init__(self, register: ShownRegister, first: int) -> None:
        """Begin with the record of the order *first*."""
        tables = () if register.package.register.pages == "all" else (*register.parents, *register.descendants)
        self._parents = register.parents
        self._following = [(table, Following(table.beside(first))) for table in tables]

    def take(self, records: Sequence[ShownRecord]) -> Found:
        """Return what stands below a list of *records*; a parent of several of them stands there once."""
        bare = {record.order for record in records if not record.paged}
        if not bare:
            return []
        found: Found = []
        for table, following in self._following:
            rows = [row for row in following.take(records[0].order, records[-1].order) if row.order in bare]
            rows = _once(rows) if table in self._parents else rows
            if rows:
                found.append((table, rows))
        return found


def _once(rows: Sequence[ShownRow]) -> list[ShownRow]:
    by_place = {row.place: row for row in rows}
    return [by_place[place] for place in sorted(by_place)]


def below(found: Found, host: str) -> list[Beside]:
    """Lay out what was found for the page of the list at *host*; limits of the law part by what they say."""
    laid = []
    for table, rows in found:
        listed = rows[:MOST_ROWS]
        groups = by_limit(listed) if is_limit(table) else [listed]
        for group in groups:
            count = len(rows) if len(groups) == 1 else len(group)
            cut = f"，列出 {len(group):,} 条" if len(group) < count else ""
            part = beside(table, rows, host, f"本页的记录有 {count:,} 条{cut}", listed=group)
            laid.append(part if group is groups[-1] else replace(part, more=None))  # the last one leads on
    return laid


def loose(register: ShownRegister) -> list[Beside]:
    """Lay out what no record leads to; of a long table as much as a page holds, the files have the rest."""
    return [_loose(one) for one in register.loose]


def _loose(one: Loose) -> Beside:
    rows = one.rows[:MOST_ROWS]
    words = f"共 {one.total:,} 条" if one.is_whole else f"没有记录提到的 {one.total:,} 条"
    listed = f"，列出 {len(rows):,} 条，其余在下载的文件里" if len(rows) < one.total else ""
    return beside(one.table, rows, "", f"{words}{listed}")
