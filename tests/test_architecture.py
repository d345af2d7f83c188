"""The house stands as docs/architecture.md draws it: who may import whom, and how large a thing may grow.

The rules are data in architecture.py, its checkers are tried on planted faults here before they see our own code.
"""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest

from architecture import (
    AROUND,
    LIBRARIES,
    LONGEST_FUNCTION,
    LONGEST_MODULE,
    MAKES_PUBLIC,
    MAY_IMPORT,
    ONE_NAME,
    PASSES_ON,
    READS_CSV,
    READS_JSON,
    ROOMS,
    WRITES_SQL,
    findings,
    functions,
    imported,
    length,
    same_names,
    too_long,
)

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts/disclosure"
THEME = ROOT / "theme"
SOURCES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
}
SCRIPTS_AND_TESTS = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for folder in ("scripts", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
}

IN_A_FUNCTION = "def read():\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"
WHEREVER = ("{}\n", IN_A_FUNCTION, FOR_TYPES)


# ---- faults that are planted are found


@pytest.mark.parametrize(
    "line",
    [
        "import duckdb",
        "import duckdb as engine",
        "import json, duckdb",
        "import duckdb.typing",
        "from duckdb import connect",
        "from duckdb import connect as begin",
        "from duckdb import *",
        "from disclosure.ground.engine import duckdb",
        "from disclosure.ground.engine import duckdb as engine",
    ],
)
def test_a_library_in_the_wrong_room_is_found_wherever_it_is_imported(line):
    for module in ("pages.home", "cli"):
        for where in WHEREVER:
            found = findings(module, where.format(line))
            assert [one for one in found if one.endswith("knows duckdb")] != [], (module, where)


@pytest.mark.parametrize(
    ("module", "source", "what"),
    [
        ("pages.home", "from disclosure.ground import engine\nengine.duckdb.connect()", "knows duckdb"),
        ("checks.rows", "import csv", "knows csv"),
        ("pages.home", "import csv as c", "knows csv"),
        ("reading.reader", "import pyecharts.charts", "knows pyecharts"),
        ("pages.home", "from pelican import signals", "knows pelican"),
        ("publication.publish", "import frictionless", "knows frictionless"),
        ("release.swap", "import subprocess", "knows subprocess"),
        ("pages.home", 'import importlib\nimportlib.import_module("duckdb")', "imports by name"),
        ("contract.shape", 'import importlib\nimportlib.import_module("pelican")', "imports by name"),
        ("contract.shape", "from importlib import import_module as load\nload(name)", "imports by name"),
        ("pages.home", '__import__("duckdb")', "imports by name"),
        ("pages.home", 'import builtins\nbuiltins.__import__("duckdb")', "imports by name"),
        ("pages.home", 'from runpy import run_path\nrun_path("a.py")', "knows runpy"),
        ("pages.home", "from csv import DictReader", "reads CSV"),
        ("files.tables_csv", "from csv import DictReader", "reads CSV"),
        ("files.tables_csv", "from csv import reader as rows", "reads CSV"),
        ("files.tables_csv", "import csv\ncsv.reader(file)", "reads CSV"),
        ("files.tables_csv", "import csv as c\nc.DictReader(file)", "reads CSV"),
        ("files.tables_csv", "def read():\n    import csv\n    return csv.DictReader", "reads CSV"),
        ("checks.rows", "import narwhals as nw\nnw.read_csv(path)", "reads CSV"),
        ("reading.reader", 'package.descriptor["resources"]', "raw descriptor"),
        ("publication.deadlines", "from disclosure.contract.assemble import assemble", "raw descriptor"),
        ("files.packages", "from disclosure.contract.gate import read_descriptor as read", "raw descriptor"),
        ("checks.rows", "from disclosure.contract import gate\ngate.read_descriptor(path, name)", "raw descriptor"),
        (
            "checks.rows",
            "from disclosure.contract import assemble as a\na.assemble(raw, folder, words)",
            "raw descriptor",
        ),
        ("reading.reader", 'import json\njson.loads((folder / "datapackage.json").read_text())', "reads JSON"),
        ("files.packages", "from json import load as read\nread(file)", "reads JSON"),
        ("pages.register", 'package.public_words.package["title"]', "takes public_words"),
        ("pages.home", "from disclosure.publication.model import PublicTable\nPublicTable(r, f, 1)", "PublicTable"),
        ("pages.home", "from disclosure.publication.model import PublicTable as T\nT(r, f, 1)", "PublicTable"),
        ("pages.home", "from disclosure.publication import model\nmodel.PublicTable(r, f, 1)", "PublicTable"),
    ],
)
def test_what_one_room_alone_may_do_is_found_elsewhere(module, source, what):
    assert [one for one in findings(module, source) if what in one] != []


