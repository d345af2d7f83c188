"""A preview shows what was saved, marked as what it is, and a mistake in the page's place until it is mended."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from disclosure.building.processes import share_out
from disclosure.errors import FILE_TYPE, DataError, Problem, SettingsError
from disclosure.orders import SETTINGS, Order, configured
from disclosure.seeing import preview
from disclosure.seeing.preview import PreviewHandler, stamps
from disclosure.seeing.previewed import EARLY, read
from disclosure.seeing.serve import listening

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


def is_busy(get) -> bool:
    return json.loads(get("/__preview.json?%2F")[1])["busy"]


def is_new(get, path: str, page: str) -> bool:
    """Whether a browser that has the *page* at *path* loads it again."""
    now = json.loads(get(f"/__preview.json?{quote(path, safe='')}")[1])["page"]
    return f'data-page="{now}"' not in page


def test_every_page_is_marked_and_files_are_as_they_are(tmp_path, get):
    preview.renew(good, tmp_path)

    assert all("预览" in get(address)[1] and "/__preview.js" in get(address)[1] for address in ("/", "/index.html"))
    assert get("/a.txt") == (200, "甲")
    status, missing = get("/none/")
    assert (status, "/__preview.js" in missing) == (404, True)
    assert not is_busy(get)


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
    assert not is_busy(get)
    status, missing = get("/news/new/")
    assert (status, "别的文件里有错" in missing, '<a href="/__preview.html">看看' in missing) == (404, True, True)

    def mended(_: Path, browser) -> None:
        browser.show({"news/a/index.html": HTML.encode()})
        assert "甲" in get("/news/a/")[1]
        assert "rows.csv" in get("/checks/")[1]

    preview.renew(mended, tmp_path)
    assert "有地方要改" not in get("/")[1]


def test_a_file_that_stands_where_pages_do_has_no_page_but_its_own_say_what_is_wrong(tmp_path, get):
    def bad(_: Path, __) -> None:
        raise DataError([Problem("news/a.csv", FILE_TYPE, "b"), Problem("pages/index.md", "c", "d")])

    def listed(site: Path, _) -> None:
        for folder in ("news/one", "pages/one"):
            (site / folder).mkdir(parents=True)
            (site / folder / "index.html").write_text(HTML, "utf-8")

    preview.renew(listed, tmp_path)
    preview.renew(bad, tmp_path)

    assert all("甲" in get(address)[1] for address in ("/news/one/", "/pages/one/"))
    assert "pages/index.md" in get("/pages/")[1]


def test_before_there_is_any_site_every_page_says_what_is_wrong(tmp_path, get):
    preview.renew(bad, tmp_path)

    assert all("news/a.md:3" in get(address)[1] for address in ("/", "/none/", "/news/a/"))


def test_what_is_being_made_is_told_and_changed_pages_are_there_ahead_of_the_rest(tmp_path, get):
    preview.renew(good, tmp_path)

    def slow(_: Path, browser) -> None:
        assert is_busy(get)
        assert 'role="status">正在更新……' in get("/")[1]
        status, text = get("/news/new/")
        assert (status, "还没有这一页" in text, "正在更新" in text) == (404, True, True)
        browser.show({"news/new/index.html": HTML.replace("甲", "新的一篇").encode()})
        assert all("新的一篇" in get(address)[1] for address in ("/news/new/", "/news/new"))

    preview.renew(slow, tmp_path)
    assert not is_busy(get)
    assert 'role="status" hidden' in get("/")[1]
    assert get("/news/new/")[0] == 404  # it is in the site by now, or nowhere


def test_a_file_that_is_shown_ahead_is_in_its_place_until_the_whole_is_built(tmp_path, get):
    def ahead(site: Path, browser) -> None:
        browser.show({"a.txt": "乙".encode(), "theme/new.css": b"p{}"})
        assert (get("/a.txt"), get("/theme/new.css")) == ((200, "乙"), (200, "p{}"))
        assert is_busy(get)
        good(site, browser)

    preview.renew(good, tmp_path)
    preview.renew(ahead, tmp_path)
    assert get("/a.txt") == (200, "甲")
    assert get("/theme/new.css")[0] == 404


def test_a_page_is_loaded_again_only_when_it_or_what_it_shows_is_another(tmp_path, get):
    def built(text: str, style: str):
        def build(site: Path, _) -> None:
            good(site, _)
            (site / "a b").mkdir(exist_ok=True)
            (site / "a b/index.html").write_text(HTML.replace("<p>甲", f'<link href="../a.css"><p>{text}'), "utf-8")
            (site / "a.css").write_text(style, "utf-8")

        return build

    preview.renew(built("甲", "p{}"), tmp_path)
    page, none = get("/a%20b/")[1], get("/none/")[1]
    for build, is_other in (
        (built("甲", "p{}"), False),
        (built("乙", "p{}"), True),
        (built("甲", "b{}"), True),
        (bad, True),
    ):
        preview.renew(build, tmp_path)
        assert is_new(get, "/a%20b/", page) is is_other
        page = get("/a%20b/")[1]
        assert not is_new(get, "/a%20b/", page)
    assert "有地方要改" in page
    assert is_new(get, "/none/", none)


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


def test_a_file_that_cannot_be_read_is_told_and_the_preview_goes_on(tmp_path, get):
    def wrong(_: Path, __) -> None:
        (tmp_path / "gone.md").read_text("utf-8")

    preview.renew(good, tmp_path)
    preview.renew(wrong, tmp_path)
    assert "gone.md" in get("/")[1]

    preview.renew(good, tmp_path)
    assert "gone.md" not in get("/")[1]


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


def test_what_is_saved_meanwhile_is_not_kept_waiting_for_a_build_that_does_not_have_it(tmp_path):
    watched, file = [tmp_path / "content"], tmp_path / "content/a.md"
    watched[0].mkdir()
    shown: list[str] = []

    def save(text: str) -> None:
        file.write_text(text, "utf-8")
        time.sleep(600)

    def build(_: Path, browser) -> None:
        text = file.read_text("utf-8")
        shown.append(text)
        browser.show({"a/index.html": text.encode()})
        if text == "三":
            raise KeyboardInterrupt  # the end of this test
        share_out([lambda _: save("三" if text == "二" else "二")], nullcontext)

    file.write_text("一", "utf-8")
    with pytest.raises(KeyboardInterrupt):
        preview.follow(build, watched, tmp_path, {})
    assert shown == ["一", "二", "三"]
    assert read(tmp_path).busy
    assert (tmp_path / EARLY / "a/index.html").read_text("utf-8") == "三"


def test_a_taken_port_is_told_before_anything_is_built(tmp_path):
    done: list[object] = []
    with listening(PreviewHandler, 0) as other, pytest.raises(SettingsError, match="可能已被占用"):
        preview.run(lambda *_: done.append("built"), [tmp_path], other.server_port, done.append)

    assert done == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process builds and answers")
def test_a_preview_that_is_killed_holds_its_port_no_more(tmp_path):
    program = f"preview.run(lambda *_: None, [Path({str(tmp_path)!r})], 0, partial(print, flush=True))"
    names = "from functools import partial; from pathlib import Path; from disclosure.seeing import preview"
    with subprocess.Popen([sys.executable, "-c", f"{names}; {program}"], stdout=subprocess.PIPE, text=True) as run:
        port = int(re.search(r":(\d+)/", run.stdout.readline())[1])
        assert is_answered(port)
        run.kill()
    end = time.monotonic() + 10
    while is_answered(port) and time.monotonic() < end:
        time.sleep(0.05)

    assert not is_answered(port)


def is_answered(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_a_preview_has_drafts(tmp_path, monkeypatch):
    (tmp_path / "pelicanconf.py").write_text("DISCLOSURE = {}\nPATH = 'content'\n", "utf-8")
    for folder in ("content", "data"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    settings = [configured(SETTINGS, Order(preview=one))[1] for one in (True, False)]

    assert [one.preview for one in settings] == [True, False]
