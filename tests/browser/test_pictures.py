"""Charts: the same numbers as in the table beside them, undistorted, with words for who cannot see them."""

from __future__ import annotations

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser

SMALLEST = {False: {"smallest": 12}, True: {"smallest": 18}}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_pictures_say_what_is_written_beside_them(name, elder, look):
    for width in (360, 1280):
        assert (width, measure(look(name, width, elder=elder), "pictures", SMALLEST[elder])) == (width, [])


def test_there_are_charts_to_look_at(look):
    assert look("checks/index.html").locator("figure:has(table) :is(img, svg[role=img])").count() >= 1


def figure(label="12", last="30", image="alt=图 width=200 height=100", name="2021年", unit="起"):
    """A chart of two bars with an axis from 0 to 40, and its table."""
    texts = "".join(f"<text font-size='16' transform='translate(5 {90 - at * 20})'>{at * 10}</text>" for at in range(5))
    bars = f"<text font-size='16' x='60' y='60'>{label}</text><text font-size='16' x='120' y='20'>30{unit}</text>"
    names = f"<text font-size='16' x='60' y='99'>{name}</text>"
    head = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100' viewBox='0 0 200 100'>"
    drawing = f"{head}{texts}{bars}{names}</svg>"
    source = "data:image/svg+xml," + drawing.replace("#", "%23").replace("<", "%3C").replace(">", "%3E")
    table = f"<table><tbody><tr><th>2021年<td>12<tr><th>2022年<td>{last}</table>"
    return f'<figure><figcaption>历年起数</figcaption><img src="{source}" {image}>{table}</figure>'


@pytest.mark.parametrize(
    ("made", "style", "fault"),
    [
        ({"label": "13"}, "", "draws 13"),
        ({"last": "31"}, "", "does not draw: 2022年31"),
        ({"name": "2021年至2029年底"}, "", "nothing beside it says"),
        ({"image": "width=200 height=100"}, "", "no alternative"),
        ({"image": "alt=图"}, "", "no width or height"),
        ({}, "img { width: 300px; height: 100px }", "stretched"),
        ({}, "img { width: 100px; height: 50px }", "letters of 8.0 px"),
    ],
)
def test_a_faulty_chart_is_found(made, style, fault, plant):
    assert any(fault in one for one in measure(plant(figure(**made), style), "pictures", SMALLEST[False]))


def test_a_chart_without_a_table_is_found(plant):
    page = plant(figure().replace("<table>", "<!--").replace("</table>", "-->"))
    assert any("no table" in one for one in measure(page, "pictures", SMALLEST[False]))


def test_a_good_chart_is_no_fault(plant):
    assert measure(plant(figure()), "pictures", SMALLEST[False]) == []
