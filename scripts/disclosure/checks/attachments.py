"""Files that cells name (`files/a.pdf`, several in a list): each is there, every host can hold it, it may be published.

What is asked here before a build is what the build asks when it copies them: `Attachments.read`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from pathlib import Path

import narwhals as nw

from disclosure.checks.passive import LARGEST, Fault, content_fault
from disclosure.checks.quoting import quoted, secret
from disclosure.checks.rules import Rule, apply
from disclosure.checks.words import file_name
from disclosure.contract.model import Field, Resource
from disclosure.errors import Problem
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.portable import is_portable
from disclosure.ground.types import MEMBER_END
from disclosure.reading.tables import Table, Tables, with_place

FOLDER = "files/"
_PLAIN = re.compile(r"files(/[A-Za-z0-9][A-Za-z0-9._-]*)+")  # no "..", nothing hidden, nothing to quote
_LONGEST = 200  # characters
_TYPES = "(?i:pdf|png|jpe?g|webp|csv|xlsx?|docx?|ods|zip)"
# RE2: what names an attachment, and what nearly does; a cell, or any member of a list.
_NAMED = {"string": rf"^{FOLDER}", "list": rf"(?:^|{MEMBER_END})\s*{FOLDER}"}
_NEARLY = {
    "string": rf"^files?\\|^[^/\\:\s]{{1,80}}\.{_TYPES}$",
    "list": rf"(?:^|{MEMBER_END})\s*(?:files?\\|[^/\\:\s{MEMBER_END}]{{1,80}}\.{_TYPES}\s*(?:{MEMBER_END}|$))",
}

_NAME = Fault(
    "attachment-name",
    "附件的文件名不能用",
    "文件名只用英文字母、数字、点、横线、下划线，不用汉字和空格，不以点结尾，不叫 con、nul、com1 之类",
)
_SEVERAL = Fault(
    "attachment-name",
    "像是在一格里写了几个附件",
    "几个附件之间只用半角逗号，不加空格，并在 datapackage.json 里把这个字段的 type 写成 list",
)
_MISSING = Fault("missing-file", "附件在 files/ 里找不到，或不是普通文件", "把文件放进这个名册的 files/，不用链接")
_CASE = Fault("missing-file", "附件的文件名与 files/ 里的只差大小写", "两处写得完全一样，大小写也要一样")
_UNLINKED = Fault("attachment-name", "像是附件的文件名，但不以 files/ 开头，不会公布这个文件", "写成 files/文件名")
_ALIKE = Fault("attachment-name", "files/ 里有两个只差大小写的文件名", "改掉其中一个：有的主机分不清它们")


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files of the folder *package*."""

    package: Path
    _seen: dict[Path, dict[str, list[str]]] = default(default_factory=dict, repr=False)

    def read(self, cell: str) -> bytes | Fault:
        """Return what the file holds that *cell*, or a member of one, names, or why it cannot be published."""
        if cell.count(FOLDER) > 1 and not _PLAIN.fullmatch(cell):
            return _SEVERAL
        if len(cell) > _LONGEST or not _PLAIN.fullmatch(cell) or not all(map(is_portable, cell.split("/"))):
            return _NAME
        place = self._place(cell)
        if isinstance(place, Fault):
            return place
        content = place.read_bytes() if place.stat().st_size <= LARGEST else bytes(LARGEST + 1)
        return content_fault(cell, content) or content

    def _place(self, cell: str) -> Path | Fault:
        place = self.package
        for part in cell.split("/"):
            alike = self._names(place).get(part.casefold(), [])
            if part not in alike:
                return _CASE if alike else _MISSING
            if len(alike) > 1:
                return _ALIKE
            place /= part
            if place.is_symlink():
                return _MISSING
        return place if place.is_file() else _MISSING

    def _names(self, folder: Path) -> dict[str, list[str]]:
        if folder not in self._seen:
            names = self._seen[folder] = {}
            for entry in folder.iterdir() if folder.is_dir() else ():
                names.setdefault(entry.name.casefold(), []).append(entry.name)
        return self._seen[folder]


def attachment_problems(tables: Tables, engine: Engine) -> list[Problem]:
    """Return the cells of registers that name a file which cannot be published, each with its row.

    A record that is withdrawn publishes no file, so its file may be gone.
    """
    holders = {table.package.folder: Attachments(table.package.folder) for table in tables.values()}
    return [
        problem
        for table in tables.values()
        if table.package.contract
        for name in _suspects(table, engine)
        for problem in _of_column(table, table.resource.field(name), holders[table.package.folder], engine)
    ]


def naming(resource: Resource) -> list[Field]:
    """Return the fields whose cells, or the members of whose lists, may name a file that is published."""
    return [field for field in resource.published if field.type in _NAMED]


def names_some(field: Field, engine: Engine) -> nw.Expr:
    """Tell the cells of *field* that name attachments."""
    return nw.col(field.name).str.contains(engine.pattern(_NAMED[field.type]))


def named_in(field: Field, cell: str) -> list[str]:
    """Return what *cell* names: itself, or those members of a list that are meant to be attachments."""
    members = cell.split(MEMBER_END) if field.type == "list" else [cell]
    return [member for member in members if member.strip().startswith(FOLDER)]


def _suspects(table: Table, engine: Engine) -> list[str]:
    kept, fields = _kept(table), naming(table.resource)
    found: set[str] = set()
    for kind, named in _NAMED.items():
        names = [field.name for field in fields if field.type == kind]
        found |= engine.matching(kept, names, f"{named}|{_NEARLY[kind]}") if names else set()
    return sorted(found)


def _kept(table: Table) -> Frame:
    status = table.package.register.status
    if status is None or table.package.register.records != table.resource.name:
        return table.frame
    return table.frame.filter(~nw.col(status.field).is_in(status.withdrawn).fill_null(value=False))


def _of_column(table: Table, field: Field, holder: Attachments, engine: Engine) -> list[Problem]:
    frame = with_place(_kept(table), table.files)
    cells = engine.all(engine.distinct(frame.filter(names_some(field, engine)).select(field.name)))
    faulty = _faulty({cell: named_in(field, cell) for (cell,) in cells}, holder)
    rules = [_broken(field.name, fault, some) for fault, some in sorted(faulty.items())]
    nearly = nw.col(field.name).str.contains(engine.pattern(_NEARLY[field.type]))
    rules.append(_rule(field.name, nearly, _UNLINKED, file_name, warning=True))
    hidden = secret(table.package, table.resource)
    return apply([quoted(rule, hidden) for rule in rules], frame, engine)


def _faulty(named: Mapping[str, list[str]], holder: Attachments) -> dict[Fault, dict[str, str]]:
    """Return each fault with the cells that have it, and the first name in each to which it belongs."""
    found = {name: holder.read(name) for name in sorted({name for some in named.values() for name in some})}
    faulty: defaultdict[Fault, dict[str, str]] = defaultdict(dict)
    for cell, some in named.items():
        for name in some:
            fault = found[name]
            if isinstance(fault, Fault):
                faulty[fault].setdefault(cell, name)
    return faulty


def _broken(field: str, fault: Fault, cells: Mapping[str, str]) -> Rule:
    return _rule(field, nw.col(field).is_in(sorted(cells)), fault, lambda cell: file_name(cells[cell]))


def _rule(field: str, bad: nw.Expr, fault: Fault, tell: Callable[[str], str], *, warning: bool = False) -> Rule:
    return Rule(field, fault.kind, bad, fault.message, fault.fix, warning, (field,), tell)
