"""The keyboard alone: Tab stops at everything, in order, and shows where it stands."""

from __future__ import annotations

import pytest

from measures import measure
from web import PAGES

pytestmark = pytest.mark.browser


def walk(page):
    """Press Tab from the top to the bottom and say what went wrong on the way."""
    wanted = measure(page, "stops")
    order, found = [], []
    for _ in range(4 * len(wanted) + 8):  # a date has four stops in one
        page.keyboard.press("Tab")
        stop = measure(page, "stop")
        if stop is None or (order and stop["number"] == order[0] != order[-1]):
            break
        if not order or stop["number"] != order[-1]:
            order.append(stop["number"])
            found += stop["found"]
            found += [f"no control, and yet a stop: {stop['words']}"] if stop["number"] < 0 else []
    else:
        found.append(f"a trap: the keyboard never leaves {stop['words']}")
    found += [f"the keyboard does not reach it: {words}" for at, words in enumerate(wanted) if at not in order]
    return found + ([] if order == sorted(order) else ["the stops are not in the order of the document"])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "elder"), [(360, False), (1280, False), (360, True)])
def test_the_keyboard_stops_at_everything_and_shows_it(name, width, elder, visit):
    assert walk(visit(name, width, elder=elder)) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_first_stop_leads_to_the_content(name, visit):
    page = visit(name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    after = (
        "document.activeElement === document.body || !document.querySelector('header').contains(document.activeElement)"
    )
    assert page.evaluate(after)


RING = ":focus { outline: 3px solid #000 }"


@pytest.mark.parametrize(
    ("style", "body", "fault"),
    [
        (":focus { outline: none }", "<a href=#a>甲</a>", "its focus does not show"),
        (":focus { outline: 1px solid #000 }", "<a href=#a>甲</a>", "its focus does not show"),
        (":focus { outline: 3px solid #ddd }", "<a href=#a>甲</a>", "its focus does not show"),
        (
            "body { background: #123 } :focus { outline: 3px solid #000 }",
            "<a href=#a>甲</a>",
            "its focus does not show",
        ),
        ("a { outline: 3px solid #000 }", "<a href=#a>甲</a>", "its focus does not show"),
        (RING, "<a href=#a>甲</a><a href=#b tabindex=1>乙</a>", "not in the order"),
        (
            f"{RING} div {{ position: fixed; inset: 0 }}",
            "<a href=#a>甲</a><div>盖住</div>",
            "covers it",
        ),
        (RING, "<a href=#a>甲</a><input onkeydown='return event.key != `Tab`'><a href=#b>乙</a>", "a trap"),
        (
            RING,
            "<a href=#a onfocus='next.focus()'>甲</a><a id=next href=#c>丙</a>",
            "does not reach it",
        ),
        (f"{RING} div {{ overflow: auto; height: 2em }}", f"<a href=#a>甲</a><div>{'<p>长' * 9}</div>", "yet a stop"),
        (f"{RING} a {{ position: fixed; left: -99em }}", "<a href=#a>甲</a>", "outside the window"),
    ],
)
def test_a_fault_on_the_way_is_found(style, body, fault, plant):
    assert any(fault in one for one in walk(plant(body, style)))


def test_a_good_way_is_no_fault(plant):
    style = (
        f"{RING} button:focus {{ outline: none; box-shadow: 0 0 0 3px #00f }} "
        "input[type=radio] { position: absolute; clip-path: inset(50%) } "
        "input:focus + label { outline: 3px solid #00f }"
    )
    body = (
        "<a href=#a>甲</a><button>乙</button><input type=date aria-label=日>"
        "<details><summary>丙</summary><a href=#b>藏</a></details>"
        "<input type=radio id=x name=n><label for=x>一</label><input type=radio id=y name=n checked>"
        f"<label for=y>二</label>{'<p>长' * 40}<a href=#c>丁</a>"
    )
    assert walk(plant(body, style)) == []
