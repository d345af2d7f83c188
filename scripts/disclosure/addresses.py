"""Every address of the site, in one place. An address is relative to the site's root: `penalties/page/2/`.

Addresses are a contract (docs/addresses.md): a register, a content page and a record that is still public
keep theirs for ever. Ids come from `ground.identity` and need no quoting.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

HOME = ""
CATALOGUE = "catalog/"
RESULTS = "catalog/results/"
PLAN = "catalog/plan/"
CAMPAIGN = "safety-week/"
QUIZ = "quiz/"  # below it
TIMELINESS = "catalog/timeliness/"
INFORMATION = "catalog/information/"
WORKING_DAYS = "catalog/working-days/"
SITE_MAP = "catalog/map/"
SEARCH = "search/"
CHANGES = "changes/"
NOT_FOUND = "404.html"
DCAT = "catalog/catalog.jsonld"
EVERYTHING = "catalog/everything.zip"
SITE_FEED = "feed.atom"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOTICES = "notices/"  # below a register
COLOURS = "theme/colours.css"  # what a site of another main colour has besides the theme's own
ICON, OWN_ICON = "theme/icon.svg", "theme/colours.svg"  # the theme's, and the same in that colour
CHARTS = "theme/js/chart.js"
CARD, OWN_CARD = "theme/card.png", "theme/colours.png"  # the picture of the site where it is spoken of elsewhere

_WORD = re.compile("(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9_-]{1,40}")  # a folder on every host
_DIGITS = 12  # of sha256, in place of any other text
_SHORT = 8  # of it, behind a name
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def register(name: str) -> str:
    """Return the address of a register, which is its list's first page."""
    return f"{name}/"


def list_page(name: str, number: int) -> str:
    """Return the address of the list's page *number*, counted from 1."""
    return register(name) if number == 1 else f"{name}/page/{number}/"


def chosen(name: str, field: str, value: str, number: int = 1) -> str:
    """Return the address of page *number* of the list of those rows of a register whose *field* has that *value*."""
    first = f"{name}/by/{_word(field)}/{_word(value)}/"
    return first if number == 1 else f"{first}page/{number}/"


def in_letters(data: bytes, digits: int) -> str:
    """Return the first *digits* of the sha256 of *data*, in letters: figures could look like somebody's number."""
    return hashlib.sha256(data).hexdigest()[:digits].translate(_LETTERS)


def _word(text: str) -> str:
    return text if _WORD.fullmatch(text) else in_letters(text.encode(), _DIGITS)


def record(name: str, record_id: str) -> str:
    """Return the address of a record's own page, which is its tombstone's too."""
    return f"{name}/records/{record_id}/"


def bucket(name: str, folder: str) -> str:
    """Return the address of the page that holds records without one of their own; *folder* is `r/` or `r/3f/`."""
    return f"{name}/{folder}"


def notices(name: str, number: int = 1) -> str:
    """Return the address of page *number* of the list of a register's notices."""
    return f"{name}/{NOTICES}" if number == 1 else f"{name}/{NOTICES}page/{number}/"


def more(host: str, resource: str, number: int) -> str:
    """Return where the rows beside the page at *host* go on: page 2 and on; page 1 is the host itself."""
    return host if number == 1 else f"{host}more/{resource}/{number}/"


def anchor(record_id: str) -> str:
    """Return the id of a record's row in its list."""
    return f"r-{record_id}"


def subject(subject_id: str) -> str:
    """Return the address of a subject's page."""
    return f"subjects/{subject_id}/"


def dictionary(name: str) -> str:
    """Return the address of a register's data dictionary."""
    return f"{name}/dictionary/"


def rows(name: str) -> str:
    """Return the folder of what a browser narrows a register's rows by."""
    return f"{name}/rows/"


def chart(name: str, picture: str, size: str = "") -> str:
    """Return the address of a chart's file; *size* is empty for the wide one, or narrow or large."""
    return f"{name}/charts/{picture}.{size}.svg" if size else f"{name}/charts/{picture}.svg"


def live(name: str, picture: str, data: bytes) -> str:
    """Return the address of what draws a chart in a browser, by what it holds: a page finds that of its own build."""
    return f"{name}/charts/{picture}-{in_letters(data, _SHORT)}.live.json"


def joined(name: str) -> str:
    """Return the address of a register's workbook of joined tables."""
    return f"{name}/joined/{name}.xlsx"


def packed(name: str) -> str:
    """Return the address of a register as an archive."""
    return f"{name}/{name}.zip"


def chart_anchor(picture: str) -> str:
    """Return the id of a chart on its register's page."""
    return f"chart-{picture}"


def chart_data(name: str, picture: str, kind: str) -> str:
    """Return the address of a chart's numbers, as csv or json."""
    return f"{name}/charts/{picture}.{kind}"


def figures(name: str, kind: str) -> str:
    """Return the address of a register's headline figures, as csv or json."""
    return f"{name}/figures/figures.{kind}"


def descriptor(name: str) -> str:
    """Return the address of a register's published datapackage.json."""
    return f"{name}/datapackage.json"


def feed(name: str) -> str:
    """Return the address of a register's feed."""
    return f"{name}/feed.atom"


def subject_feed(subject_id: str) -> str:
    """Return the address of the feed of a subject."""
    return f"subjects/{subject_id}/feed.atom"


def sitemap(number: int) -> str:
    """Return the address of one of several files of the sitemap, counted from 1."""
    return f"sitemap-{number}.xml"


def document(path: str) -> str:
    """Return the address of a Markdown page: `pages/about.md` is at `pages/about/`, an index at its folder."""
    return f"{path.removesuffix('.md').removesuffix('/index')}/"


def campaign(*, sample: bool) -> str:
    """Return the folder of the pages of the safety week; what is made up has one of its own."""
    return f"{CAMPAIGN}sample/" if sample else CAMPAIGN


def campaign_year(base: str, year: str) -> str:
    """Return the address of a year of the campaign at *base*."""
    return f"{base}{year}/"


def event(base: str, year: str, event_id: str) -> str:
    """Return the address of an event of the campaign at *base*."""
    return f"{campaign_year(base, year)}events/{event_id}/"


def guide(name: str) -> str:
    """Return the address of the Markdown page that says how to read a register, where somebody wrote it."""
    return document(f"pages/how-to-read/{name}.md")


def save_as(address: str) -> str:
    """Return the file that answers an address."""
    return f"{address}index.html" if address == HOME or address.endswith("/") else address


def root(address: str) -> str:
    """Return the way from the page at *address* to the site's root, without a slash at its end."""
    return "/".join([".."] * address.count("/")) or "."


def href(from_page: str, to: str) -> str:
    """Return the relative link from the page at *from_page* to *to*, so that a site works in any folder."""
    return f"{root(from_page)}/{to}"


def absolute_root(siteurl: str) -> str:
    """Return the path of the site's root on its host: for 404.html, which answers at any address."""
    return urlsplit(siteurl).path.rstrip("/")
