"""What axe finds, in every mode and with the reader's own colours."""

from __future__ import annotations

import pytest

from axe import OF_COLOURS, OPTIONS, REVIEWED, findings
from web import PAGES

pytestmark = pytest.mark.browser

DARK = [
    "index.html",
    "checks/index.html",
    "checks/records/B-1/index.html",
    "views:goals/index.html",
    "patterns:index.html",
]
GROUND = "getComputedStyle(document.documentElement).getPropertyValue('--surface')"
TINY = "style='display:inline-block;width:9px;height:9px;overflow:hidden'"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_axe_finds_nothing_on_a_phone_and_on_a_desk_nor_in_the_readers_own_colours(name, elder, look):
    for width in (360, 1280):
        page = look(name, width, elder=elder)
        for colours, options in (("none", OPTIONS), ("active", OF_COLOURS)):
            page.emulate_media(forced_colors=colours)
            found = findings(page, options)

            assert (width, colours, found["violations"]) == (width, colours, [])
            assert [one for one in found["incomplete"] if one.partition(":")[0] not in REVIEWED] == [], (width, colours)
        page.emulate_media(forced_colors="none")


def test_axe_finds_nothing_in_the_dark_and_paper_is_light(visit):
    grounds = set()
    for name in DARK:
        page = visit(name, elder=name == "checks/index.html")
        page.emulate_media(color_scheme="dark")
        found = findings(page, OF_COLOURS)
        grounds.add(page.evaluate(GROUND))

        assert (name, found["violations"], found["incomplete"]) == (name, [], [])
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(GROUND) == "#fff"
        page.emulate_media(media="null", color_scheme="light")

    assert len(grounds) == 1
    assert "#fff" not in grounds


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<main><h1>题</h1><img src=data:,>", "image-alt"),
        ("<main><h1>题</h1><p style='color:#aaa'>看不清", "color-contrast"),
        (f"<main><h1>题</h1><a href=#a {TINY}>一</a><a href=#b {TINY}>二</a>", "target-size"),
        ("<main><h1>题</h1><button aria-label=退出>保存", "label-content-name-mismatch"),
    ],
)
def test_axe_finds_a_fault(body, rule, plant):
    assert any(one.startswith(f"{rule}:") for one in findings(plant(body))["violations"])


def test_axe_says_what_it_cannot_decide(plant):
    page = plant("<main><h1>题</h1><p style='background:linear-gradient(#fff,#000)'>字")
    assert any(one.startswith("color-contrast:") for one in findings(page)["incomplete"])
