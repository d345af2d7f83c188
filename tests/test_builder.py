import logging

import pytest
from pelican import signals

from disclosure.builder import build, configure
from disclosure.errors import DataError, ExtensionError, SettingsError, SurroundingsError
from projects import PICTURE


def test_what_the_command_line_says_stands_above_the_file(project):
    settings = configure(project / "pelicanconf.py", {"SITEURL": "https://a.example", "DISCLOSURE": {"data": "other"}})

    assert settings["SITEURL"] == "https://a.example"
    assert settings["DISCLOSURE"] == {"data": "other", "site_name": "试"}
    assert settings["PATH"] == str(project / "content")


def test_a_missing_settings_file_says_where_to_go(tmp_path):
    with pytest.raises(SettingsError, match=r"pelicanconf\.py"):
        configure(tmp_path / "pelicanconf.py", {})


def test_a_mistyped_settings_file_names_the_line(project):
    (project / "pelicanconf.py").write_text("A = 1\nB = (\n")

    with pytest.raises(SettingsError, match="第 2 行"):
        configure(project / "pelicanconf.py", {})


@pytest.mark.parametrize("line", ["A = nosuch", "import nosuch", "A = 1 / 0", "from shared import *"])
def test_a_settings_file_that_fails_names_file_line_and_what_it_is(line, project, monkeypatch):
    monkeypatch.syspath_prepend(project)
    (project / "shared.py").write_text("\nA = nosuch\n")
    (project / "pelicanconf.py").write_text(f"A = 1\n{line}\n")

    with pytest.raises(SettingsError, match=r"第 2 行出错：[A-Za-z]*Error: ") as caught:
        configure(project / "pelicanconf.py", {})

    assert caught.value.message.startswith("shared.py" if "shared" in line else "pelicanconf.py")


@pytest.mark.parametrize("line", ['PATH = "nosuch"', 'THEME = "nosuch"'])
def test_what_pelican_does_not_take_is_the_settings_fault(line, project):
    with (project / "pelicanconf.py").open("a") as file:
        file.write(f"{line}\n")

    with pytest.raises(SettingsError, match=r"Pelican 不接受 pelicanconf\.py 里的设置：.") as caught:
        configure(project / "pelicanconf.py", {})

    assert "PATH" in caught.value.hint


def test_where_the_settings_file_stands_is_noted(project):
    assert configure(project / "pelicanconf.py", {})["DISCLOSURE_BASE"] == str(project)


def test_settings_that_are_no_dictionary_are_left_to_be_told(project):
    (project / "pelicanconf.py").write_text((project / "pelicanconf.py").read_text("utf-8") + "DISCLOSURE = None\n")

    assert configure(project / "pelicanconf.py", {"DISCLOSURE": {"as_of": "2022-09-30"}})["DISCLOSURE"] is None


def run(project, **more):
    settings = configure(project / "pelicanconf.py", {"OUTPUT_PATH": str(project / "out")})
    build(settings | more)


def test_pelican_builds_and_says_nothing(project, capfd):
    run(project)

    assert (project / "out/images/a.png").read_bytes() == PICTURE
    assert capfd.readouterr() == ("", "")


class Grumbler:
    """A plugin that only warns."""

    @staticmethod
    def register():
        for number in range(30):
            logging.getLogger("pelican.plugins.test").warning("page %s skipped", number)


def test_all_warnings_are_fatal_and_shown_together(project):
    with pytest.raises(SurroundingsError) as caught:
        run(project, PLUGINS=[Grumbler])

    assert "30 条警告" in caught.value.message
    assert "page 0 skipped\n  page 1 skipped" in caught.value.message
    assert "page 29" not in caught.value.message


def test_a_plugin_that_cannot_be_loaded_is_fatal(project):
    with pytest.raises(SurroundingsError, match="no_such_plugin"):
        run(project, PLUGINS=["no_such_plugin"])


class Failing:
    """A plugin that fails."""

    @staticmethod
    def register():
        """Connect nothing: it would last longer than the test."""

    @staticmethod
    def fail(_):
        raise ValueError


def test_a_plugin_that_fails_is_named(project):
    failing = signals.finalized.connected_to(Failing.fail)
    with failing, pytest.raises(ExtensionError, match=r"插件 Failing 出错：ValueError（.*test_builder\.py 第"):
        run(project, PLUGINS=[Failing])


def test_what_a_plugin_raises_comes_through(project, monkeypatch):
    def fail(*_):
        raise DataError([])

    monkeypatch.setattr("pelican.generators.StaticGenerator.generate_context", fail)
    with pytest.raises(DataError):
        run(project)


def test_warnings_of_one_build_are_not_those_of_the_next(project):
    with pytest.raises(SurroundingsError):
        run(project, PLUGINS=["no_such_plugin"])

    run(project)
