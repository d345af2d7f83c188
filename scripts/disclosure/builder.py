"""Pelican, run in this process as `pelican --fatal=warnings` would: with plugin.py the only one that knows it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican, console
from pelican.settings import read_settings

from disclosure.errors import SettingsError, SurroundingsError

SHOWN = 20  # warnings printed before the rest is only counted


def configure(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Read *settings_file* as Pelican does, with *overrides* on top; its DISCLOSURE is added to, not replaced.

    Raises SettingsError if the file is not there or is not Python.
    """
    if not settings_file.is_file():
        raise SettingsError(f"找不到设置文件 {settings_file.name}", hint="请在项目文件夹里运行这个命令")
    outer = {key: value for key, value in overrides.items() if key != "DISCLOSURE"}
    try:
        settings: dict[str, Any] = read_settings(str(settings_file), override=outer)
    except SyntaxError as error:
        raise SettingsError(f"{settings_file.name} 第 {error.lineno} 行写错了", hint="改好后重新运行") from error
    settings["DISCLOSURE"] = {**settings.get("DISCLOSURE", {}), **overrides.get("DISCLOSURE", {})}
    return settings


def build(settings: Mapping[str, Any]) -> None:
    """Run Pelican on *settings*, writing into its OUTPUT_PATH.

    Whatever the plugin raises comes through. Raises SurroundingsError, with all of them, if Pelican warned of
    anything: it would otherwise leave a page out and report success.
    """
    with _warnings() as warnings, _silence():
        Pelican(dict(settings)).run()
    if warnings:
        more = [f"……另有 {len(warnings) - SHOWN} 条"] if len(warnings) > SHOWN else []
        lines = "\n  ".join(warnings[:SHOWN] + more)
        raise SurroundingsError(f"Pelican 报告了 {len(warnings)} 条警告，没有生成网站:\n  {lines}")


class _Collector(logging.Handler):
    """Keeps what is logged at warning level and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield collector.lines
    finally:
        root.removeHandler(collector)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Pelican's own closing line from among ours."""
    before = console.quiet
    console.quiet = True
    try:
        yield
    finally:
        console.quiet = before
