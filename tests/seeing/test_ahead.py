"""Changed data, a changed theme or setting: what is looked at is seen before the whole site is made of it."""

from __future__ import annotations

import shutil

import pytest

from changing import CELL, connected, html, last, project, read, saved
from disclosure.errors import DataError, ExtensionError, errors_only
from disclosure.remaking import preparing
from disclosure.remaking.stock import Stock
from previews import Looking, replaced
from sites import files_of

__all__ = ["connected", "last", "project", "read", "saved"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine


def test_a_changed_table_is_seen_where_it_is_looked_at_and_on_its_registers_first_page(saved, read):
    shown = saved(CELL, asked=("checks/records/a3/", "checks/records/none/", ""))

    assert [*shown] == ["checks/records/a3/index.html", "index.html", "checks/index.html"]
    assert all(b"a3" in shown[name] for name in shown if name != "index.html")
    assert "共 <a" in shown["checks/index.html"].decode()  # its description asks another register
    assert read == [{"reference", "checks", "others"}]  # nothing is said of linked, which names its records


def test_a_register_that_is_looked_at_follows_what_it_refers_to(saved, read):
    shown = saved(replaced("data/reference/offices.csv", "局", "所"), replaced("data/checks/rows.csv", "局", "所"))
    assert [*shown] == ["checks/index.html"]

    shown = saved(asked=("linked/records/c1/", "others/"))
    assert "linked/records/c1/index.html" in shown
    assert read[1:] == [{"reference", "checks", "others", "linked"}]


def test_what_is_shown_ahead_is_what_the_whole_site_then_has(project, saved, monkeypatch):
    asked = ("", "checks/records/a3/", "linked/records/c1/", "others/dictionary/", "news/n1/")
    shown = saved(CELL, replaced("data/others/rows.csv", "b1", "b2"), asked=asked)
    monkeypatch.undo()
    with Stock() as own:
        html(Looking(), own, "clean")

    site = files_of(project / "clean")
    pages = [f"{address}index.html" for address in asked]
    assert {name: shown[name] for name in pages} == {name: site[name] for name in pages}


def test_a_mistake_in_a_table_is_told_at_once_and_what_was_not_read_is_no_mistake(project, last, saved):
    shown = saved(replaced("data/checks/rows.csv", "a1,", "a4,"))  # linked/rows.csv names a1, the page its record
    assert [*shown] == ["checks/index.html"]

    browser = Looking("checks/")
    replaced("data/checks/rows.csv", "a2,局", "a2,处")(project)
    with pytest.raises(DataError) as error:
        html(browser, last)
    assert [problem.path for problem in errors_only(error.value.problems)] == ["checks/rows.csv"]
    assert browser.shown == []


def test_a_changed_theme_is_seen_and_nothing_is_prepared_again(project, last, saved, monkeypatch):
    style = project / "theme/static/css/site.css"
    page = replaced("theme/templates/record.html", "{% block main %}", "{% block main %}<b>新</b>")
    shown = saved(page, lambda _: style.write_bytes(b"p{}"), asked=("others/records/b1/", "news/n1/"))
    assert [*shown] == ["theme/css/site.css", "others/records/b1/index.html", "news/n1/index.html"]
    assert shown["theme/css/site.css"] == b"p{}"
    assert "<b>新</b>" in shown["others/records/b1/index.html"].decode()

    monkeypatch.undo()
    with Stock() as own:
        html(Looking(), own, "clean")
    monkeypatch.setattr(preparing, "prepare", None)
    html(Looking(), last, "themed")
    assert files_of(project / "themed") == files_of(project / "clean")


def test_a_template_that_is_wrong_is_told_at_once(project, last, saved):  # noqa: ARG001 - it puts the files back
    replaced("theme/templates/record.html", "{% block main %}", "{% block main %}{{ none.such }}")(project)

    with pytest.raises(ExtensionError, match=r"record\.html 第"):
        html(Looking("others/records/b1/"), last)


def test_a_setting_that_is_printed_is_seen_and_a_colour_has_its_files(saved):
    named = replaced("pelicanconf.py", "食品安全信息公示", "公示一下")
    coloured = replaced("pelicanconf.py", "#0c5161", "#7c2d12")
    shown = saved(named, coloured, asked=("others/",))

    assert "公示一下" in shown["others/index.html"].decode()
    assert "theme/colours.css" in shown


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(replaced("pelicanconf.py", '"data": "data"', '"data": "data", "rows_per_page": 1'), id="setting"),
        pytest.param(
            lambda project: [shutil.copytree(project / "data/others", project / "data" / one) for one in "defgh"],
            id="registers",
        ),
    ],
)
def test_where_more_has_changed_the_whole_site_is_made_at_once(saved, change):
    assert saved(CELL, change, asked=("checks/",)) == {}
