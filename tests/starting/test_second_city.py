"""A city that nobody planned: begun with commands alone, its own colour and kinds of page, nothing of ours edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import run
from disclosure.colours import DESIGNED, palette
from disclosure.pages.content import GUIDANCE, SUMMARY
from disclosure.seeing.preview import stamps
from sites import ROOT, disclosure, files_of, shared

pytestmark = pytest.mark.builds

NAME, DAY, COLOUR = "示例山县", "2024-02-01", "#0F766E"
TRACKED = ["content", "data", "pelicanconf.py", "publishconf.py", "theme/components", "theme/styles", "theme/templates"]
OWN = f"""
DISCLOSURE |= {{
    "as_of": "{DAY}",
    "colour": "{COLOUR}",
    "hotline": "0371-12345",
    "search_words": "店名",
    "sections": {{"results": "抽检和摊位"}},
    "kinds": {{"briefs": {{"title": "工作简报", "navigation": True}}, "cases": None}},
}}
"""
WATER = "抽样编号,食品名称,抽样日期,结论\n" + "".join(
    f"W-{number:02},示例桶装水,2023-{number:02}-20,{'不合格' if number == 3 else '合格'}\n" for number in range(1, 9)
)
STALLS = "摊位编号,摊位名称,品种,登记日期\n" + "".join(
    f"T-{number:02},示例{number}号摊,{'熟食' if number % 2 else '蔬菜'},2023-05-{number:02}\n" for number in range(1, 9)
)


def begin_and_build(folder: Path) -> None:
    """Begin a city, two registers beside the one that it has, and two pages; set what it wants, and build."""
    city, before = folder / NAME, stamps([ROOT / one for one in TRACKED])
    with pytest.MonkeyPatch.context() as place:
        place.chdir(folder)
        begin("city", name=NAME)
        (city / "pelicanconf.py").write_text((city / "pelicanconf.py").read_text("utf-8") + OWN, "utf-8")
        place.chdir(city)
        for name, table in {"water": WATER, "stalls": STALLS}.items():
            (folder / f"{name}.csv").write_text(table, "utf-8")
            # In a process of its own: a register begins with an engine, and this process is forked by other tests.
            told("new", "--kind", "register", "--name", name, "--from", f"../{name}.csv", folder=city)
        for kind, title in {"news": "示例通告", "briefs": "示例简报"}.items():
            begin(kind, title=title, name="first")
            page = city / f"content/{kind}/first.md"
            begun = page.read_text("utf-8").replace("状态: 草稿\n", "").partition("\n## ")[0].split("\n")
            page.write_text("\n".join(line for line in begun if GUIDANCE not in line and SUMMARY not in line), "utf-8")
    told("html", "--quiet", folder=city)
    assert stamps([ROOT / one for one in TRACKED]) == before


def told(*arguments: str, folder: Path) -> None:
    done = disclosure(*arguments, folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr


def begin(kind: str, **said: str) -> None:
    done = run("new", "--kind", kind, *(word for name, value in said.items() for word in (f"--{name}", value)))
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "second-city", begin_and_build) / NAME


def test_a_city_of_three_registers_has_its_own_colour_and_kinds_of_page_and_edits_nothing(city):
    files = files_of(city / "output")
    home = LexborHTMLParser(files["index.html"])
    headings = " ".join(node.text() for node in home.css("nav a, h2, h3, main a"))

    assert {"sampling/index.html", "water/index.html", "stalls/index.html"} <= files.keys()
    assert {"briefs/index.html", "briefs/first/index.html", "briefs/feed.atom", "news/first/index.html"} <= files.keys()
    assert not [name for name in files if name.startswith("cases/")]
    assert "工作简报" in headings
    assert "示例通告" in headings
    assert "抽检和摊位" in headings
    assert home.css_first("input[type=search]").attributes["placeholder"] == "店名"
    assert {node.attributes["href"] for node in home.css("a[href^='tel:']")} == {"tel:0371-12345"}
    assert NAME in home.css_first("title").text()


def test_its_pages_icon_and_charts_are_of_its_colour_and_none_of_ours(city):
    files = files_of(city / "output")
    pages = [LexborHTMLParser(data) for name, data in files.items() if name.endswith(".html")]
    [drawn] = [data.decode() for name, data in files.items() if name.endswith("batches-by-conclusion.svg")]

    assert {page.css_first("meta[name=theme-color]").attributes["content"] for page in pages} == {COLOUR.lower()}
    assert {page.css_first("link[rel=icon]").attributes["href"].split("/")[-1] for page in pages} == {"colours.svg"}
    assert all(page.css("link[rel=stylesheet]")[-1].attributes["href"].endswith("theme/colours.css") for page in pages)
    assert palette(COLOUR.lower()).bright.encode() in files["theme/colours.css"]
    assert COLOUR.lower() in drawn
    assert [name for name, data in files.items() if DESIGNED.main.encode() in data] == [
        "theme/css/site.css",
        "theme/icon.svg",
    ]
