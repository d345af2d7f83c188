"""What every test in a browser has: the sites on a server, pages of them and pages made by hand."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from browsers import ELDER, HEIGHT, show
from live import live_address, live_site, opened
from searching import search, search_site
from web import served

__all__ = ["live_address", "live_site", "opened", "search", "search_site"]


@pytest.fixture(scope="session")
def address_of(request) -> Iterator[Callable[[str], str]]:
    """Where a page's site is: under a path, but 404.html at the root, from which it links without a SITEURL."""
    with ExitStack() as servers:

        @functools.cache
        def address(site: str) -> str:
            return servers.enter_context(served(request.getfixturevalue(site)))

        def find(name: str) -> str:
            if ":" in name:
                return address(f"{name.partition(':')[0]}_site")
            return address("case_site") if name == "404.html" else f"{address('host')}/under/a/path"

        yield find


@pytest.fixture
def open_page(browser, address_of):
    """Open a page in a context of its own and collect everything it complains of or asks elsewhere for."""
    contexts = []

    def open_one(name: str, width: int = 360, *, elder: bool = False, **options: Any) -> Any:
        address = address_of(name)
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
        contexts.append(context)
        if elder:
            context.add_init_script(ELDER)
        page = context.new_page()
        page.complaints, page.responses = [], []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: page.complaints.append("a dialog") or dialog.dismiss())
        page.on(
            "request", lambda request: request.url.startswith((address, "data:")) or page.complaints.append(request.url)
        )
        page.on("response", lambda response: page.responses.append(response))  # noqa: PLW0108 - it takes no built-in
        page.goto(f"{address}/{name.rpartition(':')[2]}")
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def tab(tabs):
    """A shared tab, and whatever a test has it emulate until its end."""
    used = []

    def take(**options: Any) -> Any:
        page = tabs(**options)
        used.append(page)
        return page

    yield take
    for page in used:
        if page.dressed:
            page.emulate_media(media="null", forced_colors="none", color_scheme="light", reduced_motion="reduce")
            page.dressed = False


@pytest.fixture
def visit(tab, address_of):
    """Show a page in a shared tab: cheap, and without anything that a test before has done to it."""

    def one(name: str, width: int = 360, *, elder: bool = False, untouched: bool = False, **options: Any) -> Any:
        page = tab(elder=elder, **options)
        show(page, f"{address_of(name)}/{name.rpartition(':')[2]}", width, untouched=untouched)
        if elder:
            assert page.evaluate("document.documentElement.classList.contains('is-elder')"), "it is not the 长辈版"
        return page

    return one


@pytest.fixture
def look(visit):
    """Show a page to a test that only looks: cheaper still where another one looked at the same page before."""
    return functools.partial(visit, untouched=True)


@pytest.fixture
def plant(tab):
    """Show a page made by hand, with a fault that a check must find."""

    def one(body: str, style: str = "", width: int = 360) -> Any:
        page = tab(elder=False)
        show(page, "about:blank", width, untouched=False)
        page.set_content(
            f"<!DOCTYPE html><html lang=zh-CN><meta charset=utf-8><title>题</title><style>{style}</style>{body}</html>"
        )
        return page

    return one
