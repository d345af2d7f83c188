"""The home page: ways to find, what is going on, figures, three doors, the latest; and what frames every page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.addresses import document
from disclosure.pages.chrome import chrome
from disclosure.pages.model import Document, SiteView
from disclosure.statistics.measures import measure
from inspections import sample, write_inspections
from packages import field, write_package
from published import among, published
from rendered import links_of, rendered, text_of

PATHS = [
    "standards/index.md",
    "standards/limits.md",
    "standards/items/index.md",
    "standards/items/microbes.md",
    "procedures/sampling.md",
    "safety-week/index.md",
    "safety-week/2022.md",
    "news/one.md",
    "pages/about.md",
    "pages/how-to-read/index.md",
    "pages/how-to-read/inspections.md",
]


def written(*paths: str) -> tuple[Document, ...]:
    """Markdown pages, each with its path for a title."""
    return tuple(Document(path, document(path), path.partition("/")[0], path, f"{path} 的摘要") for path in paths)


@contextmanager
def viewed(data: Path, scratch: Path, paths: list[str] = PATHS, **settings: Any) -> Iterator[SiteView]:
    """Publish a data folder beside Markdown pages."""
    with published(data, scratch, **settings) as site:
        statistics = {name: measure(one, site.engine) for name, one in site.registers.items()}
        yield replace(site.view, statistics=statistics, documents=written(*paths))


@pytest.fixture
def view(tmp_path):
    """Return a function that publishes a data folder beside Markdown pages."""
    with ExitStack() as stack:
        yield lambda data, *paths, **settings: stack.enter_context(
            viewed(data, tmp_path / "scratch", *paths, **settings)
        )


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The view of one inspection beside Markdown pages, for tests that only look."""
    folder = tmp_path_factory.mktemp("usual")
    with viewed(write_inspections(folder / "data", [sample(1)]), folder / "scratch") as view:
        yield view


@pytest.fixture(scope="module")
def site(usual):
    """The pages of that view."""
    return rendered(usual)


@pytest.fixture
def home(tmp_path, view):
    """Return a function that renders the home page of inspection rows."""

    def run(*rows, paths: list[str] = PATHS, **more: Any) -> str:
        data = write_inspections(tmp_path / "data", rows or [sample(1)], **more)
        return rendered(view(data, paths))["index.html"]

    return run


def links(html: str, selector: str) -> list[tuple[str, str]]:
    """The words and the address of each link below *selector*, without the way to the root."""
    found = HTMLParser(html).css(f"{selector} a")
    return [(" ".join(link.text().split()), (link.attributes["href"] or "").removeprefix("./")) for link in found]


# ---- doors


def test_a_door_lists_its_registers_and_the_top_pages_of_its_folder(site):
    html = site["index.html"]

    assert links(html, "[aria-labelledby=standards]") == [
        ("标准公开", "standards/"),
        ("standards/limits.md", "standards/limits/"),
        ("standards/items/index.md", "standards/items/"),
    ]
    assert links(html, "[aria-labelledby=procedures]") == [("procedures/sampling.md", "procedures/sampling/")]
    assert links(html, "[aria-labelledby=results]") == [("结果公开", "catalog/results/"), ("监督抽检", "inspections/")]


def test_a_door_with_many_pages_leads_to_its_index_for_the_rest(home):
    pages = [f"standards/page-{number}.md" for number in range(1, 10)]

    many = links(home(paths=["standards/index.md", *pages]), "[aria-labelledby=standards]")
    without_index = links(home(paths=pages), "[aria-labelledby=standards]")

    assert [to for _, to in many] == ["standards/", *(f"standards/page-{n}/" for n in range(1, 7)), "standards/"]
    assert len(without_index) == 9


def test_a_door_lists_its_weightiest_registers_and_its_page_has_the_rest(tmp_path, view):
    data = tmp_path / "data"
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    firm = {"subject": {"id": "firm", "name": "firm"}}
    fields = [field("no"), field("firm")]
    for rows in range(1, 8):
        things = {"fields": fields, "primaryKey": "no", "rows": [[str(n), "甲"] for n in range(rows)]}
        write_package(data / f"r{rows}", {"things": things}, register | firm, title=f"{rows} 条的")
    things = {"fields": fields, "primaryKey": "no", "rows": [[str(n), "甲"] for n in range(20)]}
    write_package(data / "things", {"things": things}, register, title="不说哪一家的")

    site = rendered(view(data))

    assert links(site["index.html"], "[aria-labelledby=results]") == [
        ("结果公开", "catalog/results/"),
        *((f"{rows} 条的", f"r{rows}/") for rows in range(7, 1, -1)),
        ("全部 8 个名册", "catalog/results/"),
    ]
    assert len(text_of(site["catalog/results/index.html"], "main tbody th")) == 8
    assert text_of(site["catalog/index.html"], "h2#results") == ["结果公开"]
    assert len(text_of(site["catalog/index.html"], "[aria-labelledby=results] h3")) == 8
    assert links(site["index.html"], ".hero__ways")[-1] == ("全部名册", "catalog/")
    assert len(links(site["index.html"], ".hero__ways")) == 4


