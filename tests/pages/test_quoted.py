"""A number in a sentence is asked of the data, with what it is made of; one that moved is told, or stops a build."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.charts.model import Drawn, Picture
from disclosure.pages.markdown import render
from disclosure.pages.prose import Prose
from disclosure.pages.quotations import Quotations
from disclosure.pages.quoted import reference_problems, references
from disclosure.statistics.asked import answer
from disclosure.statistics.measures import measure
from packages import field, load, write_package
from published import published

CONTRACT = {
    "section": "results",
    "records": "rows",
    "title": "{no}",
    "columns": ["no"],
    "date": "on",
    "measures": {
        "rate": {"title": "合格率", "share": {"field": "outcome", "of": ["合格"]}},
        "count": {"title": "批次", "count": True, "unit": "批次"},
    },
    "charts": [{"name": "by-year", "title": "历年批次", "measure": "count", "by": "year(on)", "kind": "bar"}],
}
MONTH = "按公开日期取，写成 月份=2022-05"
SVG = Drawn(b"<svg/>", 620, 300)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A register of 40 checks in 2021, of which one failed, and 10 in 2022; and what is said of it."""
    folder = tmp_path_factory.mktemp("references")
    outcome = field("outcome", title="结论", constraints={"enum": ["合格", "不合格"]})
    days = [field("on", title="公开日期", type="date"), field("made", title="形成", type="date")]
    fields = [field("no"), *days, outcome, field("secret", disclosure="omitted")]
    found = [["2021-05-01" if n < 40 else "2022-05-01", "不合格" if n == 0 else "合格"] for n in range(50)]
    rows = [[str(n), day, day, said, "x"] for n, (day, said) in enumerate(found)]
    write_package(folder / "data/checks", {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}, CONTRACT)
    with published(folder / "data", folder / "scratch") as site:
        catalogue, _ = load(folder / "data")

        def said(text: str, *, preview: bool = False):
            prose = Prose("news/a.md", "news/a/", text, 1)
            asked = [one.asked for one in references(prose, catalogue) if one.kind == "数字"]
            answers = {one: answer(one, site.registers, site.engine) for one in asked}
            [series] = measure(site.registers["checks"], site.engine).series
            pictures = {"checks": [Picture(series, "发现句", "图|说", SVG, SVG, SVG)]}
            quotations = Quotations(catalogue, answers, pictures, "2022-09-30", preview)
            return quotations.filled(prose), list(quotations.moved(prose))

        yield catalogue, said


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("[[数字: checks.rate 年份=2021]]", "97.5%（39/40）"),
        ("[[数字: checks.rate]]", "98.0%（49/50）"),
        ("[[数字: checks.rate 年份=2022]]", "不足20，不计算（10/10）"),
        ("[[数字: checks.count]]", "50批次"),
        ("[[数字: checks.count 结论=不合格 年份=2021]]", "1批次"),
        ("[[数字: checks.count outcome=不合格 年份=2022]]", "0批次"),
        ("[[数字: checks.count 季度=2022-Q2]]", "10批次"),
        ("[[数字: checks.count 月份=2021-05 outcome=合格]]", "39批次"),
        ("[[数字: checks.count 月份=2021-06]]", "0批次"),
    ],
)
def test_a_number_stands_with_its_parts_and_leads_to_its_register(made, reference, shown):
    _, said = made
    text, moved = said(f"共{reference}。")

    assert text == f"共[{shown}](/checks/#figures)。"
    assert moved == []


def test_a_chart_and_a_table_have_finding_figures_and_date(made):
    _, said = made
    html = render(said("[[图表: checks.by-year]]\n\n[[表格: checks.by-year]]")[0])

    assert [html.count(one) for one in ("<figcaption>发现句<", "<table>", "网站生成于 2022-09-30")] == [2, 2, 2]
    assert html.count('<img alt="图|说" src="/checks/charts/by-year.svg">') == 1
    assert html.count("<td>40批次</td>") == 2


