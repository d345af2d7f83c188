"""A Markdown page rendered as Pelican renders it, without Pelican: for one page it takes too long to start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader

from disclosure import addresses
from disclosure.cache import Cache
from disclosure.pages.chrome import Chrome
from disclosure.pages.compiled import Compiled
from disclosure.pages.filters import furnish
from disclosure.pages.model import Document
from disclosure.settings import THEME


def environment_of(pelican: Mapping[str, Any]) -> Environment:
    """Return the environment of the templates of a site with these settings of Pelican's."""
    theme = Path(pelican["THEME"])
    theme = theme if theme.is_dir() else THEME
    folders = [folder for folder in (theme / "components", theme / "templates") if folder.is_dir()]
    made = Environment(loader=FileSystemLoader(folders), **pelican["JINJA_ENVIRONMENT"])  # noqa: S701 - it says autoescape
    furnish(made)
    made.bytecode_cache = Compiled(Cache(Path(pelican["CACHE_PATH"])), repr(pelican["JINJA_ENVIRONMENT"]))
    return made


def markdown_page(document: Document, site: Chrome, environment: Environment) -> bytes:
    """Return the bytes of the page of *document*, as the rest of the *site* knows it."""
    page = SimpleNamespace(url=document.address, content=document.html, title=document.title)
    template = environment.get_template(f"{document.template}.html")
    return template.render(site=site, page=page, SITEURL=addresses.root(document.address)).encode()
