"""What people come for, done as they do it: on a phone, from the home page, every tap and every character counted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from browsers import ELDER
from sites import DAY
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

SAMPLES = "食品安全监督抽检（示例）"
SHOP = "示例乙丙戊饭店"  # fined, and two of its samples failed
BOX = ".search__input"
FULLY = 0.99  # of a part of the page on the screen: what is left is half a pixel
BUT_FOR_ITS_PADDING = 0.9
STOPS = 20  # of the keyboard before the search box: more is too far


class Reader:
    """Somebody with a phone, who knows nothing but the home page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.taps = 0
        self.typed = 0

    def tap(self, target: Any) -> None:
        self.taps += 1
        target.tap()

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self.typed += len(words)
        self.page.keyboard.type(words)

    def ask(self, words: str) -> None:
        self.tap(self.page.locator(BOX))
        self.type(words)

    def follow(self, words: str) -> None:
        self.tap(self.page.get_by_role("link", name=words, exact=True).first)

    def choose(self, value: str) -> None:
        self.tap(self.page.locator(f'.chip[data-value="{value}"]'))

    def suggested(self, words: str) -> Any:
        return self.page.get_by_role("option", name=re.compile(re.escape(words)))


@pytest.fixture(scope="module", params=["", "/a/b"], ids=["root", "path"])
def home(default_site, tmp_path_factory, request) -> Iterator[str]:
    """The address of the home page: at a host's root, and below a path."""
    folder = default_site
    if request.param:
        folder = tmp_path_factory.mktemp("journeys")
        (folder / "a").mkdir()
        (folder / "a/b").symlink_to(default_site)
    with served(folder) as address:
        yield f"{address}{request.param}/"


@pytest.fixture
def reader(browser, home) -> Iterator[Any]:
    contexts = []

    def come(*, elder: bool = False, **options: Any) -> Reader:
        phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
        context = browser.new_context(**phone, **options)
        contexts.append(context)
        if elder:
            context.add_init_script(ELDER)
        page = context.new_page()
        page.goto(home)
        return Reader(page)

    yield come
    for context in contexts:
        context.close()


def official(site: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((site / name).read_text("utf-8"), newline=""), strict=True))


def failed(site: Path, year: str = "", firm: str = "", food: str = "") -> list[dict[str, str]]:
    """Return the failed samples of the official file that were published in a year and have words in their names."""
    return [
        row
        for row in official(site, "inspections/samples.csv")
        if row["conclusion"] == "不合格"
        and row["published_on"].startswith(year)
        and firm in row["sampled_name"]
        and food in row["food_name"]
    ]


def penalty(site: Path) -> dict[str, str]:
    return next(row for row in official(site, "penalties/penalties.csv") if row["party_name"] == SHOP)


def test_someone_of_seventy_learns_of_a_shop_with_two_taps_and_three_characters(reader, default_site):
    old = reader(elder=True)
    old.ask("乙丙戊")
    shop = old.suggested(SHOP).first
    expect(shop).to_be_in_viewport(ratio=BUT_FOR_ITS_PADDING)
    old.tap(shop)

    verdict = old.page.locator(".verdict__say")
    expect(verdict).to_contain_text(f"{penalty(default_site)['decided_on']} 被处罚：罚款")
    expect(verdict).to_be_in_viewport(ratio=FULLY)
    expect(old.page.locator("html")).to_have_class(re.compile("is-elder"))
    assert (old.taps, old.typed) == (2, 3)


def test_a_parent_sees_the_school_canteens_with_a_failed_sample_after_three_taps(reader, default_site):
    parent = reader()
    parent.follow(SAMPLES)
    parent.choose("不合格")
    parent.tap(parent.page.locator("#filter-q"))
    parent.type("食堂")

    canteens = failed(default_site, firm="食堂")
    assert len(canteens) > 1
    expect(parent.page.locator("[data-part=count]")).to_have_text(f"符合 {len(canteens)} 条")
    listed = parent.page.locator('main table tbody td[data-label="被抽样单位名称"]')
    expect(listed).to_have_text([row["sampled_name"] for row in canteens], use_inner_text=True)
    assert parent.taps == 3


def test_a_parent_without_scripts_sees_every_failed_sample_after_two_taps(reader, default_site):
    parent = reader(java_script_enabled=False)
    parent.follow(SAMPLES)
    parent.choose("不合格")

    expect(parent.page).to_have_url(re.compile("/inspections/by/conclusion/[a-p]+/$"))
    listed = cells(parent.page, "被抽样单位名称")
    assert sorted(listed) == sorted(row["sampled_name"] for row in failed(default_site))
    assert parent.taps == 2


def cells(page: Any, title: str) -> list[str]:
    return page.locator(f'main table tbody td[data-label="{title}"]').all_inner_texts()


