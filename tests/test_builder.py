import logging

import pytest

from disclosure.builder import build, configure
from disclosure.errors import DataError, SettingsError, SurroundingsError
from projects import write_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_project(tmp_path)


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


def run(project, **more):
    settings = configure(project / "pelicanconf.py", {"OUTPUT_PATH": str(project / "out")})
    build(settings | more)


def test_pelican_builds_and_says_nothing(project, capfd):
    run(project)

    assert (project / "out/images/a.png").read_text() == "first"
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
