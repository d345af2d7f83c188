"""The editor in the browser has the kinds and fields of pages, loses no word of one, and writes nothing else."""

from __future__ import annotations

import base64
import http.client
import json
import threading
import tomllib
from functools import partial

import pytest

from disclosure.content_folders import kinds_of
from disclosure.pages.content import Source, read_source
from disclosure.pages.front_matter import KEYS
from disclosure.seeing import preview
from disclosure.seeing.serve import listening
from drawn import photo
from editing.desk import Desk
from editing.folder import Folder, RefusedError, form, page
from editing.forms import API, config
from sites import ROOT

KINDS = kinds_of({"briefs": {"title": "工作简报"}})
OLD = "Title: 旧的一篇\nDate: 2022-09-01\nSource: 甲局\n\n正文 [[数字: a.b]]\n\n- 甲\n  - 乙\n"
PAGES = sorted((ROOT / "content").rglob("*.md"))
CALL = json.dumps({"action": "getEntry", "params": {"path": "content/news/old.md"}})


@pytest.fixture
def folder(tmp_path) -> Folder:
    (tmp_path / "content/news").mkdir(parents=True)
    (tmp_path / "content/news/old.md").write_text(OLD, "utf-8")
    return Folder(tmp_path / "content", KINDS)


def save(folder: Folder, name: str, **said: object) -> str:
    raw = json.dumps({"title": "新的一篇", "date": "2022-09-02", "body": "正文"} | said)
    folder.answer("persistEntry", {"dataFiles": [{"path": name, "raw": raw}], "assets": []})
    return (folder.folder.parent / name).read_text("utf-8")


@pytest.mark.city
def test_a_page_that_is_opened_and_saved_says_the_same(tmp_path):
    (tmp_path / "pages").mkdir()
    again, changed = tmp_path / "pages/again.md", []
    for path in PAGES:
        source = read_source(path, ROOT / "content")
        again.write_text(page(form(source)), "utf-8")
        saved = read_source(again, tmp_path)
        if said(saved) != said(source):
            changed.append(str(path.relative_to(ROOT)))

    assert PAGES
    assert changed == []


def said(source: Source) -> tuple[object, ...]:
    return source.body.strip("\n"), source.head.values, source.head.files


def test_each_kind_has_its_form_with_the_fields_of_its_head():
    collections = {one["name"]: one for one in config(KINDS)["collections"]}

    assert {name: one["label"] for name, one in collections.items()} == {name: one.title for name, one in KINDS.items()}
    for name, one in collections.items():
        fields = {field["name"]: field for field in one["fields"]}
        listed = KINDS[name].list
        missing = {"status", *(["order"] if listed else []), *([] if KINDS[name].record else ["penalty"])}
        assert set(fields) == {*KEYS, "file", "draft", "body"} - missing
        assert fields["date"]["required"] == listed
        assert all(fields[key]["label"] == word for key, word in KEYS.items() if key in fields)


def test_what_a_form_says_is_written_in_chinese_a_line_each(folder):
    said = {"draft": True, "files": ["a.pdf | 全文", "b.pdf"], "summary": "一句\n两句", "source": "", "order": None}

    head = "标题: 新的一篇\n摘要: 一句 两句\n日期: 2022-09-02\n状态: 草稿\n附件: a.pdf | 全文\n附件: b.pdf"

    assert save(folder, "content/news/new.md", **said) == f"---\n{head}\n---\n正文\n"
    [new, old] = folder.answer("entriesByFolder", {"folder": "content/news"})
    assert json.loads(new["data"])["draft"] is True
    assert (old["file"]["path"], json.loads(old["data"])["source"]) == ("content/news/old.md", "甲局")


ELSEWHERE = (
    *("content/news/../../a.md", "content/a.md", "content/none/a.md", "data/a.md", "content/images/a.md"),
    *("content/news/新.md", "content/news/A.md", "content/news/.a.md", "content/news/con.md"),
    *("content/news/b/new.md", "content/news/a.py"),
)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_nothing_is_written_elsewhere_or_under_a_name_that_is_no_address(folder, name):
    with pytest.raises(RefusedError):
        save(folder, name)

    assert [path.name for path in folder.folder.parent.rglob("*") if path.is_file()] == ["old.md"]


