from __future__ import annotations

import pytest

from disclosure import addresses


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", "index.html"),
        ("penalties/", "penalties/index.html"),
        ("penalties/page/2/", "penalties/page/2/index.html"),
        ("404.html", "404.html"),
    ],
)
def test_an_address_is_answered_by_one_file(address, file):
    assert addresses.save_as(address) == file


def test_the_first_page_of_a_list_is_the_register():
    assert addresses.list_page("penalties", 1) == addresses.register("penalties") == "penalties/"
    assert addresses.list_page("penalties", 3) == "penalties/page/3/"


@pytest.mark.parametrize(
    ("page", "to", "link"),
    [
        ("", "penalties/", "./penalties/"),
        ("penalties/", "", "../"),
        ("penalties/records/A-1/", "subjects/X/", "../../../subjects/X/"),
        ("penalties/feed.atom", "penalties/", "../penalties/"),
    ],
)
def test_every_link_is_relative_to_its_page(page, to, link):
    assert addresses.href(page, to) == link


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("pages/about.md", "pages/about/"),
        ("standards/index.md", "standards/"),
        ("safety-week/2022/plan.md", "safety-week/2022/plan/"),
        ("news/index-of-news.md", "news/index-of-news/"),
    ],
)
def test_a_document_stands_at_its_file_name(path, address):
    assert addresses.document(path) == address


@pytest.mark.parametrize(
    ("siteurl", "root"), [("", ""), ("https://example.org", ""), ("https://example.org/a/b/", "/a/b")]
)
def test_only_404_links_from_the_root_of_the_host(siteurl, root):
    assert addresses.absolute_root(siteurl) == root
