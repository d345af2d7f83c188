"""Numbers in a text that are somebody's but for a slip: the privacy scan stops what is exact, these are warned of."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.pages.oddities import Oddity
from disclosure.privacy.scanner import has_mistyped_identity


def mistyped(text: str) -> Iterator[Oddity]:
    """Yield each line with a number that looks like an identity number."""
    at = 0
    for line in text.split("\n"):
        if has_mistyped_identity(line):
            fix = "是身份证号码的，删去；是别的编号，不用改"
            yield Oddity("like-id-card", "有像居民身份证号码的数字，只是校验码（最后一位）不对", fix, at, warning=True)
        at += len(line) + 1
