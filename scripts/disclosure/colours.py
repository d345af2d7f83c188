"""The main colour of a site, and what is made of it: for pages in light and in the dark, and for charts.

Contrast is counted as WCAG does, and text has 4.5 to 1 at least on whatever it stands on.
Source: WCAG 2.2, success criterion 1.4.3, and its definitions of contrast ratio and relative luminance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple

LEAST: Final = 4.5
_AT_NIGHT: Final = 6.0  # what is made here may have more than must be: thin light letters look thinner
_WRITTEN: Final = re.compile("#[0-9a-f]{6}", re.ASCII | re.IGNORECASE)
_BLACK, _WHITE = "#000000", "#ffffff"
_PARTS: Final = 256
_STRAIGHT: Final = 0.04045  # up to here sRGB is linear

# What it stands on besides its own wash: `--surface`, `--surface-quiet` and `--sample-wash` of theme/styles/tokens.css.
LIGHT: Final = (_WHITE, "#f5f5f1", "#fcf4d6")
DARK: Final = ("#13191c", "#1b2327", "#2b2511")


class Palette(NamedTuple):
    """The main colour and its kin, each `#rrggbb`.

    *main*, when pressed *deep*, is what links and heads of pages have; *wash* is a ground for them. *bright*,
    *brighter* and *dusk* are the same three in the dark. *pale* and *palest* are areas of charts, edged with *main*.
    """

    main: str
    deep: str
    wash: str
    bright: str
    brighter: str
    dusk: str
    pale: str
    palest: str


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache
def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4


def _mixed(one: str, other: str, share: float) -> str:
    """Return *one* with a *share* of *other*."""
    parts = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in parts).hex()


def _between(colour: str, end: str) -> Iterator[str]:
    return (_mixed(colour, end, part / _PARTS) for part in range(_PARTS + 1))


def _bright(main: str, grounds: tuple[str, ...]) -> str:
    """Return the colour nearest to *main* that is read on dark *grounds*: on the way to white by way of its own hue."""
    parts = bytes.fromhex(main[1:])
    hue = "#" + bytes(part * 255 // (max(parts) or 1) for part in parts).hex()
    light = _mixed(hue, _WHITE, 0.5)
    found = chain(_between(main, light), _between(light, _WHITE))
    return next(one for one in found if all(contrast(one, ground) >= _AT_NIGHT for ground in grounds))


def _washed(main: str) -> str:
    return _mixed(main, _WHITE, 0.9)


def _made_of(main: str) -> Palette:
    dusk = _mixed(DARK[0], main, 0.3)
    bright = _bright(main, (*DARK, dusk))
    return Palette(
        main=main,
        deep=_mixed(main, _BLACK, 0.25),
        wash=_washed(main),
        bright=bright,
        brighter=_mixed(bright, _WHITE, 0.5),
        dusk=dusk,
        pale=_mixed(main, _WHITE, 0.56),
        palest=_mixed(main, _WHITE, 0.86),
    )


# The theme's own, chosen by eye: the same values stand in its tokens, its icon and its picture for cards.
DESIGNED: Final = _made_of("#0c5161")._replace(deep="#083d49", wash="#e4eef0", pale="#8fb3bb", palest="#dbe7ea")


def palette(colour: str) -> Palette:
    """Return what is made of the main colour *colour*: `#rrggbb` in small letters, without a fault."""
    return DESIGNED if colour == DESIGNED.main else _made_of(colour)


def faults(value: Any) -> Iterator[str]:
    """Yield why *value* cannot be the main colour of a site, as what follows its name."""
    if not isinstance(value, str) or not _WRITTEN.fullmatch(value):
        yield f'要写 # 和六位十六进制数字，如 "#0f766e"，现在是 {value!r}'
        return
    ground, found = _worst(value.lower())
    if found < LEAST:
        near = next(one for one in _between(value.lower(), _BLACK) if _worst(one)[1] >= LEAST)
        said = int(found * 10) / 10  # cut, not rounded: 4.46 is not 4.5
        what = f"是 {value}，太浅：与网页上的底色 {ground} 的对比度是 {said}，至少要 {LEAST}，看不清"
        yield f"{what}；相近的 {near} 可以用"


def _worst(main: str) -> tuple[str, float]:
    """Return the ground on which *main* is read worst in the light, and its contrast there."""
    wash = DESIGNED.wash if main == DESIGNED.main else _washed(main)
    found = {ground: contrast(main, ground) for ground in (*LIGHT, wash)}
    return min(found.items(), key=lambda one: one[1])


def style_sheet(colours: Palette) -> str:
    """Return the style sheet that puts *colours* in the place of the theme's own."""
    names = {"main-900": "dusk", "main-800": "deep", "main-700": "main", "main-300": "bright"}
    names |= {"main-200": "brighter", "main-100": "wash"}
    said = "".join(f"--{token}:{getattr(colours, name)};" for token, name in names.items())
    return f":root{{{said}}}\n"
