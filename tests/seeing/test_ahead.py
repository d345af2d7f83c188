"""Changed data, a changed theme or setting: what is looked at is seen before the whole site is made of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from disclosure import examining
from disclosure.errors import DataError, ExtensionError, errors_only
from disclosure.orders import Order
from disclosure.remaking import preparing
from disclosure.remaking.stock import Stock
from disclosure.seeing import local_site
from packages import field, write_package
from previews import Looking, connected, replaced, settings_of
from sites import ROOT, files_of

__all__ = ["connected"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine

COUNT = {"count": {"title": "批次", "count": True, "unit": "批次"}}
CONTRACT = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"], "pages": "all"}
PARTS = ("data", "content", "theme")
LEAD = "标题: 一篇\n日期: 2022-08-01\n\n共 [[数字: checks.count]] 批次，见[那一条](/linked/records/c1/)。\n"


class Whole(Exception):  # noqa: N818 - no error: it says that now the whole site would be built
    """The build of the whole site begins."""


def write(project: Path) -> None:
    """Write registers that name each other's records, one that stands alone, a page, a theme of its own."""
    linked = field("to", references="checks/rows.a")
    tables = {
        "checks": ([field("a"), field("by", references="reference/offices.name")], [["a1", "局"], ["a2", "局"]]),
        "others": ([field("a")], [["b1"]]),
        "linked": ([field("a"), linked], [["c1", "a1"]]),
    }
    for name, (fields, rows) in tables.items():
        said = "共 [[数字: others.count]] 批次。" if name == "checks" else "一个名册。"
        written = {"rows": {"fields": fields, "rows": rows, "primaryKey": "a"}}
        write_package(project / "data" / name, written, CONTRACT | {"measures": COUNT}, description=said, title=name)
    offices = {"offices": {"fields": [field("name")], "rows": [["局"]], "primaryKey": "name"}}
    write_package(project / "data/reference", offices)
    (project / "content/news").mkdir(parents=True)
    (project / "content/news/n1.md").write_text(LEAD, "utf-8")
    for part in ("templates", "components", "static"):
        shutil.copytree(ROOT / "theme" / part, project / "theme" / part)
    (project / "pelicanconf.py").write_text(settings_of(project / "theme"), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory, connected) -> Iterator[Path]:  # noqa: ARG001 - see connected
    """The project, where commands are run."""
    folder, before = tmp_path_factory.mktemp("project"), Path.cwd()
    write(folder)
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.fixture(scope="module")
def last(project) -> Iterator[Stock]:  # noqa: ARG001 - what is built
    """What the build of a preview has left."""
    with Stock() as kept:
        html(Looking(), kept)
        yield kept


def html(browser: Looking, kept: Stock, output: str = "site") -> None:
    """Build the site of a preview."""
    local_site.html(Order(as_of="2022-09-30", quiet=True, preview=True), Path(output), browser, kept)


@pytest.fixture
def saved(project, last, monkeypatch):
    """Return a function that makes changes, builds until the whole site would be, and takes the changes back.

    It returns what a browser was shown that looks at pages.
    """
    before = {part: files_of(project / part) for part in PARTS}

    def begins(*_: object) -> None:
        raise Whole

    def save(*changes: Callable[[Path], None], asked: tuple[str, ...] = ()) -> dict[str, bytes]:
        browser = Looking(*asked)
        for change in changes:
            change(project)
        with pytest.raises(Whole):
            html(browser, last)
        return dict(browser.shown[-1])

    monkeypatch.setattr(local_site, "whole", begins)
    yield save
    (project / "pelicanconf.py").write_text(settings_of(project / "theme"), "utf-8")
    for part, files in before.items():
        if files_of(project / part) == files:
            continue
        shutil.rmtree(project / part)
        for name, data in files.items():
            (project / part / name).parent.mkdir(parents=True, exist_ok=True)
            (project / part / name).write_bytes(data)


@pytest.fixture
def read(monkeypatch) -> list[set[str]]:
    """The folders that are read of, one time after another."""
    found, read_all = [], examining.read_all

    def noted(catalogue, engine):
        found.append({*catalogue.packages})
        return read_all(catalogue, engine)

    monkeypatch.setattr(examining, "read_all", noted)
    return found


CELL = replaced("data/checks/rows.csv", "a2,", "a3,")


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


