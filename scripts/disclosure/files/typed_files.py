"""A table with its types: Parquet for tools, JSON for programs. The engine writes both."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from disclosure.contract.model import Field
from disclosure.files.sheet import SAMPLE, Sheet
from disclosure.ground.engine import Exporter
from disclosure.ground.types import typed


def write_parquet(sheet: Sheet, path: Path, engine: Exporter) -> None:
    """Write every column in its own type, decimals exact; made-up data says so in the file's metadata."""
    frame = sheet.frame.select(*(typed(field) for field in sheet.resource.fields))
    engine.export(frame, path, "parquet", {"title": sheet.title, **({"sample": SAMPLE} if sheet.sample else {})})


def write_json(sheet: Sheet, path: Path, engine: Exporter) -> None:
    """Write an array of objects: integers as numbers, decimals as strings, dates as ISO text, null if empty."""
    engine.export(sheet.frame.select(*(_json(field) for field in sheet.resource.fields)), path, "json")


def _json(field: Field) -> nw.Expr:
    # A program that reads JSON makes a float of a number with a point: decimals therefore stay text.
    return typed(field) if field.type in {"integer", "year", "boolean"} else nw.col(field.name)
