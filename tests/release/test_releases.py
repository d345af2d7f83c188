"""A public folder: every release whole, and `current` leads to one of them."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.release import manifest, swap
from releases import DAY, interrupt, leftovers, page


def test_a_release_has_a_folder_of_its_own_and_current_leads_to_it(public, make):
    release, linked = swap.publish(public, make("first"), DAY)

    assert linked
    assert release.parent == public / "releases"
    assert release.name.startswith("2022-09-30-")
    assert page(public / "current") == "first"
    assert (public / "current").readlink() == Path("releases", release.name)


def test_the_link_is_relative_so_the_folder_can_be_moved(public, make, tmp_path):
    swap.publish(public, make("first"), DAY)

    public.rename(tmp_path / "moved")

    assert page(tmp_path / "moved/current") == "first"


def test_the_next_release_leaves_the_last_one_as_it_was(public, make):
    first, _ = swap.publish(public, make("first"), DAY)
    second, _ = swap.publish(public, make("second"), DAY)

    assert (page(first), page(second), page(public / "current")) == ("first", "second", "second")
    assert leftovers(public) == []


def test_the_same_content_again_is_the_same_release(public, make):
    first, _ = swap.publish(public, make("same"), DAY)
    before = first.stat().st_ino

    again, _ = swap.publish(public, make("same"), DAY)

    assert again == first
    assert again.stat().st_ino == before
    assert len(list((public / "releases").iterdir())) == 1


def test_a_release_that_was_changed_by_hand_is_made_whole(public, make):
    release, _ = swap.publish(public, make("good"), DAY)
    (release / "index.html").write_text("meddled")

    swap.publish(public, make("good"), DAY)

    assert page(public / "current") == "good"
    assert leftovers(public) == []


def test_a_date_before_the_last_release_is_refused(public, make):
    swap.publish(public, make("now"), DAY)

    with pytest.raises(SettingsError, match="早于"):
        swap.publish(public, make("then", date(2022, 9, 29)), date(2022, 9, 29))

    assert page(public / "current") == "now"
    swap.publish(public, make("later", date(2022, 10, 1)), date(2022, 10, 1))
    assert page(public / "current") == "later"


def test_current_never_leads_nowhere_whatever_call_fails(public, make, monkeypatch):
    """Each call that changes the disk fails once; after each the old site stands, and the next try succeeds."""
    swap.publish(public, make("old"), DAY)
    for number, (owner, name) in enumerate([(Path, "rename"), (Path, "symlink_to"), (Path, "replace"), (os, "sync")]):
        built = make(f"new {number}")
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, interrupt)
            with pytest.raises(KeyboardInterrupt):
                swap.publish(public, built, DAY)
        assert page(public / "current") == "old"
    swap.publish(public, make("new"), DAY)
    assert page(public / "current") == "new"
    assert leftovers(public) == []


def test_where_no_link_can_be_made_current_is_a_copy(public, make, monkeypatch):
    def impossible(*_, **__):
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", impossible)
    assert swap.publish(public, make("first"), DAY)[1] is False
    assert swap.publish(public, make("second"), DAY)[1] is False

    assert not (public / "current").is_symlink()
    assert page(public / "current") == "second"
    assert leftovers(public) == []


def test_windows_makes_no_link_even_where_it_could(public, make, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert swap.publish(public, make("first"), DAY)[1] is False
    assert swap.publish(public, make("second"), DAY)[1] is False

    assert not (public / "current").is_symlink()
    assert page(public / "current") == "second"
    assert leftovers(public) == []


def test_what_a_cut_off_publication_left_is_cleared(public, make):
    (public / ".disclosure-current").symlink_to("releases/gone")

    swap.publish(public, make("first"), DAY)

    assert leftovers(public) == []


@pytest.mark.parametrize("foreign", ["a folder with files", "a file", "a site for looking at", "another current"])
def test_a_public_folder_that_is_not_where_we_publish_is_refused(foreign, tmp_path, make):
    public = tmp_path / "public"
    if foreign == "a file":
        public.write_text("mine")
    elif foreign == "a site for looking at":
        shutil.copytree(make("site"), public)
    else:
        (public / ("current" if foreign == "another current" else "photos")).mkdir(parents=True)
        (public / "current/mine.txt" if foreign == "another current" else public / "mine.txt").write_text("mine")

    with pytest.raises(SettingsError, match="不会覆盖"):
        swap.refuse_foreign_releases(public)


def test_a_new_or_empty_public_folder_is_welcome(tmp_path, public, make):
    swap.refuse_foreign_releases(tmp_path / "nothing")
    swap.refuse_foreign_releases(public)
    swap.publish(public, make("first"), DAY)
    swap.refuse_foreign_releases(public)


def test_a_release_in_which_records_would_move_is_not_published(public, make):
    first, second = make("甲"), make("乙")
    for folder, place in ((first, "a/r/3f"), (second, "a/r/3")):
        (folder / place).mkdir(parents=True)
        (folder / place / "index.html").write_text("示例")
        manifest.write(folder, DAY)
    release, _ = swap.publish(public, first, DAY)

    with pytest.raises(SettingsError, match=r"buckets.*a 原来是 2，现在是 1"):
        swap.publish(public, second, DAY)

    assert [path.name for path in (public / "releases").iterdir()] == [release.name]
    assert page(public / "current") == "甲"
