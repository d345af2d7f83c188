"""The HTML of what somebody wrote, with every link as a browser needs it, pictures and files with sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from disclosure import addresses
from disclosure.content_folders import FILES
from disclosure.files.pictures import Scaled
from disclosure.pages.prose import Prose
from disclosure.pages.prose_links import link_of
from disclosure.pages.shelf import Shelf

_PICTURE = re.compile(r'(<img [^<>]*?)src="([^"]*)"')
_LINK = re.compile(r'(<a [^<>]*?)href="([^"]*)"([^<>]*>)(.*?)</a>', re.DOTALL)
_SIZES = "(min-width: 60rem) 45rem, 100vw"


def settled(html: str, prose: Prose, shelf: Shelf, pictures: Mapping[str, Scaled], sizes: Mapping[str, str]) -> str:
    """Return the *html* of *prose*; *sizes* says of each file, by address, of which type and how large it is."""

    def picture(found: re.Match[str]) -> str:
        link = link_of(prose, unescape(found[2]), shelf, is_picture=True)
        if link is None:
            return found[0]
        shown = pictures.get(link.address)
        more = _sized(prose.address, shown) if shown else ""
        return f'{found[1]}src="{_href(prose, link.address)}"{more}'

    def anchor(found: re.Match[str]) -> str:
        link = link_of(prose, unescape(found[2]), shelf)
        if link is None:
            return found[0]
        to = f"#{escape(link.anchor)}" if link.anchor else ""
        said = f"（{sizes[link.address]}）" if link.address in sizes and link.address.startswith(f"{FILES}/") else ""
        return f'{found[1]}href="{_href(prose, link.address)}{to}"{found[3]}{found[4]}</a>{said}'

    return _LINK.sub(anchor, _PICTURE.sub(picture, html))


def _href(prose: Prose, address: str) -> str:
    return escape(addresses.href(prose.address, address))


def _sized(page: str, shown: Scaled) -> str:
    every = (*shown.smaller, (shown.width, shown.address))
    sources = ", ".join(f"{addresses.href(page, address)} {width}w" for width, address in every)
    several = f' srcset="{sources}" sizes="{_SIZES}"' if shown.smaller else ""
    return f'{several} width="{shown.width}" height="{shown.height}" loading="lazy"'
