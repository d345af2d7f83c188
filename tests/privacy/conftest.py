from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure.checks.check import Known, check
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.privacy.inputs import look_through
from disclosure.privacy.permits import COLUMNS, Permits, read_permits
from disclosure.privacy.sought import USCC
from disclosure.reading.reader import read_all
from disclosure.settings import Settings
from packages import load, write_package

KEY = "0123456789abcdef" * 2


@dataclass
class Office:
    """A data folder and a content folder with one day, one key file, and what the scan says of them."""

    folder: Path
    engine: Engine
    contact: str = ""
    as_of: date = date(2022, 9, 30)
    permits: Permits = field(default_factory=Permits)
    cache: Path | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def key(self) -> Path:
        return self.folder / "privacy.key"

    def package(self, fields: list[dict[str, Any]], *rows: list[str], **register: Any) -> None:
        """Write the register `visits` with one table."""
        contract = {"section": "results", "records": "rows", "title": f"{{{fields[0]['name']}}}", **register}
        table = {"fields": fields, "rows": rows, "primaryKey": fields[0]["name"]}
        contract["columns"] = [fields[0]["name"]]
        write_package(self.data / "visits", {"rows": table}, contract)

    def reviewed(self, *rows: str, header: str = ",".join(COLUMNS)) -> None:
        (self.data / "reviewed.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")

    def page(self, text: str, name: str = "news/a.md") -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def look(self) -> list[Problem]:
        catalogue, problems = load(self.data)
        assert problems == []
        tables, wrong = read_all(catalogue, self.engine)
        assert wrong == []
        settings = Settings(
            self.data,
            self.content,
            self.folder,
            self.as_of,
            contact=self.contact,
            privacy_key=self.key,
            cache=self.cache,
        )
        read_in, faults = read_permits(self.data, self.key, self.as_of)
        codes = [
            one for one in check(catalogue, tables, self.engine, self.as_of, Known(read_in.review)) if one.kind == USCC
        ]
        self.permits, said = look_through(catalogue, tables, self.engine, settings, read_in)
        return [*faults, *codes, *said]


@pytest.fixture
def office(tmp_path, engine) -> Office:
    for name in ("data", "content"):
        (tmp_path / name).mkdir()
    (tmp_path / "privacy.key").write_text(KEY, "utf-8")
    return Office(tmp_path, engine)


@pytest.fixture
def lines() -> Callable[[list[Problem]], list[tuple[str, int | None, str | None, str]]]:
    """Say of each problem where it is and what kind."""
    return lambda problems: [(one.path, one.row, one.field, one.kind) for one in problems]
