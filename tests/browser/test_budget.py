"""What a page weighs, on a phone, before anybody scrolls; and that nothing moves while it loads."""

from __future__ import annotations

import gzip

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser

PAGE = 100_000
SHEET = 20_000
FIRST_VIEW = 150_000
REQUESTS = 10
SCRIPTS = 40_000
TEXT = ("text/", "application/json", "application/javascript", "image/svg+xml")


def weight(kind, body):
    """The bytes that travel: text is compressed on any host."""
    return len(gzip.compress(body)) if kind.startswith(TEXT) else len(body)


def faults(responses):
    """What is too heavy in the *responses* of a first view: triples of address, kind and body."""
    sheets = [one for one in responses if one[1].startswith("text/css")]
    pages = [len(body) for _, kind, body in responses if kind.startswith("text/html")]
    view = sum(weight(kind, body) for _, kind, body in responses)
    found = [f"{size} bytes of HTML" for size in pages if size > PAGE]
    found += [] if len(sheets) == 1 else [f"{len(sheets)} stylesheets"]
    found += [f"{weight(*sheet[1:])} bytes of style" for sheet in sheets if weight(*sheet[1:]) > SHEET]
    found += [f"{view} bytes in the first view"] if view > FIRST_VIEW else []
    scripts = sum(weight(kind, body) for _, kind, body in responses if "javascript" in kind)
    found += [f"{scripts} bytes of scripts"] if scripts > SCRIPTS else []
    return found + ([f"{len(responses)} requests"] if len(responses) > REQUESTS else [])


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_the_first_view_is_light_and_still(part, elder, open_page):
    """A part of the pages at a time: until nothing comes any more, all of them are waited for together."""
    pages = {name: open_page(name, elder=elder) for name in PAGES[part::4]}
    for page in pages.values():
        page.wait_for_load_state("networkidle")

    assert {name: found for name, page in pages.items() if (found := faults(came(page)))} == {}
    assert [name for name, page in pages.items() if moves(page) and moves(opened_alone(open_page, name, elder))] == []


def opened_alone(open_page, name, elder):
    """Open a page once more: of one that has come by half, a busy browser may paint a line that its rest then moves."""
    page = open_page(name, elder=elder)
    page.wait_for_load_state("networkidle")
    return page


def moves(page):
    return measure(page, "shift") > 0


def came(page):
    return [(one.url, one.headers.get("content-type", ""), one.body()) for one in page.responses]


HTML, CSS = ("a.html", "text/html", b"<p>"), ("a.css", "text/css", b"p {}")


@pytest.mark.parametrize(
    ("responses", "fault"),
    [
        ([("a.html", "text/html", b"<p>" * 40_000), CSS], "120000 bytes of HTML"),
        ([HTML], "0 stylesheets"),
        ([HTML, CSS, CSS], "2 stylesheets"),
        ([HTML, ("a.css", "text/css", bytes(range(256)) * 1 + str(list(range(20_000))).encode())], "bytes of style"),
        ([HTML, CSS, ("a.js", "text/javascript", str(list(range(40_000))).encode())], "bytes of scripts"),
        ([HTML, CSS, ("a.jpg", "image/jpeg", bytes(FIRST_VIEW))], "in the first view"),
        ([HTML, CSS, *[("a.svg", "image/svg+xml", b"<svg/>")] * 9], "11 requests"),
    ],
)
def test_too_much_is_found(responses, fault):
    assert any(fault in one for one in faults(responses))


def test_little_is_no_fault():
    assert faults([HTML, CSS]) == []
