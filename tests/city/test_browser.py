"""The site of this repository's own registers and pages: every kind of page as readers meet it, and its picture."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator

import pytest

from axe import findings
from browsers import show
from measures import measure
from sites import ROOT
from validator import complaints
from web import served

pytestmark = pytest.mark.browser

PICTURE = ROOT / "docs/look.png"
PAGE = 100_000  # bytes of HTML
KINDS = [
    "index.html",
    "inspections/index.html",  # seven charts, long list
    "inspections/page/2/index.html",
    "inspections/records/*/index.html",
    "penalties/records/*/index.html",
    "licences/records/*/index.html",
    "procedure-catalogue/records/*/index.html",  # steps
    "subjects/*/index.html",
    "plan-targets/index.html",
    "plan-tasks/index.html",
    "campaigns/index.html",
    "small-operators/index.html",  # ten columns of figures
    "labs/index.html",  # no row
    "catalog/index.html",
    "changes/index.html",
    "search/index.html",
    "inspections/dictionary/index.html",
    "standards/items/microbes/index.html",
    "procedures/sampling/index.html",
    "safety-week/2024/index.html",
    "pages/accessibility/index.html",
]
EVERY = pytest.mark.parametrize("kind", KINDS, scope="module")  # a page's tests follow each other: see `look`
MODES = pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])


@pytest.fixture(scope="session")
def address(default_site) -> Iterator[str]:
    with served(default_site) as address:
        yield address


@pytest.fixture
def look(default_site, address, tabs):
    """Show the first page of a kind in a tab that tests share, which leave it as it is."""

    def run(kind, width, *, elder):
        name = min(default_site.glob(kind)).relative_to(default_site)
        page = tabs(elder=elder)
        show(page, f"{address}/{name.as_posix()}", width, untouched=True)
        return page

    return run


@EVERY
@MODES
def test_no_script_of_a_page_fails(kind, elder, look):
    assert look(kind, 360, elder=elder).failed == []


def test_every_kind_of_page_is_valid(default_site, tmp_path):
    assert complaints(tmp_path, *(min(default_site.glob(kind)) for kind in KINDS)) == []


@EVERY
@MODES
def test_axe_finds_nothing_on_a_phone_and_on_a_desk(kind, elder, look):
    for width in (360, 1280):
        found = findings(look(kind, width, elder=elder))

        assert (width, found["violations"], found["incomplete"]) == (width, [], [])


@EVERY
@MODES
def test_nothing_lacks_room(kind, elder, look):
    for width in (320, 768, 1280):
        page = look(kind, width, elder=elder)

        assert (width, measure(page, "sideways") + measure(page, "spoiled")) == (width, [])


def test_no_page_is_too_heavy(default_site):
    heavy = {str(path.relative_to(default_site)): path.stat().st_size for path in default_site.rglob("*.html")}

    assert {name: size for name, size in heavy.items() if size > PAGE} == {}


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a picture, as its header has them."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_the_picture_of_the_readme_is_taken_here(look, browser):
    """A missing picture is taken for looking at, as golden pages are; letters look different on every machine."""
    desk = look("index.html", 1280, elder=False).screenshot()
    page = look("inspections/index.html", 360, elder=False)
    page.evaluate("document.getElementById('find').scrollIntoView()")
    page.wait_for_load_state("networkidle")
    shots = [base64.b64encode(one).decode() for one in (desk, page.screenshot())]
    frame = browser.new_page(viewport={"width": 1322, "height": 640})
    style = "height:600px;margin:20px 0 0 20px"
    images = "".join(f'<img src="data:image/png;base64,{one}" style="{style}">' for one in shots)
    frame.set_content(f"<body style='margin:0;background:#d3d5d2;white-space:nowrap;font-size:0'>{images}")
    shot = frame.screenshot()
    frame.close()
    if not PICTURE.exists():
        assert not os.environ.get("CI"), "docs/look.png is missing"
        PICTURE.write_bytes(shot)
        pytest.skip("docs/look.png was taken: look at it and commit it")

    assert size_of(PICTURE.read_bytes()) == size_of(shot)
