"""Open data in odd spellings, where it is here: read as what goes with it says, or refused."""

from __future__ import annotations

import csv
import json
import os
import unicodedata
from pathlib import Path

import pytest

from disclosure.reading.reader import read
from packages import field, load, write_package

FIXTURES = os.environ.get("FIXTURES")
needs_fixtures = pytest.mark.skipif(not FIXTURES, reason="FIXTURES is not set: open data is not here to be read")


@needs_fixtures
def test_naughty_strings_come_back_as_they_went_in(data, engine):
    cells = json.loads(Path(FIXTURES or "", "blns/blns.json").read_text(encoding="utf-8"))
    cells = [cell for cell in cells if any(unicodedata.category(sign) != "Zs" for sign in cell)]
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    rows = [[str(number), cell] for number, cell in enumerate(cells)]
    described = {"fields": [field("a"), field("b")], "rows": rows, "primaryKey": "a"}
    write_package(data / "training", {"rows": described}, register)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert problems == []
    assert engine.all(tables["training", "rows"].frame.select("b")) == [(cell,) for cell in cells]


def spectrum() -> list[str]:
    names = sorted(path.stem for path in Path(FIXTURES or "", "csv-spectrum/csvs").glob("*.csv"))
    return [name for name in names if name != "location_coordinates"]  # its quotes are bare: 36°26'40.7"N


@needs_fixtures
@pytest.mark.parametrize("name", spectrum())
def test_the_csv_spectrum_is_read_as_its_json_says(data, engine, name):
    folder = Path(FIXTURES or "", "csv-spectrum")
    raw = (folder / f"csvs/{name}.csv").read_bytes()
    expected = json.loads((folder / f"json/{name}.json").read_text(encoding="utf-8"))
    fields = [field(label) for label in next(csv.reader(raw.decode().splitlines()))]
    first = fields[0]["name"]
    register = {"section": "results", "records": "rows", "title": f"{{{first}}}", "columns": [first]}
    write_package(data / "training", {"rows": {"fields": fields, "primaryKey": first}}, register)
    (data / "training/rows.csv").write_bytes(raw)

    tables, problems = read(load(data)[0].packages["training"], engine)

    names = [one["name"] for one in fields]
    assert problems == []
    assert engine.all(tables["training", "rows"].frame.select(*names)) == [
        tuple(row[label] or None for label in names) for row in expected
    ]


LINES = {
    "cr-line-endings": "lone-cr",
    "inconsistent-line-endings-unquoted": "line-end",
    "inconsistent-line-endings": "line-end",
}


@needs_fixtures
@pytest.mark.parametrize(("name", "kind"), LINES.items())
def test_the_lint_fixtures_are_refused_by_kind(data, engine, name, kind):
    raw = Path(FIXTURES or "", f"csvlint-fixtures/fixtures/{name}.csv").read_bytes()
    labels = raw.replace(b"\r", b"\n").split(b"\n")[0].decode().replace('"', "").split(",")
    fields = [field(label) for label in labels]
    register = {"section": "results", "records": "rows", "title": f"{{{labels[0]}}}", "columns": [labels[0]]}
    write_package(data / "training", {"rows": {"fields": fields, "primaryKey": labels[0]}}, register)
    (data / "training/rows.csv").write_bytes(raw)

    _, problems = read(load(data)[0].packages["training"], engine)

    assert kind in {problem.kind for problem in problems}


@needs_fixtures
@pytest.mark.parametrize(
    ("name", "encoding", "readable"),
    [
        ("failed_samples.gb18030", "gb18030", True),
        ("failed_samples.utf8-bom-crlf", "utf-8", True),
        ("failed_samples.gb18030", "utf-8", False),
        ("failed_samples.utf16le-bom", "utf-8", False),
        ("failed_samples.utf16be-bom", "utf-8", False),
        ("failed_samples.utf8-truncated-midchar", "utf-8", False),
        ("failed_samples.mixed-utf8-then-gb18030", "utf-8", False),
    ],
)
def test_chinese_encodings_are_as_declared_or_refused(data, engine, name, encoding, readable):
    raw = Path(FIXTURES or "", f"cn-encodings/{name}.csv").read_bytes()
    true = "gb18030" if "gb18030" in name and "mixed" not in name else "utf-16" if "utf16" in name else "utf-8-sig"
    labels = next(csv.reader([raw.decode(true, errors="replace").split("\n")[0].strip()]))
    fields = [field(label) for label in labels]
    register = {"section": "results", "records": "rows", "title": f"{{{labels[0]}}}", "columns": [labels[0]]}
    described = {"fields": fields, "primaryKey": labels[0], "encoding": encoding}
    write_package(data / "training", {"rows": described}, register)
    (data / "training/rows.csv").write_bytes(raw)

    tables, problems = read(load(data)[0].packages["training"], engine)

    assert bool(tables) == readable
    assert ("encoding-error" in {problem.kind for problem in problems}) != readable