def test_a_section_that_is_no_door_leads_to_its_index_page_alone(site):
    assert links(site["index.html"], "[aria-labelledby=campaign]") == [("safety-week/index.md", "safety-week/")]


def test_pages_that_the_footer_links_to_are_not_on_the_home_page_again(site):
    main = [to for _, to in links(site["index.html"], "main")]

    assert "news/one/" in main
    assert not [to for to in main if to.startswith("pages/")]


# ---- what is going on

SPANS = [  # from, to
    ("2022-08-29", "2022-09-04"),
    ("2022-09-01", "2022-09-30"),
    ("2022-08-01", ""),  # nobody said how long
    ("", "2022-12-31"),
]


@pytest.mark.parametrize(
    ("as_of", "going_on"),
    [
        pytest.param(date(2022, 8, 28), [], id="the day before"),
        pytest.param(date(2022, 8, 29), ["1"], id="the first day"),
        pytest.param(date(2022, 9, 4), ["1", "2"], id="the last day"),
        pytest.param(date(2022, 9, 5), ["2"], id="the day after"),
        pytest.param(date(2022, 10, 1), [], id="all over"),
    ],
)
def test_a_campaign_is_on_the_home_page_inside_its_dates(as_of, going_on, tmp_path, view):
    fields = [field("no"), field("from", "date"), field("to", "date")]
    rows = [[str(number), *span] for number, span in enumerate(SPANS, start=1)]
    register = {"section": "campaign", "records": "weeks", "title": "第 {no} 项", "columns": ["no"], "view": "calendar"}
    resources = {"weeks": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(tmp_path / "data/weeks", resources, {**register, "roles": {"from": "from", "to": "to"}})

    html = rendered(view(tmp_path / "data", as_of=as_of))["index.html"]

    assert [to for _, to in links(html, ".going-on")] == [among("weeks", no) for no in going_on]
    assert text_of(html, ".going-on__line") == ["第 {} 项：{} 至 {}".format(no, *SPANS[int(no) - 1]) for no in going_on]
    assert bool(HTMLParser(html).css("aside[aria-label=正在进行]")) == bool(going_on)


# ---- what was found wrong, figures and records


def test_what_was_found_wrong_in_the_last_year_comes_first_with_its_number_and_days(home):
    bad = {"conclusion": "不合格"}
    html = home(*(sample(n, **(bad if n < 6 else {})) for n in range(1, 8)), sample(8, on="20210801", **bad))

    assert text_of(html, "main h2")[0] == "最近的问题"
    assert text_of(html, "[aria-labelledby=adverse] .section__body > p")[0] == (
        "2021-09-30 至 2022-09-30，查出问题或作出处罚的记录共 5 条。"
    )
    assert text_of(html, "[aria-labelledby=adverse] .feed time") == [f"2022-09-{30 - n}" for n in range(1, 4)]
    assert links(html, "[aria-labelledby=adverse] .links") == [("监督抽检，5 条", "inspections/#rows")]
    assert text_of(html, "[aria-labelledby=latest] .feed time") == ["2022-09-24", "2022-09-23"]


def test_a_year_in_which_nothing_was_found_wrong_says_so_with_its_days(home):
    html = home(sample(1), sample(2, on="20210801", conclusion="不合格"))

    assert not HTMLParser(html).css("[aria-labelledby=adverse]")
    assert text_of(html, "[aria-labelledby=latest] .section__body > p")[0] == (
        "2021-09-30 至 2022-09-30 的记录里，没有查出问题或作出处罚的。"
    )


@pytest.mark.parametrize(("sections", "marks"), [("adverse", 1), ("results", 1), ("latest", 1), ("figures", 1)])
def test_made_up_data_is_marked_once_a_section(sections, marks, home):
    measures = {"firms": {"title": "单位", "distinct": "uscc", "unit": "家"}}
    rows = [sample(n, conclusion="不合格" if n < 3 else "合格") for n in range(1, 6)]

    html = home(*rows, register={"measures": measures, "charts": [], "sample": True})

    assert len(text_of(html, f"[aria-labelledby={sections}] .tag")) == marks


def test_every_figure_of_the_home_page_says_of_which_days_it_is(tmp_path, view):
    measures = {"firms": {"title": "单位", "distinct": "uscc", "unit": "家"}}
    write_inspections(tmp_path / "data", [sample(1), sample(4)], register={"measures": measures, "charts": []})
    things = {"fields": [field("no")], "primaryKey": "no", "rows": [["1"]]}
    register = {"section": "results", "records": "things", "title": "{no}", "columns": ["no"]}
    many = {"measures": {"many": {"title": "样数", "distinct": "no", "unit": "样"}}}
    write_package(tmp_path / "data/things", {"things": things}, register | many)

    html = rendered(view(tmp_path / "data"))["index.html"]

    assert text_of(html, ".stat__period") == ["期间 2022-09-26 至 2022-09-29", "截至 2022-09-30"]
    assert text_of(html, "[aria-labelledby=results] .list__say") == [
        "2 条，2022-09-26 至 2022-09-29",
        "1 条，截至 2022-09-30",
    ]
    assert text_of(html, ".hero__say") == ["截至 2022-09-30，2 个名册公示着 3 条记录，收录到 2022-09-29。"]


def test_the_figures_of_the_home_page_are_rates_with_what_they_are_made_of(home):
    measures = {
        "rate": {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}},
        "firms": {"title": "单位", "distinct": "uscc", "unit": "家"},
    }
    html = home(*(sample(n) for n in range(1, 26)), register={"measures": measures})

    assert text_of(html, ".stat__name") == ["合格率"]
    assert text_of(html, ".stat__base") == ["合格 25 / 共 25"]


