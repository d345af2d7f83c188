"""Whether a finger hits what it aims at."""

from __future__ import annotations

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser

NORMAL = {"control": 24, "link": 24}
LARGE = {"control": 60, "link": 44}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_every_target_is_large_enough(name, elder, look):
    assert measure(look(name, elder=elder), "small", LARGE if elder else NORMAL) == []


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li><a href=#a>一条记录</a></ul>",
        "<nav><a href=#a>一</a> · <a href=#b>二</a></nav>",
        "<table><tr><td><a href=#a>一条记录</a></table>",
        "<label for=i>勾</label><input id=i type=checkbox>",
        "<button style='height:20px'>查</button>",
    ],
)
def test_a_small_target_is_found(body, plant):
    assert measure(plant(body, "* { font-size: 14px; line-height: 1.2; padding: 0; margin: 0 }"), "small", NORMAL)


@pytest.mark.parametrize(
    "body",
    [
        "<p>详见<a href=#a>怎么读这个名册</a>，每一列都有说明。",
        "<ul><li><a href=#a style='display:block;min-height:24px'>一条记录</a></ul>",
        "<ul><li style='position:relative;height:30px'><a href=#a>一<i style='position:absolute;inset:0'></i></a></ul>",
        "<label style='display:block;height:30px'><input type=checkbox>勾选的一项</label>",
    ],
)
def test_a_target_large_enough_and_a_link_in_a_sentence_are_no_fault(body, plant):
    assert measure(plant(body, "* { font-size: 14px; line-height: 1.2 }"), "small", NORMAL) == []


@pytest.mark.parametrize(("high", "faults"), [(44, 1), (60, 0)])
def test_a_control_of_the_large_mode_is_60_px_high(high, faults, plant):
    page = plant(
        f"<button style='height:{high}px'>查找</button><p><a href=#a style='display:block;height:44px'>一条</a>"
    )
    assert len(measure(page, "small", LARGE)) == faults
