"""The map of the site: every page that does not stand for one record, below the section that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.contract.register import SECTIONS
from disclosure.pages.chrome import CATALOGUE, page_of_section
from disclosure.pages.layout import grouped
from disclosure.pages.model import Crumb, Page, SiteView
from disclosure.pages.working_days import TITLE as WORKING_DAYS

TITLE = "网站地图"
_OWN = (
    ("全部名册", addresses.CATALOGUE),
    ("公开时限", addresses.TIMELINESS),
    ("政府信息公开目录", addresses.INFORMATION),
    ("最近公开和停止公示", addresses.CHANGES),
    ("查找", addresses.SEARCH),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMapPage(Page):
    """The map of the site."""

    template: ClassVar[str] = "site_map"

    groups: list[tuple[str, list[Crumb]]]  # a section, and words and addresses of its pages


def site_map_page(view: SiteView) -> Page:
    """Return the page."""
    here, title = CATALOGUE
    return SiteMapPage(
        address=addresses.SITE_MAP,
        title=TITLE,
        here=here,
        crumbs=((title, addresses.CATALOGUE),),
        sample=any(register.package.register.sample for register in view.registers),
        description="本站的全部栏目、名册和文章，按栏目列出。",
        dated=view.changed,
        groups=[(title, [*_OWN, *_working_days(view)]), *grouped([*_of_sections(view), *_others(view)])],
    )


def _working_days(view: SiteView) -> list[Crumb]:
    return [(WORKING_DAYS, addresses.WORKING_DAYS)] if view.shown.calendar is not None else []


def _of_sections(view: SiteView) -> Iterator[tuple[str, Crumb]]:
    """Yield a section's page, its registers, then what is written about it."""
    for key in SECTIONS:
        title = view.settings.sections[key]
        page = page_of_section(view, key)
        if page:
            yield title, (title, page)
        for one in view.registers:
            if one.package.register.section == key:
                yield title, (one.package.title, addresses.register(one.package.name))
        for document in view.documents:
            if view.settings.kinds[document.section].section == key and document.address != page:
                yield title, (document.title, document.address)


def _others(view: SiteView) -> Iterator[tuple[str, Crumb]]:
    for document in view.documents:
        kind = view.settings.kinds[document.section]
        if not kind.section:
            yield kind.title, (document.title, document.address)
