"""A site that is the last one but for a few files: made of links, beginning with the one before where it is spared."""

from __future__ import annotations

import shutil

import pytest

from disclosure.release import manifest, swap
from disclosure.release.renewal import renewed
from disclosure.release.staging import spare, staging
from releases import DAY
from sites import files_of


@pytest.fixture
def output(tmp_path):
    """A finished site of three pages."""
    folder = tmp_path / "output"
    for name in ("a", "b", "c"):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_bytes(name.encode())
    manifest.write(folder, DAY)
    return folder


def change(output, **pages):
    """Put a site at *output* in which these *pages* are others; return whether it could be made."""
    files = {f"{name}/index.html": text.encode() for name, text in pages.items()}
    with staging(output) as folder:
        is_made = renewed(files, DAY, output, folder)
        if is_made:
            swap.replace(output, folder, is_spared=True)
    return is_made


def texts(folder):
    return [(folder / name / "index.html").read_text() for name in ("a", "b", "c")]


def test_each_change_stands_beside_all_earlier_ones(output):
    assert [change(output, a="1"), change(output, b="2"), change(output, a="3", c="4")] == [True] * 3

    assert texts(output) == ["3", "2", "4"]
    assert manifest.intact(output, DAY)


def test_the_site_before_is_spared_as_it_was(output):
    change(output, a="1")
    change(output, a="2")

    assert texts(spare(output)) == ["1", "b", "c"]
    assert manifest.intact(spare(output), DAY)


def test_the_last_site_is_as_it_was_until_the_new_one_takes_its_place(output, tmp_path):
    change(output, a="1")
    change(output, b="2")
    before = files_of(output)
    (tmp_path / "new").mkdir()

    assert renewed({"a/index.html": b"3", "b/index.html": b"4"}, DAY, output, tmp_path / "new")

    assert files_of(output) == before


def meddle(folder):
    (folder / "c/index.html").unlink()
    (folder / "c/index.html").write_text("x")


def test_of_a_site_that_somebody_meddled_with_none_is_made(output):
    meddle(output)

    assert not change(output, b="2")


def test_what_somebody_did_to_a_site_is_undone_from_the_spared_one_or_none_is_made(output):
    change(output, a="1")
    meddle(output)
    assert change(output, b="2")
    assert texts(output) == ["1", "2", "c"]

    meddle(spare(output))
    assert not change(output, b="3")


def test_a_spared_site_that_lacks_a_file_is_made_anew(output):
    change(output, a="1")
    shutil.rmtree(spare(output) / "c")

    assert change(output, b="2") is False
    assert change(output, b="2")
    assert texts(output) == ["1", "2", "c"]


def test_nothing_is_spared_of_a_site_that_was_built_whole(output, make):
    change(output, a="1")
    swap.replace(output, make("new"))

    assert not spare(output).exists()
