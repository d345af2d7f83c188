"""What each page says in its head to those who see no more of it: search engines, chat windows."""

from __future__ import annotations

import json
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from disclosure.pages.chrome import chrome
from disclosure.pages.tombstone import TombstonePage
from rendered import THEME

HOME = "https://a.example/food"


def head(html):
    """Titles, descriptions and addresses in a page's head, by name."""
    tree = LexborHTMLParser(html)
    said = {node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
            for node in tree.css("meta[content]")}  # fmt: skip
    canonical = tree.css_first("link[rel=canonical]")
    return {**said, "canonical": canonical and canonical.attributes["href"]}


def linked(html):
    """What a page says by JSON-LD: its things by type."""
    scripts = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    things = [thing for one in scripts for thing in json.loads(one.text())["@graph"]]
    return {thing["@type"]: thing for thing in things}


def test_every_page_has_a_title_and_one_sentence_of_its_own(site):
    kinds = {page.address: type(page).__name__ for page in site.pages}
    first_of_kind = {}
    for page in site.pages:
        said = head(site.html[page.save_as])
        sentence = said["description"]
        assert sentence.endswith(("。", "」", "”")), page.address
        assert (said["og:title"], said["og:description"]) == (page.title, sentence)
        assert (said["og:type"], said["og:locale"], said["og:site_name"]) == ("website", "zh_CN", "食品安全信息公示")
        first_of_kind.setdefault(kinds[page.address], sentence)
    assert len(first_of_kind) >= 11
    assert len(set(first_of_kind.values())) == len(first_of_kind)


def test_what_needs_an_absolute_address_is_there_where_there_is_one(site, nowhere):
    register = head(site.html["inspections/index.html"])
    assert register["canonical"] == register["og:url"] == f"{HOME}/inspections/"
    assert register["og:image"] == f"{HOME}/theme/card.png"
    for html in nowhere.html.values():
        said = head(html)
        assert said["canonical"] is None
        assert not {"og:url", "og:image"} & set(said)
        assert linked(html) == {}


def test_the_picture_of_the_card_is_a_png_of_the_size_that_cards_have():
    begin = (THEME / "static/card.png").read_bytes()[:24]
    assert begin.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(begin[16:20]), int.from_bytes(begin[20:24])) == (1200, 630)


def test_a_theme_without_the_picture_has_cards_without_one(site, tmp_path):
    bare = replace(site.view, settings=replace(site.view.settings, theme=tmp_path))
    assert (chrome(site.view).card, chrome(bare).card) == ("theme/card.png", "")


def test_the_home_page_says_who_publishes(site, nowhere):
    assert linked(site.html["index.html"]) == {
        "GovernmentOrganization": {
            "@type": "GovernmentOrganization",
            "@id": f"{HOME}/#owner",
            "name": "示例市场监管局",
            "url": f"{HOME}/",
            "contactPoint": {"@type": "ContactPoint", "contactType": "更正和投诉", "email": "food@a.example"},
        }
    }
    assert linked(nowhere.html["index.html"]) == {}


def test_a_register_says_that_it_is_a_dataset(site):
    one = linked(site.html["inspections/index.html"])["Dataset"]
    assert (one["name"], one["url"], one["version"]) == ("监督抽检", f"{HOME}/inspections/", "1")
    assert one["description"].startswith("各批次的抽检结果。")
    assert one["keywords"] == ["抽检", "食品"]
    assert one["license"] == ["CC0 1.0"]
    assert one["creator"] == [{"@type": "Organization", "name": "示例机关"}]
    assert one["publisher"]["name"] == "示例市场监管局"
    assert (one["dateCreated"], one["dateModified"]) == ("2022-09-30", "2022-09-30")
    assert one["temporalCoverage"] == "2022-09-18/2022-09-29"
    files = {file["contentUrl"]: file for file in one["distribution"]}
    assert f"{HOME}/inspections/samples.csv" in files
    assert not any(address.endswith((".excel.csv", ".parquet")) for address in files)
    size = next(file.bytes for file in site.downloads["inspections"] if file.name == "samples.csv")
    assert files[f"{HOME}/inspections/samples.csv"]["contentSize"] == f"{size} B"
    assert len(json.dumps(one, ensure_ascii=False).encode()) < 4_000


def test_breadcrumbs_are_those_of_the_page(site):
    for page in site.pages:
        html = site.html[page.save_as]
        if "noindex" in page.robots or not page.address:
            assert "BreadcrumbList" not in linked(html)
            continue
        steps = linked(html)["BreadcrumbList"]["itemListElement"]
        shown = [node.text(strip=True) for node in LexborHTMLParser(html).css(".crumbs__list li")]
        assert [step["name"] for step in steps] == shown
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert (steps[0]["item"], steps[-1]["item"]) == (f"{HOME}/", f"{HOME}/{page.address}")


def test_no_text_leaves_the_data_of_a_script(site):
    for name, html in site.html.items():
        tree = LexborHTMLParser(html)
        assert all(one.attributes.get("src") or "ld+json" in (one.attributes.get("type") or "")
                   for one in tree.css("script")), name  # fmt: skip
        for one in tree.css('script[type="application/ld+json"]'):
            assert not {"<", ">", "&"} & set(one.text()), name
        linked(html)
        assert tree.css("img[onerror], svg[onload], base") == []


def test_a_tombstone_tells_nothing(site):
    [page] = [page for page in site.pages if isinstance(page, TombstonePage)]
    said = head(site.html[page.save_as])
    assert said["og:title"] == "这条记录已停止公示"
    assert said["description"] == "原在这个地址的一条记录已经停止公示，不再显示内容。"
    assert linked(site.html[page.save_as]) == {}
