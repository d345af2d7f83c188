"""What stands on the pages: built from tiny registers, with the real templates."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure import addresses
from disclosure.pages.chrome import chrome
from inspections import BAD, sample, write_inspections
from packages import field, write_package
from published import among, published
from rendered import links_of, pages, text_of


def test_every_page_is_there_once(inspections):
    site = inspections(sample(1, **BAD), sample(2), sample(3, status="撤回", reason="查错", withdrawn_on="2022-09-29"))

    assert list(site) == [
        "inspections/index.html",
        "inspections/dictionary/index.html",
        "catalog/index.html",
        "subjects/92000000000000001K/index.html",
        "index.html",
        "search/index.html",
        "changes/index.html",
        "catalog/timeliness/index.html",
        "catalog/information/index.html",
        "catalog/map/index.html",
        "catalog/results/index.html",
        "404.html",
        *(addresses.save_as(addresses.chosen("inspections", "conclusion", word)) for word in ("合格", "不合格")),
        "inspections/records/S1/index.html",
        "inspections/records/S3/index.html",
        *sorted(f"{among('inspections', record).partition('#')[0]}index.html" for record in ("S2", "S3")),
    ]


def test_every_page_has_one_heading_a_language_and_the_policy_first(inspections):
    for name, html in inspections(sample(1, **BAD), sample(2, status="撤回")).items():
        tree = HTMLParser(html)
        head = [node.attributes for node in tree.css("head > *")]
        assert len(tree.css("h1")) == 1, name
        assert tree.css_first("html").attributes["lang"] == "zh-CN"
        assert head[0] == {"charset": "utf-8"}
        assert head[1]["http-equiv"] == "Content-Security-Policy"
        assert head[2] == {"name": "referrer", "content": "no-referrer"}
        assert tree.css_first("body > a").attributes["href"] == "#main"


BESIDE_PAGES = {  # what pages link to that is no page
    *(f"theme/js/{name}.js" for name in ("mode", "site", "search", "register", "chart")),
    *("theme/css/site.css", "theme/icon.svg", "feed.atom", "catalog/everything.zip"),
    *("inspections/feed.atom", "inspections/datapackage.json"),
    *(f"inspections/{name}.{kind}" for name in ("charts/by-agency", "figures/figures") for kind in ("csv", "json")),
    *(f"inspections/charts/by-agency{size}.svg" for size in ("", ".narrow", ".large")),
}


def test_links_work_in_any_folder(inspections):
    site = inspections(*(sample(n, **BAD) for n in range(1, 6)), settings={"rows_per_page": 2})
    feeds = {name.replace("index.html", "feed.atom") for name in site if name.startswith("subjects/")}
    written = {*BESIDE_PAGES, *feeds, *site}

    for name, html in site.items():
        links = [link for link in links_of(html) if not link.startswith(("#", "tel:"))]
        for link in links if name != "404.html" else ():
            assert not link.startswith("/"), (name, link)
            target, _, anchor = link.partition("#")
            file = normpath(join(dirname(name), target, "index.html" if target.endswith("/") else ""))
            assert file in written, (name, link)
            if anchor:
                assert f'id="{anchor}"' in site[file], (name, link)


def test_records_without_a_page_have_the_rows_beside_them_below_their_list(inspections):
    findings = [["S1", "甲", "1"], ["S2", "乙", "2"], ["S3", "丙", "3"]]
    rows = [sample(1), sample(2, notice="N2"), sample(3, **BAD), sample(4)]
    site = inspections(*rows, findings=findings, settings={"rows_per_page": 2})
    first, second = site["inspections/index.html"], site["inspections/page/2/index.html"]

    def below(html, title):
        tables = [one for one in HTMLParser(html).css("table") if title in one.css_first("caption").text()]
        return [" ".join(row.text().split()) for table in tables for row in table.css("tbody tr")]

    assert below(first, "通告 本页") == ["N1第一号通告", "N2第二号通告"]
    assert below(first, "不合格项目 本页") == ["食品1甲1", "食品2乙2"]
    assert f"../{among('inspections', 'S2')}" in links_of(first)
    assert below(second, "通告 本页") == ["N1第一号通告"]
    assert below(second, "不合格项目 本页") == []


def test_a_tombstone_says_register_day_and_reason_only(inspections):
    gone = sample(2, food="撤下的食品", status="撤回", reason="决定被撤销", withdrawn_on="2022-09-20")
    site = inspections(sample(1), gone)
    html = site["inspections/records/S2/index.html"]

    assert text_of(html, ".page-head__kind") == ["监督抽检"]
    assert dict(zip(text_of(html, "dt"), text_of(html, "dd"), strict=True)) == {
        "停止日期": "2022-09-20",
        "理由": "决定被撤销",
        "来源": "示例机关",
        "网站生成于": "2022-09-30",
    }
    assert not [name for name, page in site.items() if "撤下的食品" in page]


def test_crawlers_are_told_what_not_to_keep(inspections):
    site = inspections(sample(1, **BAD), sample(2, status="撤回"), settings={"owner": "示例局"})

    def robots(name):
        return [node.attributes["content"] for node in HTMLParser(site[name]).css("meta[name=robots]")]

    assert robots("index.html") == []
    assert robots("inspections/records/S1/index.html") == ["noarchive"]
    assert robots("subjects/92000000000000001K/index.html") == ["noarchive"]
    assert robots("inspections/records/S2/index.html") == ["noindex, noarchive"]
    assert robots("404.html") == ["noindex"]


def test_without_an_owner_every_page_is_a_demonstration(inspections):
    for name, html in inspections(sample(1, **BAD), sample(2, status="撤回")).items():
        assert text_of(html, ".strip__line:not(.strip__line--sample)") == ["演示站点，非任何机关网站"], name
        assert "noindex" in HTMLParser(html).css_first("meta[name=robots]").attributes["content"], name


def test_an_owner_is_named_instead(inspections):
    site = inspections(sample(1), settings={"owner": "示例局"})

    assert all("主办：示例局" in html and "演示站点" not in html for html in site.values())


@pytest.mark.parametrize("made_up", [True, False])
def test_made_up_data_is_marked_wherever_it_shows(made_up, inspections):
    site = inspections(sample(1, **BAD), register={"sample": made_up})

    marked = {name for name, html in site.items() if text_of(html, ".strip__line--sample")}

    assert marked == ((set(site) - {"404.html", "catalog/information/index.html"}) if made_up else set())


def test_every_page_says_as_of_when(usual):
    assert all("网站生成于 2022-09-30" in " ".join(text_of(html, "footer")) for html in usual.values())


def test_the_dictionary_lists_what_is_omitted_without_its_values(usual):
    html = usual["inspections/dictionary/index.html"]
    row = next(text for text in text_of(html, "tbody tr") if "单价" in text)

    assert "不予公开" in row
    assert "9.99" not in html
    assert "取值：合格、不合格" in html
    assert "写在标签上的名称" in html


def test_omitted_values_are_on_no_page(inspections):
    assert not [name for name, html in inspections(sample(1, **BAD)).items() if "9.99" in html]


def test_references_into_a_register_lead_to_its_record(tmp_path, build):
    data = write_inspections(tmp_path / "data", [sample(1, **BAD), sample(2)])
    fields = [field("no", title="编号"), field("sample", title="样品", references="inspections/samples.no")]
    register = {"section": "plan", "records": "follow", "title": "{no}", "columns": ["no", "sample"]}
    rows = [["1", "S1"], ["2", "S2"], ["3", "gone"]]
    write_package(
        data / "follow", {"follow": {"fields": fields, "primaryKey": ["no"], "rows": rows}}, register, title="跟进"
    )

    tree = HTMLParser(build(data)["follow/index.html"])

    assert [link.attributes["href"] for link in tree.css("tbody td a")] == [
        "../inspections/records/S1/",
        f"../{among('inspections', 'S2')}",
    ]
    assert text_of(tree.html, "#r-3 td") == ["未公布或没有此项—"]


def test_the_home_page_has_no_news_from_years_ago(inspections):
    old = inspections(sample(1, on="20210801"), sample(2, on="20210802"))

    assert "最近公开" not in text_of(old["index.html"], "h2")


def test_the_home_page_has_what_was_published_within_a_year(usual):
    assert "最近公开" in text_of(usual["index.html"], "h2")


def test_the_number_of_records_is_not_a_headline_of_the_home_page(inspections):
    rate = {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}}
    measures = {"all": {"title": "批次", "count": True}, "rate": rate}
    html = inspections(sample(1), register={"measures": measures})["index.html"]

    assert text_of(html, ".stat__name") == ["合格率"]
    assert "1 条，2022-09-29 当天" in text_of(html, ".list__say")


PUNCTUATION = re.compile(r"[\u4e00-\u9fff”）][,:;?!(]|[,:;?!)][\u4e00-\u9fff“（]")


def test_the_words_of_the_site_have_chinese_punctuation(inspections):
    rows = [sample(1, **BAD, notice="N2"), sample(2, status="撤回"), *(sample(n) for n in range(3, 26))]
    site = inspections(*rows, findings=[["S1", "甲", "1"]])

    wrong = {name: PUNCTUATION.findall(HTMLParser(html).css_first("body").text()) for name, html in site.items()}

    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_home_without_registers_still_stands(tmp_path, build):
    (tmp_path / "data").mkdir()

    site = build(tmp_path / "data")

    assert set(site) == {
        *("index.html", "search/index.html", "changes/index.html", "404.html"),
        *("catalog/index.html", "catalog/timeliness/index.html"),
        *("catalog/information/index.html", "catalog/map/index.html"),
    }
    for name in ("index.html", "catalog/index.html"):
        assert text_of(site[name], ".empty") == ["还没有公开任何名册。"], name
    assert text_of(site["changes/index.html"], ".empty") == ["最近一年没有新的记录。"]


def test_pages_stream(tmp_path):
    data = write_inspections(tmp_path / "data", [sample(n, **BAD) for n in range(1, 20)])
    with published(data, tmp_path / "scratch") as site:
        stream = pages(site.view)

        assert next(stream).save_as == "inspections/index.html"
        assert chrome(site.view).sections == (
            ("results", "结果公开", "结果", "catalog/results/"),
            ("catalog", "数据目录", "数据", "catalog/"),
        )


def test_the_same_data_gives_the_same_pages(inspections):
    rows = [sample(n, **BAD, uscc=f"9200000000000000{n:02d}") for n in range(1, 10)]

    assert inspections(*rows) == inspections(*rows)
