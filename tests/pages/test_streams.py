"""What stands on the pages: built from tiny registers, with the real templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.charts.model import Drawn, Picture
from disclosure.pages.chrome import chrome
from disclosure.statistics.measures import measure
from inspections import sample, write_inspections
from packages import field, write_package
from published import among, published
from rendered import links_of, pages, rendered, text_of

BAD = {"conclusion": "不合格"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"></svg>'


@contextmanager
def built(data: Path, scratch: Path, **settings) -> Iterator[Mapping[str, str]]:
    """Render the pages of a data folder."""
    with published(data, scratch, **settings) as site:
        statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
        pictures = {
            name: tuple(Picture(series, "发现句", "图说", *[Drawn(SVG, 480, 320)] * 3) for series in one.series)
            for name, one in statistics.items()
        }
        yield rendered(replace(site.view, statistics=statistics, pictures=pictures))


@pytest.fixture
def build(tmp_path):
    """Return a function that renders the pages of a data folder."""
    with ExitStack() as stack:
        yield lambda data, **settings: stack.enter_context(built(data, tmp_path / "scratch", **settings))


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The pages of one inspection, for tests that only look."""
    folder = tmp_path_factory.mktemp("usual")
    with built(write_inspections(folder / "data", [sample(1)]), folder / "scratch") as pages:
        yield pages


@pytest.fixture
def inspections(tmp_path, build):
    """Return a function that renders a site of inspection rows."""

    def run(*rows, findings=(), settings=None, **more):
        return build(write_inspections(tmp_path / "data", rows, findings, **more), **(settings or {}))

    return run


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
        "404.html",
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


def test_links_work_in_any_folder(inspections):
    site = inspections(*(sample(n, **BAD) for n in range(1, 6)), settings={"rows_per_page": 2})
    written = {
        "theme/css/site.css",
        "theme/js/mode.js",
        "theme/js/site.js",
        "theme/js/search.js",
        "theme/icon.svg",
        "inspections/feed.atom",
        "inspections/datapackage.json",
    }
    written |= {f"inspections/charts/by-agency{size}.svg" for size in ("", ".narrow", ".large")} | set(site)

    for name, html in site.items():
        if name == "404.html":
            continue
        for link in links_of(html):
            if link.startswith(("#", "tel:")):
                continue
            assert not link.startswith("/"), (name, link)
            target, _, anchor = link.partition("#")
            path = (Path("/") / name).parent.joinpath(target).as_posix()
            parts: list[str] = []
            for part in path.split("/"):
                if part == "..":
                    parts.pop()
                elif part not in ("", "."):
                    parts.append(part)
            file = "/".join(parts + ["index.html"] * target.endswith("/"))
            assert file in written, (name, link)
            if anchor:
                assert f'id="{anchor}"' in site[file], (name, link)


def test_a_register_answers_in_its_order(inspections):
    html = inspections(sample(1, **BAD), sample(2))["inspections/index.html"]

    assert text_of(html, "main h2") == [
        "要紧的数",
        "看图",
        "找你要的",
        "逐条",
        "把数据拿走",
        "从哪来，到何时",
    ]


def test_a_register_first_says_what_it_is_and_how_much_of_it_there_is(inspections):
    html = inspections(sample(1), sample(2), description="抽检的*每一批*。")["inspections/index.html"]
    first = HTMLParser(html).css_first("main .wrap > *").html

    assert text_of(first, "h1") == ["监督抽检"]
    assert text_of(first, ".prose") == ["抽检的每一批。"]
    assert text_of(first, ".page-head__asof") == ["数据截至 2022-09-30，共 2 条，日期 2022-09-28 至 2022-09-29。"]


def test_a_register_says_at_its_end_where_it_is_from_and_how_long_it_stays(inspections):
    html = inspections(sample(1), sample(2, status="撤回"))["inspections/index.html"]
    [end] = HTMLParser(html).css("[aria-labelledby=from]")
    said = dict(zip(text_of(end.html, "dt"), text_of(end.html, "dd"), strict=True))

    assert said["来源"] == "示例机关"
    assert said["使用许可"] == "CC0 1.0"
    assert said["数据截至"] == "2022-09-30"
    assert "3 年" in said["公示期"]
    assert said["停止公示"] == "1 条，原地址留有说明。"


