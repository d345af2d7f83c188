import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.release import manifest, swap
from disclosure.release.staging import retired

DAY = date(2022, 9, 30)


@pytest.fixture
def make(tmp_path):
    """Return a function that makes a finished folder with one page."""
    made = 0

    def one(text: str, as_of: date = DAY) -> Path:
        nonlocal made
        made += 1
        folder = tmp_path / f"built-{made}"
        folder.mkdir()
        (folder / "index.html").write_text(text)
        manifest.write(folder, as_of)
        return folder

    return one


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def public(tmp_path):
    folder = tmp_path / "public"
    (folder / "releases").mkdir(parents=True)
    return folder


def page(folder: Path) -> str:
    return (folder / "index.html").read_text()


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".disclosure-*")]


# ---- a folder for looking at


@pytest.mark.parametrize("before", ["nothing", "an empty folder", "a site of ours"])
def test_a_finished_folder_takes_the_place(before, output, make, tmp_path):
    if before == "an empty folder":
        output.mkdir()
    if before == "a site of ours":
        old = make("old")
        (old / "stale.html").write_text("withdrawn")
        manifest.write(old, DAY)
        old.rename(output)

    swap.replace(output, make("new"))

    assert page(output) == "new"
    assert not (output / "stale.html").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("foreign", ["a file", "a folder", "a folder with another's build.json", "a dangling link"])
def test_what_is_not_ours_is_never_replaced(foreign, output, make):
    if foreign == "a file":
        output.write_text("mine")
    elif foreign == "a dangling link":
        output.symlink_to("nowhere")
    else:
        output.mkdir()
        (output / "thesis.txt").write_text("mine")
        if "build.json" in foreign:
            (output / "build.json").write_text("{}")
    built = make("new")

    with pytest.raises(SettingsError, match="不会覆盖"):
        swap.replace(output, built)

    assert page(built) == "new"
    if output.is_dir():
        assert (output / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "name",
    ["CNAME", ".nojekyll", ".git/HEAD", ".git/refs/heads/main", "notes/2022/a.txt", "index.html.bak", "more.html"],
)
def test_a_site_of_ours_that_holds_what_we_did_not_make_is_not_replaced(name, output, make):
    make("old").rename(output)
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    (output / name).write_text("mine")

    with pytest.raises(SettingsError, match="不是本程序生成的内容") as caught:
        swap.replace(output, make("new"))

    assert name.split("/")[0] in caught.value.message
    assert (output / name).read_text() == "mine"
    assert page(output) == "old"


def test_a_refusal_names_a_few_of_many_and_counts_them(output, make):
    make("old").rename(output)
    for number in range(30):
        (output / f"{number:02}.txt").write_text("mine")

    with pytest.raises(SettingsError, match=r"00\.txt、01\.txt.*等 30 项") as caught:
        swap.refuse_foreign(output)

    assert "29.txt" not in caught.value.message


@pytest.mark.parametrize("name", [".DS_Store", "photos/Thumbs.db", "desktop.ini", "photos/"])
def test_what_a_machine_left_and_a_folder_without_files_are_nobodys(name, output, make):
    make("old").rename(output)
    (output / "photos").mkdir()
    if not name.endswith("/"):
        (output / name).write_text("junk")

    swap.replace(output, make("new"))

    assert page(output) == "new"
    assert not (output / "photos").exists()


@pytest.mark.parametrize("files", [None, 7, ["index.html"], [{"name": "index.html"}]], ids=repr)
def test_a_list_of_files_that_was_meddled_with_vouches_for_nothing(files, output, make):
    make("old").rename(output)
    (output / "build.json").write_text(json.dumps({"generator": "disclosure", "files": files}))

    with pytest.raises(SettingsError, match=r"index\.html"):
        swap.refuse_foreign(output)


@pytest.mark.skipif(sys.platform != "linux", reason="two folders change places on Linux alone")
def test_the_old_and_the_new_site_change_places_in_one_step(output, make, monkeypatch):
    make("old").rename(output)
    monkeypatch.setattr(Path, "rename", _interrupt)
    monkeypatch.setattr(shutil, "rmtree", _interrupt)  # so that nothing happens after that step

    built = make("new")
    with pytest.raises(KeyboardInterrupt):
        swap.replace(output, built)

    assert (page(output), page(built)) == ("new", "old")


@pytest.fixture
def two_renames(monkeypatch):
    """A system on which two folders cannot change places."""
    monkeypatch.setattr(swap, "exchange", lambda *_: False)


@pytest.mark.usefixtures("two_renames")
def test_elsewhere_two_renames_put_the_new_site_in(output, make, tmp_path):
    make("old").rename(output)

    swap.replace(output, make("new"))

    assert page(output) == "new"
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("two_renames")
@pytest.mark.parametrize("after", ["the first rename", "both renames"])
def test_elsewhere_a_run_that_was_killed_between_or_after_the_renames_is_made_good(after, output, make, tmp_path):
    make("old").rename(retired(output))
    if after == "both renames":
        make("new").rename(output)

    swap.replace(output, make("newer"))

    assert page(output) == "newer"
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("two_renames")
def test_the_old_site_comes_back_if_the_new_one_cannot_be_moved_in(output, make, monkeypatch, tmp_path):
    make("old").rename(output)
    built = make("new")
    rename = Path.rename

    def stubborn(self, target):
        if self == built:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(OSError, match="No space"):
        swap.replace(output, built)

    assert page(output) == "old"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("output", ["data", "data/site", "data/../data/site", "."])
def test_an_output_inside_or_around_a_source_is_refused(output, tmp_path):
    (tmp_path / "data").mkdir()

    with pytest.raises(SettingsError, match="OUTPUT"):
        swap.refuse_entangled((tmp_path / output).resolve(), [tmp_path / "data"])

    swap.refuse_entangled((tmp_path / "data-output").resolve(), [tmp_path / "data"])


# ---- releases


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
            patch.setattr(owner, name, _interrupt)
            with pytest.raises(KeyboardInterrupt):
                swap.publish(public, built, DAY)
        assert page(public / "current") == "old"
    swap.publish(public, make("new"), DAY)
    assert page(public / "current") == "new"
    assert leftovers(public) == []


def _interrupt(*_, **__):
    raise KeyboardInterrupt


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
