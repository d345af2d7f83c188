"""What may stand in the open all the same: means of contact of agencies, and what somebody has reviewed.

`data/reviewed.csv` holds no value, only its HMAC: without the key nobody can try out which of all numbers it is.
The key lies in a file of its own, which is neither committed nor published.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from disclosure.errors import Problem
from disclosure.privacy.sought import KINDS, USCC, Finding
from disclosure.reading.cutting import cells, text, walk

FILE = "reviewed.csv"
COLUMNS = ("column", "kind", "hmac", "who", "why", "until")
DIGITS = 32  # of the HMAC
SHORTEST_KEY = 32  # bytes
MAKE_KEY = 'python -c "import secrets; print(secrets.token_hex(32))" > privacy.key'
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Permits:
    """What may be published: *public* values anywhere, *reviewed* ones, by column, kind and HMAC with *key*."""

    key: bytes = b""
    reviewed: frozenset[tuple[str, str, str]] = frozenset()
    public: frozenset[Finding] = frozenset()

    def allow(self, finding: Finding, column: str) -> bool:
        """Whether it may stand in *column*: `register/table.field`, or the path of a file."""
        return finding in self.public or (column, finding.kind, self.digest(finding)) in self.reviewed

    def allow_in_site(self, finding: Finding) -> bool:
        """Whether it may stand in what is built, where a value goes to many places."""
        if finding in self.public:
            return True
        digest = self.digest(finding)
        return any((kind, of) == (finding.kind, digest) for _, kind, of in self.reviewed)

    def digest(self, finding: Finding) -> str:
        """Return what `reviewed.csv` holds of a value; "" without a key."""
        if not self.key:
            return ""
        return hmac.new(self.key, "\x1f".join(finding).encode(), hashlib.sha256).hexdigest()[:DIGITS]

    def entry(self, finding: Finding, column: str) -> str:
        """Say how somebody who has looked at it opens it: the line to write into `reviewed.csv`."""
        digest = self.digest(finding)
        if not digest:
            return f"先用 {MAKE_KEY} 建密钥文件，再检查一次，得到要写进 {FILE} 的一行"
        return f"在 {FILE} 写一行 {column},{finding.kind},{digest},谁,为什么,到期日"

    def review(self, column: str, code: str) -> str | None:
        """Say how a 统一社会信用代码 that was really issued so may stand in *column*; None, if it may."""
        finding = Finding(USCC, code)
        return None if self.allow(finding, column) else self.entry(finding, column)

    def with_public(self, findings: set[Finding]) -> Permits:
        """Return the same with more public values."""
        return replace(self, public=self.public | findings)


def read_permits(data: Path, key_file: Path, as_of: date) -> tuple[Permits, list[Problem]]:
    """Read a data folder's `reviewed.csv`, if it is there; an entry that has run out on *as_of* is a problem."""
    key = key_file.read_bytes().strip() if key_file.is_file() else b""
    problems = [] if not key or len(key) >= SHORTEST_KEY else [_short(key_file)]
    file = data / FILE
    if not file.is_file():
        return Permits(key), problems
    rows, faults = _rows(file.read_bytes().removeprefix(_BOM))
    problems += faults
    if rows and not key:
        fix = f"把密钥文件放回设置 privacy_key 所指的地方；没有的，用 {MAKE_KEY} 建一个，各行的 hmac 重新填写"
        problems.append(Problem(FILE, "no-key", f"找不到密钥文件 {key_file.name}，不能核对", fix))
    problems += [problem for number, row in rows for problem in _row_problems(number, row, as_of)]
    return Permits(key, frozenset((row["column"], row["kind"], row["hmac"]) for _, row in rows)), problems


def _short(key_file: Path) -> Problem:
    return Problem(key_file.name, "short-key", f"密钥不足 {SHORTEST_KEY} 个字符", f"用 {MAKE_KEY} 重新建一个")


def _rows(data: bytes) -> tuple[list[tuple[int, dict[str, str]]], list[Problem]]:
    rows, problems = [], []
    for record in walk(data, len(COLUMNS)):
        if record.fault is not None:
            fix = f"每行 {len(COLUMNS)} 格，引号成对：{','.join(COLUMNS)}"
            problems.append(Problem(FILE, record.fault, "这一行读不出来", fix, row=record.row))
            continue
        try:
            said = [text(data, cell).strip() for cell in cells(data, record.start)]
        except UnicodeDecodeError:
            problems.append(Problem(FILE, "encoding-error", "不是 UTF-8 编码", "另存为 UTF-8 编码", row=record.row))
            continue
        if record.row > 1:
            rows.append((record.row, dict(zip(COLUMNS, said, strict=True))))
        elif tuple(said) != COLUMNS:
            problems.append(Problem(FILE, "header", "表头不对", f"第一行写 {','.join(COLUMNS)}", row=1))
    return rows, problems


def _row_problems(number: int, row: dict[str, str], as_of: date) -> Iterator[Problem]:
    def problem(field: str, message: str, fix: str) -> Problem:
        return Problem(FILE, "review", message, fix, row=number, field=field)

    kind = KINDS.get(row["kind"])
    if kind is None or kind.level != "review":
        named = "、".join(name for name, one in KINDS.items() if one.level == "review")
        yield problem("kind", "不是可以审查后公开的种类", f"可用的有 {named}；其他的一律不公开")
    for field in ("column", "hmac", "who", "why"):
        if not row[field]:
            yield problem(field, "没有填写", "写明哪一列、哪个值（hmac）、谁审查的、为什么可以公开")
    until = _day(row["until"])
    if until is None:
        yield problem("until", "不是日期", "写成 2022-09-30")
    elif until < as_of:
        yield problem("until", f"审查到 {until} 为止，已经过期", "重新审查后改日期，或者删去这一行和那个值")


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
