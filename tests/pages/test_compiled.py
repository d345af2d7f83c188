"""A template is compiled once, and again whenever anything about it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from disclosure.cache import Cache
from disclosure.pages.compiled import Compiled


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """Return the names of the templates that Jinja compiles from here on."""
    names = []
    really = Environment.compile

    def count(self, source, name=None, filename=None, **more):
        names.append(name)
        return really(self, source, name, filename, **more)

    monkeypatch.setattr(Environment, "compile", count)
    return names


@pytest.fixture
def render(tmp_path):
    """Return a function that renders a template as a new build does."""

    def page(source: str = "{{ a }}", options: str = "") -> str:
        cache = Compiled(Cache(tmp_path / "kept"), options)
        environment = Environment(autoescape=True, loader=DictLoader({"page.html": source}), bytecode_cache=cache)
        return environment.get_template("page.html").render(a="<b>")

    return page


def entry(tmp_path) -> Path:
    [found] = (tmp_path / "kept").iterdir()
    return found


def test_the_next_build_finds_it_compiled(render, compiled):
    assert [render(), render()] == ["&lt;b&gt;", "&lt;b&gt;"]
    assert compiled == ["page.html"]


def test_a_changed_template_is_compiled_again(render, compiled, tmp_path):
    assert [render(), render("{{ a }}!")] == ["&lt;b&gt;", "&lt;b&gt;!"]
    assert len(compiled) == 2
    assert entry(tmp_path)


def test_other_options_compile_again(render, compiled):
    render(options="{}")
    render(options="{'trim_blocks': True}")

    assert len(compiled) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\0" * 4000])
def test_a_damaged_entry_is_compiled_again_and_mended(render, compiled, tmp_path, damage):
    render()
    whole = entry(tmp_path).read_bytes()
    entry(tmp_path).write_bytes(damage)

    assert render() == "&lt;b&gt;"
    assert len(compiled) == 2
    assert entry(tmp_path).read_bytes() == whole


def test_code_of_another_text_in_its_place_is_not_run(render, compiled, tmp_path):
    render("another")
    another = entry(tmp_path).read_bytes()
    render()
    entry(tmp_path).write_bytes(another)

    assert render() == "&lt;b&gt;"
    assert len(compiled) == 3
