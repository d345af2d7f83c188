"""A project of which a preview was built: what it shows of changes ahead of the whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from disclosure import examining
from disclosure.orders import Order
from disclosure.remaking.stock import Stock
from disclosure.remaking.whole import whole
from disclosure.seeing import local_site
from packages import field, write_package
from previews import Looking, connected, replaced, settings_of
from sites import ROOT, files_of

__all__ = ["connected"]

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


def put(text: str, name: str = "content/news/n2.md") -> Callable[[Path], None]:
    """Return what writes a page of that *text* into a project."""
    return lambda project: (project / name).write_text(f"标题: 新的\n日期: 2022-08-02\n\n{text}\n", "utf-8")


def build_whole(kept: Stock, output: str) -> None:
    """Build the site of a preview, to its end."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(local_site, "whole", whole)
        html(Looking(), kept, output)


def whole_pages(project: Path, names: Collection[str]) -> dict[str, bytes]:
    """Return the files with these names that a preview has of the project as it is, built anew."""
    with Stock() as own:
        build_whole(own, "listed")
    site = files_of(project / "listed")
    return {name: site[name] for name in names if name in site}
