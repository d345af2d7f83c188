"""What a government's own site has to say of itself, and that nothing of it is there before it was set."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.settings import Government
from inspections import BAD, sample, write_inspections
from rendered import text_of

OWN = Government(
    "4101840000", "示例备案 1 号", "示例公安 2 号", "示例中心", "https://example.org/m", "https://example.org/f"
)
HOME, REGISTER, RECORD = "index.html", "inspections/index.html", "inspections/records/S1/index.html"


def metas(html: str) -> dict[str, str]:
    named = HTMLParser(html).css('meta[name^="Site"], meta[name^="Column"], meta[name^="Article"], meta[name^="Pub"]')
    return {node.attributes["name"]: node.attributes["content"] for node in named}


@pytest.fixture
def pages(tmp_path, build):
    return build(
        write_inspections(tmp_path / "data", [sample(1, **BAD)]), government=OWN, siteurl="https://food.example.org/a"
    )


def test_each_page_says_of_which_site_and_level_it_is(pages):
    site = {"SiteName": "食品安全信息公示", "SiteDomain": "food.example.org", "SiteIDCode": "4101840000"}

    assert metas(pages[HOME]) == site
    assert {**metas(pages[REGISTER]), **site} == metas(pages[REGISTER])
    assert metas(pages[REGISTER])["ColumnName"] == "监督抽检"
    assert metas(pages[RECORD]) == {**site, "ArticleTitle": "食品1", "PubDate": "2022-09-29 00:00"}


def test_the_foot_has_what_is_set(pages):
    foot = " ".join(text_of(pages[HOME], "footer"))

    for words in ("网站地图", "我为政府网站找错", "党政机关网站标识", "承办：示例中心。", "网站标识码 4101840000"):
        assert words in foot
    assert "示例备案 1 号 示例公安 2 号" in foot


def test_what_is_not_set_is_on_no_page(usual):
    for name in (HOME, REGISTER):
        assert metas(usual[name]) == {}
        foot = " ".join(text_of(usual[name], "footer"))
        assert "网站地图" in foot
        assert not {word for word in ("找错", "标识码", "备案", "承办") if word in foot}
