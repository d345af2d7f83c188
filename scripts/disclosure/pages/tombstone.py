"""What stands at the address of a withdrawn record: register, day and public reason, and nothing else.

Source: 市场监督管理行政处罚信息公示规定 (SAMR order 45, 2021) art. 11; 行政处罚法 art. 48 ¶2.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure import addresses
from disclosure.pages.chrome import register_frame
from disclosure.pages.model import Page
from disclosure.showing.model import ShownRegister


def tombstone_pages(register: ShownRegister) -> Iterator[Page]:
    """Yield a page for each withdrawn record. No number, name or content of it is in any of them."""
    package = register.package
    for tombstone in register.tombstones:
        address = addresses.record(package.name, tombstone.record)
        yield Page(
            addresses.save_as(address),
            "tombstone",
            {
                **register_frame(package, address, "这条记录已停止公示", robots=("noindex", "noarchive")),
                "register": package,
                "register_address": addresses.register(package.name),
                "on": tombstone.on.isoformat() if tombstone.on else "",
                "reason": tombstone.reason,
                "sources": tuple(one.get("title", "") for one in package.descriptor.get("sources", ())),
            },
        )
