"""frictionless is asked about a descriptor once, and again whenever anything about it has changed."""

from __future__ import annotations

import copy

import frictionless
import pytest

from disclosure import cache
from disclosure.cache import Cache
from disclosure.contract.descriptors import load
from disclosure.contract.profile import profile_problems
from packages import VOCABULARY, field, write_package

GOOD = {
    "name": "x",
    "title": "名册",
    "resources": [{"name": "r", "path": "a.csv", "schema": {"fields": [{"name": "a", "type": "string"}]}}],
}
BAD = {**GOOD, "resources": [{"name": "r", "path": "a.csv", "schema": {"fields": [{"name": "a", "type": "geo"}]}}]}


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """Return the titles of the packages that frictionless is asked about from here on."""
    titles = []
    really = frictionless.Package.from_descriptor

    def count(descriptor):
        titles.append(descriptor["title"])
        return really(descriptor)

    monkeypatch.setattr(frictionless.Package, "from_descriptor", count)
    return titles


@pytest.fixture
def kept(tmp_path) -> Cache:
    return Cache(tmp_path / "kept")


def test_a_descriptor_that_passed_is_not_asked_about_again(kept, asked):
    assert [profile_problems(GOOD, "x", kept) for _ in range(3)] == [[], [], []]
    assert asked == ["名册"]


def test_without_a_cache_it_is_asked_about_each_time(asked):
    assert [profile_problems(GOOD, "x", Cache()) for _ in range(2)] == [[], []]
    assert asked == ["名册", "名册"]


@pytest.mark.parametrize("kind", ["date", "string "])
def test_a_changed_descriptor_is_asked_about_again(kept, asked, kind):
    profile_problems(GOOD, "x", kept)
    changed = copy.deepcopy(GOOD)
    changed["resources"][0]["schema"]["fields"][0]["type"] = kind

    problems = profile_problems(changed, "x", kept)

    assert len(asked) == 2
    assert [problem.kind for problem in problems] == (["field-error"] if kind == "string " else [])


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (1, True), ("1", 1), (0, False), ("", None)])
def test_values_that_are_alike_are_different_descriptors(kept, asked, one, other):
    for value in (one, other):
        profile_problems({**GOOD, "ours": value}, "x", kept)

    assert len(asked) == 2


def test_a_failure_is_told_each_time(kept, asked):
    first, second = (profile_problems(BAD, "x", kept) for _ in range(2))

    assert first == second
    assert [problem.kind for problem in first] == ["field-error"]
    assert len(asked) == 2


def test_another_program_asks_again(kept, asked, monkeypatch):
    profile_problems(GOOD, "x", kept)
    monkeypatch.setattr(cache, "program", lambda: "frictionless 99")
    profile_problems(GOOD, "x", kept)

    assert len(asked) == 2


def test_an_entry_that_was_meddled_with_passes_nothing(kept, asked, tmp_path):
    profile_problems(GOOD, "x", kept)
    [entry] = (tmp_path / "kept").iterdir()
    kept_bytes = entry.read_bytes()
    entry.write_bytes(bytes([kept_bytes[0] ^ 1]) + kept_bytes[1:])

    assert profile_problems(GOOD, "x", kept) == []
    assert len(asked) == 2
    assert entry.read_bytes() == kept_bytes


def test_a_whole_folder_is_remembered_and_each_package_by_itself(data, kept, asked):
    register = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    rows = {"rows": {"fields": [field("a")], "primaryKey": "a"}}
    for name in ("licences", "penalties"):
        write_package(data / name, rows, register=register, title=name)
    first = load(data, VOCABULARY, kept)
    write_package(data / "licences", rows, register=register, title="许可")

    assert load(data, VOCABULARY, kept)[1] == first[1] == []
    assert asked == ["licences", "penalties", "许可"]