def test_a_list_is_whole_without_a_script_and_in_order(inspections):
    site = inspections(*(sample(n) for n in range(1, 6)), settings={"rows_per_page": 2})
    files = ["inspections/index.html", "inspections/page/2/index.html", "inspections/page/3/index.html"]

    rows = [text for file in files for text in text_of(site[file], "tbody th") if text.startswith("食品")]

    assert rows == [f"食品{n}" for n in range(1, 6)]
    assert "逐条" in text_of(site[files[2]], "h2")[0]
    assert [node.attributes["href"] for node in HTMLParser(site[files[1]]).css(".pager a[rel]")] == [
        "../../../inspections/",
        "../../../inspections/page/3/",
    ]


def test_a_row_shows_labels_dates_states_and_links(inspections):
    html = inspections(sample(1, **BAD, valid_to="2022-01-01", agency="A2"))["inspections/index.html"]
    row = HTMLParser(html).css_first("#r-S1")

    assert [" ".join(cell.text().split()) for cell in row.css("th, td")] == [
        "食品1",
        "示例面馆",
        "示例农业局",
        "不合格",
        "2022-09-29",
        "过期",
        "N1",
    ]
    assert [link.attributes["href"] for link in row.css("a")] == [
        "../inspections/records/S1/",
        "../subjects/92000000000000001K/",
    ]
    assert text_of(row.html, ".mark--adverse") == ["不合格", "过期"]


def test_an_empty_cell_of_a_list_is_a_dash_with_a_word(inspections):
    html = inspections(sample(1, **BAD, agency="", firm="", uscc=""))["inspections/index.html"]

    assert "未填—" in text_of(html, "#r-S1 td")
    assert "未公布" not in html


def test_a_record_leaves_out_what_is_empty(inspections):
    page = inspections(sample(1, **BAD, agency=""))["inspections/records/S1/index.html"]

    assert "被抽样单位" in text_of(page, "dt")
    assert not {"发布机关", "撤回理由", "撤回日期"} & set(text_of(page, "dt"))
    assert "未公布" not in page
    assert "None" not in page


def test_true_and_false_are_words(tmp_path, build):
    fields = [field("no", title="编号"), field("online", "boolean", title="网络抽检")]
    register = {
        "section": "results",
        "records": "shops",
        "title": "{no}",
        "columns": ["no", "online"],
        "facets": ["online"],
    }
    rows = [["1", "true"], ["2", "0"], ["3", ""]]
    write_package(tmp_path / "data/shops", {"shops": {"fields": fields, "primaryKey": ["no"], "rows": rows}}, register)
    html = build(tmp_path / "data")["shops/index.html"]

    assert text_of(html, "tbody td") == ["是", "否", "未填—"]
    assert set(text_of(html, ".facet__item")) == {"是 1 条", "否 1 条", "未填 1 条"}


def test_a_value_is_named_beside_it_where_there_are_no_columns(usual):
    html = usual["inspections/index.html"]
    heads = text_of(html, "#list thead th")
    cells = HTMLParser(html).css("#r-S1 td")

    assert len(heads) == 7
    assert [cell.attributes["data-label"] for cell in cells] == heads[1:]


def test_an_outcome_is_a_word_with_a_shape(inspections):
    html = inspections(sample(1, **BAD), sample(2), register={"state": None})["inspections/index.html"]
    words = HTMLParser(html).css("#list .mark")
    shapes = [word.css_first("use").attributes["href"] for word in words]

    assert text_of(html, "#list .mark--adverse") == ["不合格"]
    assert text_of(html, "#list .mark:not(.mark--adverse)") == ["合格"]
    assert shapes == ["#mark-bad", "#mark-ok"]
    assert all(HTMLParser(html).css_first(f"symbol{shape}") for shape in shapes)
    assert all(word.css_first("svg").attributes["aria-hidden"] == "true" for word in words)


