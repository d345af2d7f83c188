"""The command `disclosure`, which is `python -m disclosure` too."""

import gc
import io
import signal
import sys

gc.set_threshold(100_000)  # nearly all that is imported and read lives to the end: looking for rubbish takes time

from disclosure.cli import main  # noqa: E402 - what it imports is looked through too


def run() -> None:
    """Run a command line. Whoever ends us politely wants what Ctrl-C does: nothing half made is left."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that knows no Chinese stops nothing
    main()


if __name__ == "__main__":
    run()
