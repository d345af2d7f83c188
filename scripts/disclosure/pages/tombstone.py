"""What stands at the address of a withdrawn record: register, day and public reason, and nothing else.

Source: 市场监督管理行政处罚信息公示规定 (SAMR order 45, 2021) art. 11; 行政处罚法 art. 48 ¶2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.model import Page, PageOfRegister, of_register
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstonePage(PageOfRegister):
    """The mark of one withdrawn record. No number, name or content of it is here."""

    template: ClassVar[str] = "tombstone"

    on: str  # ISO; "" where no day is known
    reason: str
    sources: tuple[str, ...]  # who the register comes from


def tombstone_pages(register: ShownRegister) -> Iterator[Page]:
    """Yield a page for each withdrawn record."""
    package = register.package
    for tombstone in register.tombstones:
        yield TombstonePage(
            address=addresses.record(package.name, tombstone.record),
            title="这条记录已停止公示",
            robots=("noindex", "noarchive"),
            description="原在这个地址的一条记录已经停止公示，不再显示内容。",
            on=tombstone.on.isoformat() if tombstone.on else "",
            reason=tombstone.reason,
            sources=tuple(one.title for one in package.sources),
            **of_register(package),
        )
