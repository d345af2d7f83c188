"""The house stands as docs/architecture.md draws it: who may import whom, and how large a thing may grow."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts/disclosure"
THEME = ROOT / "theme"
ROOMS = (  # each imports to its left
    "ground",
    "contract",
    "reading",
    "checks",
    "publication",
    "showing",
    "statistics",
    "charts",
    "files",
    "pages",
    "search",
    "building",
    "release",
)
EVERYWHERE = {"errors", "settings", "progress", "addresses", "writing"}
LIBRARIES = {  # who may know what
    "pelican": {"plugin", "builder"},
    "pyecharts": {"charts"},
    "frictionless": {"contract"},
    "duckdb": {"ground", "reading"},
}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def imports(module: str) -> Iterator[str]:
    """The full names that a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(module: str) -> set[str]:
    """The rooms and root modules of ours that a module imports."""
    ours = (name.split(".")[1] for name in imports(module) if name.startswith("disclosure."))
    return {name for name in ours if not name.startswith("__")}


def functions(module: str) -> Iterator[Function]:
    return (node for node in ast.walk(tree(module)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("module", [name for name in MODULES if name.split(".")[0] in ROOMS])
def test_a_room_imports_only_from_rooms_to_its_left(module):
    room = module.split(".")[0]
    allowed = set(ROOMS[: ROOMS.index(room) + 1]) | EVERYWHERE

    assert rooms_of(module) <= allowed


def test_what_everyone_imports_imports_nobody():
    assert rooms_of("errors") == set()
    assert rooms_of("progress") == set()
    assert rooms_of("settings") == {"errors"}
    assert rooms_of("addresses") == set()
    assert rooms_of("writing") == {"errors"}


def test_the_command_line_is_nobodys_foundation():
    importers = {module for module in MODULES if "cli" in rooms_of(module)}

    assert importers == {"__main__"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_where_it_belongs(library):
    knowing = {module for module in MODULES for name in imports(module) if name.split(".")[0] == library}
    strangers = {module for module in knowing if not {module, module.split(".")[0]} & LIBRARIES[library]}

    assert strangers == set()


def test_every_library_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {_plain(re.split(r"[<>=~! ]", one)[0]) for one in project["dependencies"]}
    imported = {name.split(".")[0] for module in MODULES for name in imports(module)}
    offered = packages_distributions()
    theirs = imported - set(sys.stdlib_module_names) - {"disclosure"}

    assert {name for name in theirs if not declared & set(map(_plain, offered.get(name, [])))} == set()


def _plain(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


def test_only_reading_reads_csv():
    readers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute) and node.attr in {"reader", "DictReader", "read_csv", "scan_csv"}
    }

    assert {module for module in readers if module.split(".")[0] != "reading"} == set()


def test_only_publication_makes_a_public_table():
    makers = {
        module
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "PublicTable"
    }

    assert {module for module in makers if module.split(".")[0] != "publication"} == set()


def test_rooms_do_not_go_in_circles():
    edges = {module: _modules_of(module) for module in MODULES}
    done: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in sorted(edges[module]):
                walk(other, (*path, module))
            done.add(module)

    for module in MODULES:
        walk(module, ())


def _modules_of(module: str) -> set[str]:
    """The modules of ours that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("disclosure."):
            name = node.module.removeprefix("disclosure.")
            found |= {one for one in (name, *(f"{name}.{alias.name}" for alias in node.names)) if one in MODULES}
    return found - {module}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_grows_too_long(module):
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert [f"{one.name}: {length(one)}" for one in functions(module) if length(one) > LONGEST_FUNCTION] == []


def test_the_medians_are_printed(capsys):
    """Shown, not enforced: the models have functions of 10 lines, modules of 120, templates under 120."""
    lengths = [length(function) for module in MODULES for function in functions(module)]
    modules = [len(path.read_text("utf-8").splitlines()) for path in MODULES.values()]
    templates = [
        len(path.read_text("utf-8").splitlines()) for path in THEME.rglob("*.html") if "node_modules" not in path.parts
    ]
    medians = {"functions": median(lengths), "modules": median(modules), "templates": median(templates or [0])}
    with capsys.disabled():
        sys.stdout.write(f"\nmedian lines: {', '.join(f'{what} {lines:.0f}' for what, lines in medians.items())}\n")
