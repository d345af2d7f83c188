"""Records without a page of their own: where they stand, what is said there, and what moves them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.pages.bucket import bucket_cuts, bucket_pages
from inspections import sample, write_inspections
from published import among, published
from rendered import rendered


@pytest.fixture
def build(tmp_path):
    """Return a function that publishes inspection rows and gives the pages of those without one, by address."""

    def run(*rows, name="scratch", siteurl="https://example.org/a", **register) -> dict[str, str]:
        data = write_inspections(tmp_path / name / "data", rows, register=register)
        with published(data, tmp_path / name / "scratch", siteurl=siteurl) as site:
            pages = rendered(site.view)
        return {place.removesuffix("index.html"): html for place, html in pages.items() if "/r/" in place}

    return run


def place(record: str, digits: int = 2) -> str:
    return among("inspections", record, digits).partition("#")[0]


def test_a_record_stands_whole_at_an_address_of_its_id_alone(build):
    some = build(sample(7), sample(2, conclusion="不合格"), name="some")
    more = build(*(sample(n) for n in range(1, 20)), name="more")
    html = some[place("S7")]
    [record] = HTMLParser(html).css("section:has(#S7)")
    words = " ".join(record.text().split())

    assert list(some) == [place("S7")]
    assert place("S7") in more
    assert [one.text() for one in record.css("h2")] == ["食品7"]
    assert "示例面馆" in words
    assert "合格" in record.css_first(".mark").text()
    assert f"https://example.org/a/{among('inspections', 'S7')}" in words
    assert "9.99" not in words
    assert "../../../inspections/#r-S7" in [one.attributes["href"] for one in record.css("a")]
    assert '<meta name="robots" content="noindex, noarchive">' in html


@pytest.mark.parametrize("digits", [0, 1, 4])
def test_as_many_digits_as_the_contract_says(digits, build):
    rows = [sample(n) for n in range(1, 20)]

    pages = build(*rows, buckets=digits)

    assert set(pages) == {place(f"S{n}", digits) for n in range(1, 20)}
    assert sum(len(HTMLParser(html).css("h2[id^=S]")) for html in pages.values()) == len(rows)


def test_what_was_withdrawn_leads_to_its_tombstone(build):
    pages = build(sample(1), sample(3, status="撤回", reason="查错", withdrawn_on="2022-09-29", food="撤下的"))
    html = pages[place("S3")]

    assert HTMLParser(html).css_first("#S3 a").attributes["href"] == "../../../inspections/records/S3/"
    assert not any("撤下的" in one for one in pages.values())


def test_where_all_records_have_pages_there_is_none_of_these(build):
    assert build(sample(1), sample(3, status="撤回", reason="查错"), pages="all") == {}


def test_parts_of_the_pages_are_the_pages(tmp_path):
    data = write_inspections(tmp_path / "data", [sample(n, status="撤回" if n % 9 == 1 else "") for n in range(1, 28)])
    with published(data, tmp_path / "scratch") as site:
        [register] = site.view.registers
        whole = [page.address for page in bucket_pages(register, site.view)]
        [cut, *_] = bucket_cuts(register, 2)
        parts = [*bucket_pages(register, site.view, last=cut), *bucket_pages(register, site.view, first=cut)]

    assert [page.address for page in parts] == whole == sorted(set(whole))
