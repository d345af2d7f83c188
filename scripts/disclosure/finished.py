"""A finished site, looked through before anybody takes it for one: a folder of ours, or what Pelican's command left."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from disclosure.building.processes import share_out
from disclosure.errors import DataError, DisclosureError, Problem
from disclosure.privacy.permits import Permits
from disclosure.privacy.site import look_at_site, site_files

SHARES = 16  # of the files that are looked at, for however many processors
HOME = "index.html"

Stamp = tuple[int, int, int, int]


def refuse_private(folder: Path, files: Sequence[str], permits: Permits) -> None:
    """Look at every byte of *files* in *folder*. Raises DataError with all that is private and may not stand there."""
    shares = [files[first::SHARES] for first in range(SHARES)]
    looks = [lambda _, share=share: look_at_site(folder, share, permits) for share in shares]
    problems: list[Problem] = [problem for found in share_out(looks, nullcontext) for problem in found]
    if problems:
        raise DataError(sorted(problems, key=lambda problem: problem.path))


class Output:
    """A folder that Pelican's own command writes straight into: other things may lie there, and are left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = self._stamps()

    def refuse_private(self, permits: Permits) -> None:
        """Look at what was written since; take away the home page and whatever is private.

        Raises LeftoverError, which says what is left.
        """
        now = self._stamps()
        files = [address for address, stamp in now.items() if self._before.get(address) != stamp]
        try:
            refuse_private(self.folder, files, permits)
        except DataError as error:
            private = {problem.path for problem in error.problems}
            for address in private | {HOME}:
                (self.folder / address).unlink(missing_ok=True)
            raise LeftoverError(error.problems, self.folder) from error

    def _stamps(self) -> dict[str, Stamp]:
        found = ((address, (self.folder / address).lstat()) for address in site_files(self.folder))
        return {name: (it.st_ino, it.st_size, it.st_mtime_ns, it.st_ctime_ns) for name, it in found}


class LeftoverError(DataError):
    """Pelican's own command has written what is private, and not only that: nothing of it may be published."""

    def __init__(self, problems: list[Problem], folder: Path) -> None:
        count = len({problem.path for problem in problems})
        what = f"生成的文件里有 {count:,} 个含有不能公开的内容"
        left = f"这些文件和首页已经从 {folder.name} 删去，余下的不是完整的网站，不能发布"
        self.problems = problems
        DisclosureError.__init__(self, f"{what}：{left}", hint="按提示逐条改好，删去这个文件夹后重新运行")
