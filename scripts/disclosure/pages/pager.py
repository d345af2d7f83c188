"""The links between the pages of one list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def pager(number: int, pages: int, address: Callable[[int], str]) -> dict[str, Any]:
    """Link the neighbours and both ends, so that every page is reached without a script."""
    wanted = sorted({1, pages, *(n for n in (number - 1, number, number + 1) if 1 <= n <= pages)})
    return {
        "page_number": number,
        "pages": pages,
        "pager": tuple((n, address(n)) for n in wanted) if pages > 1 else (),
        "previous": address(number - 1) if number > 1 else None,
        "following": address(number + 1) if number < pages else None,
    }
