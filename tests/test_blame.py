"""Whose fault it is: a template's, a plugin's, or nobody's but ours."""

from __future__ import annotations

import errno
import re
from types import ModuleType

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from disclosure.blame import blamed, faults_named
from disclosure.errors import ExtensionError, SettingsError
from disclosure.pages.filters import FILTERS
from partners import html, write_site

pytestmark = pytest.mark.builds

PLUGINS = {"PLUGINS": ["disclosure", "pelican.plugins.maps", "kept.plugin", "Inline"]}


@pytest.fixture
def render(tmp_path, monkeypatch):
    """Return a function that renders a template of the folder that it is run in, and returns what is told of it."""
    monkeypatch.chdir(tmp_path)

    def fill(source: str, **seen: object) -> str:
        (tmp_path / "a.html").write_text(source, "utf-8")
        environment = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined, autoescape=True)
        environment.filters.update(FILTERS)
        with pytest.raises(ExtensionError) as caught, faults_named(PLUGINS):
            environment.get_template("a.html").render(**seen)
        return caught.value.message

    return fill


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{% if %}", "模板 a.html 第 2 行写错了：Expected an expression, got 'end of statement block'"),
        ("{% nosuch %}", "模板 a.html 第 2 行写错了：Encountered unknown tag 'nosuch'."),
        ("{{ 1|nosuch }}", "模板 a.html 第 2 行写错了：No filter named 'nosuch'."),
        ("{{ nosuch }}", "模板 a.html 第 2 行用了没有的名字 nosuch"),
        ("{{ site.nosuch }}", "模板 a.html 第 2 行用了没有的名字 nosuch"),
        ("{{ nosuch|upper }}", "模板 a.html 第 2 行用了没有的名字 nosuch"),
        ("{{ site.nosuch|clean }}", "模板 a.html 第 2 行出错：TypeError"),  # found out within a filter of ours
        ("{% include 'nosuch.html' %}", "模板 a.html 第 2 行要用的模板 nosuch.html 找不到"),
        ("{{ 1 + 'a' }}", "模板 a.html 第 2 行出错：TypeError"),
        ("{{ 1 // 0 }}", "模板 a.html 第 2 行出错：ZeroDivisionError"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_its_place(line, told, render):
    assert render(f"<p>\n{line}\n", site={}) == told


def test_a_macro_is_blamed_where_it_stands(render, tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/macro.html").write_text("{% macro say() %}\n\n{{ nosuch }}{% endmacro %}", "utf-8")

    told = render("{% from 'parts/macro.html' import say %}\n{{ say() }}")

    assert told == "模板 parts/macro.html 第 3 行用了没有的名字 nosuch"


def test_a_name_that_comes_from_the_data_is_not_told(render):
    assert render("{{ site[cell] }}", site={}, cell="张三") == "模板 a.html 第 1 行出错：UndefinedError"


# ---- plugins


def within(name: str, body: str) -> ModuleType:
    """Return a module of a plugin, as it is once it is imported."""
    module = ModuleType(name)
    exec(compile(body, "plugin.py", "exec"), module.__dict__)  # noqa: S102
    return module


@pytest.mark.parametrize(
    ("module", "plugin"),
    [
        ("pelican.plugins.maps", "pelican.plugins.maps"),
        ("pelican.plugins.maps.draw", "pelican.plugins.maps"),
        ("kept.plugin", "kept.plugin"),
        ("kept.elsewhere", "kept.plugin"),
    ],
)
def test_a_plugin_is_named_with_the_place_and_what_it_said_is_not(module, plugin):
    failing = within(module, "def fail():\n    int('张三')\n")

    with pytest.raises(ExtensionError) as caught, faults_named(PLUGINS):
        failing.fail()

    assert caught.value.message == f"插件 {plugin} 出错：ValueError（plugin.py 第 2 行）"
    assert "PLUGINS" in caught.value.hint


class Inline:
    @staticmethod
    def fail():
        raise ValueError


def test_a_plugin_that_is_a_class_of_the_settings_file_is_named_too():
    with pytest.raises(ExtensionError, match="插件 Inline 出错：ValueError"), faults_named(PLUGINS):
        Inline.fail()


# ---- our own


@pytest.mark.parametrize("module", ["disclosure.pages.home", "pelican.plugins.other", "pelican.writers"])
def test_what_is_in_no_template_and_no_plugin_comes_through_as_it_is(module):
    with pytest.raises(ZeroDivisionError), faults_named(PLUGINS):
        within(module, "def fail():\n    1 / 0\n").fail()


def test_a_fault_of_ours_that_a_template_or_plugin_comes_upon_is_ours():
    ours = within("disclosure.pages.home", "def fail():\n    1 / 0\n")
    theirs = within("kept.plugin", "def fail(other):\n    other.fail()\n")

    with pytest.raises(ZeroDivisionError), faults_named(PLUGINS):
        theirs.fail(ours)
    with pytest.raises(ZeroDivisionError), faults_named(PLUGINS):
        Environment(autoescape=True).from_string("{{ fail() }}").render(fail=ours.fail)


def test_an_error_that_is_a_sentence_already_stays_it():
    error = SettingsError("设置不对")

    assert blamed(error, PLUGINS) is error


def test_a_full_disk_is_nobodys_fault():
    with pytest.raises(OSError, match="full"), faults_named(PLUGINS):
        within("kept.plugin", "def fail(error):\n    raise error\n").fail(OSError(errno.ENOSPC, "full"))


# ---- a whole build


def test_a_template_that_fails_in_a_forked_process_is_told_by_our_command(tmp_path):
    folder = write_site(tmp_path)
    (folder / "mine/record.html").write_text("<p>\n{{ title }}{{ nosuch }}\n", "utf-8")

    run = html(folder)

    assert run.returncode == 2
    assert "错误：模板 mine/record.html 第 2 行用了没有的名字 nosuch" in run.stderr
    assert "程序内部出错" not in run.stderr


def test_a_template_that_is_not_there_is_told_by_its_name(tmp_path):
    folder = write_site(tmp_path, 'THEME = "theme"\nTHEME_TEMPLATES_OVERRIDES = ["mine"]\n')
    (folder / "theme/templates").mkdir(parents=True)
    (folder / "mine/page.html").write_text("<title>{{ page.title }}</title>", "utf-8")

    run = html(folder)

    assert run.returncode == 2
    assert re.search(r"错误：主题里找不到模板 \w+\n", run.stderr)


def test_a_plugin_that_fails_at_a_page_is_told_by_our_command_and_the_old_site_stays(tmp_path):
    fails = "from pelican import signals\ndef fail(path, context):\n    raise KeyError(path)\n"
    folder = write_site(tmp_path, failing=f"{fails}def register():\n    signals.content_written.connect(fail)\n")

    run = html(folder)

    assert run.returncode == 2
    assert "错误：插件 failing 出错：KeyError（plugins/failing.py 第 3 行）" in run.stderr
    assert not (folder / "output").exists()
