"""The command `disclosure`, which is `python -m disclosure` too."""

import signal

from disclosure.cli import main


def run() -> None:
    """Run a command line. Whoever ends us politely wants what Ctrl-C does: nothing half made is left."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main()


if __name__ == "__main__":
    run()
