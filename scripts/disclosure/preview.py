"""A preview: whatever is saved is seen at once, with drafts, and a mistake where the page would be.

One process builds, another answers the browser: builds fork, and a process that answers has threads. What they share is
a folder: the site, and beside it a file that says how often it was built and what is wrong.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from disclosure.errors import DataError, DisclosureError
from disclosure.report import lines
from disclosure.serve import TYPES, Handler, listening
from disclosure.settings import PREVIEWED

SITE, STATE = "site", "state.json"
EVERY: Final = 0.3  # seconds between two looks at the files
_OWN: Final = "/__preview"
_SCRIPT: Final = """
let built = document.currentScript.dataset.built;
setInterval(async () => {
  try {
    const now = await (await fetch("/__preview.json")).json();
    if (String(now.built) !== built) location.reload();
  } catch { /* the preview was stopped */ }
}, 300);
"""
_STYLE: Final = """
.preview { margin: 0; padding: .3rem 1rem; background: #fff3c4; color: #3d2e00; font: 1rem/1.6 sans-serif; }
.preview--wrong { padding: 1rem; font-size: 1.1rem; }
.preview--wrong li { margin-block: .6rem; overflow-wrap: anywhere; }
"""
_BANNER: Final = (
    f"预览：草稿和没有到日期的文章也在，名册只放前 {PREVIEWED} 条（指标和图按全部记录计算），"
    "保存以后自动更新；这不是公开的网站。"
)
Build = Callable[[Path], None]
Stamps = dict[Path, tuple[int, int]]


class PreviewHandler(Handler):
    """Serves the site of a preview: marked on every page, and in its place what is wrong."""

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer with the site's file, a file of our own, or what is wrong."""
        state = _state(Path(self.directory))
        own = {".json": json.dumps({"built": state["built"]}), ".js": _SCRIPT, ".css": _STYLE}
        path = self.path.partition("?")[0]
        if path.startswith(_OWN) and path.removeprefix(_OWN) in own:
            self._answer(own[path.removeprefix(_OWN)], TYPES[path.removeprefix(_OWN)])
            return
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        is_page = path.endswith("/") or file.suffix == ".html" or not file.exists()
        if state["wrong"] and is_page:
            self._answer(_wrong_page(state), TYPES[".html"])
        elif file.suffix == ".html" and file.is_file():
            self._answer(_marked(file.read_text(encoding="utf-8"), state), TYPES[".html"])
        elif is_page and (missing := Path(self.directory, "404.html")).is_file():  # it may come with the next build
            self._answer(_marked(missing.read_text(encoding="utf-8"), state), TYPES[".html"], HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _answer(self, text: str, content_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _state(site: Path) -> dict[str, Any]:
    state: dict[str, Any] = json.loads((site.parent / STATE).read_text(encoding="utf-8"))
    return state


def _head(state: dict[str, Any]) -> str:
    script = f'<script src="{_OWN}.js" data-built="{state["built"]}"></script>'
    return f'<link rel="stylesheet" href="{_OWN}.css">{script}'


def _marked(html: str, state: dict[str, Any]) -> str:
    banner = f'<p class="preview">{_BANNER}</p>'
    return html.replace("</head>", f"{_head(state)}</head>", 1).replace("<body>", f"<body>{banner}", 1)


def _wrong_page(state: dict[str, Any]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in state["wrong"])
    said = (
        f'<div class="preview preview--wrong"><h1>有地方要改</h1><ol>{items}</ol><p>改好保存，网页自己回来。</p></div>'
    )
    head = f'<meta charset="utf-8"><title>有地方要改</title>{_head(state)}'
    return f'<!DOCTYPE html><html lang="zh-CN"><head>{head}</head><body>{said}</body></html>'


def run(
    build: Build,
    watched: Sequence[Path],
    port: int,
    say: Callable[[str], None],
    handler: Callable[..., PreviewHandler] = PreviewHandler,
) -> None:
    """Show what *build* makes, again whenever a file below the *watched* folders changes, until interrupted."""
    with tempfile.TemporaryDirectory(prefix="disclosure-preview-") as name:
        folder = Path(name)
        seen = stamps(watched)
        _build(build, folder, 1)
        (folder / SITE).mkdir(exist_ok=True)
        with listening(partial(handler, directory=str(folder / SITE)), port) as server, _answering(server):
            say(f"预览：http://127.0.0.1:{server.server_port}/  保存以后自动更新，按 Ctrl+C 停止")
            follow(build, watched, folder, seen)


def follow(build: Build, watched: Sequence[Path], folder: Path, seen: Stamps) -> None:
    """Build into *folder* again each time that what is *watched* is not as it was *seen*."""
    built = 1
    while True:
        time.sleep(EVERY)
        now = stamps(watched)
        if now != seen:
            seen, built = _settled(watched, now), built + 1
            _build(build, folder, built)


def _settled(watched: Sequence[Path], seen: Stamps) -> Stamps:
    """Wait until nobody is writing any more: an editor empties a file before it fills it."""
    while True:
        time.sleep(EVERY / 3)
        now = stamps(watched)
        if now == seen:
            return now
        seen = now


def _build(build: Build, folder: Path, number: int) -> None:
    wrong: list[str] = []
    try:
        build(folder / SITE)
    except DataError as error:
        wrong = [line for line in lines(error.problems) if "[warning:" not in line]
    except DisclosureError as error:
        wrong = str(error).split("\n")
    part = folder / f"{STATE}.part"
    part.write_bytes(json.dumps({"built": number, "wrong": wrong}, ensure_ascii=False).encode())
    part.replace(folder / STATE)


@contextmanager
def _answering(server: ThreadingHTTPServer) -> Iterator[None]:
    """Have *server* answer beside this process: it has threads, and this one forks."""
    if sys.platform == "linux":
        process = multiprocessing.get_context("fork").Process(target=server.serve_forever, daemon=True)
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


def stamps(folders: Sequence[Path]) -> Stamps:
    """Return size and time of every file below *folders* that is not hidden."""
    found: Stamps = {}
    for folder in folders:
        for path in [folder] if folder.is_file() else folder.rglob("*"):
            try:
                it = path.stat()
            except OSError:  # gone in between
                continue
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
                found[path] = it.st_size, it.st_mtime_ns
    return found
