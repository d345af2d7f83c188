"""Characters that nobody sees, or that stand for lost ones: a reader is misled, and no search finds the word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure.checks.words import character
from disclosure.pages.oddities import Oddity

# Bidirectional and other controls; the joiner U+200D is left, since some pictures of faces are made with it.
_UNSEEN = re.compile("[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DAMAGED = re.compile("\ufffd|锟斤拷|烫烫烫|屯屯屯")
_OWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOOKS = (
    (_UNSEEN, "有看不见的字符 {}", "删去它，重新输入前后的字；不要从网页直接粘贴"),
    (_DAMAGED, "有 {}，文字在转换编码时已经损坏", "从原文重新输入"),
    (_OWN, "有自造的字 {}，别人的电脑显示不出来", "换成标准的字，或用文字说明"),
)


def unseen(text: str) -> Iterator[Oddity]:
    """Yield such characters of a text, code or not."""
    for pattern, what, fix in _LOOKS:
        for found in pattern.finditer(text):
            sign = found[0] if len(found[0]) > 1 else character(found[0])
            yield Oddity("unseen", what.format(sign), fix, found.start(), warning=True)
