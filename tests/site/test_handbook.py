"""The editors' handbook tells the truth: its examples build, each of its mistakes gives the message that it says."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from disclosure.pages.content import GUIDANCE
from packages import field, write_package
from sites import ROOT, built, disclosure, shared
from web import served

pytestmark = pytest.mark.builds

HANDBOOK = (ROOT / "docs/编辑手册.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```md (\S+)\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL))
MISTAKES = re.findall(r"^```错\n(.*?)^```\n> ([^\n]*)$", HANDBOOK, re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"^!\[[^\]]+\]\(handbook/([a-z-]+)\.png\)$", HANDBOOK, re.MULTILINE)
WIDTH, HIGHEST, MOST_BYTES = 760, 760, 40_000  # of a picture
WORDS = "words"  # in a picture: the hash of those of the page that it is of
DRAFTS = {"news/draft.md"}
BEGINS = re.compile("标题|日期")  # of a mistake in the head of a page
CONTRACT = {
    "section": "results",
    "records": "rows",
    "title": "{no}",
    "columns": ["no"],
    "date": "on",
    "pages": "all",
    "measures": {
        "pass_rate": {"title": "合格率", "share": {"field": "conclusion", "of": ["合格"]}},
        "batches": {"title": "抽检批次", "count": True, "unit": "批次"},
    },
    "charts": [
        {
            "name": "batches-by-category",
            "title": "各食品大类抽检批次",
            "measure": "batches",
            "by": "category",
            "kind": "bar",
        }
    ],
}
CATEGORIES = ["粮食加工品", "肉制品", "蔬菜制品", "糕点"]
PENALTIES = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"], "pages": "all"}


def shelves() -> bytes:
    """A drawing in place of a photograph: goods on two shelves."""
    picture, out = Image.new("RGB", (900, 300), "#e4eef0"), BytesIO()
    draw = ImageDraw.Draw(picture)
    for top in (60, 180):
        draw.line((40, top + 80, 860, top + 80), "#465157", 6)
        for place in range(9):
            draw.rectangle(
                (60 + 88 * place, top, 130 + 88 * place, top + 76), ("#8fb3bb", "#f2cf5b", "#d3d5d2")[place % 3]
            )
    picture.save(out, "JPEG")
    return out.getvalue()


def write(folder: Path, texts: dict[str, str]) -> Path:
    fields = [field("no"), field("on", type="date"), field("conclusion", title="检验结论")]
    fields.append(field("category", title="食品大类"))
    rows = [[str(n), "2022-05-01", "不合格" if n == 0 else "合格", CATEGORIES[n * n % 7 % 4]] for n in range(40)]
    inspections = {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}
    write_package(folder / "data/inspections", inspections, CONTRACT)
    penalties = {"rows": {"fields": [field("no")], "rows": [["CF-2025-0298"]], "primaryKey": "no"}}
    write_package(folder / "data/penalties", penalties, PENALTIES)
    assets = {"images/photo.jpg": shelves(), "files/rules.pdf": b"%PDF-1.4 rules"}
    for name, said in {**texts, **assets}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
    return folder


def make(folder: Path) -> None:
    write(folder, EXAMPLES)
    places = ["--data", folder / "data", "--content", folder / "content"]
    disclosure("new", "--kind", "report", "--register", "inspections", "--period", "2022-Q2", *places)
    report = folder / "content/news/inspections-2022-q2.md"
    begun = report.read_text("utf-8")
    lines = [line for line in begun.split("\n") if line != "状态: 草稿" and GUIDANCE not in line]
    report.write_text(re.sub("日期: .*", "日期: 2022-09-30", "\n".join(lines)), "utf-8")
    built(folder / "data", folder / "content", folder / "output")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "handbook", make) / "output"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[str]:
    """What `check` says of all mistakes together."""
    pages = {f"news/m{n:02}.md": text for n, (text, _) in enumerate(MISTAKES)}
    heads = {name: text if BEGINS.match(text) else HEAD + text for name, text in pages.items()}
    folder = write(tmp_path_factory.mktemp("mistakes"), {**EXAMPLES, **heads})
    run = disclosure("check", "--data", folder / "data", "--content", folder / "content", "--as-of", "2022-09-30")
    return [*run.stderr.split("\n"), *run.stdout.strip().split("\n")]


def taken(address: str, browser: Any, words: str) -> bytes:
    """A picture of what a page says, in few colours; it knows the words that it is of."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HIGHEST})
    page.goto(address, wait_until="networkidle")
    box = page.locator("main").bounding_box()
    shot = page.screenshot(full_page=True, clip={**box, "height": min(box["height"], HIGHEST)})
    page.close()
    said, out = PngInfo(), BytesIO()
    said.add_text(WORDS, words)
    Image.open(BytesIO(shot)).convert("RGB").quantize(48).save(out, "PNG", optimize=True, pnginfo=said)
    return out.getvalue()


