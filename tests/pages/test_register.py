"""The page of a register: what it says first and last, its list, and what stands below that."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from inspections import BAD, sample
from packages import field, write_package
from rendered import text_of


def test_a_register_answers_in_its_order(inspections):
    html = inspections(sample(1, **BAD), sample(2))["inspections/index.html"]

    assert text_of(html, "main h2") == [
        "按类别查",
        "逐条",
        "主要数据",
        "下载",
        "来源与公示期限",
    ]


def test_a_register_first_says_what_it_is_and_how_much_of_it_there_is(inspections):
    html = inspections(sample(1), sample(2), description="抽检的*每一批*。")["inspections/index.html"]
    first = HTMLParser(html).css_first("main .wrap > *").html

    assert text_of(first, "h1") == ["监督抽检"]
    assert text_of(first, ".prose") == ["抽检的每一批。"]
    assert text_of(first, ".page-head__asof") == [
        "收录到 2022-09-29；网站生成于 2022-09-30。共 2 条，最早 2022-09-28。"
    ]


def test_a_register_says_at_its_end_where_it_is_from_and_how_long_it_stays(inspections):
    html = inspections(sample(1), sample(2, status="撤回"))["inspections/index.html"]
    [end] = HTMLParser(html).css("[aria-labelledby=from]")
    said = dict(zip(text_of(end.html, "dt"), text_of(end.html, "dd"), strict=True))

    assert said["来源"] == "示例机关"
    assert said["使用许可"] == "CC0 1.0"
    assert (said["收录到"], said["网站生成于"]) == ("2022-09-29", "2022-09-30")
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

    assert "未公布或没有此项—" in text_of(html, "#r-S1 td")
    assert "未公布" not in html.replace("未公布或没有此项", "")


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

    assert text_of(html, "tbody td") == ["是", "否", "未公布或没有此项—"]
    assert set(text_of(html, ".facet a")) == {"是 1", "否 1", "未公布或没有此项 1"}


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

    assert text_of(html, ".facet summary") == ["结论 1 种", "发布机关 2 种"]
    assert text_of(html, ".facet a") == ["合格 4", "示例农业局 3", "未公布或没有此项 1"]


def test_a_facet_with_many_values_counts_the_rest(inspections):
    rows = [sample(n % 29 + 1, no=f"S{n}", food=f"食品{n}") for n in range(1, 44)]

    html = inspections(*rows, register={"facets": ["food"]})["inspections/index.html"]

    assert len(text_of(html, ".facet a")) == 40
    assert text_of(html, ".chip--rest") == ["其他 3 种 3"]


def test_a_rate_stands_with_its_denominator(inspections):
    many = inspections(*(sample(n) for n in range(1, 25)), sample(25, **BAD))["inspections/index.html"]

    assert text_of(many, ".stat > *") == ["合格率", "96.0%", "合格 24 / 共 25", "期间 2022-09-05 至 2022-09-29"]


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
