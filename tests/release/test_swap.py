"""A folder for looking at: the new site takes the place of the old one, and of nothing else."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.release import manifest, swap
from disclosure.release.staging import retired
from releases import DAY, interrupt, leftovers, page


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


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
    monkeypatch.setattr(Path, "rename", interrupt)
    monkeypatch.setattr(shutil, "rmtree", interrupt)  # so that nothing happens after that step

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
