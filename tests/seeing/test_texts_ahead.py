"""Texts that were saved with changed data or a theme, or while others are wrong: each is seen as far as it can be."""

from __future__ import annotations

import re

import pytest

from changing import CELL, Whole, build_whole, connected, html, last, project, put, saved, whole_pages
from disclosure.errors import DataError, errors_only
from disclosure.orders import Order, settings_for
from disclosure.progress import Progress
from disclosure.remaking.stock import Stock
from previews import Looking, replaced
from sites import files_of

__all__ = ["connected", "last", "project", "saved"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine


LISTS = ("index.html", "news/index.html")  # that tell of a new text


def test_data_and_texts_that_are_saved_together_are_both_seen(saved):
    shown = saved(CELL, put("见[一篇](n1.md)，共 [[数字: others.count]] 批次。"), asked=("checks/records/a3/",))

    assert {*shown} == {"checks/records/a3/index.html", "checks/index.html", "news/n2/index.html", *LISTS}


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


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(put("甲。"), ["新的", "一篇"], id="new"),
        pytest.param(replaced("content/news/n1.md", "标题: 一篇", "标题: 别的"), ["别的"], id="title"),
        pytest.param(lambda project: (project / "content/news/n1.md").unlink(), [], id="gone"),
    ],
)
def test_lists_tell_of_a_text_while_another_is_wrong(project, last, saved, change, told):  # noqa: ARG001
    browser, asked = Looking("catalog/information/"), ("index.html", "catalog/information/index.html")
    wrong = "content/news/n3.md"
    change(project)
    put("[没有](none.md)", wrong)(project)
    with pytest.raises(DataError):
        html(browser, last)
    lists = {name: page for name, page in browser.shown[-1].items() if name in ("news/index.html", *asked)}

    (project / wrong).unlink()
    titles = re.findall('class="list__name"[^>]*>([^<]*)', lists.get("news/index.html", b"").decode())
    assert titles == told
    assert lists == whole_pages(project, lists)


TITLE = replaced("content/news/n1.md", "标题: 一篇", "标题: 别的")
OTHER = replaced("data/others/rows.csv", "b1", "b1\nb2")
NAME = replaced("pelicanconf.py", "食品安全信息公示", "公示一下")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param((OTHER,), id="data that a description quotes"),
        pytest.param((OTHER, TITLE), id="data and a title"),
        pytest.param((OTHER, lambda project: (project / "content/news/n1.md").unlink()), id="data, and a page gone"),
        pytest.param((NAME, replaced("content/news/n1.md", "批次", "**批次**")), id="a name and a sentence"),
        pytest.param((NAME, TITLE, OTHER), id="all"),
    ],
)
def test_what_is_shown_of_things_that_are_saved_together_is_what_the_whole_site_has(project, saved, changes):
    shown = saved(*changes, asked=("", "checks/", "catalog/information/", "news/n1/", "linked/records/c1/"))
    shown.pop("others/index.html", None)  # the size of its files is told once they are there

    assert shown == whole_pages(project, shown)


@pytest.mark.parametrize(
    ("name", "done"), [("data/others/rows.csv", OTHER), ("content/news/n2.md", put("甲。"))], ids=["data", "text"]
)
def test_what_was_prepared_and_taken_back_is_shown_nowhere(project, saved, name, done):  # noqa: ARG001
    before = (project / name).read_bytes() if (project / name).exists() else None
    with Stock() as own:
        build_whole(own, "own")
        done(project)
        own.prepared(settings_for(Order(as_of="2022-09-30", quiet=True, preview=True)), Progress(quiet=True))
        (project / name).unlink() if before is None else (project / name).write_bytes(before)
        for change in (TITLE, CELL):  # what was prepared is of a build that did not come to its end
            change(project)
            browser = Looking("", "others/", "news/")
            with pytest.raises(Whole):
                html(browser, own, "own")
            shown = {name: page for name, page in browser.shown[-1].items() if name != "checks/index.html"}
            assert shown == whole_pages(project, shown)


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
    assert {*saved(said, put("甲。"))} == {"checks/index.html", "news/n2/index.html", *LISTS}

    firmly = ("checks.count]]", "checks.count | 2批次!]]")
    more = replaced("data/checks/rows.csv", "a2,局", "a2,局\na3,局")
    assert "checks/index.html" in saved(more, replaced("content/news/n1.md", *firmly))


def test_a_text_and_a_style_that_are_saved_together_are_both_seen(project, saved):
    style = project / "theme/static/css/site.css"

    shown = saved(put("甲。"), lambda _: style.write_bytes(b"p{}"))
    assert {*shown} == {"theme/css/site.css", "news/n2/index.html", *LISTS}


def test_a_sentence_that_was_changed_meanwhile_is_as_it_is_now(project, last, saved):
    strong, marked = ("批次，", "**批次**，"), ("{% block main %}", "{% block main %}<i></i>")
    replaced("content/news/n1.md", *strong)(project)
    html(Looking(), last)
    shown = saved(replaced("theme/templates/page.html", *marked), asked=("news/n1/",))
    assert all(word in shown["news/n1/index.html"].decode() for word in ("<i></i>", "<strong>批次"))

    replaced("theme/templates/page.html", *reversed(marked))(project)
    replaced("content/news/n1.md", *reversed(strong))(project)
    html(Looking(), last)
