"""The preview's server with the editor on top: `/__edit/` is the editor, and its calls are answered from the folder."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.server import HTTPServer
from pathlib import Path
from typing import Any, Final, cast

from disclosure.seeing.preview import PreviewHandler
from disclosure.seeing.serve import TYPES
from editing.folder import Folder, RefusedError
from editing.forms import API, config

HOME: Final = "/__edit/"
_LARGEST: Final = 30_000_000  # bytes of a call: a picture in base64
_PAGE: Final = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>编辑</title>'
    '<link rel="icon" href="data:,"><style>[class*="ErrorsList"] { text-transform: none !important; }</style></head>'
    "<body><script>window.CMS_MANUAL_INIT = true;</script>"
    '<script src="decap-cms.js"></script><script src="start.js"></script></body></html>'
)
# The editor's words that say something else here: nothing is published, a day has no hour, a pattern is nobody's word.
_WORDS: Final = {
    "查看发布": "查看预览",
    "发布": "保存",
    '"现在"': '"今天"',
    "修改已保存": "没有要保存的修改",
    "不满足模式": "写法不对，只用",
}
_START: Final = """
const words = %s.reduce((said, [from, to]) => said.replaceAll(from, to), JSON.stringify(CMS.getLocale("zh_Hans")));
CMS.registerLocale("zh_Hans", JSON.parse(words));
const here = location.origin;
CMS.init({ config: { ...%s, load_config_file: false, site_url: here, display_url: here } });
"""
# Nobody else is asked, whatever the editor would like.
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; frame-ancestors 'none'"
)


class Desk(PreviewHandler):
    """Serves a preview, the editor from the folder *bundle*, and answers its calls from a content *folder*."""

    def __init__(self, *args: Any, bundle: Path, folder: Folder, **rest: Any) -> None:
        """Keep what to serve: the base class answers before it returns."""
        self.bundle, self.folder = bundle, folder
        super().__init__(*args, **rest)

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer with the editor's files below its address, with the preview elsewhere."""
        path = self.path.partition("?")[0]
        name = path.removeprefix(HOME)
        if path.endswith("/index/"):  # where the editor thinks that the page of a folder is
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", path.removesuffix("index/"))
            self.end_headers()
        elif not path.startswith(HOME):
            super().do_GET()
        elif name in ("", "start.js"):
            said = (json.dumps(one, ensure_ascii=False) for one in ([*_WORDS.items()], config(self.folder.kinds)))
            start = _START % (*said,)
            self._answer(start if name else _PAGE, TYPES[Path(name).suffix or ".html"])
        elif "/" not in name and name.endswith(".js") and (self.bundle / name).is_file():
            self._answer((self.bundle / name).read_text(encoding="utf-8"), TYPES[".js"])
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer a call of the editor; one that another site has sent is refused."""
        host = self.headers.get("Host", "")
        here = {f"{name}:{cast('HTTPServer', self.server).server_port}" for name in ("127.0.0.1", "localhost")}
        if self.path != API or host not in here or self.headers.get("Origin") != f"http://{host}":
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        try:
            call = json.loads(self._body())
            self._reply(HTTPStatus.OK, self.folder.answer(call["action"], call["params"]))
        except RefusedError as refused:
            self._reply(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(refused)})
        except (ValueError, KeyError, TypeError, AttributeError):  # no call of the editor's
            self._reply(HTTPStatus.BAD_REQUEST, {"error": "看不懂编辑器发来的内容；刷新网页再试"})

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > _LARGEST:
            raise RefusedError(f"一次最多传 {_LARGEST // 1_000_000} MB；图片先缩小再传")
        return self.rfile.read(int(length))

    def _reply(self, status: HTTPStatus, said: Any) -> None:
        body = json.dumps(said, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", TYPES[".json"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let the editor's page ask nobody else."""
        if self.path.partition("?")[0] == HOME:
            self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()
