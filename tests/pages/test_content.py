from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from disclosure.cache import Cache
from disclosure.content_folders import KINDS
from disclosure.errors import errors_only
from disclosure.pages import markdown
from disclosure.pages.content import Content, read_content
from disclosure.pages.press import Assets, Press
from disclosure.pages.shelf import Shelf
from drawn import png

PNG = png()
GOOD = "Title: 标题\nDate: 2022-09-01\n\n正文。\n"
DAY = date(2022, 9, 30)


def read(folder: Path, *, preview: bool = False) -> Content:
    return read_content(folder, KINDS, DAY, preview=preview)


def documents(folder: Path, *, preview: bool = False):
    content = read(folder, preview=preview)
    assert errors_only(content.problems) == []
    return Press(content, Shelf.of(content), Assets.of(content), lambda prose: prose.body).documents()


def write(folder: Path, name: str, text: str | bytes = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def found(folder: Path) -> list[tuple[str, str, int | None]]:
    return [(problem.path, problem.kind, problem.row) for problem in read(folder).problems]


def test_a_good_folder_has_no_problem(tmp_path):
    write(tmp_path, "pages/about.md", "\ufeffTitle: 关于\nDate: 2022-09-30\nBasis: 某法第一条\n\n正文。\n")
    write(tmp_path, "safety-week/2022/plan.md")
    write(tmp_path, "images/2022/map.png", PNG)
    write(tmp_path, "README.md", "说明")
    write(tmp_path, "pages/.DS_Store", b"\0")

    assert found(tmp_path) == []


def test_a_text_that_was_in_order_is_not_looked_at_again_and_one_that_was_not_is_told_each_time(tmp_path, monkeypatch):
    folder, cache = tmp_path / "content", Cache(tmp_path / "cache")
    write(folder, "news/good.md")
    write(folder, "news/wrong.md", GOOD.replace("正文。", "<b>正文</b>。"))
    write(folder, "news/doubtful.md", GOOD.replace("正文。", "一句话，\n又一句"))
    looked, tried = [], markdown.tried

    def read_again() -> list[str]:
        looked.clear()
        return [one.path for one in read_content(folder, KINDS, DAY, cache).problems]

    monkeypatch.setattr(markdown, "tried", lambda body: looked.append(body) or tried(body))

    first = read_again()
    assert {*first} >= {"news/wrong.md"}
    assert len(looked) == 3
    assert read_again() == first
    assert len(looked) == len({*first})

    write(folder, "news/good.md", GOOD.replace("正文。", "<i>正文</i>。"))
    assert "news/good.md" in read_again()


def test_an_empty_folder_is_good(tmp_path):
    assert found(tmp_path) == []


@pytest.mark.parametrize("text", ["", "\n", "\n\n"])
def test_an_empty_page_has_no_title(text, tmp_path):
    write(tmp_path, "news/a.md", text)

    assert found(tmp_path) == [("news/a.md", "no-title", None)]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    [problem] = read(tmp_path / "nowhere").problems

    assert problem.kind == "no-content"


@pytest.mark.parametrize("key", ["Save_as", "Url", "Template", "Slug", "Lang", "Colour", "Category"])
def test_a_key_that_pelican_would_obey_is_refused(key, tmp_path):
    write(tmp_path, "pages/a.md", f"Title: 标题\n{key}: ../../evil.html\n\n正文\n")

    assert found(tmp_path) == [("pages/a.md", "front-matter", 2)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        pytest.param("Title: 一\nTitle: 二", 2, id="twice"),
        pytest.param("Title: 一\n    续行", 2, id="continued"),
        pytest.param("Title: 一\nSummary:", 2, id="no value"),
    ],
)
def test_front_matter_is_one_line_an_item(header, row, tmp_path):
    write(tmp_path, "pages/a.md", f"{header}\n\n正文\n")

    assert ("pages/a.md", "front-matter", row) in found(tmp_path)


@pytest.mark.parametrize("day", ["2024-02", "2024/02/01", "2024-2-1", "2024-02-30", "today"])
def test_a_date_is_a_whole_iso_day(day, tmp_path):
    write(tmp_path, "pages/a.md", f"Title: 标题\nDate: {day}\n\n正文\n")

    [problem] = read(tmp_path).problems

    assert (problem.kind, problem.field) == ("front-matter", "date")


def test_a_page_has_a_title(tmp_path):
    write(tmp_path, "pages/a.md", "Date: 2022-09-30\n\n正文\n")

    assert found(tmp_path) == [("pages/a.md", "no-title", None)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pages/About.md", "file-name"),
        ("pages/关于.md", "file-name"),
        ("pages/-a.md", "file-name"),
        ("pages/2022 plan/a.md", "file-name"),
        ("pages/a.html", "file-type"),
        ("pages/a.rst", "file-type"),
        ("pages/a.png", "file-type"),
        ("images/a.svg", "file-type"),
        ("images/a.html", "file-type"),
        ("elsewhere/a.md", "unknown-folder"),
        ("a.md", "misplaced-file"),
        ("pages/con.md", "file-name"),
        ("news/com1/a.md", "file-name"),
        ("images/nul.png", "file-name"),
    ],
)
def test_files_have_the_right_name_type_and_place(name, kind, tmp_path):
    write(tmp_path, name, PNG if name.endswith(".png") else GOOD)

    assert found(tmp_path) == [(name, kind, None)]


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\xff\xd8\xff"])
def test_a_picture_is_what_its_name_says(content, tmp_path):
    write(tmp_path, "images/a.png", content)

    assert found(tmp_path) == [("images/a.png", "attachment-content", None)]


