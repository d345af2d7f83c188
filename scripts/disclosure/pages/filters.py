"""The filters that our templates use besides Jinja's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from disclosure.pages.each import each, once, unbroken, unpublished
from disclosure.pages.markdown import clean
from disclosure.pages.terms import counted, listed

_CONTROL = frozenset(map(chr, range(33))) | {"\x7f"}


def web_address(text: str) -> str | None:
    """Return *text* if it is a plain http(s) address that may become a link, otherwise None.

    Refused are other schemes, user names before the host (they disguise it), spaces and control characters
    (browsers drop them and read another address), and backslashes (browsers read them as slashes).
    """
    if "\\" in text or _CONTROL & set(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    plain = parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc
    return text if plain else None


def furnish(environment: Environment) -> None:
    """Give *environment* our filters, and have `|tojson` write Chinese as it is: half of the bytes."""
    environment.filters.update(FILTERS)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}


FILTERS: Mapping[str, Callable[..., Any]] = {
    "clean": clean,
    "counted": counted,
    "each": each,
    "listed": listed,
    "once": once,
    "unbroken": unbroken,
    "unpublished": unpublished,
    "web_address": web_address,
}