def test_an_adverse_word_that_nobody_foresaw_has_the_heavy_shape_and_no_other_word_is_praised(inspections):
    rows = [sample(1, state="甲"), sample(2, state="乙"), sample(3, agency="乙")]
    register = {"outcome": {"field": "state", "adverse": ["甲"]}, "state": None}
    html = inspections(*rows, register=register)["inspections/index.html"]
    marks = HTMLParser(html).css("#list .mark")

    assert text_of(html, "#list .mark--adverse") == ["甲"]
    assert [(mark.text().strip(), mark.css_first("use").attributes["href"]) for mark in marks] == [
        ("甲", "#mark-bad"),
        ("乙", "#mark-ring"),
        ("有效", "#mark-ok"),
    ]


def test_a_register_without_rows_says_so(inspections):
    html = inspections()["inspections/index.html"]

    assert text_of(html, ".empty") == ["本期没有。截至 2022-09-30，这个名册里没有正在公示的记录。"]


def test_facets_count_every_row(inspections):
    html = inspections(*(sample(n, agency="A2") for n in range(1, 4)), sample(4, agency=""))["inspections/index.html"]

    assert text_of(html, "[aria-labelledby=find] summary") == ["结论", "发布机关"]
    assert text_of(html, ".facet__item") == ["合格 4 条", "示例农业局 3 条", "未填 1 条"]


def test_a_facet_with_many_values_counts_the_rest(inspections):
    rows = [sample(n, food=f"食品{n}") for n in range(1, 16)]

    html = inspections(*rows, register={"facets": ["food"]})["inspections/index.html"]

    assert len(text_of(html, ".facet__item")) == 13
    assert text_of(html, ".facet__item")[-1] == "其他 3 种 3 条"


def test_a_rate_stands_with_its_denominator(inspections):
    many = inspections(*(sample(n) for n in range(1, 25)), sample(25, **BAD))["inspections/index.html"]

    assert text_of(many, ".stat > *") == ["合格率", "96.0%", "合格 24 / 共 25", "2022-09-05 至 2022-09-29"]


def test_a_rate_over_few_rows_is_not_computed(inspections):
    few = inspections(sample(1), sample(2, **BAD))["inspections/index.html"]

    assert text_of(few, ".stat__value") == ["不足 20，不计算"]


def test_a_chart_has_a_finding_a_text_a_size_and_a_table(inspections):
    html = inspections(sample(1), sample(2, agency="A2", **BAD))["inspections/index.html"]
    image = HTMLParser(html).css_first("figure img").attributes

    assert text_of(html, "figure figcaption h3") == ["发现句"]
    assert (image["src"], image["alt"]) == ("../inspections/charts/by-agency.svg", "图说")
    assert (image["width"], image["height"]) == ("480", "320")
    assert len(text_of(html, "figure tbody tr")) == 2


def test_a_record_shows_its_fields_and_the_rows_beside_it(inspections):
    findings = [["S1", "腐霉利", "0.5"], ["S2", "别人的", "1"], ["S1", "甜蜜素", ""]]
    site = inspections(sample(1, **BAD, notice="N2"), sample(2, **BAD), findings=findings)
    html = site["inspections/records/S1/index.html"]

    assert text_of(html, "h2") == ["不合格项目", "记录内容", "通告", "来源与期限"]
    assert "第二号通告" in text_of(html, "dd")
    assert text_of(html, "tbody tr") == ["腐霉利0.5", "甜蜜素未填—"]
    assert "别人的" not in html
    assert "公示至 2025-09-29，期满撤下" in text_of(html, ".verdict")[0]
    assert "/inspections/records/S1/" in text_of(html, ".address")


def test_related_rows_keep_the_order_of_the_file(inspections):
    findings = [["S1", f"项目{n}", ""] for n in (3, 1, 2)]

    html = inspections(sample(1, **BAD), findings=findings)["inspections/records/S1/index.html"]

    assert [text[:3] for text in text_of(html, "tbody tr")] == ["项目3", "项目1", "项目2"]


def test_a_record_links_the_files_that_it_names(inspections):
    page = inspections(sample(1, **BAD, food="files/S1.pdf"))["inspections/records/S1/index.html"]
    [link] = [one for one in HTMLParser(page).css("dd a") if "files/" in one.attributes["href"]]

    assert (link.attributes["href"], link.text()) == ("../../../inspections/files/S1.pdf", "附件 S1.pdf")


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


