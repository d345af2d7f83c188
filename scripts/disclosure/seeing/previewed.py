"""What the two processes of a preview share: a folder, with the site and a file that says how it stands with it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from disclosure import addresses
from disclosure.errors import FILE_TYPE, Problem, errors_only
from disclosure.report import lines

SITE, EARLY = "site", "early"  # the site; pages that are new already, while the rest of it is made
_STATE: Final = "state.json"
_ASKED: Final = "asked.txt"  # the addresses of pages that a browser has asked for, the last one last
_ALL: Final = "*"  # pages of a register
_RECENT = 3  # of them are looked at still


@dataclass(frozen=True, slots=True)
class State:
    """Whether a preview is being built and what is *wrong* with it, a line each.

    *at* has those of the lines that belong to a page by its address, or to all pages of a register by the address of
    that with `*`. Where nothing is at any page, nothing is shown before it is mended.
    """

    busy: bool = False
    wrong: Sequence[str] = ()
    at: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def wrong_at(self, address: str) -> Sequence[str]:
        """Return what is wrong with the page at *address*."""
        register = f"{address.partition('/')[0]}/{_ALL}"
        return self.wrong if self.wrong and not self.at else self.at.get(address) or self.at.get(register, ())

    def mended(self, files: Collection[str]) -> State:
        """Return the state when the pages in *files* are in order again."""
        good = {name.removesuffix("index.html") for name in files}
        at = {address: said for address, said in self.at.items() if address.removesuffix(_ALL) not in good}
        return replace(self, at=at, wrong=self.wrong if at or not self.at else ())


def read(folder: Path) -> State:
    """Return the state of the preview in *folder*."""
    file = folder / _STATE
    return State(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else State()


def put(state: State, folder: Path) -> State:
    """Write *state*, whole or not at all, and return it."""
    _write(json.dumps(asdict(state), ensure_ascii=False).encode(), folder / _STATE)
    return state


def lay(files: Mapping[str, bytes], folder: Path) -> None:
    """Have *files*, by name, in the place of those of the site, and no others."""
    place = folder / EARLY
    before = [path for path in place.rglob("*") if path.is_file()]
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        _write(data, place / name)
    for path in before:
        if path.relative_to(place).as_posix() not in files:
            path.unlink()


def _write(data: bytes, file: Path) -> None:
    """Write *file* whole or not at all: it may be looked at."""
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(data)
    part.replace(file)


def note(address: str, folder: Path) -> None:
    """Note that a browser has asked for the page at *address*."""
    with (folder / _ASKED).open("ab") as file:
        file.write(f"{address}\n".encode())


@dataclass(frozen=True, slots=True)
class Browser:
    """The browser of the preview in *folder*, as whoever builds its site knows it."""

    folder: Path

    def asked(self) -> list[str]:
        """Return the addresses of the pages that it asked for last, the newest first."""
        file = self.folder / _ASKED
        noted = file.read_text(encoding="utf-8").split("\n")[:-1] if file.is_file() else []
        return [*dict.fromkeys(reversed(noted))][:_RECENT]

    def show(self, files: Mapping[str, bytes]) -> None:
        """Let it have *files*, by name, in the place of those of the site, ahead of the whole."""
        lay(files, self.folder)
        if files:
            put(read(self.folder).mended(files), self.folder)


def faulty(problems: Sequence[Problem]) -> State:
    """Return the state of a preview that was not made because of *problems*."""
    wrong = errors_only(problems)
    at: dict[str, list[str]] = {}
    for one in wrong:
        at.setdefault(_address(one), []).append(str(one))
    return State(wrong=[*lines(wrong)], at=at)


def _address(one: Problem) -> str:
    """Return where the mistakes of a file are told: a text has its page, a table all pages of its register."""
    if one.path.endswith((".csv", ".json")) and one.kind != FILE_TYPE:
        return f"{addresses.register(one.path.partition('/')[0])}{_ALL}"
    return addresses.document(one.path)
