"""A QR code as a path: the modules that are dark, and room around them."""

from __future__ import annotations

import re

import segno

from disclosure.pages.qr import code

TEXT = "https://gongshi.example.org/subjects/91000000DEM000003F/"


def test_the_path_covers_the_dark_modules_and_no_other():
    drawn = code(TEXT)
    matrix = segno.make_qr(TEXT, error="m", boost_error=False, mask=0).matrix
    runs = [tuple(map(int, one)) for one in re.findall(r"M(\d+) (\d+)\.5h(\d+)", drawn.path)]

    covered = {(x, y) for start, y, length in runs for x in range(start, start + length)}

    assert covered == {(x + 4, y + 4) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert drawn.side == len(matrix) + 8
    assert re.sub(r"M\d+ \d+\.5h\d+", "", drawn.path) == ""


def test_it_is_the_same_each_time():
    assert code(TEXT) == code(TEXT)