def put(text: str, name: str = "content/news/n2.md") -> Callable[[Path], None]:
    """Return what writes a page of that *text* into a project."""
    return lambda project: (project / name).write_text(f"标题: 新的\n日期: 2022-08-02\n\n{text}\n", "utf-8")


def test_data_and_texts_that_are_saved_together_are_both_seen(saved):
    shown = saved(CELL, put("见[一篇](n1.md)，共 [[数字: others.count]] 批次。"), asked=("checks/records/a3/",))

    assert {*shown} == {"checks/records/a3/index.html", "checks/index.html", "news/n2/index.html"}


MORE = replaced("data/checks/rows.csv", "a2,局", "a2,局\na3,局")
MEASURE = replaced("data/checks/datapackage.json", '"unit": "批次"', '"unit": "样"')


@pytest.mark.parametrize("change", [pytest.param(MORE, id="rows"), pytest.param(MEASURE, id="unit")])
def test_a_text_that_asks_changed_data_is_seen_with_the_figure_of_now(project, saved, monkeypatch, change):
    asking = put("共 [[数字: checks.count]] 批次，其中 a3 有 [[数字: checks.count a=a3]]。")
    shown = saved(change, asking, asked=("news/n1/",))
    monkeypatch.undo()
    with Stock() as own:
        html(Looking(), own, "asked")

    pages = ("news/n1/index.html", "news/n2/index.html")
    site = files_of(project / "asked")
    assert {name: shown[name] for name in pages} == {name: site[name] for name in pages}


@pytest.mark.parametrize(
    "text",
    ["[没有](none.md)", "<b>粗</b>", "共 [[数字: checks.none]] 批次。"],
    ids=["dead link", "not our Markdown", "figure that there is not"],
)
def test_a_text_that_cannot_be_shown_yet_keeps_the_data_beside_it_not_back(saved, text):
    assert {*saved(CELL, put(text))} == {"checks/index.html"}
    assert {*saved(put(text, "content/news/n1.md"), asked=("news/n1/",))} == {"checks/index.html"}


def test_a_picture_that_is_wrong_keeps_the_data_beside_it_not_back(project, saved):
    (project / "content/images").mkdir()

    assert {*saved(CELL, lambda _: (project / "content/images/a.png").write_bytes(b"text"))} == {"checks/index.html"}


def test_a_mistake_in_a_table_is_told_at_once_beside_a_new_text_which_is_seen(project, last, saved):  # noqa: ARG001
    browser = Looking()
    replaced("data/checks/rows.csv", "a2,局", "a2,处")(project)
    put("甲。")(project)
    put("[没有](none.md)", "content/news/n3.md")(project)
    with pytest.raises(DataError) as error:
        html(browser, last)

    assert {problem.path for problem in errors_only(error.value.problems)} == {"checks/rows.csv", "news/n3.md"}
    assert [{*shown} for shown in browser.shown] == [{"news/n2/index.html"}]


def test_a_table_that_is_in_order_with_the_text_saved_with_it_is_seen(saved):
    said = replaced("data/checks/datapackage.json", "共 [[数字: others.count]] 批次。", "见[新的](/news/n2/)。")
    assert {*saved(said, put("甲。"))} == {"checks/index.html", "news/n2/index.html"}

    firmly = ("checks.count]]", "checks.count | 2批次!]]")
    more = replaced("data/checks/rows.csv", "a2,局", "a2,局\na3,局")
    assert "checks/index.html" in saved(more, replaced("content/news/n1.md", *firmly))


def test_a_text_and_a_style_that_are_saved_together_are_both_seen(project, saved):
    style = project / "theme/static/css/site.css"

    assert {*saved(put("甲。"), lambda _: style.write_bytes(b"p{}"))} == {"theme/css/site.css", "news/n2/index.html"}


def test_a_sentence_that_was_changed_meanwhile_is_as_it_is_now(project, last, saved):
    strong, marked = ("批次，", "**批次**，"), ("{% block main %}", "{% block main %}<i></i>")
    replaced("content/news/n1.md", *strong)(project)
    html(Looking(), last)
    shown = saved(replaced("theme/templates/page.html", *marked), asked=("news/n1/",))
    assert all(word in shown["news/n1/index.html"].decode() for word in ("<i></i>", "<strong>批次"))

    replaced("theme/templates/page.html", *reversed(marked))(project)
    replaced("content/news/n1.md", *reversed(strong))(project)
    html(Looking(), last)
