"""Files that cells name (`files/a.pdf`): each is there, can be held by every host, and may be published.

What is asked here before a build is what the build asks when it copies them: `Attachments.read`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as default
from pathlib import Path

import narwhals as nw

from disclosure.checks.passive import LARGEST, Fault, content_fault
from disclosure.checks.quoting import quoted, secret
from disclosure.checks.rules import Rule, apply
from disclosure.checks.words import file_name
from disclosure.contract.model import Resource
from disclosure.errors import Problem
from disclosure.ground.engine import Engine, Frame
from disclosure.ground.portable import is_portable
from disclosure.reading.tables import Table, Tables, with_place

FOLDER = "files/"
_PLAIN = re.compile(r"files(/[A-Za-z0-9][A-Za-z0-9._-]*)+")  # no "..", nothing hidden, nothing to quote
_LONGEST = 200  # characters
_NEARLY = r"^files?\\|^[^/\\:\s]{1,80}\.(?i:pdf|png|jpe?g|webp|csv|xlsx?|docx?|ods|zip)$"  # RE2
_SUSPECT = rf"^{FOLDER}|{_NEARLY}"

_NAME = Fault(
    "attachment-name",
    "附件的文件名不能用",
    "文件名只用英文字母、数字、点、横线、下划线，不用汉字和空格，不以点结尾，不叫 con、nul、com1 之类",
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
        """Return what the file holds that *cell* names, or why it cannot be published."""
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
        for name in sorted(engine.matching(_kept(table), texts(table.resource), _SUSPECT))
        for problem in _of_column(table, name, holders[table.package.folder], engine)
    ]


def texts(resource: Resource) -> list[str]:
    """Return the fields whose cells may name a file that is published."""
    return [field.name for field in resource.published if field.type == "string"]


def _kept(table: Table) -> Frame:
    status = table.package.register.status
    if status is None or table.package.register.records != table.resource.name:
        return table.frame
    return table.frame.filter(~nw.col(status.field).is_in(status.withdrawn).fill_null(value=False))


def _of_column(table: Table, name: str, holder: Attachments, engine: Engine) -> list[Problem]:
    frame = with_place(_kept(table), table.files)
    cells = engine.distinct(frame.filter(nw.col(name).str.starts_with(FOLDER)).select(name))
    faulty: defaultdict[Fault, list[str]] = defaultdict(list)
    for (cell,) in engine.all(cells):
        found = holder.read(cell)
        if isinstance(found, Fault):
            faulty[found].append(cell)
    hidden = secret(table.package, table.resource)
    rules = [_rule(name, nw.col(name).is_in(sorted(some)), fault) for fault, some in sorted(faulty.items())]
    rules.append(_rule(name, nw.col(name).str.contains(engine.pattern(_NEARLY)), _UNLINKED, warning=True))
    return apply([quoted(rule, hidden) for rule in rules], frame, engine)


def _rule(name: str, bad: nw.Expr, fault: Fault, *, warning: bool = False) -> Rule:
    return Rule(name, fault.kind, bad, fault.message, fault.fix, warning, (name,), file_name)
