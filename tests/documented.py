"""What the tables of a document explain, beside what the program knows.

A name is explained by the row of a table, under the right heading, that holds it as code in its first cell. A name of
the contract is its path (`register.period.from`); a word that a key may hold is `register.pages=adverse`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

CODE = re.compile(r"`([^`]+)`")
CELL = re.compile(r"(?<!\\)\|")
HEADING = re.compile(r"#+ (.+)")
VARIABLE = re.compile(r"\b([A-Z_]+)=")


@dataclass(frozen=True)
class Row:
    """One row of a table: *head* is that of its first column, *cells* hold the code of each cell."""

    line: int
    heading: str
    head: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Entry:
    """What one row explains: *names* that must exist, and *words* that may be words of its key."""

    line: int
    names: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """Names that the program knows, and the text that must explain each of them in one row."""

    text: str
    entries: Callable[[Row], Entry | None]
    known: set[str]

    def without(self, line: int) -> Subject:
        lines = self.text.split("\n")
        return replace(self, text="\n".join(lines[:line] + lines[line + 1 :]))

    def changed(self, line: int, old: str, new: str) -> Subject:
        lines = self.text.split("\n")
        lines[line] = lines[line].replace(old, new)
        return replace(self, text="\n".join(lines))

    def explained(self) -> list[Entry]:
        return [entry for row in rows(self.text) if (entry := self.entries(row))]

    def missing(self) -> set[str]:
        """Names that no row explains."""
        return self.known - {name for entry in self.explained() for name in (*entry.names, *entry.words)}

    def invented(self) -> set[str]:
        """Names in rows that do not exist."""
        return {name for entry in self.explained() for name in entry.names} - self.known

    def repeated(self) -> set[str]:
        """Names that more than one row explains."""
        names = [name for entry in self.explained() for name in entry.names]
        return {name for name in names if names.count(name) > 1}


def rows(text: str) -> Iterator[Row]:
    """Every row of every table of a Markdown text, without heads and rules."""
    heading, head = "", ""
    for line, said in enumerate(text.split("\n")):
        cells = [cell.strip() for cell in CELL.split(said)[1:-1]]
        if found := HEADING.match(said):
            heading = found[1]
        if not cells:
            head = ""
        elif not head:
            head = cells[0] or "-"
        elif set(cells[0]) != {"-"}:
            codes = (tuple(code.replace(r"\|", "|") for code in CODE.findall(cell)) for cell in cells)
            yield Row(line, heading, head, tuple(codes))


# ---- how rows are read


def of_contract(row: Row) -> Entry | None:
    """A table of keys, of words of a key, or of kinds of check with their arguments."""
    if "`" not in row.heading:
        return None
    place = CODE.findall(row.heading)[0].removeprefix("datapackage.json")
    first, rest = row.cells[0], [code for cell in row.cells[1:] for code in cell]
    if row.head == "value":
        return Entry(row.line, tuple(f"{place}={code}" for code in first))
    if row.head == "kind":
        [kind], _, arguments, *_ = first, *row.cells[1:]
        return Entry(row.line, (f"{place}.{kind}", *(f"{place}.{kind}.{one}" for one in arguments)))
    if row.head == "key":
        names = tuple(f"{place}.{code}".removeprefix(".") for code in first)
        return Entry(row.line, names, tuple(f"{name}={code}" for name in names for code in rest))
    return None


def under(heading: str, head: str) -> Callable[[Row], Entry | None]:
    """The rows of one table, by its heading and the head of its first column: names as they stand."""

    def read(row: Row) -> Entry | None:
        return Entry(row.line, row.cells[0]) if (row.heading, row.head) == (heading, head) else None

    return read


def of_make(row: Row) -> Entry | None:
    """`make target VARIABLE=…`, each variable a name of its own."""
    entry = under("Commands", "command")(row)
    return entry and replace(entry, names=tuple(name for code in entry.names for name in _of_command(code)))


def _of_command(code: str) -> list[str]:
    target = " ".join(code.split()[:2])
    return [target, *(f"{target} {variable}" for variable in VARIABLE.findall(code))]


def of_verbs(row: Row) -> Entry | None:
    """A verb and, in the second cell, its options."""
    entry = under("Commands", "verb")(row)
    return entry and replace(entry, names=(*entry.names, *(f"{row.cells[0][0]} {one}" for one in row.cells[1])))


# ---- what the program knows


def of_schema(schema: dict[str, Any]) -> set[str]:
    """Every path of a key that a JSON Schema allows, and the words of each that has a closed list of them.

    Lists and objects of free names are passed through. One of several shapes with a fixed `kind` is called by it.
    A part that stands at two places is described at the first.
    """
    seen: set[str] = set()

    def walk(part: dict[str, Any], path: str) -> Iterator[str]:
        if name := part.get("$ref", "").removeprefix("#/$defs/"):
            if name not in seen:
                seen.add(name)
                yield from walk(schema["$defs"][name], path)
            return
        kind = part.get("properties", {}).get("kind", {}).get("const")
        path = f"{path}.{kind}" if kind else path
        if kind:
            yield path
        if not path.endswith("$schema"):
            yield from (f"{path}={_written(word)}" for word in part.get("enum", []) if isinstance(word, str))
        for key, one in part.get("properties", {}).items():
            if not (kind and key == "kind"):
                yield f"{path}.{key}".removeprefix(".")
                yield from walk(one, f"{path}.{key}".removeprefix("."))
        for one in [part.get("items"), part.get("additionalProperties"), *part.get("oneOf", [])]:
            if isinstance(one, dict):
                yield from walk(one, path)

    return set(walk(schema, ""))


def _written(word: str) -> str:
    return word.replace("\r", r"\r").replace("\n", r"\n")


def of_makefile(makefile: str) -> set[str]:
    """Every target that is called by name, with the variables of the command line that its recipe uses."""
    variables = dict(re.findall(r"^(\w+) +[?:]?= *(.*)$", makefile, re.MULTILINE))
    asked = set(re.findall(r"^([A-Z_]+) +\?=", makefile, re.MULTILINE))
    found = set()
    for targets, recipe in re.findall(r"^([a-z -]+):.*\n((?:\t.*\n)+)", makefile, re.MULTILINE):
        for target in targets.split():
            found |= {f"make {target}", *(f"make {target} {one}" for one in asked & _used(recipe, variables))}
    return found


def _used(text: str, variables: dict[str, str]) -> set[str]:
    """The variables in a text, and those in their values."""
    names = set(re.findall(r"\$\((\w+)\)", text))
    return names.union(*(_used(variables[name], variables) for name in names if name in variables))
