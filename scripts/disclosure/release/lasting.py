"""What a release may not change: the addresses of records that have no page of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from disclosure.errors import SettingsError

BUCKETS = "r"  # the folder in a register's


def refuse_moved(releases: Sequence[Path], built: Path) -> None:
    """Raise SettingsError if *built* gives records other addresses than the last of *releases* that has any."""
    moved = [told for folder in sorted(built.glob(f"*/{BUCKETS}")) for told in _moved(folder, releases)]
    if moved:
        named = "；".join(f"{name} 原来是 {before}，现在是 {now}" for name, before, now in moved)
        raise SettingsError(
            f"register.buckets 和已经发布的不一样：{named}。引用过的记录地址会全部失效",
            hint="改回原来的数",
        )


def _moved(folder: Path, releases: Sequence[Path]) -> Iterator[tuple[str, int, int]]:
    name = folder.parent.name
    last = next((place for one in reversed(releases) if (place := one / name / BUCKETS).is_dir()), None)
    now, before = _digits(folder), _digits(last) if last else None
    if now is not None and before is not None and now != before:
        yield name, before, now


def _digits(folder: Path) -> int | None:
    """Return how many hex digits the addresses below *folder* have; None where there are none."""
    first = min((path.name for path in folder.iterdir()), default=None)
    return None if first is None else 0 if first == "index.html" else len(first)
