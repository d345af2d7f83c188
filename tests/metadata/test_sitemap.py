"""The sitemap names every page that may be found and no other, by the protocol; robots.txt leads to it."""

from __future__ import annotations

import re
from datetime import date
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from disclosure.building.known import left_out
from disclosure.metadata.sitemap import MOST, robots, sitemap

HOME = "https://a.example/food"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(content):
    """The kind of a file, and its places with their days; anything that the schema does not know fails."""
    root = ET.fromstring(content)  # noqa: S314 - our own file
    kind, inner = {"urlset": ("urlset", "url"), "sitemapindex": ("sitemapindex", "sitemap")}[
        root.tag.removeprefix(NAMESPACE)
    ]
    found = {}
    for place in root:
        assert place.tag == f"{NAMESPACE}{inner}"
        tags = [one.tag.removeprefix(NAMESPACE) for one in place]
        assert tags in (["loc"], ["loc", "lastmod"])
        found[place[0].text] = place[1].text if len(place) > 1 else ""
    assert 0 < len(found) <= MOST
    assert all(re.fullmatch(r"https://[!-~]{1,2000}", one) for one in found)
    assert all(date.fromisoformat(day) for day in found.values() if day)
    return kind, found


def test_it_names_the_pages_that_are_promised_with_the_day_of_what_is_on_them(site):
    kind, found = places(site.files["sitemap.xml"])
    assert kind == "urlset"
    assert found[f"{HOME}/"] == found[f"{HOME}/inspections/"] == "2022-09-30"
    assert found[f"{HOME}/inspections/records/S1/"] == "2022-09-29"
    assert found[f"{HOME}/subjects/92000000000000001K/"] == "2022-09-29"
    assert f"{HOME}/inspections/dictionary/" in found
    assert not [one for one in found if "/by/" in one or "/page/" in one or "/r/" in one]


def test_no_page_that_asks_not_to_be_found_is_named(site):
    _, found = places(site.files["sitemap.xml"])
    hidden = {f"{HOME}/{page.address}" for page in site.pages if "noindex" in page.robots}
    assert f"{HOME}/inspections/records/S20/" in hidden  # its tombstone
    assert not hidden & set(found)
    assert f"{HOME}/inspections/records/S21/" not in found  # it has expired


@pytest.mark.parametrize(("pages", "files"), [(1, 1), (3, 1), (4, 2), (7, 3)])
def test_a_large_site_has_an_index_of_parts(pages, files):
    dated = {f"page-{number}/": f"2022-09-{number + 1:02}" for number in range(pages)}
    written = dict(sitemap(HOME, dated, most=3))
    if files == 1:
        assert set(written) == {"sitemap.xml"}
        assert places(written["sitemap.xml"])[0] == "urlset"
        return
    kind, parts = places(written.pop("sitemap.xml"))
    assert kind == "sitemapindex"
    assert set(parts) == {f"{HOME}/{name}" for name in written}
    assert len(written) == files
    named = {}
    for name, content in written.items():
        found = places(content)[1]
        assert len(found) <= 3
        assert parts[f"{HOME}/{name}"] == max(found.values())
        named |= found
    assert named == {f"{HOME}/{address}": day for address, day in dated.items()}


def test_the_limit_is_that_of_the_protocol():
    assert MOST == 50_000


def test_a_site_without_pages_has_none():
    assert dict(sitemap(HOME, {})) == {}


def test_robots_leads_to_the_sitemap_and_forbids_nothing(site):
    reader = RobotFileParser()
    reader.parse(site.files["robots.txt"].decode("ascii").splitlines())
    assert reader.site_maps() == [f"{HOME}/sitemap.xml"]
    assert reader.can_fetch("AnyBot", f"{HOME}/inspections/")


def test_what_is_left_out_is_said(site, nowhere):
    assert "SITEURL" in left_out(nowhere.view.settings)
    assert not [name for name in nowhere.files if "sitemap" in name]
    assert nowhere.files["robots.txt"] == robots()
    assert b"Sitemap" not in robots()
    assert left_out(site.view.settings) == ""


def test_nothing_withdrawn_or_expired_is_in_any_of_it(site):
    for name, content in {**site.files, **{name: html.encode() for name, html in site.html.items()}}.items():
        assert "绝密".encode() not in content, name
