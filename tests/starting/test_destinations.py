"""Under which names something may be begun, and where."""

from pathlib import Path

import pytest

from disclosure.errors import SettingsError
from disclosure.starting.destinations import LONGEST, city_place, register_place

IMPOSSIBLE = [
    *("", ".", "..", "../a", "a/b", "/a", "a\\b", "C:", "C:\\a", "a:b", "a*", "a?", "<a>", "a|b", 'a"b', "a'b"),
    *("con", "CON", "nul", "Aux.txt", "COM1", "lpt9.csv", "com¹"),  # Windows keeps these for itself
    *(" a", "a ", "a.", ".a", "-a", "a\nb", "a\0b", "a\u202eb", "\ud800", "$HOME", "`id`", "县" * (LONGEST + 1)),
]


@pytest.mark.parametrize("name", IMPOSSIBLE, ids=ascii)
def test_a_city_is_not_called_what_no_folder_everywhere_can_be_called(name, tmp_path):
    with pytest.raises(SettingsError, match="NAME 不能作文件夹的名称"):
        city_place(name, tmp_path)


@pytest.mark.parametrize("name", ["某县", "Some County", "某县 2", "某-县_1.0", "县" * LONGEST, "console"])
def test_a_city_may_be_called_as_people_call_it(name, tmp_path):
    assert city_place(name, tmp_path) == tmp_path / name


@pytest.mark.parametrize("name", [*IMPOSSIBLE, "行政处罚", "Penalties", "1a", "a_b", "a.b"], ids=ascii)
def test_a_register_is_called_what_an_address_can_hold(name, tmp_path):
    with pytest.raises(SettingsError, match="NAME 不能作名册的名称"):
        register_place(name, tmp_path)


@pytest.mark.parametrize("name", ["reference", "news", "theme", "search"])
def test_a_register_does_not_take_an_address_of_the_site(name, tmp_path):
    with pytest.raises(SettingsError, match=f"NAME 不能是 {name}"):
        register_place(name, tmp_path)


def folder(place: Path) -> None:
    place.mkdir()


def file(place: Path) -> None:
    place.write_text("mine")


def dead_link(place: Path) -> None:
    place.symlink_to("nowhere")


@pytest.mark.parametrize("make", [folder, file, dead_link])
@pytest.mark.parametrize("place", [city_place, register_place])
def test_nothing_that_stands_there_is_written_over(place, make, tmp_path):
    make(tmp_path / "water")

    with pytest.raises(SettingsError, match="不会覆盖"):
        place("water", tmp_path)
