"""Texts, pictures and files saved together: what is in order is seen at once, whatever is wrong beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclosure.errors import DataError, errors_only
from disclosure.orders import Order
from disclosure.seeing import local_site
from drawn import photo
from packages import field, write_package
from previews import Looking, connected, settings_of
from sites import ROOT, files_of

__all__ = ["connected"]

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine

PAGE = "标题: {0}\n日期: 2022-08-01\n{1}\n\n{2}\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory, connected) -> Iterator[Path]:  # noqa: ARG001 - see connected
    """The content folder of a project, where commands are run, of which a preview has been built."""
    project, before = tmp_path_factory.mktemp("project"), Path.cwd()
    rows = {"rows": {"fields": [field("a")], "rows": [["示例"]], "primaryKey": "a"}}
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(project / "data/checks", rows, contract)
    for name in ("old", "gone"):
        save(project / "content", f"news/{name}.md", PAGE.format(name, "", "原来的。"))
    (project / "pelicanconf.py").write_text(settings_of(ROOT / "theme"), "utf-8")
    os.chdir(project)
    html(Looking())
    yield project / "content"
    os.chdir(before)


@pytest.fixture
def folder(content) -> Iterator[Path]:
    """The content folder; what is saved in it is taken back."""
    before = files_of(content)
    yield content
    for name in files_of(content).keys() - before.keys():
        (content / name).unlink()
    for name, data in before.items():
        save(content, name, data)


def html(browser: Looking) -> None:
    """Build the site of a preview."""
    local_site.html(Order(as_of="2022-09-30", quiet=True, preview=True), Path("site"), browser)


def save(content: Path, name: str, data: str | bytes) -> None:
    """Put a file into the content folder."""
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_bytes(data.encode() if isinstance(data, str) else data)


def shown(*wrong: str) -> dict[str, bytes]:
    """Return what a browser is shown while the files with these names, and no others, are wrong."""
    browser = Looking()
    with pytest.raises(DataError) as error:
        html(browser)
    assert sorted({one.path for one in errors_only(error.value.problems)}) == sorted(wrong)
    return dict(browser.shown[-1])


def test_what_is_in_order_is_seen_with_its_picture_and_file_while_others_are_wrong(folder):
    good = {"files/rules.pdf": b"%PDF-1.4\n%%EOF\n", "images/photo.jpg": photo(900, 600)}
    bad = {"images/Photo2.JPG": photo(60, 40), "images/text.png": b"text", "files/a.exe": b"MZ", "loose.md": "甲"}
    head = "图片: photo.jpg | 现场\n附件: rules.pdf | 规则"
    pages = {
        "news/new.md": PAGE.format("新的", head, "![现场](photo.jpg)见[规则](rules.pdf)。"),
        "briefs/first.md": PAGE.format("简报", "", "没有这个栏目。"),
        "cases/first.md": PAGE.format("头一篇", "", "见[新的](../news/new.md)和[案例](/cases/)。"),
        "news/wrong.md": PAGE.format("错的", "", "[没有](none.md)"),
        "news/新.md": PAGE.format("名称", "", "甲。"),
        "news/sheet.csv": "a\n1\n",
        "news/waits.md": PAGE.format("等图", "图片: text.png | 图", "甲。"),
    }
    for name, data in {**good, **bad, **pages}.items():
        save(folder, name, data)

    seen = shown(*bad, "briefs/first.md", "news/wrong.md", "news/新.md", "news/sheet.csv")

    assert seen.keys() == {*good, "news/new/index.html", "cases/first/index.html"}
    assert {name: seen[name] for name in good} == good
    page = seen["news/new/index.html"].decode()
    assert 'src="../../images/photo.jpg" width="900" height="600"' in page
    assert "srcset" not in page[page.index("<main") :]  # the smaller ones come with the whole site
    assert "PDF，" in page


def test_a_page_that_is_gone_keeps_nothing_back_and_a_link_to_it_is_wrong(folder):
    (folder / "news/gone.md").unlink()
    save(folder, "news/old.md", PAGE.format("又一篇", "", "改过的。"))
    save(folder, "news/to.md", PAGE.format("指向", "", "[走了的](gone.md)"))

    assert [*shown("news/to.md")] == ["news/old/index.html"]


def test_of_two_pages_at_one_address_neither_is_shown_and_others_are(folder):
    save(folder, "news/old/index.md", PAGE.format("同一个网址", "", "甲。"))
    save(folder, "news/new.md", PAGE.format("新的", "", "乙。"))

    assert [*shown("news/old.md")] == ["news/new/index.html"]


def test_a_text_that_shows_a_wrongly_named_picture_is_not_wrong_itself(folder):
    save(folder, "images/A.PNG", photo(60, 40))
    save(folder, "news/new.md", PAGE.format("新的", "", "![图](A.PNG)"))

    assert [*shown("images/A.PNG")] == ["news/new/index.html"]


def test_where_nothing_is_wrong_the_whole_site_has_the_same_pages_soon_after(folder, monkeypatch):
    save(folder, "files/rules.pdf", b"%PDF-1.4\n%%EOF\n")
    save(folder, "news/new.md", PAGE.format("新的", "附件: rules.pdf | 规则", "甲。"))
    browser = Looking()
    with monkeypatch.context() as patched:
        patched.setattr(local_site.swap, "replace", lambda _, made, **__: browser.shown.append(files_of(made)))
        html(browser)

    early, whole = browser.shown
    assert early.keys() == {"files/rules.pdf", "news/new/index.html"}
    assert early == {name: whole[name] for name in early}
