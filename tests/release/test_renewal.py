"""A site that is the last one but for a few files: made of links, beginning with the one before where it is spared."""

from __future__ import annotations

import os
import shutil

import pytest

from disclosure.release import manifest, swap
from disclosure.release.renewal import renewed
from disclosure.release.staging import spare, staging
from releases import DAY
from sites import files_of


class Site:
    """A finished site of three pages in *folder*, and what was seen there last."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("a", "b", "c"):
            (folder / name).mkdir(parents=True)
            (folder / name / "index.html").write_bytes(name.encode())
            os.utime(folder / name / "index.html", (0, 0))  # long ago
        self.seen = manifest.write(folder, DAY)

    def change(self, **pages):
        """Put a site there in which these *pages* are others; return whether it could be made."""
        files = {f"{name}/index.html": text.encode() for name, text in pages.items()}
        with staging(self.folder) as new:
            seen = renewed(files, DAY, self.folder, new, self.seen)
            if seen is not None:
                swap.replace(self.folder, new, is_spared=True)
                self.seen = seen
        return seen is not None


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "output")


def texts(folder):
    return [(folder / name / "index.html").read_text() for name in ("a", "b", "c")]


def test_each_change_stands_beside_all_earlier_ones(site):
    assert [site.change(a="1"), site.change(b="2"), site.change(a="3", c="4")] == [True] * 3

    assert texts(site.folder) == ["3", "2", "4"]
    assert manifest.intact(site.folder, DAY)


def test_the_site_before_is_spared_as_it_was(site):
    site.change(a="1")
    site.change(a="2")

    assert texts(spare(site.folder)) == ["1", "b", "c"]
    assert manifest.intact(spare(site.folder), DAY)


def test_the_last_site_is_as_it_was_until_the_new_one_takes_its_place(site, tmp_path):
    site.change(a="1")
    site.change(b="2")
    before = files_of(site.folder)
    (tmp_path / "new").mkdir()

    assert renewed({"a/index.html": b"3", "b/index.html": b"4"}, DAY, site.folder, tmp_path / "new", site.seen)

    assert files_of(site.folder) == before


def test_what_is_found_out_of_a_site_is_what_reading_all_of_it_finds(site):
    site.change(a="1")
    site.change(b="2")

    assert {name: one.sha256 for name, one in site.seen.items()} == {
        entry.path: entry.sha256 for entry in manifest.entries(site.folder)
    }


def replace(folder):
    (folder / "c/index.html").unlink()
    (folder / "c/index.html").write_text("x")


def write_into(folder):
    (folder / "c/index.html").write_text("x")


def put_a_folder(folder):
    (folder / "c/index.html").unlink()
    (folder / "c/index.html").mkdir()


def link(folder):
    (folder / "c/index.html").rename(folder.parent / "elsewhere.html")
    (folder / "c/index.html").symlink_to(folder.parent / "elsewhere.html")


def remove(folder):
    shutil.rmtree(folder / "c")


def empty(folder):
    (folder / "c/index.html").write_bytes(b"")


@pytest.mark.parametrize("meddle", [replace, write_into, put_a_folder, link, remove, empty])
def test_of_a_site_that_somebody_meddled_with_none_is_made(site, meddle):
    meddle(site.folder)

    assert not site.change(b="2")


def test_what_somebody_did_to_a_site_is_undone_from_the_spared_one_or_none_is_made(site):
    site.change(a="1")
    replace(site.folder)
    assert site.change(b="2")
    assert texts(site.folder) == ["1", "2", "c"]

    replace(spare(site.folder))
    assert not site.change(b="3")


def test_a_spared_site_that_lacks_a_file_is_made_anew(site):
    site.change(a="1")
    shutil.rmtree(spare(site.folder) / "c")

    assert site.change(b="2") is False
    assert site.change(b="2")
    assert texts(site.folder) == ["1", "2", "c"]


def test_a_spared_site_that_is_a_link_is_not_taken(site, tmp_path):
    site.change(a="1")
    spare(site.folder).rename(tmp_path / "kept")
    spare(site.folder).symlink_to(tmp_path / "kept")

    assert site.change(a="2")
    assert not site.folder.is_symlink()
    assert texts(site.folder) == ["2", "b", "c"]
    assert texts(tmp_path / "kept") == ["a", "b", "c"]


def test_nothing_is_written_through_a_link_in_a_spared_site(site, tmp_path):
    site.change(a="1")
    (spare(site.folder) / "b").rename(tmp_path / "kept")
    (spare(site.folder) / "b").symlink_to(tmp_path / "kept")

    assert not site.change(b="2")
    assert (tmp_path / "kept/index.html").read_text() == "b"


def test_a_file_where_a_site_would_be_spared_is_in_nobodys_way(site):
    spare(site.folder).write_text("x")

    assert site.change(a="1")
    assert site.change(a="2")


def test_nothing_is_spared_of_a_site_that_was_built_whole(site, make):
    site.change(a="1")
    swap.replace(site.folder, make("new"))

    assert not spare(site.folder).exists()
