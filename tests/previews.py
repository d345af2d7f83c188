"""Sites that are built again and again in this process, as a preview does; and a browser that looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from pelican import signals

from disclosure import plugin
from disclosure.building import plan, processes
from sites import ROOT


@pytest.fixture(scope="module")
def connected() -> Iterator[None]:
    """The plugin, connected by builds in this process, and no longer when the tests are done."""
    with (
        signals.initialized.connected_to(plugin.settle),
        signals.generator_init.connected_to(plugin.equip),
        signals.get_generators.connected_to(plugin.get_generators),
        pytest.MonkeyPatch.context() as patched,
    ):
        for module in (processes, plan):
            patched.setattr(module, "share_out", in_this_process)
        yield


def in_this_process(tasks, begin):
    """Do as where the system cannot fork: here an engine has been used, and would wait for ever in a forked process."""
    with begin() as tool:
        return [task(tool) for task in tasks]


def settings_of(theme: Path) -> str:
    """Return our own settings file for a project that has its *theme* elsewhere."""
    return (ROOT / "pelicanconf.py").read_text("utf-8").replace('"theme"', f'"{theme}"')


class Looking:
    """A browser in which the pages at *asked* are looked at; *shown* has what it was shown, one time after another."""

    def __init__(self, *asked: str, show: Callable[[Mapping[str, bytes]], None] | None = None) -> None:
        self._asked = asked
        self.shown: list[Mapping[str, bytes]] = []
        self.show = show or self.shown.append

    def asked(self) -> Sequence[str]:
        """Return them."""
        return self._asked


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what puts *new* in the place of *old* in a file of a project."""

    def change(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), "utf-8")

    return change
