"""Pelican, run in this process as `pelican --fatal=warnings` would."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pelican import Pelican, console
from pelican.settings import DEFAULT_THEME, read_settings

from disclosure.blame import faults_named
from disclosure.errors import SettingsError, SurroundingsError
from disclosure.settings import BASE, THEME

SHOWN = 20  # warnings printed before the rest is only counted


def configure(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Read *settings_file* as Pelican does, with *overrides* on top; its DISCLOSURE is added to, not replaced.

    Raises SettingsError if the file is not there, cannot be run, or says what Pelican does not take.
    """
    if not settings_file.is_file():
        raise SettingsError(f"找不到设置文件 {settings_file.name}", hint="请在项目文件夹里运行这个命令")
    outer = {key: value for key, value in overrides.items() if key != "DISCLOSURE"}
    try:
        settings: dict[str, Any] = read_settings(str(settings_file), override=outer)
    except Exception as error:
        raise _wrong_settings(settings_file, error) from error
    settings[BASE] = str(settings_file.absolute().parent)
    if settings["THEME"] == DEFAULT_THEME:  # what is made without Pelican asks for the theme too
        settings["THEME"] = str(THEME)
    said = settings.get("DISCLOSURE", {})
    if isinstance(said, Mapping):  # anything else is told when it is read
        settings["DISCLOSURE"] = {**said, **overrides.get("DISCLOSURE", {})}
    return settings


def _wrong_settings(file: Path, error: Exception) -> SettingsError:
    """Say where a settings file, or one beside it that it imports, is wrong; otherwise Pelican refused what it says."""
    again = "改好后重新运行"
    if isinstance(error, SyntaxError):
        return SettingsError(f"{Path(error.filename or file).name} 第 {error.lineno} 行写错了", hint=again)
    frames = traceback.extract_tb(error.__traceback__)
    at = next((one for one in reversed(frames) if Path(one.filename).parent == file.absolute().parent), None)
    if at is None:
        return SettingsError(f"Pelican 不接受 {file.name} 里的设置：{error}", hint="检查 PATH、THEME 等设置")
    what = f"{type(error).__name__}: {error}"
    return SettingsError(f"{Path(at.filename).name} 第 {at.lineno} 行出错：{what}", hint=again)


def build(settings: Mapping[str, Any]) -> None:
    """Run Pelican on *settings*, writing into its OUTPUT_PATH.

    Whatever our plugin raises comes through. Raises ExtensionError if another one or a template fails, and
    SurroundingsError, with all of them, if Pelican warned of anything: it would otherwise leave a page out and
    report success.
    """
    chosen = dict(settings)  # Pelican puts the names of the plugins into it
    with _warnings() as warnings, _silence(), faults_named(chosen):
        Pelican(chosen).run()
    if warnings:
        more = [f"……另有 {len(warnings) - SHOWN} 条"] if len(warnings) > SHOWN else []
        lines = "\n  ".join(warnings[:SHOWN] + more)
        raise SurroundingsError(f"Pelican 报告了 {len(warnings)} 条警告，没有生成网站：\n  {lines}")


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