def test_where_every_record_has_a_page_nothing_stands_below_the_list(inspections):
    html = inspections(sample(1), findings=[["S1", "甲", "1"]], register={"pages": "all"})["inspections/index.html"]

    assert "本页的记录" not in html
    assert "甲" not in text_of(html, "td")


def test_what_no_record_refers_to_stands_below_the_list_and_nowhere_twice(inspections):
    """Of two notices the second has no samples; with a page for every record both stand there as one short table."""

    def below(**more):
        html = inspections(sample(1), sample(2), **more)["inspections/index.html"]
        tables = [(one.css_first("caption").text(), one) for one in HTMLParser(html).css("table")]
        return {words: text_of(table.html, "tbody tr") for words, table in tables if words.startswith("通告")}

    assert below() == {
        "通告 本页的记录有 1 条": ["N1第一号通告"],
        "通告 没有记录提到的 1 条": ["N2第二号通告"],
    }
    assert below(register={"pages": "all"}) == {"通告 共 2 条": ["N1第一号通告", "N2第二号通告"]}


def test_where_every_row_is_with_its_record_nothing_is_loose(inspections):
    html = inspections(sample(1), sample(2, notice="N2"), register={"pages": "all"})["inspections/index.html"]

    assert not [words for words in text_of(html, "caption, summary") if "通告" in words]


def test_of_many_loose_rows_the_page_shows_some_and_says_so(inspections):
    site = inspections(settings={"rows_per_page": 1})

    said = text_of(site["inspections/index.html"], "caption")
    assert "通告 没有记录提到的 2 条，列出 1 条，其余在下载的文件里" in said


def test_only_http_addresses_become_links(inspections):
    site = inspections(
        sample(1, **BAD, food="https://example.org/a", firm="https://user@example.org/", agency="javascript:alert(1)")
    )
    links = links_of(site["inspections/records/S1/index.html"])

    assert "https://example.org/a" in links
    assert not [link for link in links if "user@" in link or "javascript" in link]


def test_a_subject_joins_registers_by_number_and_never_by_name(tmp_path, build):
    data = write_inspections(tmp_path / "data", [sample(1), sample(2, uscc="91000000000000002R")])
    write_inspections(data, [sample(3), sample(4, uscc="")], folder="permits", title="许可")

    html = build(data)["subjects/92000000000000001K/index.html"]

    assert text_of(html, "main h2") == ["最近的情况", "监督抽检", "许可", "经过", "看不懂，不同意"]
    assert text_of(html, ".section:not([aria-labelledby]) tbody th") == ["食品1", "食品3"]
    assert text_of(html, "[aria-labelledby=history] .feed__what") == ["食品1", "食品3"]


def test_a_subject_says_at_once_what_there_is_and_what_is_adverse(inspections):
    html = inspections(sample(1), sample(2, **BAD))["subjects/92000000000000001K/index.html"]

    assert text_of(html, ".verdict--adverse .verdict__say") == ["公示中的记录共 2 条：监督抽检 2 条，其中不合格 1 条。"]
    assert text_of(html, ".verdict__note")[0].startswith("以上是截至 2022-09-30 公示中的记录")
    assert text_of(html, "[aria-labelledby=adverse] .feed__what") == ["食品2"]
    assert text_of(html, "[aria-labelledby=latest] tbody tr > *") == [
        "监督抽检",
        "合格",
        "食品1",
        "2022-09-29",
        "2",
    ]
    assert text_of(html, ".page-head__asof") == ["统一社会信用代码 92000000000000001K"]


def test_a_subject_in_order_is_not_called_adverse(usual):
    html = usual["subjects/92000000000000001K/index.html"]

    assert text_of(html, ".verdict__say") == ["公示中的记录共 1 条：监督抽检 1 条。"]
    assert not HTMLParser(html).css(".verdict--adverse, .mark--adverse, #adverse")