@pytest.mark.parametrize(
    "source",
    [
        'query = "select * from t"',
        'query = "SELECT count(*)\\nFROM t"',
        'query = f"select {column} from {table}"',
        'query = f"{head} from {table} order by 1"',
        'query = "select " + columns + " from t"',
        'query = head + " where a = 1"',
        'query = "select {} from t".format(column)',
        'query = "delete from t"',
        'query = f"insert into {table} values (1)"',
        'query = f"drop table if exists {table}"',
        'query = "create or replace view v as table t"',
        "query = f\"update {table} set a = 'b'\"",
        "query = f\"copy ({query}) to 'a.csv'\"",
        'query = "with a as (values (1)) table a"',
        "query = \"from read_csv('a.csv')\"",
        "frame = frame.filter(\"case when a = '' then null else a end is null\")",
        "connection.execute(query)",
        "engine.connection.cursor()",
        "rows = database.sql(query).fetchall()",
        "do = database.execute",
        "frame.to_native().project(query)",
        "from narwhals import from_native",
        'class Page:\n    def rows(self):\n        return self.run("select 1")',
    ],
)
def test_sql_outside_of_the_engine_is_found(source):
    modules = ("pages.home", "checks.rows", "contract.shape", "pipeline")

    assert [module for module in modules if findings(module, source) == []] == []


@pytest.mark.parametrize(
    ("module", "line", "what"),
    [
        ("reading.reader", "import disclosure.checks", "imports checks"),
        ("reading.reader", "import disclosure.checks.rows as rows", "imports checks"),
        ("reading.reader", "from disclosure import checks", "imports checks"),
        ("reading.reader", "from disclosure.checks import check", "imports checks"),
        ("statistics.measures", "from disclosure.pages.home import Page", "imports pages"),
        ("charts.artist", "from disclosure.release.swap import swap", "imports release"),
        ("pages.home", "from disclosure.pipeline import Site", "imports pipeline"),
        ("errors", "from disclosure.settings import Settings", "imports settings"),
        ("progress", "from disclosure.errors import Problem", "imports errors"),
        ("jobs", "from disclosure.cli import main", "imports cli"),
        ("pages.home", "from .cells import Cell", "relative import .cells.Cell"),
        ("pages.home", "from .. import pages", "relative import ...pages"),
        ("reading.reader", "from ..checks import check", "relative import ..checks.check"),
        ("reading.reader", "from disclosure.contract.model import *", "imports everything"),
        ("reading.reader", "import disclosure", "imports the whole package"),
        ("attic.old", "import json", "has no place"),
    ],
)
def test_an_import_to_the_right_is_found_wherever_it_stands(module, line, what):
    for where in WHEREVER:
        assert [one for one in findings(module, where.format(line)) if what in one] != [], where


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("ground.engine", 'import duckdb\nduckdb.connect().execute(f"select * from {table}")'),
        ("contract.profile", "def check():\n    from frictionless import Package"),
        ("files.tables_csv", "import csv\ncsv.writer(file).writerow(names)"),
        ("pages.home", '"""Rows, in order by key, select what is shown from a table."""\nTITLE = "选择"'),
        ("pages.home", "from disclosure.publication.model import PublicTable\ndef rows(table: PublicTable): ..."),
        ("publication.publish", "from disclosure.publication.model import PublicTable\nPublicTable(r, f, 1)"),
        ("reading.reader", "from disclosure.reading import cutting\nfrom disclosure.errors import Problem"),
        ("files.packages", "import json\njson.dumps(package.public_words.package)"),
        ("files.register", "from disclosure import addresses\naddresses.descriptor(name)"),
        ("contract.descriptors", "from disclosure.contract.assemble import assemble"),
        ("plugin", "from disclosure import __version__\nfrom disclosure.pages import chrome"),
    ],
)
def test_what_is_allowed_is_not_a_finding(module, source):
    assert findings(module, source) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("\n" * LONGEST_MODULE, []),
        ("\n" * (LONGEST_MODULE + 1), [f"module: {LONGEST_MODULE + 1}"]),
        ("def f():\n" + "    a()\n" * (LONGEST_FUNCTION - 1), []),
        ("def f():\n" + "    a()\n" * LONGEST_FUNCTION, [f"f: {LONGEST_FUNCTION + 1}"]),
        ("class A:\n    async def f():\n" + "        a()\n" * LONGEST_FUNCTION, [f"f: {LONGEST_FUNCTION + 1}"]),
    ],
)
def test_what_is_too_long_is_found(source, found):
    assert too_long(source) == found


