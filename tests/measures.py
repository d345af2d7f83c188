"""What is measured inside a page: the snippets in tests/browser/*.js, with what they share before each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "browser"


@cache
def snippet(name: str) -> str:
    """A snippet as one function of one argument."""
    shared, own = ((FOLDER / f"{file}.js").read_text("utf-8") for file in ("shared", name))
    return f"async (given) => {{\n{shared}\nreturn await (\n{own}\n)(given);\n}}"


def measure(page: Any, name: str, given: Any = None) -> Any:
    """Run a snippet in *page*: most return the problems that they find, in words."""
    return page.evaluate(snippet(name), given)