def test_what_is_over_is_not_kept_back(inspections):
    register = {"outcome": None, "pages": "none", "charts": [], "measures": {}}
    html = inspections(sample(1, valid_to="2022-01-01"), sample(2), register=register)[
        "subjects/92000000000000001K/index.html"
    ]

    assert text_of(html, ".verdict__say") == ["公示中的记录共 2 条：监督抽检 2 条，其中过期 1 条。"]


def test_only_what_has_a_state_stands_in_a_table_of_its_own_and_everything_in_one_history(tmp_path, build):
    data = write_inspections(tmp_path / "data", [sample(1), sample(3)])
    write_inspections(data, [sample(2)], folder="visits", title="检查", register={"state": None})

    html = build(data)["subjects/92000000000000001K/index.html"]

    assert text_of(html, "main h2") == ["最近的情况", "监督抽检", "经过", "看不懂，不同意"]
    assert text_of(html, "[aria-labelledby=latest] tbody th") == ["监督抽检", "检查"]
    assert text_of(html, "[aria-labelledby=history] .feed__item") == [
        "2022-09-29监督抽检合格食品1",
        "2022-09-28检查合格食品2",
        "2022-09-27监督抽检合格食品3",
    ]


def test_a_subject_with_two_names_shows_both(inspections):
    html = inspections(sample(1), sample(2, firm="示例面馆（新店）"))["subjects/92000000000000001K/index.html"]

    assert text_of(html, "h1") == ["示例面馆"]
    assert "记录中的名称：示例面馆、示例面馆（新店）" in text_of(html, ".page-head__asof")


def test_a_tombstone_says_register_day_and_reason_only(inspections):
    gone = sample(2, food="撤下的食品", status="撤回", reason="决定被撤销", withdrawn_on="2022-09-20")
    site = inspections(sample(1), gone)
    html = site["inspections/records/S2/index.html"]

    assert text_of(html, ".page-head__kind") == ["监督抽检"]
    assert dict(zip(text_of(html, "dt"), text_of(html, "dd"), strict=True)) == {
        "停止日期": "2022-09-20",
        "理由": "决定被撤销",
        "来源": "示例机关",
        "数据截至": "2022-09-30",
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

    assert marked == ((set(site) - {"404.html"}) if made_up else set())


def test_every_page_says_as_of_when(usual):
    assert all("数据截至 2022-09-30" in " ".join(text_of(html, "footer")) for html in usual.values())


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
    assert text_of(tree.html, "#r-3 td") == ["未填—"]


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
    assert "1 条，最近 2022-09-29" in text_of(html, ".list__say")


PUNCTUATION = re.compile(r"[\u4e00-\u9fff”）][,:;?!(]|[,:;?!)][\u4e00-\u9fff“（]")


def test_the_words_of_the_site_have_chinese_punctuation(inspections):
    rows = [sample(1, **BAD, notice="N2"), sample(2, status="撤回"), *(sample(n) for n in range(3, 26))]
    site = inspections(*rows, findings=[["S1", "甲", "1"]])

    wrong = {name: PUNCTUATION.findall(HTMLParser(html).css_first("body").text()) for name, html in site.items()}

    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_home_without_registers_still_stands(tmp_path, build):
    (tmp_path / "data").mkdir()

    site = build(tmp_path / "data")

    assert set(site) == {"index.html", "catalog/index.html", "search/index.html", "changes/index.html", "404.html"}
    for name in ("index.html", "catalog/index.html"):
        assert text_of(site[name], ".empty") == ["还没有公开任何名册。"], name
    assert text_of(site["changes/index.html"], ".empty") == ["最近一年没有新的记录。"]


def test_pages_stream(tmp_path):
    data = write_inspections(tmp_path / "data", [sample(n, **BAD) for n in range(1, 20)])
    with published(data, tmp_path / "scratch") as site:
        stream = pages(site.view)

        assert next(stream).save_as == "inspections/index.html"
        assert chrome(site.view).sections == (
            ("results", "结果公开", "结果", "#results"),
            ("catalog", "数据目录", "数据", "catalog/"),
        )


def test_the_same_data_gives_the_same_pages(inspections):
    rows = [sample(n, **BAD, uscc=f"9200000000000000{n:02d}") for n in range(1, 10)]

    assert inspections(*rows) == inspections(*rows)
