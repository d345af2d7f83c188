"""What frames every page: the navigation, the search box, the footer, the way back."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.pages.chrome import chrome
from homes import links
from inspections import sample, write_inspections
from packages import field, write_package
from rendered import links_of, rendered, text_of


def test_the_navigation_leads_to_a_section_s_page_or_its_place_on_the_home_page(usual_view, site):
    assert [(section.key, section.address) for section in chrome(usual_view).sections] == [
        ("standards", "standards/"),
        ("procedures", "#procedures"),
        ("results", "catalog/results/"),
        ("campaign", "safety-week/"),
        ("catalog", "catalog/"),
    ]
    assert [to for _, to in links(site["inspections/index.html"], ".nav")] == [
        "../standards/",
        "../#procedures",
        "../catalog/results/",
        "../safety-week/",
        "../catalog/",
    ]
    ids = {node.id for node in HTMLParser(site["index.html"]).css("[id]")}
    assert "procedures" in ids


def test_the_masthead_marks_the_section_that_a_page_is_in(view, tmp_path):
    pages = rendered(view(write_inspections(tmp_path / "data", [sample(1, conclusion="不合格")])))
    marked = {name: text_of(html, ".nav [aria-current]") for name, html in pages.items()}

    assert marked == {
        "index.html": [],
        "catalog/index.html": ["数据目录"],
        "catalog/timeliness/index.html": ["数据目录"],
        "catalog/information/index.html": ["数据目录"],
        "catalog/map/index.html": ["数据目录"],
        "search/index.html": [],
        "changes/index.html": [],
        "catalog/results/index.html": ["结果公开"],
        "inspections/index.html": ["结果公开"],
        "inspections/dictionary/index.html": ["结果公开"],
        "404.html": [],
        "subjects/92000000000000001K/index.html": ["结果公开"],
        "inspections/records/S1/index.html": ["结果公开"],
    }
    assert [name for name, html in pages.items() if text_of(html, ".masthead__name[aria-current]")] == ["index.html"]


@pytest.mark.parametrize("name", ["index.html", "search/index.html", "inspections/index.html"])
def test_every_page_has_one_search_box(name, site):
    assert len(HTMLParser(site[name]).css("form[role=search] input[name=q]")) == 1


def test_the_footer_links_to_the_top_pages_about_the_site(site):
    footers = [links(html, "footer nav") for name, html in site.items() if name != "404.html"]

    assert {tuple(words for words, _ in footer) for footer in footers} == {
        ("pages/about.md", "pages/how-to-read/index.md", "网站地图")
    }


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("standards/items/microbes/", ["standards/", "standards/items/"]),
        ("standards/items/", ["standards/"]),
        ("standards/", []),
        ("safety-week/2022/", ["safety-week/"]),
        ("pages/about/", []),
        ("pages/how-to-read/inspections/", ["pages/how-to-read/"]),
    ],
)
def test_the_way_back_goes_over_the_index_pages_of_the_folders(address, above, usual_view):
    assert [to for _, to in chrome(usual_view).above(address)] == above


def test_a_register_links_to_the_page_that_says_how_to_read_it(view, tmp_path):
    data = write_inspections(tmp_path / "data", [sample(1)])
    fields = [field("no"), field("title")]
    register = {"section": "plan", "records": "things", "title": "{title}", "columns": ["title"]}
    write_package(data / "things", {"things": {"fields": fields, "primaryKey": "no", "rows": [["1", "甲"]]}}, register)

    site = rendered(view(data))

    assert "../pages/how-to-read/inspections/" in links_of(site["inspections/index.html"])
    assert "怎么读这个名册" in site["inspections/index.html"]
    assert "怎么读这个名册" not in site["things/index.html"]
