"""What can go wrong, as values and as exceptions; every message is Chinese, every docstring English.

* DisclosureError              what is wrong in one sentence and how to put it right; exit status 2
  - SettingsError              a setting or a command is wrong
  - ExtensionError             a template or a plugin that an engineer added is wrong
  - SurroundingsError          the machine lacks something: Node, disk space, a lock that another build holds
  - DataError                  the data is wrong; carries its problems; exit status 1

A `Problem` is not an exception: checks collect all of them before anything is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FILE_TYPE: Final = "file-type"  # of no use where it stands: it is no table, whatever it is called


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data: where, what, and how to mend it.

    *path* is relative to the data (or content) folder; *row* counts as a spreadsheet does (the header is
    row 1). *kind* is a frictionless error type where one fits, otherwise a word of ours. A problem that
    stands for many places says how many in *count* and has no row. A *warning* is shown and does not stop
    a build. *title* is what people call the *field*. The message never holds the text of a text cell: logs are
    public too.
    """

    path: str
    kind: str
    message: str
    fix: str = ""
    row: int | None = None
    field: str | None = None
    count: int = 1
    warning: bool = False
    title: str = ""

    def __str__(self) -> str:
        place = self.path if self.row is None else f"{self.path}:{self.row}"
        where = place if self.field is None else f"{place}: {self.title} {self.field}".replace(":  ", ": ")
        what = f"{self.message}；{self.fix}" if self.fix else self.message
        label = f"warning: {self.kind}" if self.warning else self.kind
        return _one_line(f"{where}: {what} [{label}]")


def _one_line(text: str) -> str:
    """Replace what would break the line or a terminal: names of files and keys come from outside."""
    return "".join(sign if sign.isprintable() or sign == "\u3000" else "�" for sign in text)


def shortened(text: str, longest: int = 40) -> str:
    """Show the beginning of a text that has more than *longest* characters."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def errors_only(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the warnings."""
    return [problem for problem in problems if not problem.warning]


class DisclosureError(Exception):
    """What is wrong in one sentence and, where known, how to put it right."""

    exitcode = 2  # Pelican's main() and our own commands read it

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  怎么改：{self.hint}" if self.hint else self.message


class SettingsError(DisclosureError):
    """A setting or a command line is wrong."""


class ExtensionError(DisclosureError):
    """A template or a plugin is wrong; the message says which and where."""


class SurroundingsError(DisclosureError):
    """The machine lacks what a build needs."""


class DataError(DisclosureError):
    """The data is wrong: nothing is built. *problems* holds all of them, warnings included."""

    exitcode = 1

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = sum(problem.count for problem in errors_only(problems))
        super().__init__(f"数据和文章有 {count:,} 个错误，没有生成网站", hint="按提示逐条改好后重新运行 make check")
        self.args = (problems,)  # what it is made from again when it comes out of another process
