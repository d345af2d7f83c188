"""What in a text is somebody's, but for a slip or perhaps: what is certain stops in the privacy scan, this is told."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.pages.oddities import Oddity
from disclosure.privacy.person_names import full_names
from disclosure.privacy.scanner import has_mistyped_identity


def mistyped(text: str) -> Iterator[Oddity]:
    """Yield each line with a number that looks like an identity number, or with the full name of a natural person."""
    at = 0
    for line in text.split("\n"):
        if has_mistyped_identity(line):
            fix = "是身份证号码的，删去；是别的编号，不用改"
            yield Oddity("like-id-card", "有像居民身份证号码的数字，只是校验码（最后一位）不对", fix, at, warning=True)
        for name in full_names(line):
            fix = f"当事人、消费者等个人写成 {name[0]}某；机关工作人员、依法公开的，不用改"
            yield Oddity("full-name", "像是写了自然人的全名", fix, at, warning=True)
        at += len(line) + 1
