"""`python -m disclosure`."""

import signal

from disclosure.cli import main

if __name__ == "__main__":
    # Whoever ends us politely wants what Ctrl-C does: nothing half made is left, the scratch folder included.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main(prog_name="python -m disclosure")
