"""Pages rendered as Pelican would, by a plain Jinja environment of the same options, and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.pages.chrome import chrome
from disclosure.pages.filters import furnish
from disclosure.pages.model import Page, SiteView
from disclosure.pages.streams import front_pages, last_pages, streams

ROOT = Path(__file__).parent.parent
THEME = ROOT / "theme"
LINKS = ("href", "src", "srcset", "action")


@cache
def environment() -> Environment:
    """Return the environment of our templates, with the options of pelicanconf.py."""
    made = Environment(  # noqa: S701 (autoescape is among the options)
        loader=FileSystemLoader([THEME / "components", THEME / "templates"]),
        **run_path(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"],
    )
    furnish(made)
    return made


def pages(view: SiteView) -> Iterator[Page]:
    """Yield every page of *view*."""
    for number in range(len(view.registers)):
        yield from front_pages(number, view)
    yield from last_pages(view)
    for stream in streams(view):
        yield from stream(view)


class _Rendered(Mapping[str, str]):
    def __init__(self, view: SiteView) -> None:
        self._site = chrome(view)
        self._left = pages(view)
        self._done: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        self._until(name)
        return self._done[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._until(None))

    def __len__(self) -> int:
        return len(self._until(None))

    def _until(self, name: str | None) -> dict[str, str]:
        """Render page after page up to that of *name*, or all of them, and return what is done."""
        while name not in self._done and (page := next(self._left, None)):
            template = environment().get_template(f"{page.template}.html")
            self._done[page.save_as] = template.render(site=self._site, **page.context())
        return self._done


def rendered(view: SiteView) -> Mapping[str, str]:
    """Every page of *view* by its file. A page is rendered when it is asked for, and with it those before it."""
    return _Rendered(view)


def text_of(html: str, selector: str) -> list[str]:
    """The text of every element that *selector* finds, spaces as one."""
    return [" ".join(node.text().split()) for node in HTMLParser(html).css(selector)]


def links_of(html: str) -> list[str]:
    """Every address that a page names."""
    nodes = HTMLParser(html).css("[href], [src], [srcset], [action]")
    return [value for node in nodes for key, value in node.attributes.items() if key in LINKS and value]


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Tags and attribute names in order: what hostile text must not change."""
    root: Any = HTMLParser(html).root
    return [(node.tag, tuple(sorted(node.attributes))) for node in root.traverse()]
