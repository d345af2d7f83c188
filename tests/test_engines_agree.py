"""Either engine makes the same of the same data: problems, figures, shown rows, exact rows, and whole sites."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import engines
from disclosure.checks.check import check
from disclosure.errors import errors_only
from disclosure.publication.publish import publish
from disclosure.reading.reader import read_all
from disclosure.showing.show import show
from disclosure.statistics.measures import measure
from packages import field, load, write_package
from sites import CASES, ROOT, case_host, disclosure, files_of

pytestmark = pytest.mark.builds

DAY = date(2022, 9, 30)
FOREIGN = "toronto-dinesafe"

TEXT = st.text(st.sampled_from("示例店面aZ09 -,'\"｜Ａé\u3000\n"), max_size=6).map(
    lambda text: text.strip(" \u3000\n-")
)
NUMBER = st.decimals(-(10**6), 10**6, places=2, allow_nan=False).map(str) | st.just("0.000001")
DATE = st.dates(date(2019, 1, 1), date(2023, 12, 31)).map(date.isoformat)
RIGHT = {
    "name": TEXT,
    "uscc": st.sampled_from(["", "91410184MA00000001", "无 号", "a b"]),
    "result": st.sampled_from(["合格", "不合格"]),
    "kinds": st.sampled_from(["", "甲", "甲,乙", "乙,丙,乙"]),
    "made": DATE,
    "ends": DATE | st.just(""),
    "state": st.sampled_from(["有效", "注销", ""]),
    "month": st.sampled_from(["", "2022-03", "2021-12"]),
    "amount": NUMBER | st.just(""),
    "count": st.integers(-99, 10**9).map(str) | st.just(""),
    "told": st.sampled_from(["true", "false", ""]),
}
TYPES = {
    "kinds": "list",
    "made": "date",
    "ends": "date",
    "month": "yearmonth",
    "amount": "number",
    "count": "integer",
    "told": "boolean",
}
WRONG = {"made": "2022-02-30", "amount": "1,000", "count": "１", "told": "是", "result": "不 合格", "month": "2022-13"}
REGISTER: dict[str, Any] = {
    "section": "results",
    "records": "rows",
    "title": "{name} {no}",
    "subject": {"scheme": "local", "id": "uscc", "name": "name"},
    "date": "made",
    "outcome": {"field": "result", "adverse": ["不合格"]},
    "state": {"field": "state", "until": "ends", "then": "过期"},
    "columns": ["name", "result", "made", "amount"],
    "facets": ["result", "kinds", "made"],
    "pages": "adverse",
    "period": {"from": "made", "lasts": "P2Y"},
    "measures": {
        "n": {"title": "条数", "count": True},
        "rate": {"title": "合格率", "share": {"field": "result", "of": ["合格"]}},
        "sum": {"title": "金额", "sum": "amount", "unit": "元"},
        "who": {"title": "单位数", "distinct": "uscc", "where": {"kinds": ["甲", "乙"]}},
    },
    "charts": [
        {"name": "by-month", "title": "各月", "measure": "sum", "by": "month(made)", "kind": "bar"},
        {"name": "by-kind", "title": "各类", "measure": "n", "by": "kinds", "split": "result", "kind": "bar"},
        {"name": "by-amount", "title": "按金额", "measure": "rate", "by": "count", "kind": "bar"},
    ],
}  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]]]:
    """Rows of the records, of which a cell may be wrong, and of what belongs to them."""
    rows = [
        [f"R{number}", *cells] for number, cells in enumerate(draw(st.lists(st.tuples(*RIGHT.values()), max_size=8)))
    ]
    if rows and draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(sorted(WRONG)))
        rows[draw(st.integers(0, len(rows) - 1))][1 + list(RIGHT).index(name)] = WRONG[name]
    owner = st.sampled_from([row[0] for row in rows]) if rows else st.nothing()
    return rows, draw(st.lists(st.tuples(owner, TEXT).map(list), max_size=6 if rows else 0))


def write(data: Path, rows: list[list[str]], items: list[list[str]]) -> None:
    fields = [field("no", constraints={"required": True}), *(field(name, TYPES.get(name, "string")) for name in RIGHT)]
    fields[2] |= {"constraints": {"pattern": r"\d*\w*( \w)?|无 号"}}
    key = {"fields": ["no"], "reference": {"resource": "rows", "fields": ["no"]}}
    write_package(
        data / "example",
        {
            "rows": {"fields": fields, "rows": rows, "primaryKey": ["no"]},
            "items": {"fields": [field("no"), field("said")], "rows": items, "foreignKeys": [key]},
        },
        REGISTER,
    )


def made(data: Path, scratch: Path, name: engines.Name) -> dict[str, Any]:
    """Everything that comes out of the stages up to the statistics."""
    scratch.mkdir()
    with engines.borrowed(scratch, name) as engine:
        catalogue, problems = load(data)
        tables, unread = read_all(catalogue, engine)
        problems += unread
        problems += check(catalogue, tables, engine, DAY)
        if errors_only(problems):
            return {"problems": problems}
        publication = publish(catalogue, tables, engine, DAY)
        show(publication, 3, engine, scratch / "shown")
        [register] = publication.registers
        return {
            "problems": problems,
            "statistics": measure(register, engine, publication.tables),
            "rows": {key: engine.all(table.frame) for key, table in publication.tables.items()},
            "register": replace(register, tables={}),
            "shown": {path: text.replace(b"\x1c", b"") for path, text in files_of(scratch / "shown").items()},
        }


@given(tables())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_packages_come_out_alike(case):
    agree(case)


@pytest.mark.full
@given(tables())
@settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_many_random_packages_come_out_alike(case):
    agree(case)


def agree(case: tuple[list[list[str]], list[list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").mkdir()
        write(Path(folder) / "data", *case)
        one, other = (made(Path(folder) / "data", Path(folder) / name, name) for name in engines.NAMES)
    for part, found in one.items():
        assert found == other[part], part
    assert set(one) == set(other)


# ---- whole sites, by our own command


def with_engine(folder: Path, name: engines.Name) -> Path:
    """Write settings like this city's, but with an engine of our choosing, into *folder*."""
    folder.mkdir(exist_ok=True)
    ours = (ROOT / "pelicanconf.py").read_text("utf-8")
    said = ours.replace('"data": "data",', f'"engine": "{name}",').replace(
        'THEME = "theme"', f'THEME = "{ROOT / "theme"}"'
    )
    (folder / "pelicanconf.py").write_text(said, "utf-8")
    return folder