def test_where_there_is_no_rate_other_figures_stand_there(home):
    measures = {"bad": {"title": "不合格", "count": True, "where": {"conclusion": ["不合格"]}, "unit": "批"}}
    html = home(sample(1), sample(2, conclusion="不合格"), register={"measures": measures, "charts": []})

    assert text_of(html, ".stat > *")[:3] == ["不合格", "1批", "不合格 1 / 共 2"]


def test_the_latest_records_are_one_feed_newest_first_and_no_register_crowds_it(home):
    html = home(*(sample(number) for number in range(1, 8)))

    assert text_of(html, "[aria-labelledby=latest] li") == [
        f"2022-09-{30 - n}监督抽检合格食品{n} 示例面馆" for n in range(1, 4)
    ]


def test_the_latest_of_all_registers_are_at_most_six(tmp_path, view):
    data = write_inspections(tmp_path / "data", [sample(1), sample(5), sample(9)])
    for name, first in (("b", 2), ("c", 3), ("d", 4)):
        write_inspections(data, [sample(first), sample(first + 4), sample(first + 8)], folder=name, title=name)

    html = rendered(view(data))["index.html"]

    assert text_of(html, "[aria-labelledby=latest] .feed time") == [f"2022-09-{30 - n}" for n in range(1, 7)]
    assert ("全部最近公开和停止公示", "changes/") in links(html, "[aria-labelledby=latest]")


def test_no_record_of_a_later_day_is_news(home):
    begun = {"valid_to": "2022-01-01"}
    html = home(sample(1, on="20221224", **begun), sample(2, **begun), register={"period": {"from": "valid_to"}})

    assert text_of(html, "[aria-labelledby=latest] .feed time") == ["2022-09-28"]


def test_a_visitor_is_told_where_to_look_for_a_firm(site):
    html = site["index.html"]
    [form] = HTMLParser(html).css("form")

    assert (form.attributes["action"], form.attributes["method"]) == ("./search/", "get")
    assert form.css_first("input").attributes["name"] == "q"
    assert links(html, ".hero__ways") == [("监督抽检", "inspections/#rows"), ("全部名册", "catalog/")]
    assert ("12315", "tel:12315") in links(html, "[aria-labelledby=report]")


# ---- what frames every page


def test_the_navigation_leads_to_a_section_s_page_or_its_place_on_the_home_page(usual, site):
    assert [(section.key, section.address) for section in chrome(usual).sections] == [
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
def test_the_way_back_goes_over_the_index_pages_of_the_folders(address, above, usual):
    assert [to for _, to in chrome(usual).above(address)] == above


def test_a_register_links_to_the_page_that_says_how_to_read_it(view, tmp_path):
    data = write_inspections(tmp_path / "data", [sample(1)])
    fields = [field("no"), field("title")]
    register = {"section": "plan", "records": "things", "title": "{title}", "columns": ["title"]}
    write_package(data / "things", {"things": {"fields": fields, "primaryKey": "no", "rows": [["1", "甲"]]}}, register)

    site = rendered(view(data))

    assert "../pages/how-to-read/inspections/" in links_of(site["inspections/index.html"])
    assert "怎么读这个名册" in site["inspections/index.html"]
    assert "怎么读这个名册" not in site["things/index.html"]
