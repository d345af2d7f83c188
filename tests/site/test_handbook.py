"""The editors' handbook tells the truth: its examples build, each of its mistakes gives the message that it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from drawn import photo
from packages import field, write_package
from sites import ROOT, built, disclosure, shared

HANDBOOK = (ROOT / "docs/编辑手册.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^```md (\S+)\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL))
MISTAKES = re.findall(r"^```错\n(.*?)^```\n> ([^\n]*)$", HANDBOOK, re.MULTILINE | re.DOTALL)
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
        "pass_rate": {"title": "合格率", "share": {"field": "outcome", "of": ["合格"]}},
        "batches": {"title": "抽检批次", "count": True, "unit": "批次"},
    },
    "charts": [{"name": "by-outcome", "title": "抽检结果", "measure": "batches", "by": "outcome", "kind": "bar"}],
}


def write(folder: Path, texts: dict[str, str]) -> Path:
    fields = [field("no"), field("on", type="date"), field("outcome", title="结论")]
    rows = [[str(n), "2022-05-01", "不合格" if n == 0 else "合格"] for n in range(40)]
    write_package(folder / "data/checks", {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}, CONTRACT)
    assets = {"images/photo.jpg": photo(900, 600), "files/rules.pdf": b"%PDF-1.4 rules"}
    for name, said in {**texts, **assets}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said if isinstance(said, bytes) else said.encode())
    return folder


def make(folder: Path) -> None:
    write(folder, EXAMPLES)
    built(folder / "data", folder / "content", folder / "output")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "handbook", make) / "output"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[str]:
    """What `check` says of all mistakes together, and then of the one that only sound pages show."""
    pages = {f"news/m{n:02}.md": text for n, (text, _) in enumerate(MISTAKES)}
    heads = {name: text if BEGINS.match(text) else HEAD + text for name, text in pages.items()}
    moved = {name: text for name, text in heads.items() if "!]]" in text}
    lines = []
    for texts in ({**EXAMPLES, **heads}, {**EXAMPLES, **moved}):
        folder = write(tmp_path_factory.mktemp("mistakes"), texts)
        run = disclosure("check", "--data", folder / "data", "--content", folder / "content", "--as-of", "2022-09-30")
        lines += run.stdout.split("\n")
    return lines


HEAD = "标题: 错\n日期: 2022-09-01\n\n"


def test_there_are_ten_tasks_and_twenty_mistakes():
    assert len(re.findall("^### ", HANDBOOK, re.MULTILINE)) == 10
    assert len(MISTAKES) == 20


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_becomes_a_page_with_all_of_its_words(site, name):
    page = site / name.removesuffix(".md") / "index.html"

    assert page.is_file() is (name not in DRAFTS)
    if name not in DRAFTS:
        title = re.search("标题: (.*)", EXAMPLES[name])[1]
        assert LexborHTMLParser(page.read_bytes()).css_first("h1").text() == title


def test_a_number_a_chart_and_a_file_are_on_their_pages(site):
    pages = {name: (site / f"news/{name}/index.html").read_bytes() for name in ("numbers", "charts", "attachment")}
    text = {name: LexborHTMLParser(page).css_first("article").text() for name, page in pages.items()}

    assert "97.5%（39/40）" in text["numbers"]
    assert text["charts"].count("，网站生成于 2022-09-30。") == 2
    assert "PDF，14 B" in text["attachment"]


@pytest.mark.parametrize("number", range(len(MISTAKES)))
def test_a_mistake_gives_the_message_that_the_handbook_says(told, number):
    said = [line for line in told if line.startswith(f"news/m{number:02}.md")]

    assert [line for line in said if MISTAKES[number][1] in line], said