def site(data: Path, content: Path, folder: Path, name: engines.Name, as_of: str = "2022-09-30") -> dict[str, bytes]:
    output = folder / f"site of {name}"
    arguments = ("--data", data, "--content", content, "--output", output, "--as-of", as_of)
    run = disclosure("html", *arguments, folder=with_engine(folder / f"settings of {name}", name))
    assert run.returncode == 0, run.stdout + run.stderr
    return files_of(output)


def alike(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_golden_site_is_the_same_from_the_other_engine(case, tmp_path, tmp_path_factory):
    content = CASES / case / "content"
    (tmp_path / "none").mkdir()
    found = site(CASES / case / "data", content if content.exists() else tmp_path / "none", tmp_path, "duckdb")

    alike(found, files_of(case_host(tmp_path_factory, case) / "under/a/path"))


@pytest.mark.city
def test_the_city_is_the_same_from_the_other_engine_and_from_pelicans_own_command(default_site, tmp_path):
    settings = with_engine(tmp_path / "settings", "duckdb") / "pelicanconf.py"
    said = settings.read_text("utf-8").replace("DISCLOSURE = {", f'DISCLOSURE = {{\n    "data": "{ROOT / "data"}",')
    settings.write_text(said, "utf-8")
    command = [sys.executable, "-m", "pelican", ROOT / "content", "-s", settings, "-o", tmp_path / "site"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1664496000"}  # DAY
    run = subprocess.run(
        [*command, "--fatal=warnings"], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr

    ours = files_of(default_site)
    del ours["build.json"]  # a release's list of files: our command writes it when the folder is finished
    alike(files_of(tmp_path / "site"), ours)


@pytest.mark.city
@pytest.mark.skipif(not os.environ.get("FIXTURES"), reason="FIXTURES is not set: open data is not here to be read")
@pytest.mark.parametrize("years", [["2012"], pytest.param(["2011", "2012"], marks=pytest.mark.full)])
def test_a_city_of_others_is_the_same_from_both(years, tmp_path):
    data, content = tmp_path / "data", tmp_path / "content"
    content.mkdir()
    shutil.copytree(ROOT / "tests/foreign" / FOREIGN, data / FOREIGN)
    descriptor = data / FOREIGN / "datapackage.json"
    package = json.loads(descriptor.read_text("utf-8"))
    [infractions] = package["resources"]
    infractions["path"] = [f"dinesafe.{year}.csv" for year in years]
    descriptor.write_text(json.dumps(package, ensure_ascii=False), "utf-8")
    for name in infractions["path"]:
        shutil.copyfile(Path(os.environ["FIXTURES"], FOREIGN, name), data / FOREIGN / name)

    alike(*(site(data, content, tmp_path, name) for name in engines.NAMES))
