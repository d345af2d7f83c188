"""Engines that tests use one after the other: to open one takes longer than most tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disclosure.ground.engine import Engine, identifier

_IDLE: list[Engine] = []


@contextmanager
def borrowed(scratch: Path) -> Iterator[Engine]:
    """Give an engine without tables whose scratch folder is *scratch*."""
    engine = _IDLE.pop() if _IDLE else Engine(scratch)
    engine.scratch = scratch
    try:
        yield engine
        _empty(engine)
    except BaseException:
        engine.connection.close()
        raise
    _IDLE.append(engine)


def close_all() -> None:
    """Close the engines that nobody uses, when the last test has run."""
    while _IDLE:
        _IDLE.pop().connection.close()


def _empty(engine: Engine) -> None:
    found = engine.connection.execute("select table_type, table_name from information_schema.tables").fetchall()
    for kind, name in found:
        engine.connection.execute(f"drop {'view' if kind == 'VIEW' else 'table'} {identifier(name)}")
