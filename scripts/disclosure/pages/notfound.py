"""The page for an address that nothing answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.model import Page, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """404.html. It is shown at any depth, so it alone links from the root of the host."""

    template: ClassVar[str] = "404"

    siteurl: str
    catalogue: str = addresses.CATALOGUE
    search: str = addresses.SEARCH

    @property
    def root(self) -> str:
        """The path of the site on its host."""
        return addresses.absolute_root(self.siteurl)


def not_found_page(view: SiteView) -> Page:
    """Return 404.html."""
    return NotFoundPage(
        address=addresses.NOT_FOUND,
        title="没有这个页面",
        robots=("noindex",),
        description="这个地址没有页面：可以查找，或者看数据目录。",
        siteurl=view.settings.siteurl,
    )
