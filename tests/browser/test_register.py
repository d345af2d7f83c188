"""The page of a register in a real browser: what it narrows, sorts, counts, gives away, and says if it cannot."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browsers import complaining
from inspections import sample, write_inspections
from sites import built
from web import served

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "=cmd|' /C calc'!A0",
    "一\n二",
    "𠮷野家＆Ｃｏ",
]
ROWS = 520  # more than stand in one file


def rows() -> list[list[str]]:
    """Return samples of which every hundredth is adverse, some with awkward names."""
    return [
        sample(
            n % 28 + 1,
            no=f"S{n}",
            food=HOSTILE[n] if n < len(HOSTILE) else f"食品{n}",
            on=f"20{18 + n % 5}{n % 9 + 1:02d}{n % 28 + 1:02d}",
            conclusion="不合格" if n % 100 == 3 else "合格",
            agency="A2" if n % 3 else "A1",
            firm=HOSTILE[n % len(HOSTILE)] if n % 50 == 1 else f"示例第{n % 40}面馆",
        )
        for n in range(ROWS)
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    period = {"from": "on"}
    write_inspections(folder / "data", rows(), register={"period": period, "pages": "adverse"})
    (folder / "content").mkdir()
    (folder / "host/a").mkdir(parents=True)
    built(folder / "data", folder / "content", folder / "host/a/b")
    return folder / "host"


@pytest.fixture
def register(browser, site) -> Iterator[Any]:
    """Open the register's page and collect everything it complains of."""
    contexts = []
    with served(site) as address:

        def open_one(fragment: str = "", width: int = 1280, **options: Any) -> Any:
            context = browser.new_context(viewport={"width": width, "height": 780}, **options)
            contexts.append(context)
            page = complaining(context)
            page.goto(f"{address}/a/b/inspections/{fragment}")
            return page

        yield open_one
        for context in contexts:
            context.close()


def official(site: Path) -> list[dict[str, str]]:
    text = (site / "a/b/inspections/samples.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def says(page: Any, number: int) -> None:
    expect(page.locator("[data-part=count]")).to_have_text(f"符合 {number:,} 条")


def names(page: Any) -> list[str]:
    return page.locator("#list tbody tr > :first-child").all_inner_texts()


def chip(page: Any, value: str) -> Any:
    return page.locator(f'.chip[data-value="{value}"]')


def test_facets_days_and_words_narrow_all_rows_and_each_choice_says_how_many_it_leaves(register, site):
    every = official(site)
    page = register()
    assert page.locator("[data-part=count]").inner_text() == ""

    chip(page, "不合格").click()
    bad = [row for row in every if row["conclusion"] == "不合格"]
    says(page, len(bad))
    assert names(page) == [row["food"] for row in bad]
    assert page.locator("#list .mark--adverse").count() == len(bad)
    assert chip(page, "合格").locator(".chip__rows").inner_text() == str(len(every) - len(bad))

    page.locator(".facet", has_text="发布机关").locator("summary").click()
    expect(chip(page, "示例农业局").locator(".chip__rows")).to_have_text(str(sum(row["agency"] == "A2" for row in bad)))
    chip(page, "不合格").click()
    page.locator(".filter__more summary").click()
    page.fill("#filter-from", "2020-02-01")
    page.locator("#filter-from").blur()
    late = [row for row in every if row["on"] >= "2020-02-01"]
    says(page, len(late))
    page.locator("#filter-q").press_sequentially("食品1 面馆")
    found = [row for row in late if "食品1" in row["food"] and "面馆" in row["firm"]]
    says(page, len(found))
    page.select_option("#filter-sort", "-food")
    last = sorted((row["food"] for row in found), reverse=True)[:20]
    expect(page.locator("#list tbody tr > :first-child")).to_have_text(last)
    assert page.complaints == []


def test_what_is_found_is_taken_as_the_very_lines_of_the_official_file(register, site):
    page = register("#conclusion=%E4%B8%8D%E5%90%88%E6%A0%BC")
    says(page, 6)
    expect(page.locator("[data-part=take]")).to_have_text(re.compile(r"^下载这 6 条（CSV，约 \d+ kB）$"))
    with page.expect_download() as taking:
        page.locator("[data-part=take]").click()
    taken, whole = taking.value.path().read_bytes(), (site / "a/b/inspections/samples.csv").read_bytes()
    bad = [row for row in official(site) if row["conclusion"] == "不合格"]

    assert taking.value.suggested_filename == "inspections-6.csv"
    assert list(csv.DictReader(io.StringIO(taken.decode(), newline=""), strict=True)) == bad
    assert all(line in whole for line in taken.splitlines(keepends=True))
    assert taken.startswith(whole.splitlines(keepends=True)[0])
    assert page.complaints == []


def test_a_selection_stands_in_the_address_and_back_undoes_it(register):
    page = register()
    before = names(page)
    chip(page, "不合格").click()
    says(page, 6)
    page.reload()
    says(page, 6)
    assert chip(page, "不合格").get_attribute("aria-current") == "true"
    page.goto(f"{page.url.partition('#')[0]}#conclusion=%E5%90%88%E6%A0%BC&page=3")
    says(page, ROWS - 6)
    expect(page.locator("#list .table__note")).to_have_text(f"符合 {ROWS - 6} 条，第 41—60 条")
    page.get_by_role("link", name="下一页").click()
    expect(page.locator("#list .table__note")).to_have_text(f"符合 {ROWS - 6} 条，第 61—80 条")
    page.go_back()
    page.go_back()
    says(page, 6)
    page.go_back()
    expect(page.locator("[data-part=count]")).to_have_text("")
    assert names(page) == before
    assert page.locator(".chip[aria-current]").count() == 0


def test_where_nothing_is_found_each_condition_says_how_many_there_are_without_it(register, site):
    every = official(site)
    page = register("#conclusion=%E4%B8%8D%E5%90%88%E6%A0%BC&q=%E9%A3%9F%E5%93%8151&from=2030-01-01")
    says(page, 0)
    expect(page.locator("[data-part=wider]")).to_have_text("")
    page.goto(f"{page.url.partition('#')[0]}#conclusion=%E4%B8%8D%E5%90%88%E6%A0%BC&q=%E9%A3%9F%E5%93%8151")
    bad = sum(row["conclusion"] == "不合格" for row in every)
    named = sum("食品51" in row["food"] for row in every)
    links = page.locator("[data-part=wider] a")
    expect(links).to_have_text([f"去掉“不合格”有 {named} 条", f"去掉“食品51”有 {bad} 条"])
    links.first.click()
    says(page, named)
    assert page.locator("[data-part=wider] a").count() == 0


def test_the_keyboard_alone_chooses_pages_and_clears(register):
    page = register()
    page.locator("#filter-q").focus()
    page.keyboard.type("食品2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=count]")).to_have_text(re.compile("^符合"))
    chip(page, "合格").focus()
    page.keyboard.press("Enter")
    expect(chip(page, "合格")).to_have_attribute("aria-current", "true")
    assert page.evaluate("document.activeElement.dataset.value") == "合格"
    page.get_by_role("link", name="下一页").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list .table__note")).to_have_text(re.compile("第 21—40 条"))
    assert page.evaluate("document.activeElement.id") == "list"
    page.get_by_role("link", name="清除条件").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=count]")).to_have_text("")
    assert page.input_value("#filter-q") == ""


