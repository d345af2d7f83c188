from __future__ import annotations

import pytest

from disclosure.pages.filters import web_address


@pytest.mark.parametrize("text", ["https://example.org/", "http://example.org/a?b=c#d", "https://示例.中国/文件"])
def test_a_plain_web_address_may_become_a_link(text):
    assert web_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "https:///path",
        "https://user@evil.example/",
        "https://bank.example\\@evil.example/",
        "https://example.org/a b",
        " https://example.org/",
        "https://[::1",
        "ftp://example.org/",
        "见 https://example.org/",
        "",
    ],
)
def test_anything_else_stays_text(text):
    assert web_address(text) is None
