"""The pages of the safety week: this year's first, all years in one table, events, sheets to print, questions."""

from __future__ import annotations

import re
from contextlib import ExitStack
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.pages.months import months
from published import published
from rendered import rendered, text_of
from weeks import EVENTS, QUESTIONS, WEEKS, write_quiz, write_week

HUB, YEAR = "safety-week/index.html", "safety-week/2022/index.html"


@pytest.fixture
def site(tmp_path):
    """Return a function that renders the site of a week."""
    with ExitStack() as stack:

        def run(weeks=WEEKS, events=EVENTS, as_of=date(2022, 9, 30), siteurl="", **more):
            write_week(tmp_path / "data", weeks, events, **more)
            write_quiz(tmp_path / "data")
            found = stack.enter_context(
                published(tmp_path / "data", tmp_path / "scratch", as_of=as_of, siteurl=siteurl)
            )
            return rendered(found.view)

        yield run


def ahead(html: str) -> list[str]:
    return text_of(html, "[aria-labelledby=next] .feed__what a")


def test_the_page_says_what_when_where_and_what_one_can_do(site):
    html = site()[HUB]

    assert text_of(html, ".verdict__say") == ["2022 年，示例县：2022-09-28 至 2022-10-04"]
    assert text_of(html, ".verdict__more") == ["主题：本县的主题"]
    assert text_of(html, ".verdict__note") == ["只指示例县；主场：示例广场"]
    assert ahead(html) == ["咨询台", "开放日"]
    assert text_of(html, "[aria-labelledby=next] .mark") == ["今天", "还没开始"]
    assert text_of(html, "[aria-labelledby=do] .list__name") == [
        "去现场",
        "存入日历（ics）",
        "答题",
        "拿去用",
        "拨打 12315",
    ]


def test_every_year_is_a_row_of_one_table_with_what_is_known_and_what_is_not(site):
    pages = site()
    rows = HTMLParser(pages[HUB]).css("[aria-labelledby=archive] tbody tr")

    assert ["|".join(cell.text() for cell in row.css("th, td")) for row in rows] == [
        "2022 年|全国|全国的主题|9月下旬|甲网|",
        "2022 年|示例县|本县的主题|2022-09-28 至 2022-10-04|示例通知|2022-09-01",
        "2021 年|全国|未查到|未查到|未查到|2022-09-01",
    ]
    assert pages["safety-week/2021/index.html"].count("<h1>") == 1  # an old address answers


def test_a_theme_is_that_of_its_own_level_and_year_or_not_found(site):
    last = {**WEEKS[2], "no": "W4", "year": "2023", "theme": "", "from": "", "to": "", "venue": ""}
    html = site([*WEEKS, last], as_of=date(2023, 1, 1))["safety-week/2023/index.html"]

    assert text_of(html, ".verdict__say") == ["2023 年的主题和日期未查到"]
    assert text_of(html, ".verdict__note") == ["最后查看 2022-09-01"]
    assert "的主题" not in re.sub("的主题和日期", "", HTMLParser(html).body.text())


def test_the_calendar_is_a_list_and_leaves_of_months(site):
    html = site()[YEAR]
    leaves = HTMLParser(html).css(".month")

    assert [leaf.css_first("caption").text() for leaf in leaves] == ["2022 年 9 月", "2022 年 10 月"]
    assert text_of(html, ".month__event") == ["开场", "咨询台", "开放日", "开放日", "竞赛（已取消）"]
    assert text_of(html, ".month__today time") == ["30 日"]
    assert text_of(html, "[aria-labelledby=calendar] .feed__what a") == ["开场", "咨询台", "开放日", "竞赛"]
    assert text_of(html, "[aria-labelledby=calendar] .feed__mark") == ["已经结束", "今天", "还没开始", "已取消"]
    assert len(leaves[0].css("thead th")) == 7
    assert months([], date(2022, 9, 30)) == []


def test_an_event_has_a_page_with_its_facts_and_its_calendar(site):
    pages = site()
    to = HTMLParser(pages[YEAR]).css_first("[aria-labelledby=calendar] .feed__what a").attributes["href"]
    html = pages[to.removeprefix("../../") + "index.html"]

    assert re.fullmatch(r"../../safety-week/2022/events/[0-9a-f]{16}/", to)
    assert text_of(html, ".verdict__say") == ["2022-09-28，09:00—11:00，示例广场"]
    assert text_of(html, ".verdict__more") == ["开场和咨询。"]
    assert f'href="../../../../{to.removeprefix("../../")}event.ics"' in html


