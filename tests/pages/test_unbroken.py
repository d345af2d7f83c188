"""Words of headings are marked, and nothing else changes."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from disclosure.pages.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("食品安全监督抽检（示例）", "[食品安全][监督抽检]（示例）"),
        ("停止公示", "[停止公示]"),
        ("2022 年监督抽检合格率 99.1%", "2022 年[监督抽检][合格率] 99.1%"),
        ("示例甲店", "示例甲店"),
        ("", ""),
    ],
)
def test_a_known_word_is_marked_the_longest_first(text, marked):
    assert unbroken(text) == marked.replace("[", '<span class="word">').replace("]", "</span>")


def test_text_is_escaped_between_the_words_and_markup_is_not_escaped_again():
    assert unbroken("<b>抽检&") == '&lt;b&gt;<span class="word">抽检</span>&amp;'
    assert unbroken(Markup("&amp;抽检")) == '&amp;<span class="word">抽检</span>'