def test_two_pages_of_one_address_are_named(tmp_path):
    write(tmp_path, "news/a.md")
    write(tmp_path, "news/a/index.md")
    [problem] = read(tmp_path).problems

    assert (problem.path, problem.kind) == ("news/a.md", "same-address")
    assert "news/a/index.md" in problem.message


@pytest.mark.parametrize("name", ["pages/a.md", "images/a.png", "README.md"])
def test_a_pipe_is_refused_and_not_waited_at(name, tmp_path):
    write(tmp_path, "pages/b.md")
    write(tmp_path, "images/b.png", PNG)
    os.mkfifo(tmp_path / name)

    assert found(tmp_path) == [(name, "file-type", None)]
    content = read(tmp_path)
    assert [prose.path for prose in content.texts] == ["pages/b.md"]
    assert content.written >= {"pages/b/", "images/b.png"}


@pytest.mark.parametrize("text", ["Title: 甲\rSave_as: x.html\n\n正文\n", "Title: 甲\rStatus: draft\r\r正文"])
def test_a_lone_carriage_return_hides_no_line_from_us(text, tmp_path):
    write(tmp_path, "pages/a.md", text)

    assert found(tmp_path) == [("pages/a.md", "control-character", 1)]


@pytest.mark.parametrize("sign", "\x00\x02\x0b\x0c\x1f\x7f")
def test_a_control_character_is_named_with_its_line(sign, tmp_path):
    write(tmp_path, "pages/a.md", f"{GOOD}又一段{sign}\n")

    assert found(tmp_path) == [("pages/a.md", "control-character", 5)]


def test_a_page_is_not_a_book(tmp_path):
    write(tmp_path, "pages/a.md", GOOD + "字" * 400_000)

    assert found(tmp_path) == [("pages/a.md", "file-size", None)]


@pytest.mark.parametrize("target", ["file", "folder"])
def test_a_link_is_refused(target, tmp_path):
    outside = write(tmp_path / "outside", "secret.md")
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    link = content / "pages" / ("a.md" if target == "file" else "sub")
    link.symlink_to(outside / "secret.md" if target == "file" else outside)

    assert [kind for _, kind, _ in found(content)] == ["symlink"]


def test_a_page_is_utf_8(tmp_path):
    write(tmp_path, "pages/a.md", "Title: 标题\n\n正文".encode("gb18030"))

    assert found(tmp_path) == [("pages/a.md", "encoding-error", None)]


@pytest.mark.parametrize(
    ("body", "kind", "row"),
    [
        pytest.param("好\n\n<script>x</script>", "html", 5, id="script"),
        pytest.param("<div>x</div>", "html", 3, id="div"),
        pytest.param("好\n\n# 大标题", "heading", 5, id="h1"),
        pytest.param("好\n[x](javascript:alert(1))", "link", 4, id="javascript"),
        pytest.param("![x](https://example.org/a.png)", "link", 3, id="picture from elsewhere"),
        pytest.param("[x](//example.org/)", "link", 3, id="no scheme"),
    ],
)
def test_what_sanitising_would_take_out_is_a_problem(body, kind, row, tmp_path):
    write(tmp_path, "pages/a.md", f"Title: 标题\n\n{body}\n")

    assert ("pages/a.md", kind, row) in found(tmp_path)


def test_an_ampersand_in_a_link_is_no_problem(tmp_path):
    write(tmp_path, "pages/a.md", "Title: 标题\n\n[x](https://example.org/?a=1&b=2) 5 < 6 & `<b>`\n")

    assert found(tmp_path) == []


def test_documents_stand_by_folder_order_and_date(tmp_path):
    write(tmp_path, "news/old.md", "Title: 旧\nDate: 2021-01-01\n\nx\n")
    write(tmp_path, "news/new.md", "Title: 新\nDate: 2022-01-01\n\nx\n")
    write(tmp_path, "standards/second.md", "Title: 二\nOrder: 2\n\nx\n")
    write(tmp_path, "standards/first.md", "Title: 一\nOrder: 1\nSummary: 一句\n\nx\n")

    assert [(one.title, one.address) for one in documents(tmp_path)] == [
        ("一", "standards/first/"),
        ("二", "standards/second/"),
        ("新", "news/new/"),
        ("旧", "news/old/"),
    ]


def test_what_a_folder_gives_an_address_to_is_known(tmp_path):
    write(tmp_path, "pages/a.md")
    write(tmp_path, "pages/index.md")
    write(tmp_path, "images/x/a.png", PNG)
    write(tmp_path, "README.md")
    (tmp_path / "pages/link").symlink_to(tmp_path / "images")

    content = read(tmp_path)
    assert content.written == {"pages/a/", "pages/", "images/x/a.png"}
    assert [(prose.path, prose.body.strip(), prose.begins) for prose in content.texts] == [
        ("pages/a.md", "正文。", 3),
        ("pages/index.md", "正文。", 3),
    ]


def test_a_preview_says_on_a_page_what_its_author_may_not_have_meant_and_the_site_does_not(tmp_path):
    write(tmp_path, "news/a.md", f"{GOOD}\n示例市场监督管理局\n2022年9月1日\n")
    [seen], [public] = documents(tmp_path, preview=True), documents(tmp_path)

    assert [line.partition("：")[0] for line in seen.doubts] == ["第 7 行"]
    assert "接在上一行后面" in seen.doubts[0]
    assert public.doubts == ()