def test_a_block_is_filled_by_the_same_and_shows_what_a_number_covers(made):
    _, said = made
    number = "//// 提示\n/// 数字 | checks.rate\n    条件: 年份=2021 结论=合格\n    看到: 97.5%!\n///\n////"
    text, [moved] = said(f"{number}\n\n/// 图表 | checks.by-year\n///\n\n见[[数字: checks.count]]。")
    page = LexborHTMLParser(render(text))
    figure = page.css_first("figure")

    assert [one.text() for one in page.css(".notice .stat > *")] == [
        *("合格率", "100%", "39/39，示例名册", "年份 2021，结论 合格"),
    ]
    assert (moved.row, moved.warning, moved.fix) == (2, False, "重看这句话，改成 看到: 100%")
    assert (figure.css_first("figcaption").text(), len(figure.css("table"))) == ("发现句", 1)
    assert [one.parent.attributes["class"] for one in figure.css("img")] == [
        *("figure__wide", "figure__narrow", "figure__large"),
    ]
    assert page.css("p")[-1].text() == "见50批次。"


def test_a_chart_on_a_line_of_its_own_has_pictures_for_narrow_screens_and_one_that_a_list_holds_has_not(made):
    _, said = made
    narrow = "checks/charts/by-year.narrow.svg"

    assert narrow in said("[[图表: checks.by-year]]")[0]
    held = said("/// 提示\n[[图表: checks.by-year]]\n///")[0], said("- 甲\n\n  [[图表: checks.by-year]]")[0]
    assert all("by-year.svg" in text and narrow not in text for text in held)
    assert len(LexborHTMLParser(render(held[0])).css(".notice img")) == 1


def test_a_preview_says_which_option_to_paste_into_a_block(made):
    _, said = made

    assert "`看到: 50批次`" in said("/// 数字 | checks.count\n///", preview=True)[0]
    assert "`" not in said("/// 数字 | checks.count\n    看到: 50批次\n///", preview=True)[0]
    assert said("```\n/// 数字 | checks.count\n///\n```")[0] == "```\n/// 数字 | checks.count\n///\n```"


def test_a_value_that_moved_is_told_with_its_line_and_stops_where_it_is_firm(made):
    _, said = made
    text = "[[数字: checks.count | 50批次]]\n\n[[数字: checks.rate | 97.9%]]\n\n[[数字: checks.count | 49批次!]]"
    soft, firm = said(text)[1]

    assert (soft.row, soft.warning, firm.row, firm.warning) == (3, True, 5, False)
    assert soft.message == "这句话引用的数变了：写的时候是 97.9%，现在是 98.0%"
    assert "[[数字: checks.rate | 98.0%]]" in soft.fix


