"""Figures that no text asked for when a site was prepared, counted over the rows that it was prepared of."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from disclosure.ground.engines import reading
from disclosure.made import Made
from disclosure.publication.publish import reopened
from disclosure.statistics.asked import Asked, answered
from disclosure.statistics.model import Figure


def counted(made: Made, folder: Path, asked: Collection[Asked]) -> dict[Asked, Figure]:
    """Return the figures that are *asked* for; the rows lie in *folder*."""
    with reading(made.view.settings.data, folder) as engine:
        return answered(asked, reopened(made.counted, engine), engine)
