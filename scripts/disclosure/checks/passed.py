"""Tables that were in order before: they are so again if nothing has changed that was looked at to find that out.

What decides is a table's own bytes and its package, the day, and the same of each table that its checks asked for,
there or not. What is wrong is never remembered, nor what is only warned of: it is to be told each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from disclosure.cache import Cache
from disclosure.checks.references import Key, Readies
from disclosure.checks.values import Ready, kept_as, ready
from disclosure.contract.model import Package
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.reading.tables import Tables

_ABSENT = "absent"


class WhenAsked(Mapping[Key, Ready]):
    """*tables*, each made ready for rules when it is first asked for."""

    def __init__(self, tables: Tables, engine: Engine) -> None:
        self._tables, self._engine = tables, engine
        self._ready: dict[Key, Ready] = {}

    def __getitem__(self, key: Key) -> Ready:
        """Return a table made ready."""
        if key not in self._ready:
            self._ready[key] = ready(self._tables[key], self._engine)
        return self._ready[key]

    def __iter__(self) -> Iterator[Key]:
        """Go through the names of all."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._tables)

    def forget(self) -> None:
        """Have the engine forget what was made ready."""
        for one in self._ready.values():
            self._engine.drop(kept_as(one.table))


class Seen(Mapping[Key, Ready]):
    """*readies*, and the *names* of those that were asked for, there or not."""

    def __init__(self, readies: Readies) -> None:
        self._readies = readies
        self.names: set[Key] = set()

    def __getitem__(self, key: Key) -> Ready:
        """Return a table made ready."""
        self.names.add(key)
        return self._readies[key]

    def __iter__(self) -> Iterator[Key]:
        """Go through the names of all, which is to ask for all."""
        self.names.update(self._readies)
        return iter(self._readies)

    def __len__(self) -> int:
        """Return how many there are, which is to ask for all."""
        self.names.update(self._readies)
        return len(self._readies)


class MadeOf:
    """What stands for all that each of *tables* is made of: its own bytes and all that its package says."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._packages: dict[str, str] = {}

    def __call__(self, key: Key) -> str:
        """Return it for the table at *key*; "" where nobody knows."""
        if key not in self._tables:
            return _ABSENT
        table = self._tables[key]
        return f"{table.digest} {self._package(table.package)}" if table.digest else ""

    def _package(self, package: Package) -> str:
        """Return what stands for all that a package says, wherever its folder lies."""
        name = package.folder.name
        if name not in self._packages:
            said = replace(package, folder=Path(name))
            self._packages[name] = sha256(repr(said).encode()).hexdigest()
        return self._packages[name]


class Passed:
    """What *cache* knows of *tables* on the day *as_of*."""

    def __init__(self, cache: Cache, tables: Tables, as_of: date) -> None:
        self._cache, self._made_of, self._as_of = cache, MadeOf(tables), as_of

    def unless(self, key: Key, readies: Readies, ask: Callable[[Key, Readies], list[Problem]]) -> list[Problem]:
        """Return what *ask* finds wrong with a table beside the others, nothing if that was so before."""
        name, stamp = f"table-{'-'.join(key)}", f"{self._made_of(key)} {self._as_of}"
        others: Mapping[Key, str] | None = self._cache.recall(name, stamp)
        if others is not None and others == self._of(others):
            return []
        seen = Seen(readies)
        problems = ask(key, seen)
        made_of = self._of(sorted(seen.names))
        if not problems and all(made_of.values()):
            self._cache.remember(name, made_of, stamp)
        return problems

    def _of(self, names: Iterable[Key]) -> dict[Key, str]:
        return {name: self._made_of(name) for name in names}
