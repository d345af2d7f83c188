"""Pelican runs our plugin from its settings file alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, StrictUndefined
from pelican.plugins._utils import load_plugins

import disclosure
import warm
from disclosure.errors import ExtensionError
from disclosure.pages.notfound import NotFoundPage
from disclosure.plugin import DisclosureGenerator, equip
from drawn import png
from inspections import sample, write_inspections
from partners import pages as pages_of
from partners import pelican as pelican_of
from partners import write_site
from sites import ROOT, files_of

pytestmark = pytest.mark.builds


@pytest.fixture
def pelican(tmp_path):
    """Return a function that runs `pelican` as a person would, on a data and a content folder of the test."""
    data = write_inspections(tmp_path / "data", [sample(1, conclusion="不合格")], register={"charts": []})
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)

    def run(*extra: str, settings: str = "pelicanconf.py") -> subprocess.CompletedProcess[str]:
        ours = f'DISCLOSURE={{"data": "{data}", "as_of": "2022-09-30"}}'
        arguments = [content, "-s", settings, "--fatal=warnings", "-o", tmp_path / "output", "-e", ours, *extra]
        return warm.run("pelican", arguments, ROOT)

    return run


@pytest.fixture
def pages(tmp_path) -> Path:
    return tmp_path / "content/pages"


def test_pelican_alone_builds_the_whole_site(pelican, pages, tmp_path):
    (pages / "about.md").write_text("Title: 关于 <b>本站</b>\n\n正文，见[首页]({filename}index.md)。\n", "utf-8")
    (pages / "index.md").write_text("Title: 目录\n\n正文\n", "utf-8")
    images = tmp_path / "content/images"
    images.mkdir()
    (images / "a.png").write_bytes(png())

    run = pelican()

    assert run.returncode == 0, run.stdout + run.stderr
    site = files_of(tmp_path / "output")
    assert {"index.html", "404.html", "pages/index.html", "pages/about/index.html", "images/a.png"} <= set(site)
    assert {"inspections/samples.csv", "inspections/records/S1/index.html", "theme/css/site.css"} <= set(site)
    about = site["pages/about/index.html"].decode()
    assert "<h1>关于 &lt;b&gt;本站&lt;/b&gt;</h1>" in about
    assert 'href="../../pages/"' in about
    assert 'href="../../theme/css/site.css"' in about


def test_a_problem_in_content_builds_nothing(pelican, pages, tmp_path):
    (pages / "about.md").write_text("Title: 关于\nSave_as: ../evil.html\n\n正文\n", "utf-8")

    run = pelican()

    assert run.returncode != 0
    assert not list(tmp_path.rglob("*.html"))


def test_the_public_settings_are_the_same_but_for_the_address(pelican, tmp_path):
    run = pelican('SITEURL="https://example.org/a"', settings="publishconf.py")

    assert run.returncode == 0, run.stdout + run.stderr
    missing = (tmp_path / "output/404.html").read_text("utf-8")
    assert 'href="/a/theme/css/site.css"' in missing


# ---- where the settings file stands


def test_paths_begin_at_the_settings_file_wherever_the_command_is_run(tmp_path):
    folder, elsewhere = write_site(tmp_path / "site"), tmp_path / "elsewhere"
    elsewhere.mkdir()

    run = pelican_of(folder, at=elsewhere)

    assert run.returncode == 0, run.stdout + run.stderr
    assert {"index.html", "inspections/index.html", "pages/about/index.html"} <= pages_of(folder / "output")
    assert list(elsewhere.iterdir()) == []


def test_a_template_of_ones_own_beside_the_settings_file_is_found_too(tmp_path):
    folder, elsewhere = write_site(tmp_path / "site"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "mine/404.html").write_text("<!doctype html><title>{{ title }}</title>", "utf-8")

    run = pelican_of(folder, at=elsewhere)

    assert run.returncode == 0, run.stdout + run.stderr
    assert (folder / "output/404.html").read_text("utf-8") == "<!doctype html><title>没有这个页面</title>"


def test_a_site_that_names_no_theme_has_ours(pelican, tmp_path):
    (tmp_path / "plainconf.py").write_text(
        "from pelican.settings import DEFAULT_THEME\n"
        + (ROOT / "pelicanconf.py").read_text("utf-8").replace('THEME = "theme"', "THEME = DEFAULT_THEME"),
        "utf-8",
    )

    run = pelican(settings=str(tmp_path / "plainconf.py"))

    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "output/theme/css/site.css").read_bytes() == (ROOT / "theme/static/css/site.css").read_bytes()


def test_a_theme_of_somebody_else_has_nothing_of_ours_but_templates_and_static(pelican, tmp_path):
    theme = tmp_path / "theirs"
    for part in ("components", "templates"):
        shutil.copytree(ROOT / "theme" / part, theme / part)
    (theme / "static").mkdir()
    (theme / "static/their.css").write_text("p {}", "utf-8")
    footer = "{% macro footer(site, address, root) %}<p>他们的</p>{% endmacro %}"
    (theme / "components/footer/macro.html").write_text(footer, "utf-8")

    run = pelican("-t", str(theme))

    assert run.returncode == 0, run.stdout + run.stderr
    assert [path.name for path in (tmp_path / "output/theme").iterdir()] == ["their.css"]
    assert "<p>他们的</p>" in (tmp_path / "output/index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["disclosure", "pelican.plugins.disclosure", None])
def test_the_plugin_is_found_by_either_name_and_by_none(name):
    found = next(one for one in load_plugins({"PLUGINS": name and [name]}) if "sitemap" not in one.__name__)

    assert found.__name__ == "pelican.plugins.disclosure"
    assert found.register is disclosure.register


# ---- what an earlier build left


def test_the_next_build_is_the_same_from_what_the_first_left_whole_or_not(pelican, pages, tmp_path):
    (pages / "about.md").write_text("Title: 关于\n\n正文\n", "utf-8")
    kept = tmp_path / "kept"
    sites, entries = [], []
    for _ in range(3):
        run = pelican(f'CACHE_PATH="{kept}"')
        assert run.returncode == 0, run.stdout + run.stderr
        sites.append(files_of(tmp_path / "output"))
        entries.append(files_of(kept))
        (tmp_path / "output").rename(tmp_path / f"output-{len(sites)}")
        if len(sites) == 2:
            for name, entry in entries[0].items():
                (kept / name).write_bytes(entry[:-1] + b"?")

    assert sites[0] == sites[1] == sites[2]
    assert entries[0] == entries[1] == entries[2]
    kept_kinds = {name.partition("-")[0] for name in entries[0]}
    assert kept_kinds == {"template", "descriptor", "shape", "table", "clean", "text"}


def generator(tmp_path: Path, **settings) -> SimpleNamespace:
    ours = {"JINJA_FILTERS": {}, "JINJA_TESTS": {}, "JINJA_ENVIRONMENT": {}, "CACHE_PATH": str(tmp_path / "kept")}
    return SimpleNamespace(
        env=Environment(autoescape=True, undefined=StrictUndefined), settings=ours | settings, output_path=tmp_path
    )


def test_templates_are_looked_at_once(tmp_path):
    one = generator(tmp_path)
    equip(one)

    assert one.env.auto_reload is False
    assert one.env.bytecode_cache is not None


@pytest.mark.parametrize("setting", ["JINJA_FILTERS", "JINJA_TESTS"])
def test_functions_from_elsewhere_are_never_compiled_in_for_later(tmp_path, setting):
    one = generator(tmp_path, **{setting: {"shout": str.upper}})
    equip(one)

    assert one.env.bytecode_cache is None


def test_extensions_from_elsewhere_neither(tmp_path):
    one = generator(tmp_path)
    one.env.add_extension("jinja2.ext.do")
    equip(one)

    assert one.env.bytecode_cache is None


def test_our_pages_see_what_we_give_them_and_nothing_of_pelicans(tmp_path):
    one = generator(tmp_path)
    one.context = {"site": "本站", "SITENAME": "Pelican's"}

    page = NotFoundPage(address="404.html", title="没有这个页面", siteurl="")

    one.get_template = lambda _: one.env.from_string("{{ site }} {{ title }}")
    assert DisclosureGenerator._rendered(one, page).decode() == "本站 没有这个页面"
    one.get_template = lambda _: one.env.from_string("{{ SITENAME }}")
    with pytest.raises(ExtensionError, match="模板"):
        DisclosureGenerator._rendered(one, page)