def test_a_name_that_two_rooms_have_is_found():
    assert same_names(["checks", "checks.limits", "pages.views.limits", "pages.checks", "pages.home"]) == {
        "checks": ["checks", "pages.checks"],
        "limits": ["checks.limits", "pages.views.limits"],
    }


# ---- our own code


def test_every_module_keeps_the_rules_of_its_room():
    assert [one for module, source in SOURCES.items() for one in findings(module, source)] == []


def test_nothing_grows_too_long():
    assert {module: found for module, source in SCRIPTS_AND_TESTS.items() if (found := too_long(source))} == {}


def test_two_modules_have_one_name_where_they_do_the_same_for_their_rooms():
    assert set(same_names(SOURCES)) == set(ONE_NAME)


def test_the_rules_speak_of_rooms_and_modules_that_exist():
    named = {*MAY_IMPORT, *READS_CSV, *READS_JSON, *PASSES_ON, *WRITES_SQL, *MAKES_PUBLIC}.union(
        *MAY_IMPORT.values(), *LIBRARIES.values()
    )

    assert named - {*SOURCES, *(module.split(".")[0] for module in SOURCES)} == set()


def test_every_library_has_its_rooms_and_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {_plain(re.split(r"[<>=~! ]", one)[0]) for one in project["dependencies"]}
    names = {name.split(".")[0] for source in SOURCES.values() for _, name in imported(ast.parse(source))}
    theirs = names - set(sys.stdlib_module_names) - {"disclosure"}
    offered = packages_distributions()

    assert theirs - set(LIBRARIES) == set()
    assert {name for name in theirs if not declared & set(map(_plain, offered.get(name, [])))} == set()


def _plain(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


def test_the_rooms_are_those_that_the_architecture_draws():
    drawing = (ROOT / "docs/architecture.md").read_text("utf-8")

    assert tuple(re.findall(r"^\| `(\w+)` \|", drawing, re.MULTILINE)) == (*ROOMS, *AROUND)
    assert f"{LONGEST_MODULE} lines a module, {LONGEST_FUNCTION} lines a function" in drawing


def test_modules_do_not_go_in_circles():
    edges = {module: _modules_of(module) for module in SOURCES}
    done: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in sorted(edges[module]):
                walk(other, (*path, module))
            done.add(module)

    for module in SOURCES:
        walk(module, ())


def _modules_of(module: str) -> set[str]:
    """The modules of ours that a module imports, wherever in it."""
    names = [name.removeprefix("disclosure.") for _, name in imported(ast.parse(SOURCES[module]))]
    return {one for name in names for one in (name, name.rpartition(".")[0]) if one in SOURCES} - {module}


def test_the_medians_are_printed(capsys):
    """Shown, not enforced: the models have functions of 10 lines, modules of 120, templates under 120."""
    lengths = [length(function) for source in SOURCES.values() for function in functions(source)]
    modules = [len(source.splitlines()) for source in SOURCES.values()]
    templates = [
        len(path.read_text("utf-8").splitlines()) for path in THEME.rglob("*.html") if "node_modules" not in path.parts
    ]
    medians = {"functions": median(lengths), "modules": median(modules), "templates": median(templates or [0])}
    with capsys.disabled():
        sys.stdout.write(f"\nmedian lines: {', '.join(f'{what} {lines:.0f}' for what, lines in medians.items())}\n")
