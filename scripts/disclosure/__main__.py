"""The command `disclosure`, which is `python -m disclosure` too."""

import io
import signal
import sys

from disclosure.cli import main


def run() -> None:
    """Run a command line. Whoever ends us politely wants what Ctrl-C does: nothing half made is left."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that knows no Chinese stops nothing
    main()


if __name__ == "__main__":
    run()
