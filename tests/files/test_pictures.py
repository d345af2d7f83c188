"""Pictures become as wide as pages show them, and say nothing of where they were taken."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from disclosure.files.pictures import files_of, picture_fault, scaled
from disclosure.privacy.images import has_place, said_beside
from drawn import photo, png


def test_a_wide_picture_has_three_sizes_without_the_place():
    taken = photo(2000, 1000)
    files = dict(files_of("images/a.jpg", taken))

    assert any(map(has_place, said_beside(taken)))
    assert {name: Image.open(BytesIO(data)).size for name, data in files.items()} == {
        "images/a.480.jpg": (480, 240),
        "images/a.960.jpg": (960, 480),
        "images/a.jpg": (1440, 720),
    }
    assert not [piece for data in files.values() for piece in said_beside(data) if has_place(piece) or b"Exif" in piece]
    assert files == dict(files_of("images/a.jpg", taken))
    shown = scaled("images/a.jpg", taken)
    assert (shown.width, shown.height, [width for width, _ in shown.smaller]) == (1440, 720, [480, 960])


def test_a_picture_is_turned_upright_and_a_small_one_keeps_its_size():
    assert (scaled("images/a.jpg", photo(30, 20, turned=True)).width, scaled("images/b.png", png(5, 4)).smaller) == (
        20,
        (),
    )
    assert [name for name, _ in files_of("images/b.png", png(5, 4))] == ["images/b.png"]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", png(400, 300)[:60], b"GIF89a"])
def test_what_cannot_be_opened_is_refused(content):
    assert picture_fault(content).kind == "attachment-content"
