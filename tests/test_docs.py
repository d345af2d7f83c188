"""What can be said to this program is documented: every command, option, setting, target and contract key."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from disclosure.cli import LATER, main
from disclosure.contract.shape import contract_schema
from disclosure.settings import Settings
from packages import VOCABULARY

ROOT = Path(__file__).parent.parent
SCHEMA = contract_schema(VOCABULARY)
BESIDE = {"disclosure", "references", "link", "label", "sort", "steps"}  # our keys of a field and of a resource
README = (ROOT / "README.md").read_text("utf-8")
DOCS = README + "".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
FROM_PELICAN = {"content": "PATH", "theme": "THEME", "siteurl": "SITEURL"}  # what Pelican calls them


def names(text: str) -> set[str]:
    """Every word of a text; a documented name stands in it as it is written."""
    return set(re.findall(r"[A-Za-z_][A-Za-z0-9_-]*", text))


def keys(part: Any) -> Iterator[str]:
    """Every key that a part of the contract's schema names, however deep; $ref is followed."""
    if isinstance(part, list):
        for one in part:
            yield from keys(one)
    elif isinstance(part, dict):
        yield from part.get("properties", {})
        if "$ref" in part:
            yield from keys(SCHEMA["$defs"][part["$ref"].removeprefix("#/$defs/")])
        for one in part.values():
            yield from keys(one)


def options() -> set[str]:
    return {option for command in main.commands.values() for param in command.params for option in param.opts}


@pytest.mark.parametrize("verb", [*main.commands, *LATER])
def test_every_command_is_in_the_readme(verb):
    assert verb in names(README)


@pytest.mark.parametrize("option", sorted(options()))
def test_every_option_is_documented(option):
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", DOCS)


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(setting):
    assert FROM_PELICAN.get(setting, setting) in names(DOCS)


@pytest.mark.parametrize("key", sorted({*keys(SCHEMA["properties"]["register"]), *BESIDE}))
def test_every_key_of_the_contract_is_documented(key):
    assert key in names((ROOT / "docs/data-packages.md").read_text("utf-8"))


@pytest.mark.parametrize(
    "target", re.findall(r"^([a-z-]+):.*?## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
)
def test_every_target_of_make_is_in_the_readme(target):
    assert f"make {target}" in README


@pytest.mark.parametrize(
    "variable", re.findall(r"^([A-Z_]+) +\?=", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
)
def test_every_variable_of_make_is_in_the_readme(variable):
    assert variable in names(README)
