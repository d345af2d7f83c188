"""The files by which a site is found and followed: catalogue, sitemap, robots.txt, feeds that are of no register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure import addresses
from disclosure.files import feed
from disclosure.metadata import dcat, sitemap
from disclosure.metadata.model import base, described
from disclosure.pages.markdown import plain
from disclosure.pages.model import SiteView
from disclosure.settings import Settings
from disclosure.showing.subjects import by_subject, with_subjects

Files = Iterator[tuple[str, bytes]]  # by address


def subject_feeds(view: SiteView, first: str, last: str | None) -> Files:
    """Yield a feed for each subject, by id: those from *first* on and before *last*."""
    gone, settings = feed.Withdrawals.of(with_subjects(view.registers)), view.settings
    for subject, found in by_subject(view.registers, first, last):
        yield addresses.subject_feed(subject), feed.of_subject(subject, found, gone, settings).written(settings)


def site_files(view: SiteView, dated: Mapping[str, str]) -> Files:
    """Yield what is of the site as a whole; *dated* are its pages that a sitemap may name, those of content left out.

    A site without an address has no catalogue for others and no sitemap; one without an owner asks not to be found.
    """
    settings, home = view.settings, base(view.settings)
    yield addresses.SITE_FEED, feed.of_site(view.registers, settings).written(settings)
    if home:
        yield addresses.DCAT, _catalogue(view)
    written = {document.address: document.modified or document.dated for document in view.documents}
    is_found = bool(home and settings.owner)
    if is_found:
        yield from sitemap.sitemap(home, {**dated, **written})
    yield addresses.ROBOTS, sitemap.robots(home if is_found else "")


def left_out(settings: Settings) -> str:
    """Say what is not written because of what the settings do not say; "" where nothing is left out."""
    if not settings.siteurl:
        return "没有设 SITEURL，不写站点地图、规范网址、DCAT 目录和页面里的结构化数据"
    return "" if settings.owner else "没有设 owner，全站请搜索引擎不收录，不写站点地图"


def _catalogue(view: SiteView) -> bytes:
    registers, settings = view.registers, view.settings
    said = [described(one, settings, plain(one.package.description)) for one in registers]
    files = {
        one.home: view.downloads.get(register.package.name, ()) for one, register in zip(said, registers, strict=True)
    }
    text = f"{settings.owner or settings.site_name}公开的 {len(registers)} 个名册：数据、说明和许可。"
    return dcat.catalogue(settings, said, files, text)
