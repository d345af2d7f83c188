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


def good(site: Path, _) -> None:
    site.mkdir(exist_ok=True)
    for name, text in {"index.html": HTML, "404.html": HTML, "a.txt": "甲"}.items():
        (site / name).write_text(text, "utf-8")


def bad(_: Path, __) -> None:
    html = Problem("news/a.md", "html", "不能用 <b>", "写成 **文字**", row=3)
    raise DataError([html, Problem("checks/rows.csv", "c", "d", "e"), Problem("b", "c", "d", warning=True)])


def told(get) -> dict[str, object]:
    return json.loads(get("/__preview.json")[1])


def test_every_page_is_marked_and_files_are_as_they_are(tmp_path, get):
    preview.renew(good, tmp_path)

    assert all("预览" in get(address)[1] and "/__preview.js" in get(address)[1] for address in ("/", "/index.html"))
    assert get("/a.txt") == (200, "甲")
    status, missing = get("/none/")
    assert (status, "/__preview.js" in missing) == (404, True)
    assert told(get) == {"built": 1, "busy": False}


def test_a_mistake_stands_in_the_pages_place_until_it_is_mended_and_other_pages_stay(tmp_path, get):
    preview.renew(good, tmp_path)
    preview.renew(bad, tmp_path)

    status, text = get("/news/a/")
    assert (status, "news/a.md:3: 不能用 &lt;b&gt;；写成 **文字**" in text, "rows.csv" in text) == (200, True, False)
    assert "rows.csv" in get("/checks/records/1/")[1]
    home = get("/")[1]
    assert "甲" in home
    assert '<a href="/__preview.html">有地方要改' in home
    everything = get("/__preview.html")[1]
    assert all(one in everything for one in ("news/a.md:3", "rows.csv", "共有 2 个错误"))
    assert "warning" not in everything
    assert told(get) == {"built": 2, "busy": False}

    def mended(_: Path, browser) -> None:
        browser.show({"news/a/index.html": HTML.encode()})
        assert "甲" in get("/news/a/")[1]
        assert "rows.csv" in get("/checks/")[1]

    preview.renew(mended, tmp_path)
    assert "有地方要改" not in get("/")[1]


def test_before_there_is_any_site_every_page_says_what_is_wrong(tmp_path, get):
    preview.renew(bad, tmp_path)

    assert all("news/a.md:3" in get(address)[1] for address in ("/", "/none/", "/news/a/"))


def test_what_is_being_made_is_told_and_changed_pages_are_there_ahead_of_the_rest(tmp_path, get):
    preview.renew(good, tmp_path)

    def slow(_: Path, browser) -> None:
        assert told(get) == {"built": 1, "busy": True}
        assert 'role="status">正在更新……' in get("/")[1]
        status, text = get("/news/new/")
        assert (status, "还没有这一页" in text, "正在更新" in text) == (404, True, True)
        browser.show({"news/new/index.html": HTML.replace("甲", "新的一篇").encode()})
        assert told(get) == {"built": 2, "busy": True}
        assert all("新的一篇" in get(address)[1] for address in ("/news/new/", "/news/new"))

    preview.renew(slow, tmp_path)
    assert told(get) == {"built": 3, "busy": False}
    assert 'role="status" hidden' in get("/")[1]
    assert get("/news/new/")[0] == 404  # it is in the site by now, or nowhere


def test_a_file_that_is_shown_ahead_is_in_its_place_until_the_whole_is_built(tmp_path, get):
    def ahead(site: Path, browser) -> None:
        browser.show({"a.txt": "乙".encode(), "theme/new.css": b"p{}"})
        assert (get("/a.txt"), get("/theme/new.css")) == ((200, "乙"), (200, "p{}"))
        assert told(get) == {"built": 2, "busy": True}
        good(site, browser)

    preview.renew(good, tmp_path)
    preview.renew(ahead, tmp_path)
    assert get("/a.txt") == (200, "甲")
    assert get("/theme/new.css")[0] == 404


def test_who_builds_knows_which_pages_are_looked_at(tmp_path, get):
    def ahead(_: Path, browser) -> None:
        assert browser.asked() == ["none/", "", "checks/"]

    preview.renew(good, tmp_path)
    for address in ("/news/a/", "/checks/", "/checks", "/a.txt", "/index.html", "/none/?a=b"):
        get(address)
    preview.renew(ahead, tmp_path)


def test_a_wrong_setting_is_told_on_every_page(tmp_path, get):
    def wrong(_: Path, __) -> None:
        raise SettingsError("设置写错了", hint="改设置文件")

    preview.renew(good, tmp_path)
    preview.renew(wrong, tmp_path)

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
    built, content = [], [tmp_path / "content"]
    with pytest.raises(KeyboardInterrupt):
        preview.follow(lambda site, _: built.append(site), content, tmp_path, stamps(content))

    assert built == [tmp_path / preview.SITE] * 2


def test_a_preview_has_drafts(tmp_path, monkeypatch):
    (tmp_path / "pelicanconf.py").write_text("DISCLOSURE = {}\nPATH = 'content'\n", "utf-8")
    for folder in ("content", "data"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    settings = [jobs._configured(jobs.SETTINGS, jobs.Order(preview=one))[1] for one in (True, False)]

    assert [one.preview for one in settings] == [True, False]
