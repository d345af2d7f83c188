"""A server for looking at a built site on this machine, behaving as a good static host does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any

from disclosure.errors import SettingsError
from disclosure.release import manifest

HOST = "127.0.0.1"  # for looking at, on this machine; a real host serves the world

# Not the machine's own table: it differs from one to the next, and text without a charset is guessed at.
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
}


class Handler(SimpleHTTPRequestHandler):
    """Serves files with their types, and 404.html, as what it is, for everything else."""

    def guess_type(self, path: Any) -> str:
        """Return the content type for *path*."""
        return TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")

    def list_directory(self, path: Any) -> None:
        """Show no folder without an index page: a static host would not."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's own page."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Let no browser guess a type or show a page from before the last build."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: the terminal is for the address."""


class Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that did not wait for its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(output: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the site in *output*, listening on *port* (0: any that is free).

    Raises SettingsError if there is no site, or if the port is taken.
    """
    if not manifest.ours(output):
        raise SettingsError(f"{output} 里还没有网站", hint="先运行 make html 或 disclosure html")
    return listening(partial(Handler, directory=str(output)), port)


def listening(handler: Callable[..., Handler], port: int) -> ThreadingHTTPServer:
    """Return a server on *port* of this machine that answers by *handler*. Raises SettingsError if it is taken."""
    try:
        return Server((HOST, port), handler)
    except OSError as error:
        other = (port + 1) % 65_536  # 0, any that is free, behind the last one
        hint = f"先停止它，或者换一个端口：用 make 的，命令后面加 PORT={other}；不用 make 的加 --port {other}"
        raise SettingsError(f"端口 {port} 用不了：可能已被占用，如另一个预览（make serve）", hint=hint) from error
