"""One main colour: what is made of it can be read, in light and in the dark, and one that cannot be read is refused."""

import re
from functools import cache
from io import BytesIO

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from PIL import Image

from disclosure import addresses
from disclosure.colours import DARK, DESIGNED, LIGHT, contrast, faults, palette, style_sheet
from disclosure.errors import SettingsError
from disclosure.pages.theme import coloured
from disclosure.settings import Settings
from patterns import THEME

PELICAN = {"PATH": "content", "THEME": str(THEME), "CACHE_PATH": ".cache"}
WORDS = {  # what is written ▸ what it may stand on
    "ink": ("surface", "surface-quiet", "brand-wash", "sample-wash", "sample", "hit"),
    "ink-soft": ("surface", "surface-quiet", "sample-wash"),
    "link": ("surface", "surface-quiet", "brand-wash", "sample-wash"),
    "link-hover": ("surface", "surface-quiet", "brand-wash", "sample-wash"),
    "brand": ("surface", "surface-quiet"),
    "brand-deep": ("surface", "brand-wash"),
    "surface": ("brand-deep", "ink"),
    "on-brand": ("brand-ground",),
    "adverse": ("surface", "surface-quiet"),
    "on-adverse": ("adverse",),
    "paper-ink": ("paper",),
}
SHAPES = {"control-edge": ("surface", "surface-quiet"), "halo": ("brand-ground",), "focus-ring": ("surface",)}
TOKENS = re.compile(r"--([\w-]+):\s*([^;]+);")
DARKNESS = "@media screen and (prefers-color-scheme: dark)"


@cache
def sheet() -> tuple[dict[str, str], dict[str, str]]:
    """The tokens of the theme in light, and those that are others in the dark."""
    text = re.sub(r"/\*.*?\*/", "", (THEME / "styles/tokens.css").read_text("utf-8"), flags=re.DOTALL)
    light, _, dark = text.partition(DARKNESS)
    return dict(TOKENS.findall(light.partition("}")[0])), dict(TOKENS.findall(dark))


def schemes(main: str) -> list[dict[str, str]]:
    """What each token of a colour is in both schemes of a site whose main colour is *main*."""
    light, dark = sheet()
    own = dict(TOKENS.findall(style_sheet(palette(main))))
    return [{name: settled(name, tokens) for name in tokens} for tokens in (light | own, light | dark | own)]


def settled(name: str, tokens: dict[str, str]) -> str:
    value = tokens[name]
    named = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return settled(named[1], tokens) if named else {"#fff": "#ffffff"}.get(value, value)


def too_low(tokens: dict[str, str], pairs: dict[str, tuple[str, ...]], least: float) -> list[tuple[str, str]]:
    found = [(word, ground) for word, grounds in pairs.items() for ground in grounds]
    return [(word, ground) for word, ground in found if contrast(tokens[word], tokens[ground]) < least]


@pytest.mark.parametrize(
    ("one", "other", "is_about"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#0000ff", 2.15),
    ],
)
def test_contrast_is_that_of_wcag(one, other, is_about):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(is_about, abs=0.005)


@given(st.integers(0, 0xFFFFFF).map("#{:06x}".format))
@example(DESIGNED.main)
@example("#000000")
@example("#0f766e")
def test_whatever_colour_is_taken_all_words_can_be_read_in_light_and_in_the_dark(main):
    assume(not [*faults(main)])

    for tokens in schemes(main):
        assert too_low(tokens, WORDS, 4.5) == []
        assert too_low(tokens, SHAPES, 3) == []


@given(st.binary(min_size=3, max_size=3).map(lambda one: "#" + bytes(0x60 | part for part in one).hex()))
def test_a_colour_that_is_refused_is_told_with_a_near_one_that_is_taken(colour):
    told = [*faults(colour)]
    assume(told)
    [near] = re.findall(r"相近的 (#[0-9a-f]{6}) 可以用", told[0])

    assert [*faults(near)] == []


def test_the_theme_has_the_colours_that_were_chosen_for_it():
    light, dark = sheet()
    own = dict(TOKENS.findall(style_sheet(DESIGNED)))

    assert {name: light[name] for name in own} == own
    assert [settled(name, light) for name in ("surface", "surface-quiet", "sample-wash")] == [*LIGHT]
    assert tuple(settled(name, light | dark) for name in ("surface", "surface-quiet", "sample-wash")) == DARK


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("teal", "colour 要写 # 和六位十六进制数字，如 \"#0f766e\"，现在是 'teal'"),
        ("#0f7", "colour 要写 # 和六位十六进制数字"),
        ("#0f766e;}", "colour 要写 # 和六位十六进制数字"),
        (0x0F766E, "colour 要写 # 和六位十六进制数字"),
        (
            "#5EEAD4",
            "是 #5EEAD4，太浅：与网页上的底色 #fcf4d6 的对比度是 1.3，至少要 4.5，看不清；相近的 #30796d 可以用",
        ),
        ("#c2410c", "的对比度是 4.4，至少要 4.5"),  # 5.2 on white: it is its own wash on which it cannot be read
    ],
)
def test_a_colour_that_will_not_do_is_told(value, told):
    with pytest.raises(SettingsError) as caught:
        Settings.from_pelican({**PELICAN, "DISCLOSURE": {"colour": value}})

    assert told in caught.value.message


def test_a_site_of_another_colour_has_a_sheet_an_icon_and_a_card_of_its_own_and_one_of_ours_has_none():
    own = coloured(Settings.from_pelican({**PELICAN, "DISCLOSURE": {"colour": "#0F766E"}}))

    assert coloured(Settings.from_pelican(PELICAN)) == {}
    assert own.keys() == {addresses.COLOURS, addresses.OWN_ICON, addresses.OWN_CARD}
    ours, card = Image.open(THEME / "static/card.png"), Image.open(BytesIO(own[addresses.OWN_CARD]))
    found = [{colour for _, colour in one.convert("RGB").getcolors()} for one in (ours, card)]
    assert (card.size, [len(one) for one in found]) == (ours.size, [3, 3])
    assert {(0x0F, 0x76, 0x6E), (255, 255, 255)} <= found[1]
    assert b"--main-700:#0f766e;" in own[addresses.COLOURS]
    assert own[addresses.OWN_ICON].count(b"#0f766e") == 1
    assert DESIGNED.main.encode() not in b"".join(own.values())


def test_a_theme_with_an_icon_of_its_own_keeps_it(tmp_path):
    settings = Settings.from_pelican({**PELICAN, "THEME": str(tmp_path), "DISCLOSURE": {"colour": "#0f766e"}})

    assert coloured(settings).keys() == {addresses.COLOURS}
