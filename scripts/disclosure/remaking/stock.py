"""What a site was made of last, kept from one build to the next by whoever builds it again and again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, Self

from disclosure.building.processes import apart
from disclosure.contract.reach import within
from disclosure.files.model import Download
from disclosure.hashes import hashed, hashes
from disclosure.made import Made
from disclosure.progress import Progress
from disclosure.release.scratch import scratch
from disclosure.remaking.quick import Kept
from disclosure.settings import Settings
from disclosure.statistics.asked import Asked
from disclosure.statistics.model import Figure

_PRINTED: Final = (  # settings that nothing but pages is made of
    "site_name",
    "owner",
    "contact",
    "colour",
    "hotline",
    "search_words",
    "sections",
    "government",
    "siteurl",
    "tag_authority",
)


class Inputs(NamedTuple):
    """All that a site is prepared of: templates are no part of it. Of each file its SHA-256."""

    settings: Settings
    data: Mapping[str, str]
    content: Mapping[str, str]
    key: Mapping[str, str]  # of data/reviewed.csv, outside of data

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Look at them as they are now."""
        return cls(settings, hashes(settings.data), hashes(settings.content), hashes(settings.privacy_key))

    def is_near(self, now: Inputs) -> bool:
        """Whether nothing is another *now* but data, texts and what is printed of settings."""
        printed = {name: getattr(now.settings, name) for name in _PRINTED}
        return now == self._replace(settings=replace(self.settings, **printed), data=now.data, content=now.content)


def folders_changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Return the folders of data in which a file is new, gone or another."""
    return {name.partition("/")[0] for name, _ in before.items() ^ now.items()}


class Prepared(NamedTuple):
    """What a site is made of, where the rows lie that it prints, and what all of that was made of."""

    made: Made
    folder: Path
    inputs: Inputs


class Standing(NamedTuple):
    """What the last site that was finished has left for its texts, and of which *data* it was made."""

    kept: Kept
    data: Mapping[str, str]


class Stock:
    """Prepares sites, and keeps what the last one was prepared of as long as it is open.

    *downloads* are the files that the last site gives away, by register; *standing* is that site, if only we had a hand
    in it.
    """

    def __init__(self) -> None:
        self.last: Prepared | None = None
        self.downloads: Mapping[str, tuple[Download, ...]] = {}
        self.standing: Standing | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Begin without anything."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the rows."""
        self._open.close()

    def leave(self, kept: Kept | None, *, is_quick: bool) -> None:
        """Note what a site has left that was finished; a *quick* one is made of the data of the one before."""
        before = self.standing.data if self.standing and is_quick else None
        data = self.last.inputs.data if self.last and not is_quick else before
        self.standing = Standing(kept, data) if kept is not None and data is not None else None

    def prepared(self, settings: Settings, progress: Progress) -> Prepared:
        """Return what a site with these *settings* is made of: the last one's, if that is made of the same.

        Raises DataError; the last one's is then still there.
        """
        now = Inputs.of(settings)  # before it is read: what changes meanwhile is for the next build
        if self.last is None or self.last.inputs != now:
            with ExitStack() as begun:
                folder = begun.enter_context(scratch())
                self.last = Prepared(apart(partial(_prepared, settings, folder, progress)), folder, now)
                self._open.close()
                self._open = begun.pop_all()
        return self.last

    def figures(self, asked: Collection[Asked], settings: Settings) -> dict[Asked, Figure]:
        """Return those figures that are *asked* for of which all that they are made of is as it was prepared last."""
        now = Inputs.of(settings)
        if self.last is None or not self.last.inputs.is_near(now):
            return {}
        catalogue, changed = self.last.made.quotations.catalogue, folders_changed(self.last.inputs.data, now.data)
        same = {one for one in asked if not within(catalogue, [one.register]).packages.keys() & changed}
        return apart(partial(_counted, self.last, same)) if same else {}


def _counted(last: Prepared, asked: Collection[Asked]) -> dict[Asked, Figure]:
    from disclosure.remaking.counting import counted  # noqa: PLC0415 - half a second, not for a sentence

    return counted(last.made, last.folder, asked)


def _prepared(settings: Settings, folder: Path, progress: Progress) -> Made:
    from disclosure.remaking.preparing import prepared  # noqa: PLC0415 - half a second, not for a sentence

    return prepared(settings, folder, progress)


def stamped(settings: Settings, base: Path) -> str:
    """Return what stands for all that a site is made of but its Markdown pages; the cache itself knows the program.

    The settings files lie in *base*. It is asked before a build: what changes meanwhile is for the next one.
    """
    found = hashlib.sha256(repr(settings).encode())
    files = [*base.glob("*.py"), *([settings.privacy_key] if settings.privacy_key.is_file() else [])]
    for folder in (settings.data, settings.theme):
        found.update(repr(hashes(folder) if folder.is_dir() else {}).encode())
    for path in sorted(files):
        found.update(f"{path}{hashed(path)}".encode())
    return found.hexdigest()
