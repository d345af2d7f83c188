"""The rules of the house as data, and checkers from (module, source) to what breaks them.

A module is named without `disclosure.`: `site.pages`, `cli`. A finding is one line: where, and what is wrong. A name of
a room stands for all of its modules.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

ROOMS = (  # each imports to its left
    "ground",
    "contract",
    "reading",
    "checks",
    "privacy",
    "publication",
    "showing",
    "statistics",
    "charts",
    "files",
    "metadata",
    "pages",
    "search",
    "building",
    "release",
    "starting",
)
AROUND = ("remaking", "seeing")  # rooms that have a site made, with modules of the root between them and those above
SHARED = {"errors", "settings", "progress", "cache", "addresses", "content_folders", "colours", "hashes", "writing"}
MAY_IMPORT = {  # a room or a module of the root ▸ rooms and modules of the root; of itself always
    **{name: set() for name in ("errors", "progress", "cache", "addresses", "content_folders", "colours", "hashes")},
    **{name: {"errors"} for name in ("blame", "report", "writing")},
    "settings": {"colours", "content_folders", "errors"},
    **{room: SHARED | set(ROOMS[:place]) for place, room in enumerate(ROOMS)},
    "chinese": {"report", "errors"},
    "defaults": {"content_folders"},
    "telling": {"blame", "report", "errors"},
    "builder": {"blame", "settings", "errors"},
    "examining": {*ROOMS[: ROOMS.index("search")], *SHARED},
    "made": {*ROOMS[: ROOMS.index("search")], *SHARED},
    "pipeline": {*ROOMS[: ROOMS.index("search")], *SHARED, "examining", "made"},
    "finished": {"building", "privacy", "errors"},
    "orders": {"release", "builder", "settings", "errors"},
    "remaking": {*ROOMS, *SHARED, "made", "pipeline", "builder", "finished"},
    "plugin": {*ROOMS, *SHARED, "remaking", "blame", "telling", "finished"},
    "seeing": {*ROOMS, *SHARED, "remaking", "pipeline", "orders", "blame", "report"},
    "jobs": {*ROOMS, *SHARED, "examining", "orders", "remaking"},
    "cli": {"jobs", "orders", "remaking", "seeing", "report", "chinese", "errors"},
    "__main__": {"cli"},
    "__init__": {"plugin"},
}
LIBRARIES = {  # who may know what
    "click": {"cli", "chinese", "report"},
    "csv": {"files.tables_csv", "files.press_kit"},  # it writes; what reads CSV is below
    "ctypes": {"building.processes", "release.exchange"},  # for what the kernel does and Python has no word for
    "duckdb": {"ground"},
    "filelock": {"release"},
    "frictionless": {"contract"},
    "icalendar": {"files"},
    "importlib": {"contract.shape", "checks.kinds", "pages.views", "starting.city"},  # for files of the package
    "jinja2": {"pages", "blame", "defaults"},
    "jsonschema": {"contract"},
    "markdown": {"pages"},
    "narwhals": {"ground", "reading", "checks", "privacy", "publication", "showing", "statistics", "files", "starting"},
    "markupsafe": {"pages"},
    "nh3": {"pages"},
    "pelican": {"plugin", "builder", "blame"},
    "PIL": {"files.pictures"},
    "pkgutil": {"checks.kinds", "pages.views"},
    "polars": {"ground"},
    "pyecharts": {"charts"},
    "pymdownx": {"pages"},
    "pypdf": {"privacy"},
    "re2": {"privacy"},
    "rich": {"progress"},
    "runpy": set(),
    "sqlite3": set(),
    "segno": {"pages"},
    "stdnum": {"checks", "privacy"},
    "yaml": {"pages"},
    "subprocess": {"charts", "seeing.bundling"},  # starts Node, and make
    "xlsxwriter": {"files"},
}
READERS_OF_CSV = {"reader", "DictReader", "Sniffer", "read_csv", "scan_csv"}
READS_CSV = {"reading", "ground.polars_loader"}
READERS_OF_JSON = {"load", "loads", "JSONDecoder"}
READS_JSON = {
    "contract",
    "charts.worker",
    "release.manifest",
    "cache",
    "seeing.previewed",
}  # others: Node's answer, our own
TAKES_DESCRIPTORS = {"contract"}
PASSES_ON = {"publication.deadlines", "files.packages", *TAKES_DESCRIPTORS}  # what a descriptor says for everybody
BY_NAME = {"import_module", "__import__"}  # an import that this file could not see
IMPORTS_BY_NAME = {"checks.kinds", "pages.views"}  # a kind is found by its file's name
ENGINE = {"execute", "executemany", "executescript", "sql", "sql_query", "connection", "to_native", "from_native"}
WRITES_SQL = {"ground"}
MAKES_PUBLIC = {"publication"}
ONE_NAME = {  # a name that several rooms have ▸ what each of them does alike, for itself
    "model": "the values that a room hands on",
    "register": "a register as a room makes it: its contract, its files, its pages, a new one",
    "attachments": "the files that cells name: looked at, copied",
    "beside": "the rows that stand with a record: sorted into files, put on pages",
    "targets": "the targets of charts: looked at, read, laid out as a view",
    "campaign": "the safety week: its files, its pages, its years laid out as a view",
    "working_days": "the days to come and which of them are worked: read, put on a page",
    "quiz": "the questions: their page, laid out as a view",
    "search": "the search: its room makes the index, `pages` the page that asks it",
}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 30

BEGINS_SQL = re.compile(
    r"\s*(select\b|insert\s+into\b|delete\s+from\b|update\s+\S+\s+set\b|(create|drop|alter)\s.*\b(table|view)\b|copy\s*\("
    r"|with\s+\S+\s+as\b)",
    re.IGNORECASE,
)
HOLDS_SQL = re.compile(
    r"\bselect\b.+\bfrom\b|\b(order|group|partition)\s+by\b|\bcase\s+when\b|\bwhere\b.+[=<>]|\bread_csv\b",
    re.IGNORECASE | re.DOTALL,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def findings(module: str, source: str) -> list[str]:
    """Everything in which the text of a module breaks a rule of the house."""
    tree = ast.parse(source)
    rules = (layers, libraries, imports_by_name, reading_of_csv, raw_descriptors, public_words, sql, public_tables)
    return [f"{module}:{line}: {what}" for rule in rules for line, what in rule(module, tree)]


Found = Iterator[tuple[int, str]]


def allowed(module: str, places: set[str]) -> bool:
    return module in places or module.split(".", maxsplit=1)[0] in places


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The full names that a module imports, wherever in it; a relative one begins with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{source}.{alias.name}") for alias in node.names)


def layers(module: str, tree: ast.Module) -> Found:
    """Who imports whom among our own."""
    own = module.split(".", maxsplit=1)[0]
    if own not in MAY_IMPORT:
        yield 1, f"{own} has no place among the rooms"
        return
    for line, name in imported(tree):
        parts = name.split(".")
        if name.startswith("."):
            yield line, f"relative import {name}"
        elif parts[0] == "disclosure" and parts[-1] == "*":
            yield line, f"imports everything of {name}"
        elif name == "disclosure":
            yield line, "imports the whole package"
        elif parts[0] == "disclosure" and parts[1] not in MAY_IMPORT[own] | {own} and not parts[1].startswith("__"):
            yield line, f"imports {parts[1]}"


def libraries(module: str, tree: ast.Module) -> Found:
    """Who knows which library, also one that is had from a module of ours that imports it."""
    for line, name in imported(tree):
        parts = name.split(".")
        for library in {parts[0], parts[-1]} if parts[0] == "disclosure" else {parts[0]}:
            if not allowed(module, LIBRARIES.get(library, {module})):
                yield line, f"knows {library}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not allowed(module, LIBRARIES.get(node.attr, {module})):
            yield node.lineno, f"knows {node.attr}"


def imports_by_name(module: str, tree: ast.Module) -> Found:
    """Nobody imports what a text names: it could be anything."""
    if module not in IMPORTS_BY_NAME:
        yield from ((line, f"imports by name: {name}") for line, name in mentioned(tree) if name in BY_NAME)


def reading_of_csv(module: str, tree: ast.Module) -> Found:
    """Whoever may know the csv module may still not read with it."""
    if not allowed(module, READS_CSV):
        yield from ((line, f"reads CSV: {name}") for line, name in mentioned(tree) if name in READERS_OF_CSV)


def raw_descriptors(module: str, tree: ast.Module) -> Found:
    """Who reads JSON, or has a descriptor as it was written; `addresses.descriptor` is where ours stands."""
    if not allowed(module, READS_JSON):
        yield from ((line, f"reads JSON: {name}") for line, name in mentioned(tree) if name in READERS_OF_JSON)
    if allowed(module, TAKES_DESCRIPTORS):
        return
    for line, name in imported(tree):
        if name.rpartition(".")[2] in {"read_descriptor", "assemble"}:
            yield line, f"takes a raw descriptor: {name}"
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="addresses"), attr="descriptor"):
                pass
            case ast.Attribute(attr="descriptor" | "read_descriptor" as name):
                yield node.lineno, f"takes a raw descriptor: {name}"


def public_words(module: str, tree: ast.Module) -> Found:
    """Who passes on the words of a descriptor: they are for writing, not for looking into."""
    if not allowed(module, PASSES_ON):
        yield from ((line, f"takes {name}") for line, name in mentioned(tree) if name == "public_words")


def mentioned(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names that are not a module's own: had by an import from elsewhere, by a dot, or from Python itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name) and node.id.startswith("__"):
            yield node.lineno, node.id
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("disclosure"):
            yield from ((node.lineno, alias.name) for alias in node.names)


def sql(module: str, tree: ast.Module) -> Found:
    """SQL as a text, and the ways to the engine that take one."""
    if allowed(module, WRITES_SQL):
        return
    for line, text in texts(tree):
        if BEGINS_SQL.match(text) or HOLDS_SQL.search(text):
            yield line, f"SQL: {text}"
    for line, name in mentioned(tree):
        if name in ENGINE:
            yield line, f"talks to the engine: {name}"


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text of a module, pieces joined with `{}` for what is computed; no docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in docstrings and (text := text_of(node)):
            yield node.lineno, text


def text_of(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part) or "{}" for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right) if text_of(left) or text_of(right):
            return (text_of(left) or "{}") + (text_of(right) or "{}")
    return ""


def public_tables(module: str, tree: ast.Module) -> Found:
    """Who makes a PublicTable, whatever it is called there."""
    if allowed(module, MAKES_PUBLIC):
        return
    called = {"PublicTable"} | {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "PublicTable"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in called:
            yield node.lineno, "makes a PublicTable"


def same_names(modules: Iterable[str]) -> dict[str, list[str]]:
    """Names that more than one of *modules* (a room is one too) has, each with those that have it."""
    named: dict[str, list[str]] = {}
    for module in sorted(modules):
        named.setdefault(module.rpartition(".")[2], []).append(module)
    return {name: several for name, several in named.items() if len(several) > 1}


def too_long(source: str) -> list[str]:
    """A module and its functions against the caps."""
    lines = len(source.splitlines())
    found = [f"module: {lines}"] if lines > LONGEST_MODULE else []
    return found + [f"{one.name}: {length(one)}" for one in functions(source) if length(one) > LONGEST_FUNCTION]


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
