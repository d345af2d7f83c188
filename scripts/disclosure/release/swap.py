"""A finished folder takes the place of the last one, or nothing changes.

* `replace`: a folder for looking at, replaced as a whole.
* `publish`: a release of its own under `releases/`, and the link `current` turned to it in one step.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from disclosure.errors import SettingsError, SurroundingsError
from disclosure.release import manifest
from disclosure.release.exchange import exchange
from disclosure.release.lasting import refuse_moved
from disclosure.release.staging import PREFIX, recover, retired, spare

RELEASES = "releases"
CURRENT = "current"
SHOWN = 5  # names in a refusal before the rest is only counted
RELEASE_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{12}")


def refuse_foreign(target: Path) -> None:
    """Raise SettingsError if *target* is there, not empty and not made by us, all of it: it is never replaced."""
    if target.is_dir() and manifest.ours(target):
        if strangers := manifest.strangers(target):
            raise _inhabited(target, strangers)
    elif target.is_dir() and not any(target.iterdir()):
        return
    elif target.exists() or target.is_symlink():
        raise _foreign(target)


def refuse_foreign_releases(public: Path) -> None:
    """Raise SettingsError if *public* is there, not empty and not where we publish."""
    current = public / CURRENT
    if current.exists() and not current.is_symlink():
        refuse_foreign(current)
    elif public.exists() and not (public / RELEASES).is_dir() and (public.is_file() or any(public.iterdir())):
        raise _foreign(public)


def _foreign(target: Path) -> SettingsError:
    return SettingsError(f"{target} 已经存在，而且不是本程序生成的，不会覆盖它", hint="换一个 OUTPUT，或者自己把它移走")


def _inhabited(target: Path, strangers: list[str]) -> SettingsError:
    more = f" 等 {len(strangers)} 项" if len(strangers) > SHOWN else ""
    return SettingsError(
        f"{target} 里有不是本程序生成的内容：{'、'.join(strangers[:SHOWN])}{more}。重新生成会删掉它们，所以没有动",
        hint="把它们移到别处，或者换一个 OUTPUT",
    )


def refuse_entangled(target: Path, sources: Iterable[Path]) -> None:
    """Raise SettingsError if *target* holds, or lies in, a folder that a site is made from."""
    for source in (path.resolve() for path in sources):
        if target.is_relative_to(source) or source.is_relative_to(target):
            raise SettingsError(f"OUTPUT（{target}）不能在 {source} 里面，也不能包含它", hint="换一个 OUTPUT")


def replace(target: Path, built: Path, *, is_spared: bool = False) -> None:
    """Put *built* at *target*, both on one file system; what stood there is removed only after that, or *is_spared*.

    Raises SettingsError if *target* is not ours, OSError if a rename fails; then *target* is as it was.
    """
    recover(target)
    refuse_foreign(target)
    if not target.exists():
        built.rename(target)
    elif exchange(target, built):
        if is_spared:
            _discard(spare(target))
            built.rename(spare(target))
        shutil.rmtree(built, ignore_errors=True)  # the old one, under the new one's name
    else:
        _replace_in_two(target, built)
    if not is_spared:
        shutil.rmtree(spare(target), ignore_errors=True)


def _replace_in_two(target: Path, built: Path) -> None:
    """Rename the old folder away and the new one in; in between, and until `recover`, there is none."""
    old = retired(target)
    shutil.rmtree(old, ignore_errors=True)  # left by a run that was killed after both renames
    target.rename(old)
    try:
        built.rename(target)
    except BaseException:
        recover(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def refuse_older(public: Path, as_of: date) -> None:
    """Raise SettingsError if a release of a later date is there: what was withdrawn since would come back."""
    last = max((_date(path) for path in _releases(public)), default=as_of)
    if as_of < last:
        raise SettingsError(
            f"数据截至日期 {as_of} 早于已发布的 {last}：已经撤下的内容会重新出现",
            hint=f"AS_OF 不早于 {last}；如果那次发布的日期写错了，先删掉 {public / RELEASES} 下它的文件夹",
        )


def _releases(public: Path) -> list[Path]:
    """Return the folders of all releases, by date."""
    folder = public / RELEASES
    return sorted(path for path in folder.iterdir() if RELEASE_ID.fullmatch(path.name)) if folder.is_dir() else []


def _date(release: Path) -> date:
    return date.fromisoformat(release.name[: len("2022-09-30")])


def publish(public: Path, built: Path, as_of: date) -> tuple[Path, bool]:
    """Make *built*, which has its manifest, a release and turn `current` to it.

    The same content twice is one release. Raises SettingsError where a record would move. Returns the
    release's folder, and whether `current` is a link: where the machine makes none, it is a copy, and for a moment
    there is no page to read.
    """
    refuse_older(public, as_of)
    refuse_moved(_releases(public), built)
    release = public / RELEASES / manifest.release_id(built, as_of)
    if not manifest.intact(release, as_of):
        _flush()
        replace(release, built)
    return release, _turn(public / CURRENT, release)


def _flush() -> None:
    """Have everything on disk before any name points to it: a power cut must not leave half a release."""
    if hasattr(os, "sync"):
        os.sync()


def _turn(current: Path, release: Path) -> bool:
    aside = current.parent / f"{PREFIX}{CURRENT}"
    _discard(aside)
    # Windows lets few people make links, and has no way to turn one in one step.
    if sys.platform == "win32" or (current.is_dir() and not current.is_symlink()):
        return _copy(current, release, aside)
    try:
        aside.symlink_to(Path(RELEASES, release.name), target_is_directory=True)
    except (OSError, NotImplementedError):
        return _copy(current, release, aside)
    aside.replace(current)
    return True


def _discard(path: Path) -> None:
    """Remove what a build that was cut off, or somebody, left in the way: a link, a file or a folder."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _copy(current: Path, release: Path, aside: Path) -> bool:
    if current.is_symlink():
        raise SurroundingsError(f"{current} 是链接，这台机器却不能再建链接，没有切换到 {release.name}")
    try:
        shutil.copytree(release, aside)
        replace(current, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return False