def test_hostile_cells_are_text_wherever_the_script_writes_them(register):
    page = register("#sort=food")
    expect(page.locator("[data-part=count]")).to_have_text(f"符合 {ROWS} 条")
    for text in HOSTILE[:6]:
        page.fill("#filter-q", text)
        expect(page.locator("#list .table__note")).to_have_text(re.compile(r"^符合 \d{1,2} 条"))
        expect(page.locator("#list tbody")).to_contain_text(text)
    assert page.locator("#list :is(img, iframe, script, svg[onload])").count() == 0
    assert page.locator('main a[href^="javascript"]').count() == 0
    assert page.complaints == []


def test_without_a_script_every_value_leads_to_its_list_and_nothing_is_dead(register, site):
    page = register(java_script_enabled=False)
    assert page.locator("#filter-q").is_hidden()
    assert page.locator("main button, main select, main input").locator("visible=true").count() == 0
    chip(page, "不合格").click()
    bad = [row["food"] for row in official(site) if row["conclusion"] == "不合格"]

    assert page.locator("tbody th").all_inner_texts() == bad
    assert page.inner_text("h1").startswith("监督抽检，结论：不合格")


def test_what_cannot_be_read_is_said_the_list_stays_and_it_is_asked_for_again(register):
    page = register()
    before = names(page)
    page.route(re.compile("/rows/(?!index)"), lambda route: route.abort())
    chip(page, "不合格").click()

    expect(page.locator("[data-part=failed]")).to_be_visible()
    assert names(page) == before
    assert page.inner_text("[data-part=count]") == ""
    page.unroute(re.compile("/rows/(?!index)"))
    page.get_by_role("button", name="再试一次").click()
    says(page, 6)
    assert page.locator("[data-part=failed]").is_hidden()


def test_a_build_that_changes_underneath_is_read_anew_and_never_mixed(register, site, tmp_path):
    page = register("#conclusion=%E4%B8%8D%E5%90%88%E6%A0%BC")
    says(page, 6)
    rows_folder = site / "a/b/inspections/rows"
    shutil.copytree(rows_folder, tmp_path / "rows")
    try:
        index = json.loads((rows_folder / "index.json").read_bytes())
        for number, column in enumerate(index["columns"]):
            moved = rows_folder / column["codes"]
            if moved.exists():
                moved.rename(rows_folder / f"{number:016x}.json")
            column["codes"] = f"{number:016x}.json"
        (rows_folder / "index.json").write_text(json.dumps(index), "utf-8")
        page.locator(".facet", has_text="发布机关").locator("summary").click()
        chip(page, "示例农业局").click()
        says(page, sum(row["agency"] == "A2" and row["conclusion"] == "不合格" for row in official(site)))
    finally:
        shutil.rmtree(rows_folder)
        shutil.copytree(tmp_path / "rows", rows_folder)


BROKEN = "[...document.querySelectorAll('.term')].filter((word) => word.getClientRects().length > 1).length"


def test_the_first_row_is_near_on_a_phone_and_no_heading_breaks_a_word(register):
    page = register(width=360)
    assert page.locator("h1 .term, h3 .term").count() > 1
    for width in (360, 320, 1280):
        page.set_viewport_size({"width": width, "height": 780})
        assert page.evaluate(BROKEN) == 0
    page.set_viewport_size({"width": 360, "height": 780})
    top = page.evaluate("document.querySelector('#list tbody tr').getBoundingClientRect().top + scrollY")

    assert top <= 1200
