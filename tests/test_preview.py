"""A preview shows what was saved, marked as what it is, and a mistake in the page's place until it is mended."""

from __future__ import annotations

import http.client
import json
import threading
from functools import partial
from pathlib import Path

import pytest

from disclosure import jobs, preview
from disclosure.errors import DataError, Problem, SettingsError
from disclosure.preview import PreviewHandler, stamps
from disclosure.serve import listening

pytestmark = pytest.mark.builds  # they fork, before this process has used an engine

HTML = "<html><head></head><body><p>甲</p></body></html>"


@pytest.fixture
def get(tmp_path):
    """Return a function that asks a preview for an address: status and text."""
    (tmp_path / preview.SITE).mkdir()
    with listening(partial(PreviewHandler, directory=str(tmp_path / preview.SITE)), 0) as server:
        threading.Thread(
            target=server.serve_forever, args=[0.01], daemon=True
        ).start()  # looks this often whether it is to stop

        def one(address: str) -> tuple[int, str]:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request("GET", address)
            answer = connection.getresponse()
            found = answer.status, answer.read().decode()
            connection.close()
            return found

        yield one
        server.shutdown()


def good(site: Path) -> None:
    for name, text in {"index.html": HTML, "404.html": HTML, "a.txt": "甲"}.items():
        (site / name).write_text(text, "utf-8")


def bad(_: Path) -> None:
    raise DataError(
        [Problem("news/a.md", "html", "不能用 <b>", "写成 **文字**", row=3), Problem("b", "c", "d", warning=True)]
    )


def test_every_page_is_marked_and_files_are_as_they_are(tmp_path, get):
    preview._build(good, tmp_path, 1)

    assert all("预览" in get(address)[1] and "/__preview.js" in get(address)[1] for address in ("/", "/index.html"))
    assert get("/a.txt") == (200, "甲")
    status, missing = get("/none/")
    assert (status, "/__preview.js" in missing) == (404, True)
    assert json.loads(get("/__preview.json")[1]) == {"built": 1}


def test_a_mistake_stands_in_the_pages_place_until_it_is_mended(tmp_path, get):
    preview._build(good, tmp_path, 1)
    preview._build(bad, tmp_path, 2)

    for address in ("/", "/none/"):
        status, text = get(address)
        assert status == 200
        assert "news/a.md:3: 不能用 &lt;b&gt;；写成 **文字**" in text
        assert "甲" not in text
        assert "warning" not in text
    assert json.loads(get("/__preview.json")[1]) == {"built": 2}

    preview._build(lambda _: None, tmp_path, 3)
    assert "甲" in get("/")[1]


def test_a_wrong_setting_is_told_too(tmp_path, get):
    def wrong(_: Path) -> None:
        raise SettingsError("设置写错了", hint="改设置文件")

    preview._build(wrong, tmp_path, 1)

    assert "设置写错了" in get("/")[1]


def test_each_saved_file_is_a_new_build_and_nothing_else_is(tmp_path, monkeypatch):
    saved = iter([None, ("a.md", "一"), ("a.md", "一二"), None, None, ("b.md", "二"), None, (".swp", "x"), "stop"])

    def sleep(_: float) -> None:
        what = next(saved)
        if what == "stop":
            raise KeyboardInterrupt
        if what:
            (tmp_path / "content" / what[0]).write_text(what[1], "utf-8")

    (tmp_path / "content").mkdir()
    monkeypatch.setattr(preview.time, "sleep", sleep)
    built = []
    with pytest.raises(KeyboardInterrupt):
        preview.follow(built.append, [tmp_path / "content"], tmp_path, stamps([tmp_path / "content"]))

    assert built == [tmp_path / preview.SITE] * 2


def test_a_preview_has_drafts(tmp_path, monkeypatch):
    (tmp_path / "pelicanconf.py").write_text("DISCLOSURE = {}\nPATH = 'content'\n", "utf-8")
    for folder in ("content", "data"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    settings = [jobs._configured(jobs.SETTINGS, jobs.Order(preview=one))[1] for one in (True, False)]

    assert [one.preview for one in settings] == [True, False]
