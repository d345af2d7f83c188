"""The page for an address that nothing answers."""

from __future__ import annotations

from disclosure import addresses
from disclosure.pages.chrome import frame
from disclosure.pages.model import Page, SiteView


def not_found_page(view: SiteView) -> Page:
    """Return 404.html. It is shown at any depth, so it alone links from the root of the host."""
    context = frame(addresses.NOT_FOUND, "没有这个页面", robots=("noindex",))
    context["root"] = addresses.absolute_root(view.settings.siteurl)
    context["catalogue"] = addresses.CATALOGUE
    context["search"] = addresses.SEARCH
    return Page(addresses.NOT_FOUND, "404", context)