def test_a_reporter_takes_the_failed_samples_of_a_year_as_official_lines_after_four_taps(reader, default_site):
    reporter = reader()
    reporter.follow(SAMPLES)
    reporter.choose("不合格")
    reporter.tap(reporter.page.locator("#filter-q"))
    reporter.type("2021")
    wanted = [row["record_id"] for row in failed(default_site, year="2021")]
    take = reporter.page.get_by_role("button", name=re.compile(f"^下载这 {len(wanted)} 条"))
    expect(take).to_be_visible()
    with reporter.page.expect_download() as taking:
        reporter.tap(take)

    head, *lines = (default_site / "inspections/samples.csv").read_bytes().splitlines(keepends=True)
    picked = [line for line in lines if line.partition(b",")[0].decode() in wanted]
    assert len(picked) == len(wanted) > 1
    assert taking.value.path().read_bytes() == b"".join([head, *picked])
    assert reporter.taps == 4


def test_a_firm_learns_whom_to_write_to_and_what_after_four_taps(reader):
    firm = reader(permissions=["clipboard-read", "clipboard-write"])
    firm.ask(SHOP)
    firm.tap(firm.suggested(SHOP).first)
    firm.page.wait_for_url("**/subjects/**")
    doubt = firm.page.locator("section[aria-labelledby=doubt]")
    assert {"向谁提出", "电话", "地址", "受理时间"} <= set(doubt.locator("dt").all_inner_texts())
    assert "示例市市场监督管理局" in doubt.inner_text()
    assert "未公布" not in doubt.inner_text()
    firm.tap(doubt.get_by_role("button", name="复制这段话"))
    expect(doubt.get_by_text("已复制")).to_be_visible()
    copied = firm.page.evaluate("navigator.clipboard.readText()")
    number = firm.page.locator(".page-head .address").inner_text()

    assert copied.startswith("更正申请")
    assert SHOP in copied
    assert f"（{number}）" in copied
    firm.follow("怎样提出更正和异议")
    expect(firm.page.locator("h1")).to_have_text(re.compile("^更正、异议与停止公示"))
    assert firm.taps == 4


def test_somebody_finds_this_years_safety_week_after_two_taps(reader, default_site):
    year = DAY[:4]
    weeks = official(default_site, "campaigns/campaigns.csv")
    theme = next(row["theme"] for row in weeks if (row["year"], row["level"]) == (year, "国家"))
    visitor = reader()
    visitor.follow("宣传周")
    visitor.tap(visitor.page.get_by_role("link", name=f"{year} 年", exact=True).last)

    expect(visitor.page.locator("h1")).to_have_text(f"{year} 年食品安全宣传周")
    assert theme
    expect(visitor.page.locator(".verdict").get_by_text(theme)).to_be_in_viewport()
    assert visitor.taps == 2


def test_a_number_from_a_paper_leads_to_its_record_first(reader, default_site):
    decision = penalty(default_site)
    printed = decision["decision_no"].replace("〔", "[").replace("〕", "]")
    every = official(default_site, "inspections/samples.csv")
    sample = next(row for row in every if row["conclusion"] == "合格")  # it has no page of its own
    for typed, number, said in (
        (printed, decision["decision_no"], decision["case_name"]),
        (sample["sample_no"].lower(), sample["sample_no"], sample["food_name"]),
    ):
        holder = reader()
        holder.ask(typed)
        first = holder.page.get_by_role("option").first
        expect(first).to_contain_text(said)
        holder.tap(first)
        holder.page.wait_for_url(re.compile("/(penalties|inspections)/(records|r)/"))

        expect(holder.page.locator("main, section:has(:target)").last).to_contain_text(number)
        assert holder.taps == 2


def test_year_outcome_and_food_as_words_leave_what_has_them_all(reader, default_site):
    inspector = reader()
    inspector.ask("2021 不合格 豆")
    inspector.tap(inspector.page.get_by_role("button", name="搜索"))
    records = inspector.page.locator("[data-kind=record] [data-part=list] [data-part=words]")
    foods = [row["food_name"] for row in failed(default_site, year="2021", food="豆")]

    assert len(foods) > 1
    expect(records).to_have_count(len(foods))
    assert sorted(records.all_inner_texts()) == sorted(foods)
    assert inspector.taps == 2


def test_the_keyboard_alone_leads_from_the_home_page_to_a_shop(reader):
    typist = reader()
    is_there = partial(typist.page.evaluate, f"document.activeElement.matches('{BOX}')")
    for _ in range(STOPS):
        typist.page.keyboard.press("Tab")
        if is_there():
            break
    typist.type("乙丙戊饭")
    expect(typist.suggested(SHOP).first).to_be_visible()
    typist.page.keyboard.press("ArrowDown")
    typist.page.keyboard.press("Enter")

    expect(typist.page.locator("h1")).to_contain_text(SHOP)
    assert typist.taps == 0