def test_what_came_of_it_is_said_with_its_lower_bound(site):
    html = site()[YEAR]

    assert text_of(html, "[aria-labelledby=results] tbody tr") == ["开场300 余 人次500 份未公布—"]


def test_a_year_adds_up_what_its_events_tell_and_shows_each_beside_the_others(site):
    told = [EVENTS[0], EVENTS[1] | {"people": "75"}, EVENTS[2], EVENTS[3] | {"people": "900"}]
    pages = site(events=told)
    results = HTMLParser(pages[YEAR]).css_first("[aria-labelledby=results]")

    assert text_of(pages[YEAR], ".stat") == [
        "参与（至少） 375 人次 2 场报了数，收录 3 场2022 年",
        "发放资料（至少） 500 份 1 场报了数，收录 3 场2022 年",
    ]  # what was cancelled is not counted
    assert [one.text() for one in results.css(".bars__title")] == ["各场参与"]
    assert text_of(pages[YEAR], ".bars__row") == ["开场300 余 人次", "咨询台75 人次"]
    assert [one.attributes["width"] for one in results.css(".bars__bar rect")] == ["1000", "250"]
    assert "bars__row" not in pages[HUB]
    assert "bars__row" not in pages["safety-week/2021/index.html"]


def test_a_total_is_no_least_where_every_event_tells_it_and_a_long_picture_is_cut(site):
    days = [{"on": f"2022-09-{day}", "name": f"咨询 {day}", "papers": str(day)} for day in range(18, 30)]
    html = site(events=days)[YEAR]

    assert text_of(html, ".stat") == ["发放资料 282 份 12 场报了数，收录 12 场2022 年"]
    assert text_of(html, ".bars__title") == ["各场发放资料（最多的 10 场）"]
    assert text_of(html, ".bars__name") == [f"咨询 {day}" for day in range(29, 19, -1)]


def test_sheets_and_codes(site):
    without = site()["safety-week/2022/poster/index.html"]

    assert text_of(without, ".sheet__theme") == ["本县的主题"]
    assert text_of(without, ".sheet__points strong") == ["生熟分开"]
    assert "竞赛" not in without  # it was cancelled
    assert "qr__code" not in without


def test_a_sheet_has_a_code_where_the_site_has_an_address(site):
    pages = site(siteurl="https://example.gov.cn/a")

    for sheet in ("poster", "poster-a3", "leaflet", "card"):
        html = pages[f"safety-week/2022/{sheet}/index.html"]
        assert "qr__code" in html
        assert text_of(html, ".qr__to .address") == ["https://example.gov.cn/a/safety-week/2022/"]


def test_a_year_without_a_theme_has_no_sheets(site):
    pages = site(weeks=[*WEEKS[:2], WEEKS[2] | {"theme": ""}])

    assert "safety-week/2022/poster/index.html" not in pages
    assert "poster/" not in pages[YEAR]


def test_questions_have_their_answer_why_and_source_and_no_form(site):
    html = site()["safety-week/quiz/index.html"]
    main = HTMLParser(html).css_first("main")

    assert text_of(html, ".quiz__ask") == [
        f"{number}．{row['question']}" for number, row in enumerate(QUESTIONS, start=1)
    ]
    assert len(main.css(".quiz__box--right")) == len(QUESTIONS)
    assert text_of(html, ".quiz__source") == [f"来源：{row['source']}" for row in QUESTIONS]
    assert main.css("form, script") == []
    assert text_of(html, ".quiz__answers li")[0] == "B。是投诉举报电话。（示例法第一条）"


def test_what_is_made_up_is_a_campaign_of_its_own(site):
    pages = site(sample=True)

    assert "safety-week/sample/2022/index.html" in pages
    assert HUB not in pages
    assert text_of(pages["safety-week/sample/index.html"], "h1 .tag, h1 .sample-tag") == ["示例数据"]


@pytest.mark.parametrize(
    ("as_of", "going_on"),
    [
        pytest.param(date(2022, 9, 27), [], id="the day before"),
        pytest.param(date(2022, 9, 28), ["2022 年示例县食品安全宣传周", "开场"], id="the first day"),
        pytest.param(date(2022, 10, 4), ["2022 年示例县食品安全宣传周"], id="the last day, its event cancelled"),
        pytest.param(date(2022, 10, 5), [], id="the day after"),
    ],
)
def test_the_home_page_says_inside_of_the_dates_what_goes_on(site, as_of, going_on):
    html = site(as_of=as_of)["index.html"]

    assert sorted(text_of(html, ".going-on a")) == sorted(going_on)
    links = [node.attributes["href"] for node in HTMLParser(html).css(".going-on a")]
    assert all(link.startswith("./safety-week/2022/") for link in links)
