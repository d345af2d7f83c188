"""A figure that no text asked for when the site was prepared: counted over all public rows, which lie there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from disclosure.errors import DataError, errors_only
from disclosure.orders import Order
from disclosure.remaking.stock import Stock
from disclosure.seeing import local_site
from disclosure.settings import PREVIEWED
from packages import field, write_package
from previews import Looking, connected, replaced, settings_of
from sites import ROOT, files_of

__all__ = ["connected"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine

ROWS = [[f"a{number}", "甲" if number % 2 else "乙"] for number in range(PREVIEWED + 1)]
COUNT = {"count": {"title": "批次", "count": True, "unit": "批次"}}
CONTRACT = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"], "measures": COUNT}
PAGE = "标题: 一篇\n日期: 2022-08-01\n\n共 {}。\n"
OLD, NEW = "content/news/old.md", "content/news/new.md"


class Whole(Exception):  # noqa: N818 - no error: it says that now the whole site would be built
    """The build of the whole site begins."""


def write(project: Path, engine: str) -> None:
    """Write a register of which a preview prints a part, one that refers to another, and a page that asks nothing."""
    linked = field("to", references="others/rows.a")
    tables = {
        "checks": ([field("a"), field("b")], ROWS),
        "others": ([field("a")], [["b1"]]),
        "linked": ([field("a"), linked], [["c1", "b1"], ["c2", "b1"]]),
    }
    for name, (fields, rows) in tables.items():
        write_package(project / "data" / name, {"rows": {"fields": fields, "rows": rows, "primaryKey": "a"}}, CONTRACT)
    save(OLD, "没有数")(project)
    said = settings_of(ROOT / "theme").replace('"data": "data"', f'"data": "data", "engine": "{engine}"')
    (project / "pelicanconf.py").write_text(said, "utf-8")


def save(name: str, said: str) -> Callable[[Path], None]:
    """Return what writes a page that says so."""

    def change(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(PAGE.format(said), "utf-8")

    return change


@pytest.fixture(scope="module", params=["polars", "duckdb"])
def built(request, tmp_path_factory, connected) -> Iterator[tuple[Path, Stock]]:  # noqa: ARG001 - see connected
    """The project, where commands are run, and what the build of a preview has left."""
    project, before = tmp_path_factory.mktemp("project"), Path.cwd()
    write(project, request.param)
    os.chdir(project)
    with Stock() as stock:
        html(Looking(), stock)
        yield project, stock
    os.chdir(before)


def html(browser: Looking, stock: Stock, output: str = "site") -> None:
    """Build the site of a preview."""
    local_site.html(Order(as_of="2022-09-30", quiet=True, preview=True), Path(output), browser, stock)


@pytest.fixture
def saved(built, monkeypatch) -> Iterator[Callable[..., dict[str, str]]]:
    """Return a function that makes changes and tells what is shown ahead of a whole build; they are taken back."""
    project, stock = built
    before = files_of(project / "data") | files_of(project / "content")

    def begins(*_: object) -> None:
        raise Whole

    def save(*changes: Callable[[Path], None], is_whole: bool) -> dict[str, str]:
        browser = Looking()
        for change in changes:
            change(project)
        if is_whole:
            with pytest.raises(Whole):
                html(browser, stock)
        else:
            html(browser, stock)
        return {name: page.decode() for name, page in browser.shown[-1].items()}

    monkeypatch.setattr(local_site, "whole", begins)
    yield save
    monkeypatch.undo()
    for part in ("data", "content"):
        for name in files_of(project / part):
            if name not in before:
                (project / part / name).unlink()
            elif (project / part / name).read_bytes() != before[name]:
                (project / part / name).write_bytes(before[name])
    html(Looking(), stock)


def test_it_is_seen_at_once_with_its_value_and_the_site_is_what_a_clean_build_makes(built, saved, monkeypatch):
    project, _ = built
    said = "[[数字: checks.count]]、[[数字: checks.count b=甲]]、[[数字: linked.count]]"
    page = saved(save(OLD, said), is_whole=False)["news/old/index.html"]
    assert all(f"{value}批次</a>" in page for value in (PREVIEWED + 1, PREVIEWED // 2, 2))

    monkeypatch.undo()
    with Stock() as own:
        html(Looking(), own, "clean")
    assert files_of(project / "site") == files_of(project / "clean")


def test_a_new_page_has_it_ahead_of_the_whole_site(saved):
    shown = saved(save(NEW, "[[数字: checks.count]]"), is_whole=True)

    assert f"{PREVIEWED + 1}批次</a>" in shown["news/new/index.html"]


def test_a_page_that_has_it_hinders_nothing_that_is_shown_ahead_later(saved):
    saved(save(OLD, "[[数字: checks.count b=乙]]"), is_whole=False)

    assert "others/index.html" in saved(replaced("data/others/rows.csv", "b1", "b1\nb2"), is_whole=True)


def test_where_it_is_not_what_the_sentence_firmly_says_that_is_told_at_once(saved):
    with pytest.raises(DataError) as error:
        saved(save(OLD, "[[数字: checks.count | 7批次!]]"), is_whole=True)

    [wrong] = errors_only(error.value.problems)
    assert (wrong.path, wrong.row, wrong.kind) == ("news/old.md", 4, "figure-moved")
    assert f"现在是 {PREVIEWED + 1}批次" in wrong.message


def test_beside_a_changed_table_it_is_seen_but_of_what_refers_to_that(saved):
    changed = replaced("data/others/rows.csv", "b1", "b1\nb2")
    counted = saved(changed, save(NEW, "[[数字: checks.count]]，[[数字: others.count]]"), is_whole=True)
    assert all(f"{figure}批次</a>" in counted["news/new/index.html"] for figure in (PREVIEWED + 1, 2))

    assert "news/new/index.html" not in saved(save(NEW, "[[数字: linked.count to=b1]]"), is_whole=True)
