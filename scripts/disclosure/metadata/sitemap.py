"""The sitemap: pages that may be found, each with the day of what is on it; and what crawlers read first of all.

Source: sitemaps.org, protocol 0.9; RFC 9309 (robots.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from disclosure import addresses

MOST: Final = 50_000  # pages that the protocol lets one file name
_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(home: str, dated: Mapping[str, str], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the sitemap of the site at *home*, by address; none for a site without pages.

    *dated* are pages by address, each with the day of what is on it, or "". Where they are more than *most*, the
    one file whose name never changes names the others.
    """
    ordered = sorted(dated)
    parts = [ordered[first : first + most] for first in range(0, len(ordered), most)]
    named = {addresses.sitemap(number): part for number, part in enumerate(parts, start=1)}
    if len(parts) == 1:
        named = {addresses.SITEMAP: ordered}
    for address, part in named.items():
        yield address, _file("urlset", "url", home, {one: dated[one] for one in part})
    if len(parts) > 1:
        newest = {address: max(dated[one] for one in part) for address, part in named.items()}
        yield addresses.SITEMAP, _file("sitemapindex", "sitemap", home, newest)


def robots(home: str = "") -> bytes:
    """Return robots.txt; *home* is the address of a site that has a sitemap.

    Nothing is forbidden: pages say themselves that they are not to be kept, and a crawler that may not come cannot read
    that.
    """
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {home}/{addresses.SITEMAP}"] if home else [])]
    return ("\n".join(lines) + "\n").encode()


def _file(root: str, kind: str, home: str, dated: Mapping[str, str]) -> bytes:
    """Write places of a *kind*; an address of ours is ASCII that needs no quoting, and XML's signs are escaped."""
    whole = Element(root, xmlns=_SPACE)
    for address, day in dated.items():
        place = SubElement(whole, kind)
        SubElement(place, "loc").text = f"{home}/{address}"
        if day:
            SubElement(place, "lastmod").text = day
    return bytes(tostring(whole, encoding="utf-8", xml_declaration=True)) + b"\n"
