"""`python -m disclosure`."""

from disclosure.cli import main

if __name__ == "__main__":
    main(prog_name="python -m disclosure")
