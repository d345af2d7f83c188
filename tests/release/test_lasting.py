"""A release keeps the addresses of records that have no page of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.release.lasting import refuse_moved


def site(folder: Path, *places: str) -> Path:
    """Make a folder with a page at each of *places*."""
    for place in places:
        (folder / place).mkdir(parents=True)
        (folder / place / "index.html").write_text("示例")
    return folder


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(["a/r/3f", "a/r/40"], ["a/r/07"], id="as many digits"),
        pytest.param(["a/r"], ["a/r"], id="none"),
        pytest.param(["a"], ["a/r/3f"], id="the register had no such record"),
        pytest.param(["a/r/3f"], ["a"], id="it has none now"),
        pytest.param(["b/r"], ["a/r/3f"], id="another register"),
    ],
)
def test_a_release_with_the_same_addresses_is_taken(before, now, tmp_path):
    refuse_moved([site(tmp_path / "last", *before)], site(tmp_path / "built", *now))


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        pytest.param(["a/r/3f"], ["a/r"], "a 原来是 2，现在是 0", id="to one page"),
        pytest.param(["a/r"], ["a/r/3"], "a 原来是 0，现在是 1", id="from one page"),
        pytest.param(["a/r/3f", "b/r/3"], ["a/r/3f", "b/r/333"], "b 原来是 1，现在是 3", id="of one register"),
    ],
)
def test_a_release_in_which_records_would_move_is_refused(before, now, said, tmp_path):
    with pytest.raises(SettingsError, match=said):
        refuse_moved([site(tmp_path / "last", *before)], site(tmp_path / "built", *now))


def test_the_last_release_that_had_such_a_record_counts(tmp_path):
    releases = [site(tmp_path / "1", "a/r/3"), site(tmp_path / "2", "a/r/3f"), site(tmp_path / "3", "a")]

    refuse_moved(releases, site(tmp_path / "same", "a/r/07"))
    with pytest.raises(SettingsError, match="a 原来是 2，现在是 1"):
        refuse_moved(releases, site(tmp_path / "other", "a/r/7"))