def test_a_preview_says_what_to_paste(made):
    _, said = made

    assert "`[[数字: checks.count | 50批次]]`" in said("[[数字: checks.count]]", preview=True)[0]
    assert "`" not in said("[[数字: checks.count | 50批次]] ", preview=True)[0]
    assert said("`[[数字: checks.count]]`")[0] == "`[[数字: checks.count]]`"


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("[[数字：checks.count]]", "全角“：”；改成半角：[[数字: checks.count]]"),
        ("[[图表： checks.by-year]]", "改成半角：[[图表: checks.by-year]]"),
        ("[[数字: checks.合格率]]", "是不是 rate（合格率）"),
        ("[[数据: checks.count]]", "数字、图表、表格"),
        ("[[数字: count]]", "[[数字: 名册.名称]]"),
        ("[[数字: check.count]]", "是不是 checks"),
        ("[[数字: checks.cuont]]", "是不是 count"),
        ("[[图表: checks.by-yaer]]", "是不是 by-year"),
        ("[[数字: checks.count 年份:2021]]", "字段=值"),
        ("[[数字: checks.count 年份=21]]", "年份=2021"),
        ("[[数字: checks.count 季度=2021-Q5]]", "季度=2021-Q3"),
        ("[[数字: checks.count 年份=2022-05]]", "不是年份；写成 月份=2022-05"),
        ("[[数字: checks.count 月份=2022年5月]]", "不是月份；写成 月份=2022-05"),
        ("[[数字: checks.count 年份=2021 月份=2021-09]]", "年份、季度、月份只能写一个"),
        ("[[数字: checks.count 结轮=合格]]", "是不是 结论"),
        ("[[数字: checks.count 结论=及格]]", "是不是 合格"),
        ("[[数字: checks.count secret=x]]", "没有可以作条件的字段 secret"),
        ("见[[图表: checks.by-year]]", "单独写一行"),
        ("[[表格: checks.by-year 年份=2021]]", "不能写条件"),
        ("/// 图表 | checks.by-yaer\n///", "是不是 by-year"),
        ("/// 数字 | count\n///", "/// 数字 | 名册.名称"),
        ("/// 数字 | checks.count\n    条件: 年份=21\n///", "年份=2021"),
    ],
)
def test_a_mistake_in_a_reference_is_named_with_its_line(made, reference, words):
    [problem] = reference_problems(Prose("news/a.md", "news/a/", f"好\n\n{reference}", 4), made[0])

    assert problem.row == 6
    assert words in f"{problem.message}；{problem.fix}"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("日期=2022-05", f"名册 checks 没有可以作条件的字段 日期；{MONTH}"),
        ("日期=2022年5月", f"名册 checks 没有可以作条件的字段 日期；{MONTH}"),
        ("时间=2022-Q2", "名册 checks 没有可以作条件的字段 时间；按公开日期取，写成 季度=2022-Q2"),
        ("日期=2022", "名册 checks 没有可以作条件的字段 日期；按公开日期取，写成 年份=2022"),
        ("公开日期=2022-05", "公开日期 记到日，2022-05 不是一天；写成 月份=2022-05"),
        (
            "made=2022-05",
            f"made 记到日，2022-05 不是一天；写成一天，如 made=2022-05-01；要一段时间，只能{MONTH}",
        ),
        ("日期=2022-05-01", "名册 checks 没有可以作条件的字段 日期；是不是 公开日期？"),
    ],
)
def test_a_time_that_is_no_condition_as_it_stands_is_told_as_one(made, condition, told):
    [inline] = reference_problems(Prose("news/a.md", "news/a/", f"[[数字: checks.count {condition}]]", 4), made[0])
    block = f"/// 数字 | checks.count\n    条件: {condition}\n///"
    [in_block] = reference_problems(Prose("news/a.md", "news/a/", block, 4), made[0])

    assert f"{inline.message}；{inline.fix}" == f"{in_block.message}；{in_block.fix}" == told


def test_a_time_is_no_condition_on_a_register_without_a_date(tmp_path):
    contract = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    fields = [field("no"), field("made", title="形成日期", type="date")]
    measures = {"measures": CONTRACT["measures"] | {"rate": {"title": "率", "share": {"field": "no", "of": ["1"]}}}}
    write_package(tmp_path / "data/checks", {"rows": {"fields": fields, "primaryKey": "no"}}, contract | measures)
    catalogue, _ = load(tmp_path / "data")

    def fix(condition: str) -> str:
        text = f"[[数字: checks.count {condition}]]"
        [problem] = reference_problems(Prose("news/a.md", "news/a/", text, 4), catalogue)
        return problem.fix

    assert fix("日期=2022-05") == "是不是 形成日期？"
    assert fix("形成日期=2022-05") == "写成一天，如 形成日期=2022-05-01"


def test_what_is_not_there_is_told_with_what_there_is_and_its_title(made):
    def fix(reference: str) -> str:
        [problem] = reference_problems(Prose("news/a.md", "news/a/", reference, 4), made[0])
        return problem.fix

    assert fix("[[数字: licences.count]]") == "可用的有 checks（示例名册）"
    assert fix("[[数字: 示例.批次]]") == "写成 [[数字: 名册.名称]]；名册：是不是 checks（示例名册）？"
    assert fix("[[数字: checks]]") == "写成 [[数字: checks.名称]]；名称：可用的有 rate（合格率）、count（批次）"
    assert fix("[[数字: checks.cuont]]") == "是不是 count（批次）？其他的有 rate（合格率）"
    assert fix("[[图表: checks.x]]") == "可用的有 by-year（历年批次）"
    assert fix("[[数字: checks.count 年度=2022]]") == "是不是 年份？"
    assert fix("[[数字: checks.count x=2022]]").startswith("可用的有 年份、季度、月份、no、")
    assert fix("[[数字: checks.count 年份＝2022]]") == "等号要用半角的 =，写成 年份=2022"
    assert fix("/// 数字 | checks.count\n    条件: 结论＝合格\n///") == "等号要用半角的 =，写成 结论=合格"
