"""A new register from an office's table: read as strictly as any, looked at as a whole, described and marked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from disclosure.checks.check import check
from disclosure.contract.descriptors import load
from disclosure.contract.gate import DESCRIPTOR
from disclosure.contract.model import Catalogue
from disclosure.contract.unconfirmed import KIND
from disclosure.contract.vocabulary import Vocabulary
from disclosure.errors import Problem, errors_only
from disclosure.ground.engine import Engine
from disclosure.reading.reader import read
from disclosure.reading.tables import Table, Tables
from disclosure.starting.draft import buckets, draft
from disclosure.starting.guesses import guess
from disclosure.starting.identifying import key_of
from disclosure.starting.observed import look


@dataclass(frozen=True, slots=True)
class Beginning:
    """A register that is to be: made of the CSV *source* in *folder*, whose name is its own, on the day *as_of*."""

    source: Path
    folder: Path
    as_of: date

    def take(self) -> None:
        """Copy the table into the folder, as it is."""
        self.folder.mkdir()
        shutil.copyfile(self.source, self.folder / f"{self.folder.name}.csv")

    def write(self, fields: list[dict[str, Any]], key: list[str], rows: int = 0) -> None:
        """Write the descriptor of a table of so many *rows*."""
        name = self.folder.name
        stem = self.source.stem.strip()
        said = draft(name, stem if stem.isprintable() else name, fields, key, self.as_of)
        said["register"]["buckets"] = buckets(rows)
        (self.folder / DESCRIPTOR).write_bytes(f"{_indented(said)}\n".encode())

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """Say of *problems* that they are in the source, which is all that there is if nothing comes of it."""
        return [replace(one, path=self.source.name) for one in problems if one.kind != KIND]


def describe(it: Beginning, labels: list[str], vocabulary: Vocabulary, engine: Engine) -> list[Problem]:
    """Write the description of the table that was taken, and return everything wrong with what is there then.

    *labels* is the table's header. A first description says nothing else of the columns, so that it can be read.
    """
    it.write([_text(label) for label in labels], labels[:1])
    found, problems = _read(it.folder, vocabulary, engine)
    if found is None or errors_only(problems):
        return problems
    columns = look(found.table.frame, labels, engine)
    fields = [guess(column) for column in columns]
    shown = [column for column, field in zip(columns, fields, strict=True) if field["disclosure"] == "public"]
    if not shown:
        fix = "至少留一栏能公开的，如编号；或者另做一份能公开的表"
        return [Problem(it.source.name, "no-disclosure", "每一栏都像个人信息，没有能公开的", fix)]
    it.write(fields, key_of(shown, found.table.frame, engine), engine.count(found.table.frame))
    engine.drop(found.table.name)
    return _checked(it, vocabulary, engine)


def _checked(it: Beginning, vocabulary: Vocabulary, engine: Engine) -> list[Problem]:
    """Read the register anew, as any other, and check it."""
    found, problems = _read(it.folder, vocabulary, engine)
    return problems if found is None else problems + check(found.catalogue, found.tables, engine, it.as_of)


class _Read(NamedTuple):
    catalogue: Catalogue
    tables: Tables

    @property
    def table(self) -> Table:
        """The only one."""
        return next(iter(self.tables.values()))


def _read(folder: Path, vocabulary: Vocabulary, engine: Engine) -> tuple[_Read | None, list[Problem]]:
    catalogue, problems = load(folder.parent, vocabulary)
    package = catalogue.packages.get(folder.name)
    if package is None:
        unfit = [
            one for one in problems if one.field and not one.warning
        ]  # of all that was written only the header is not ours
        told = [replace(one, kind="incorrect-label", row=1, message="这一格不能作栏名") for one in unfit]
        return None, told or problems
    tables, wrong = read(package, engine)
    return _Read(catalogue, tables) if tables else None, problems + wrong


def _text(label: str) -> dict[str, Any]:
    return {"name": label, "title": label, "type": "string", "disclosure": "public"}


def _indented(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=2)
