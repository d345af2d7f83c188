"""A preview: whatever is saved is seen at once, with drafts, and a mistake where the page would be.

One process builds, another answers the browser: builds fork, and a process that answers has threads. What they share is
a folder (`previewed.py`).
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from html import escape, unescape
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin

from disclosure.building.processes import EVERY, end_with, looking
from disclosure.errors import DataError, DisclosureError
from disclosure.hashes import visible
from disclosure.seeing.previewed import EARLY, SITE, Browser, State, faulty, lay, note, put, read
from disclosure.seeing.serve import TYPES, Handler, listening
from disclosure.settings import PREVIEWED

_OWN: Final = "/__preview"
_SCRIPT: Final = """
const { page } = document.currentScript.dataset;
setInterval(async () => {
  try {
    const now = await (await fetch("/__preview.json?" + encodeURIComponent(location.pathname))).json();
    if (now.page !== page) location.reload();
    for (const one of document.querySelectorAll(".preview__busy")) one.hidden = !now.busy;
  } catch { /* the preview was stopped */ }
}, 300);
"""
_STYLE: Final = """
.preview { margin: 0; padding: .3rem 1rem; background: #fff3c4; color: #3d2e00; font: 1rem/1.6 sans-serif; }
.preview > p { margin: 0; }
.preview a { color: inherit; }
.preview summary { min-block-size: 24px; cursor: pointer; }
.preview__busy { font-weight: 700; }
.preview:has(.preview__busy:not([hidden])) { position: sticky; inset-block-start: 0; z-index: 9; }
body:has(> .preview--wrong) { margin: 0; }
.preview--wrong { padding: 1rem; font-size: 1.1rem; }
.preview--wrong li { margin-block: .6rem; overflow-wrap: anywhere; }
@media print { .preview { display: none; } }
"""
_BANNER: Final = (
    "<details><summary>预览，不是公开的网站</summary>"
    f"草稿和没有到日期的文章也在，名册只放前 {PREVIEWED} 条（指标和图按全部记录计算）；保存以后自动更新。</details>"
)
_UNMADE: Final = (
    "<p>网址可能写错了；也可能这一页还没有生成：别的文件里有错，改好以前，网站不重新生成。"
    f'<a href="{_OWN}.html">看看是哪里</a></p>'
)
_FILES: Final = {f"{_OWN}.js": _SCRIPT, f"{_OWN}.css": _STYLE}
_NAMED: Final = re.compile(r'(?:href|src)="([^"?#:]+\.(?:css|js|svg|png|jpe?g|webp))"')
Build = Callable[[Path, Browser], None]
Stamps = dict[Path, tuple[int, int]]


class PreviewHandler(Handler):
    """Serves the site of a preview: marked on every page, and in a page's place what is wrong with it."""

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer with the site's file, a file of our own, or what is wrong."""
        path, _, asked = self.path.partition("?")
        state, file = read(self._folder), self._file(path)
        if path == f"{_OWN}.json":
            looked_at = unquote(asked)
            digest = self._digest(looked_at, self._page(looked_at, state)[0], state)
            self._answer(json.dumps({"page": digest, "busy": state.busy}), TYPES[".json"])
        elif path in _FILES:
            self._answer(_FILES[path], TYPES[Path(path).suffix])
        elif not path.endswith("/") and file.suffix != ".html" and file.exists():
            super().do_GET()
        else:
            note(_address(path), self._folder)
            html, status = self._page(path, state)
            self._answer(_marked(html, state, self._digest(path, html, state)), TYPES[".html"], status)

    @property
    def _folder(self) -> Path:
        return Path(self.directory).parent

    def translate_path(self, path: str) -> str:
        """Return the file for *path*: of what is new already, that."""
        place = super().translate_path(path)
        early = self._folder / EARLY / Path(place).relative_to(self.directory)
        return str(early) if early.is_file() or (early / "index.html").is_file() else place

    def _file(self, path: str) -> Path:
        file = Path(self.translate_path(path))
        return file / "index.html" if file.is_dir() else file

    def _page(self, path: str, state: State) -> tuple[str, HTTPStatus]:
        """Return the page at *path*, or what is wrong with it, or that it is not there; not marked yet."""
        file, wrong = self._file(path), state.wrong_at(_address(path))
        if path == f"{_OWN}.html":
            return _said("有地方要改" if state.wrong else "没有要改的地方", _list(state.wrong)), HTTPStatus.OK
        if wrong:
            return _said("这一页有地方要改", _list(wrong)), HTTPStatus.OK
        if file.is_file():
            return file.read_text(encoding="utf-8"), HTTPStatus.OK
        return self._missing(state), HTTPStatus.NOT_FOUND

    def _missing(self, state: State) -> str:
        """Return what is said where there is no page: it may come with the next build."""
        page = Path(self.directory, "404.html")
        if state.busy:
            said = "<p>网站正在更新，更新完它自己出来。刚写的文章要等一会儿；等了还没有，核对网址。</p>"
            return _said("还没有这一页", said)
        if not page.is_file():
            return _said("有地方要改" if state.wrong else "没有这一页", _list(state.wrong))
        return _said("没有这一页", _UNMADE) if state.wrong else page.read_text(encoding="utf-8")

    def _digest(self, path: str, html: str, state: State) -> str:
        """Return what stands for the page of that text at *path*, and styles, scripts and pictures that it names."""
        found = hashlib.sha256(f"{bool(state.wrong)}{html}".encode())
        for name in dict.fromkeys(_NAMED.findall(html)):
            file = self._file(urljoin(path, unescape(name)))
            found.update(file.read_bytes() if file.is_file() else b"")
        return found.hexdigest()

    def _answer(self, text: str, content_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _address(path: str) -> str:
    """Return the address of the page that a browser asks for by *path*."""
    return f"{path.removesuffix('index.html').strip('/')}/".lstrip("/")


def _marked(html: str, state: State, digest: str) -> str:
    """Return a page with the line above it: what is being done, what is wrong, what this is."""
    head = f'<link rel="stylesheet" href="{_OWN}.css"><script src="{_OWN}.js" data-page="{digest}"></script>'
    busy = f'<span class="preview__busy" role="status"{"" if state.busy else " hidden"}>正在更新……</span> '
    stay = "改好以前，没有错的文章照样更新，其他网页还是上一次的样子。"
    where = f'<a href="{_OWN}.html">有地方要改，看看是哪里</a>；{stay}'
    told = f"<p>{busy}{where if state.wrong else ''}</p>"
    bar = f'<div class="preview">{told}{_BANNER}</div>'
    return html.replace("</head>", f"{head}</head>", 1).replace("<body>", f"<body>{bar}", 1)


def _list(wrong: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in wrong)
    return f"<ol>{items}</ol><p>改好保存，网页自己回来。</p>" if items else ""


def _said(title: str, said: str) -> str:
    wide = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    head = f'<meta charset="utf-8">{wide}<title>{title}</title>'
    body = f'<div class="preview preview--wrong"><h1>{title}</h1>{said}</div>'
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{body}</body></html>'


def run(
    build: Build,
    watched: Sequence[Path],
    port: int,
    say: Callable[[str], None],
    handler: Callable[..., PreviewHandler] = PreviewHandler,
) -> None:
    """Show what *build* makes, again whenever a file below the *watched* folders changes, until interrupted.

    Raises SettingsError, before anything is built, if the *port* is taken.
    """
    with tempfile.TemporaryDirectory(prefix="disclosure-preview-") as name:
        folder = Path(name)
        with listening(partial(handler, directory=str(folder / SITE)), port) as server:
            seen = stamps(watched)
            renew(build, folder)
            (folder / SITE).mkdir(exist_ok=True)
            with _answering(server):
                say(f"预览：http://127.0.0.1:{server.server_port}/  保存以后自动更新，按 Ctrl+C 停止")
                follow(build, watched, folder, seen)


def follow(build: Build, watched: Sequence[Path], folder: Path, seen: Stamps) -> None:
    """Build into *folder* again each time that what is *watched* is not as it was *seen*, also while it is built."""
    is_whole = True
    while True:
        time.sleep(EVERY)
        now = stamps(watched)
        if now != seen or not is_whole:
            seen = _settled(watched, now)
            with looking(partial(_look, watched, seen)):
                is_whole = renew(build, folder)


def _settled(watched: Sequence[Path], seen: Stamps) -> Stamps:
    """Wait until nobody is writing any more: an editor empties a file before it fills it."""
    while True:
        time.sleep(EVERY / 3)
        now = stamps(watched)
        if now == seen:
            return now
        seen = now


class NewerError(Exception):
    """Something was saved that what is being built does not have."""


def _look(watched: Sequence[Path], seen: Stamps) -> None:
    if stamps(watched) != seen:
        raise NewerError


def renew(build: Build, folder: Path) -> bool:
    """Build the site in *folder* again and say so, before and after; what is wrong is told, not raised.

    Returns whether it is done: what was shown ahead stays where a build was left off for what is newer.
    """
    put(replace(read(folder), busy=True), folder)
    wrong = State()
    try:
        build(folder / SITE, Browser(folder))
        lay({}, folder)
    except NewerError:
        return False
    except DataError as error:
        wrong = faulty(error.problems)
    except DisclosureError as error:
        wrong = State(wrong=str(error).split("\n"))
    except OSError as error:  # until it can be read or written, the preview waits
        wrong = State(
            wrong=[f"读写不了 {error.filename or '文件'}：{error.strerror}", "检查这个文件和它的权限，再保存一次"]
        )
    put(wrong, folder)
    return True


@contextmanager
def _answering(server: ThreadingHTTPServer) -> Iterator[None]:
    """Have *server* answer beside this process: it has threads, and this one forks."""
    if sys.platform == "linux":
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(server, os.getpid()), daemon=True)
        process.start()
        try:
            yield
        finally:
            process.terminate()
            process.join()
        return
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()


def _serve(server: ThreadingHTTPServer, parent: int) -> None:
    end_with(parent)  # or it would hold the port for ever
    server.serve_forever()


def stamps(folders: Sequence[Path]) -> Stamps:
    """Return size and time of every file below *folders* that is not hidden."""
    found: Stamps = {}
    for folder in folders:
        for path in visible(folder):
            with suppress(OSError):  # gone in between
                it = path.stat()
                found[path] = it.st_size, it.st_mtime_ns
    return found
