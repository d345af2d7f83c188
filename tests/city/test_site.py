"""The site of this city, built whole: its pages lead to each other, and what is made up says so everywhere."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.content_folders import KINDS
from disclosure.pages.content import read_content
from sites import ROOT, disclosure, everything_readable, files_of, links


@pytest.mark.city
def test_check_says_that_all_is_well():
    run = disclosure("check", "--data", ROOT / "data", "--as-of", "2026-11-26")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "未发现问题" in run.stdout


def test_our_own_pages_are_good():
    assert read_content(ROOT / "content", KINDS, date(2026, 11, 26)).problems == []


def test_default_site_stays_small(default_site):
    assert sum(name.endswith(".html") for name in files_of(default_site)) < 5000


def test_no_sentence_ends_twice_and_no_two_years_of_the_week_share_a_title(default_site):
    pages = {name: page for name, page in files_of(default_site).items() if name.endswith(".html")}
    titles = [page.partition(b"<title>")[2].partition(b"<")[0] for name, page in pages.items() if "/2026/index" in name]

    assert [name for name, page in pages.items() if "。。".encode() in page or "。；".encode() in page] == []
    assert len(titles) == len({*titles}) > 1


KEY = re.compile("[A-Z]{2}-[0-9]{4}-[0-9]{4,6}|[\u4e00-\u9fff]+〔[0-9]{4}〕[0-9]+号")


def keys(path: Path) -> set[str]:
    """The numbers of the records in a CSV, and those of their decisions."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file) for name in ("record_id", "decision_no") if row.get(name)}


def test_no_number_of_a_record_that_is_not_public_is_in_any_byte(default_site):
    """Withdrawn, repaired, expired, not begun: of three registers, in files' names, pages, downloads, feeds, search."""
    tables = ("penalties/penalties.csv", "credit-lists/entries.csv", "licences/licences.csv")
    hidden = set().union(*(keys(ROOT / "data" / table) - keys(default_site / table) for table in tables))
    seen = set(KEY.findall(everything_readable(default_site).decode("utf-8", "replace")))

    assert len(hidden) > 100
    assert len(seen) > 1000
    assert hidden & seen == set()


def pages_of_systems(site: Path) -> list[Path]:
    """The pages of the list of systems, in order."""
    return [site / "systems/index.html", *sorted((site / "systems/page").glob("*/index.html"))]


def test_every_system_of_the_plan_leads_to_a_page_of_the_site(default_site):
    with (ROOT / "data/systems/systems.csv").open(encoding="utf-8", newline="") as file:
        links = {row["system_id"]: row["link"] for row in csv.DictReader(file, strict=True)}
    pages = [LexborHTMLParser(page.read_bytes()) for page in pages_of_systems(default_site)]
    said = {(node.attributes.get("href") or "").removeprefix("../../") for page in pages for node in page.css("main a")}

    assert list(links) == [f"S{number:02d}" for number in range(1, 42)]
    for system, link in links.items():
        assert (default_site / link / "index.html").is_file(), system
        assert (default_site / f"systems/records/{system}/index.html").is_file(), system
        assert f"../{link}" in said, system


def test_a_reader_of_the_plan_finds_each_system_from_its_name(default_site):
    """The name leads to where it is answered; its raw address is no column."""
    pages = pages_of_systems(default_site)
    rows = [(page, row) for page in pages for row in LexborHTMLParser(page.read_bytes()).css("tr[id^=r-S]")]

    assert [row.id for _, row in rows] == [f"r-S{number:02d}" for number in range(1, 42)]
    for page, row in rows:
        [name] = row.css("td[data-label=名称] a")
        assert (page.parent / (name.attributes["href"] or "") / "index.html").is_file(), row.id
        assert "/" not in row.text().replace("/ ", ""), row.id


def test_every_step_of_the_plan_is_on_the_page_of_its_tasks(default_site):
    page = LexborHTMLParser((default_site / "plan-tasks/index.html").read_bytes())
    [table] = [one for one in page.css("table") if one.css_first("caption").text().startswith("推进步骤")]
    steps = [node.text().strip() for node in table.css("td[data-label=步骤]")]

    assert steps == ["动员部署", "扎实推进", "深化提升"]


def test_every_register_leads_to_the_page_on_how_to_read_it(default_site):
    guides = sorted(path.stem for path in (ROOT / "content/pages/how-to-read").glob("*.md") if path.stem != "index")

    for register in guides:
        assert f"../pages/how-to-read/{register}/" in links(default_site / register / "index.html"), register


def test_the_footer_names_the_pages_about_the_site_the_map_and_no_more(default_site):
    pages = [path.parent.name for path in (default_site / "pages").glob("*/index.html")]

    for page in (default_site / "index.html", default_site / "standards/items/microbes/index.html"):
        footer = LexborHTMLParser(page.read_bytes()).css("footer nav a")
        named = [(link.attributes["href"] or "").rstrip("/").rpartition("/")[2] for link in footer]
        assert sorted(named) == sorted([*pages, "map"])


@pytest.mark.parametrize(
    ("page", "above"),
    [
        ("standards/items/microbes", ["首页", "标准公开", "不合格项目小知识"]),
        ("pages/how-to-read/inspections", ["首页", "怎样读名册"]),
        ("safety-week/2022", ["首页", "食品安全宣传周"]),
        ("pages/about", ["首页"]),
    ],
)
def test_a_nested_page_says_where_it_stands(page, above, default_site):
    tree = LexborHTMLParser((default_site / page / "index.html").read_bytes())

    assert [link.text() for link in tree.css(".crumbs a")] == above


def test_the_home_page_is_no_wall_of_links(default_site):
    tree = LexborHTMLParser((default_site / "index.html").read_bytes())

    assert [node.id for node in tree.css(".door .door__title")] == ["standards", "procedures", "results"]
    assert max(len(door.css("a")) for door in tree.css(".door")) <= 12
    assert tree.css("a[href='tel:12315']")


def test_every_page_of_a_sample_register_says_so(default_site):
    for descriptor in (ROOT / "data").glob("*/datapackage.json"):
        register = json.loads(descriptor.read_text("utf-8")).get("register", {})
        pages = list((default_site / descriptor.parent.name).rglob("*.html"))
        assert pages or not register
        for page in pages:
            assert ("示例数据" in page.read_text("utf-8")) == register.get("sample", False), page


def test_a_page_that_names_a_sample_firm_says_so(default_site):
    for page in default_site.rglob("*.html"):
        text = LexborHTMLParser(page.read_bytes()).body.text()
        if re.search(r"示例(?!数|）)", text):  # a register's title says itself that it is one: （示例）
            assert "示例数据" in text, page


def test_without_an_owner_every_page_is_marked_as_a_demonstration(default_site):
    for page in default_site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_bytes())
        assert "演示站点" in tree.body.text(), page
        assert "noindex" in (tree.css_first("meta[name=robots]").attributes["content"] or ""), page
