"""The safety week in a browser: its calendar, its questions, its sheets on paper."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from axe import OPTIONS, findings
from measures import measure

pytestmark = pytest.mark.browser
YEAR, QUIZ = "week:safety-week/2022/index.html", "week:safety-week/quiz/index.html"
MM = 72 / 25.4  # points of a PDF


def is_inside(font: pypdf.generic.DictionaryObject) -> bool:
    """Whether a PDF holds the letters themselves: as drawings (Type 3), or as a font file."""
    parts = [one.get_object()["/FontDescriptor"] for one in font.get("/DescendantFonts", [])]
    return "/CharProcs" in font or (bool(parts) and all({"/FontFile2", "/FontFile3"} & set(one) for one in parts))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wide_page_has_the_leaves_a_phone_the_list_and_both_lead_to_the_event(javascript, open_page):
    for width, leaves in ((1280, 2), (360, 0)):
        page = open_page(YEAR, width, java_script_enabled=javascript)
        shown = page.locator(".month").locator("visible=true")
        assert shown.count() == leaves
        if leaves:
            shown.first.get_by_role("link", name="开场").click()
        else:
            page.locator("[aria-labelledby=calendar] .feed").get_by_role("link", name="开场").click()
        expect(page.locator("h1")).to_have_text("开场")
        expect(page.locator(".verdict__say")).to_contain_text("示例广场")
        assert page.complaints == []


def test_the_keyboard_goes_through_the_calendar_and_opens_an_event(open_page):
    page = open_page(YEAR, 1280)
    page.locator(".month__event").first.focus()
    reached = [page.evaluate("document.activeElement.textContent")]
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))

    assert reached == ["开场", "咨询台", "开放日", "开放日", "竞赛（已取消）"]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("竞赛")
    expect(page.get_by_text("已取消").first).to_be_visible()


def test_the_calendar_file_is_given_by_the_host(open_page):
    page = open_page(YEAR)
    answer = page.request.get(page.url.replace("2022/index.html", "calendar.ics"))

    assert answer.ok
    assert answer.text().startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("javascript", [True, False])
def test_questions_are_answered_offline_and_nothing_is_asked_of_anybody(javascript, open_page):
    page = open_page(QUIZ, java_script_enabled=javascript)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    first, second = page.locator("fieldset").nth(0), page.locator("fieldset").nth(1)
    first.get_by_label("A．114").check()
    expect(first.get_by_role("status")).to_contain_text("再想想")
    expect(first.get_by_text("答对了。")).to_be_hidden()
    first.get_by_label("B．12315").check()
    second.get_by_label("A．两小时").check()
    expect(first.get_by_text("答对了。")).to_be_visible()
    second.get_by_text("看第 2 题的答案").click()
    expect(second.get_by_text("久了会坏。")).to_be_visible()

    counted = "getComputedStyle(document.querySelector('.quiz__count'), '::before').content"
    assert page.evaluate(counted) == '"答对 " counter(right) " 题"'
    assert [address for address in asked if not address.endswith("/theme/icon.svg")] == []  # the browser's own wish


def test_the_keyboard_chooses_an_answer(open_page):
    page = open_page(QUIZ)
    page.get_by_label("A．114").focus()
    page.keyboard.press("ArrowDown")

    expect(page.get_by_label("B．12315")).to_be_checked()
    expect(page.locator("fieldset").first.get_by_text("答对了。")).to_be_visible()


def test_on_paper_the_answers_stand_behind_the_questions(open_page):
    pages = pypdf.PdfReader(io.BytesIO(open_page(QUIZ).pdf(prefer_css_page_size=True))).pages
    texts = [page.extract_text() for page in pages]

    assert len(pages) == 2
    assert "12315" in texts[0]
    assert "示例法第一条" not in texts[0].replace("⽰", "示").replace("⼀", "一")
    assert "1. B。" in texts[1]


@pytest.mark.parametrize(
    ("sheet", "wide", "high"),
    [("poster", 210, 297), ("poster-a3", 297, 420), ("leaflet", 297, 210), ("card", 148, 105)],
)
def test_a_sheet_is_one_page_of_its_size_with_its_letters_inside(sheet, wide, high, open_page):
    page = open_page(f"week:safety-week/2022/{sheet}/index.html")
    [paper] = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    fonts = [font.get_object() for font in paper["/Resources"]["/Font"].values()]

    assert (round(paper.mediabox.width / MM), round(paper.mediabox.height / MM)) == (wide, high)
    assert fonts
    assert all(is_inside(font) for font in fonts)
    page.emulate_media(media="print")
    assert page.locator("header.masthead, .crumbs, .footer, .page-head").locator("visible=true").count() == 0
    assert page.get_by_text("本县的主题").locator("visible=true").count() == 1


@pytest.mark.parametrize(
    "name",
    [
        YEAR,
        "week:safety-week/2021/index.html",
        "week:safety-week/index.html",
        QUIZ,
        "week:safety-week/2022/poster/index.html",
    ],
)
@pytest.mark.parametrize(("width", "elder"), [(360, False), (1280, False), (360, True)])
def test_everybody_can_read_it_and_nothing_runs_out_sideways(name, width, elder, visit):
    page = visit(name, width, elder=elder)
    found = findings(page, OPTIONS)

    assert found["violations"] == []
    assert measure(page, "sideways") + measure(page, "beginnings") == []
