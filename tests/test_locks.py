"""What is installed is pinned, hashed and comes from wherever the machine's own settings say."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = {"requirements.txt": [], "requirements-dev.txt": ["test", "lint"], "requirements-bench.txt": ["bench"]}
INSTALLER = "requirements-pip.txt"

NODE = ("theme", "scripts/disclosure/charts/drawing", "scripts/bench/phone", "scripts/editing/decap", "tests/chromium")
NODE_LOCKS = [f"{folder}/package-lock.json" for folder in NODE]
NPMRC = [f"{folder}/.npmrc" for folder in NODE]


def pinned(file: str) -> dict[str, str]:
    """Every package of a requirements file, with its version; each must have a hash."""
    found = {}
    for block in re.split(r"\n(?=\S)", (ROOT / file).read_text("utf-8").strip()):
        name, version = re.match(r"([a-z0-9-]+)==(\S+)", block).groups()
        assert "--hash=sha256:" in block, name
        found[name] = version
    return found


@pytest.mark.parametrize(("file", "extras"), EXTRAS.items())
def test_everything_declared_is_pinned(file, extras):
    wanted = [*PROJECT["dependencies"], *(one for extra in extras for one in PROJECT["optional-dependencies"][extra])]

    assert {re.split(r"[<>=~! ]", one)[0] for one in wanted} <= set(pinned(file))


def test_tests_run_with_the_versions_that_build_the_site():
    site = pinned("requirements.txt").items()

    assert site <= pinned("requirements-dev.txt").items()
    assert site <= pinned("requirements-bench.txt").items()


def test_what_installs_everything_is_pinned_too():
    assert set(pinned(INSTALLER)) == {"pip"}


@pytest.mark.parametrize("file", [*EXTRAS, INSTALLER, *NODE_LOCKS, *NPMRC, "Makefile", "scripts/lock"])
def test_no_lock_names_an_address(file):
    text = (ROOT / file).read_text("utf-8")
    if file.endswith("package-lock.json"):  # where to give money is no place to fetch from
        lock = json.loads(text)
        for package in lock["packages"].values():
            package.pop("funding", None)
        text = json.dumps(lock)

    assert not re.search(r"https?://|--index-url|--find-links|\"resolved\"", text)


@pytest.mark.parametrize("file", NODE_LOCKS)
def test_every_node_package_is_hashed(file):
    packages = json.loads((ROOT / file).read_text("utf-8"))["packages"]
    fetched = {name: one for name, one in packages.items() if name}

    assert fetched
    assert all("integrity" in package for package in fetched.values())
