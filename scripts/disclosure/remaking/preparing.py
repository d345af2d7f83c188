"""All that a site is made of, and nothing that only the process could use which has prepared it."""

from __future__ import annotations

from pathlib import Path

from disclosure.ground.engines import opened
from disclosure.made import Made
from disclosure.pipeline import prepare
from disclosure.progress import Progress
from disclosure.publication.publish import closed
from disclosure.settings import Settings


def prepared(settings: Settings, folder: Path, progress: Progress) -> Made:
    """Prepare a site whose rows are to lie in *folder*. Raises as `prepare` does."""
    with opened(settings.data, folder, settings.engine) as engine:
        made = prepare(settings, engine, progress)
        engine.leave()
    return made._replace(publication=closed(made.publication), counted=closed(made.counted))