def test_a_head_that_nobody_can_read_is_left_as_it_is(folder):
    wrong = folder.folder / "news/wrong.md"
    wrong.write_text("标题：全角\n\n正文", "utf-8")

    with pytest.raises(RefusedError, match="冒号写成了全角"):
        save(folder, "content/news/wrong.md")

    assert wrong.read_text("utf-8") == "标题：全角\n\n正文"
    assert "开头有错" in folder.answer("getEntry", {"path": "content/news/wrong.md"})["data"]


def test_what_was_changed_elsewhere_since_it_was_opened_is_not_overwritten(folder):
    old = folder.folder / "news/old.md"
    with pytest.raises(RefusedError, match="别处改过"):
        save(folder, "content/news/old.md")
    folder.answer("getEntry", {"path": "content/news/old.md"})
    save(folder, "content/news/old.md", body="一次")
    save(folder, "content/news/old.md", body="两次")
    old.write_text(OLD, "utf-8")

    with pytest.raises(RefusedError, match="别处改过"):
        save(folder, "content/news/old.md", body="三次")

    assert old.read_text("utf-8") == OLD
    assert [path.name for path in old.parent.iterdir()] == ["old.md"]


def test_what_leads_out_of_the_folder_is_not_shown(folder, tmp_path):
    (tmp_path / "secret").write_text(OLD, "utf-8")
    (folder.folder / "images").mkdir()
    for name in ("news/a.md", "images/a.png"):
        (folder.folder / name).symlink_to(tmp_path / "secret")

    assert folder.answer("getMedia", {}) == []
    assert len(folder.answer("entriesByFolder", {"folder": "content/news"})) == 1


def test_a_picture_is_taken_and_what_is_none_is_refused(folder):
    def add(name: str, data: bytes) -> object:
        asset = {"path": f"content/images/{name}", "content": base64.b64encode(data).decode(), "encoding": "base64"}
        return folder.answer("persistMedia", {"asset": asset})

    add("photo.jpg", photo(60, 40))

    assert [one["name"] for one in folder.answer("getMedia", {})] == ["photo.jpg"]
    for name, data in {"a.jpg": b"<html>", "照片.jpg": photo(60, 40), "a.svg": b"<svg/>"}.items():
        with pytest.raises(RefusedError):
            add(name, data)


def test_only_the_page_itself_may_write_and_it_may_ask_nobody_else(folder, tmp_path):
    site = tmp_path / preview.SITE
    site.mkdir()
    preview.renew(lambda *_: None, tmp_path)
    handler = partial(Desk, bundle=tmp_path, folder=folder, directory=str(site))
    with listening(handler, 0) as server:
        threading.Thread(
            target=server.serve_forever, args=[0.01], daemon=True
        ).start()  # looks this often whether it is to stop
        here = f"127.0.0.1:{server.server_port}"

        def ask(method: str, address: str, call: str = CALL, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request(method, address, call if method == "POST" else None, headers)
            return connection.getresponse()

        own = {"Host": here, "Origin": f"http://{here}"}
        assert ask("POST", API, **own).status == 200
        for call in ("{", "[]", "null", '{"action": "persistEntry", "params": {}}', CALL.replace('"content', '1, "')):
            assert ask("POST", API, call, **own).status == 400
        large = ask("POST", API, "", **own, **{"Content-Length": "99999999"})
        assert (large.status, "最多传 30 MB" in large.read().decode()) == (422, True)
        for headers in ({"Host": here}, {"Host": here, "Origin": "http://a.example"}, {"Host": "a.example"}):
            assert ask("POST", API, **headers).status == 403
        home = ask("GET", "/__edit/")
        assert "default-src 'self'" in home.headers["Content-Security-Policy"]
        assert "/__edit/" not in ask("GET", "/").read().decode()
        assert ask("GET", "/__edit/../pelicanconf.py").status == 404
        assert ask("GET", "/pages/index/").headers["Location"] == "/pages/"
        server.shutdown()


def test_the_editor_is_no_part_of_the_package():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert "editing" not in json.dumps(wheel)
    assert not any("editing" in path.read_text("utf-8") for path in (ROOT / "scripts/disclosure").rglob("*.py"))
