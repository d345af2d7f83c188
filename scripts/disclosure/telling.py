"""What Pelican's own command says of that which stopped it: what our commands say, and no traceback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from disclosure.blame import blamed
from disclosure.report import tell


class Telling(logging.Filter):
    """Takes out of Pelican's log the exceptions that a sentence explains, and prints that sentence.

    *settings* are those of Pelican's run, which name the plugins. What is our own fault stays in the log.
    """

    def __init__(self) -> None:
        super().__init__()
        self.settings: Mapping[str, Any] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell what a record is about; False if that is done."""
        said = record.args if isinstance(record.args, tuple) else ()
        error = next((one for one in said if isinstance(one, Exception)), None)
        told = blamed(error, self.settings) if error else None
        if told:
            tell(told)
        return told is None