HEAD = "标题: 错\n日期: 2022-09-01\n\n"


def test_there_are_ten_tasks_with_a_picture_each_and_twenty_mistakes():
    assert len(re.findall("^### ", HANDBOOK, re.MULTILINE)) == 10
    assert len(MISTAKES) == 20
    assert len(set(PICTURES)) == 10


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_becomes_a_page_with_all_of_its_words(site, name):
    page = site / name.removesuffix(".md") / "index.html"

    assert page.is_file() is (name not in DRAFTS)
    if name not in DRAFTS:
        title = re.search("标题: (.*)", EXAMPLES[name])[1]
        assert LexborHTMLParser(page.read_bytes()).css_first("h1").text() == title


def test_a_report_that_was_begun_is_a_page_once_it_is_no_draft_and_has_no_guidance(site):
    page = LexborHTMLParser((site / "news/inspections-2022-q2/index.html").read_bytes())

    assert page.css_first("h1").text() == "2022 年第 2 季度示例名册情况"
    assert [one.text() for one in page.css("article li")][:2] == ["合格率：97.5%（39/40）", "抽检批次：40批次"]
    assert "../../inspections/charts/batches-by-category.svg" in [
        one.attributes["src"] for one in page.css("article img")
    ]


def test_a_number_a_chart_and_a_file_are_on_their_pages(site):
    pages = {name: (site / f"news/{name}/index.html").read_bytes() for name in ("numbers", "charts", "attachment")}
    text = {name: LexborHTMLParser(page).css_first("article").text() for name, page in pages.items()}

    assert "97.5%（39/40）" in text["numbers"]
    assert text["charts"].count("，网站生成于 2022-09-30。") == 1
    assert "PDF，14 B" in text["attachment"]


@pytest.mark.browser
def test_a_page_that_ends_in_a_poster_is_that_one_sheet_on_paper(site, browser):
    page = browser.new_page()
    with served(site) as address:
        page.goto(f"{address}/news/block-poster/")
        [paper] = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    said = normalize("NFKC", paper.extract_text())  # a font has some radicals in the place of signs

    assert all(one in said for one in ("看日期", "非任何机关网站"))  # the site is nobody's, and says so on paper too
    assert "请各店" not in said


def test_a_notice_typed_as_in_word_has_its_paragraphs_and_its_signature(site):
    page = LexborHTMLParser((site / "news/signed/index.html").read_bytes())
    paragraphs = [one.text() for one in page.css("article p")]

    assert "为保障校园周边的食品安全，现将有关事项通告如下。" in paragraphs
    assert "示例市场监督管理局\n2022年9月1日" in paragraphs


@pytest.mark.parametrize("name", PICTURES)
def test_a_task_has_a_picture_of_the_page_that_it_makes(name, site, request):
    [example] = [one for one in EXAMPLES if Path(one).stem == name]
    page = f"{example.removesuffix('.md')}/index.html"
    words = sha256(" ".join(LexborHTMLParser((site / page).read_bytes()).css_first("main").text().split()).encode())
    picture = ROOT / f"docs/handbook/{name}.png"
    if not picture.exists() and "CI" not in os.environ:
        with served(site) as address:
            picture.write_bytes(taken(f"{address}/{page}", request.getfixturevalue("browser"), words.hexdigest()))
        pytest.skip(f"{picture.name} was taken, look at it and commit it")

    assert picture.stat().st_size <= MOST_BYTES
    assert Image.open(picture).text[WORDS] == words.hexdigest(), "another page by now: delete it, run again"


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_a_mistake_gives_the_message_that_the_handbook_says(told, number):
    said = [line for line in told if line.startswith(f"news/m{number:02}.md")]

    assert [line for line in said if MISTAKES[number][1] in line], said


def test_the_check_counts_as_many_mistakes_while_it_works_as_in_the_end(told):
    counted = [re.findall(r"([0-9,]+) 个错误", line) for line in told if line.startswith("检查") or line == told[-1]]

    assert len(counted) == 2
    assert counted[0] == counted[1]
