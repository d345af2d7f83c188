"""Pelican's signals: plugins that listen to them see every page of ours, and may rewrite it."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import date
from types import SimpleNamespace

import pytest
from pelican import signals

from disclosure.building.plan import Done
from disclosure.plugin import DisclosureGenerator, get_generators
from disclosure.progress import Progress
from disclosure.release import manifest
from disclosure.remaking.stock import Stock
from disclosure.writing import Written
from partners import html, pages, pelican, write_site

pytestmark = pytest.mark.builds

# Notes all that it is told, and in the end who it was told by.
WITNESS = """
import json, os
from pathlib import Path
from pelican import signals

SEEN = []

def see(path, context):
    there = Path(path).read_text("utf-8")
    address = os.path.relpath(path, context["OUTPUT_PATH"])
    names = {name: context.get(name) for name in ("output_file", "SITEURL", "SITENAME", "title")}
    SEEN.append([address, os.getpid(), "</html>" in there, names, context["site"].as_of])

def tell(pelican):
    Path(pelican.settings["PATH"], "../seen.json").write_text(json.dumps([os.getpid(), SEEN]), "utf-8")

def register():
    signals.content_written.connect(see)
    signals.finalized.connect(tell)
"""

# Rewrites every page without changing its size.
REWRITE = """
from pathlib import Path
from pelican import signals

def rewrite(path, **_):
    text = Path(path).read_text("utf-8")
    assert "</html>" in text
    Path(path).write_text(text.replace("</html>", "</HTML>"), "utf-8")

def rewrite_all(pelican):
    for path in Path(pelican.output_path).rglob("*.html"):
        rewrite(path)
"""
REWRITERS = {
    "when it is written": "signals.content_written.connect(rewrite)",
    "in the end": "signals.finalized.connect(rewrite_all)",
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a plugin was told in two builds of one site, and the site."""
    folder = write_site(tmp_path_factory.mktemp("site"), witness=WITNESS)
    told = []
    for output in ("first", "second"):
        run = pelican(folder, "-o", str(folder / output))
        assert run.returncode == 0, run.stdout + run.stderr
        told.append(json.loads((folder / "seen.json").read_text("utf-8")))
    return SimpleNamespace(first=told[0], second=told[1], site=folder / "first")


def test_every_page_is_told_once(seen):
    _, told = seen.first
    addresses = [address for address, *_ in told]

    assert sorted(addresses) == sorted(pages(seen.site))
    assert {"index.html", "inspections/records/S1/index.html", "pages/about/index.html"} <= set(addresses)


def test_a_page_is_whole_when_it_is_told_and_told_by_the_process_that_plugins_live_in(seen):
    pid, told = seen.first

    assert {(teller, whole) for _, teller, whole, *_ in told} == {(pid, True)}


def test_pages_are_told_in_the_same_order_each_time(seen):
    assert [address for address, *_ in seen.first[1]] == [address for address, *_ in seen.second[1]]


def test_what_is_told_is_what_pelican_tells_of_its_own_pages_and_what_the_template_saw(seen):
    told = {address: (names, day) for address, _, _, names, day in seen.first[1]}

    record, day = told["inspections/records/S1/index.html"]
    assert record == {
        "output_file": "inspections/records/S1/index.html",
        "SITEURL": "../../..",
        "SITENAME": "食品安全信息公示",
        "title": "食品1",
    }
    assert day == "2022-09-30"
    assert told["pages/about/index.html"][0]["SITEURL"] == "../.."


def test_the_sitemap_of_pelicans_plugin_names_every_page(tmp_path):
    folder = write_site(tmp_path, 'PLUGINS += ["sitemap"]\nSITEMAP = {"format": "txt"}\n')

    run = html(folder)

    assert run.returncode == 0, run.stderr
    site = folder / "output"
    addresses = {name.removesuffix("index.html") for name in pages(site)}
    assert set((site / "sitemap.txt").read_text("utf-8").split()) == {f"https://a.example/{one}" for one in addresses}
    assert manifest.intact(site, date(2022, 9, 30))


@pytest.mark.parametrize("how", REWRITERS)
def test_a_page_that_a_plugin_rewrites_is_listed_as_it_stands(how, tmp_path):
    folder = write_site(tmp_path, rewriting=f"{REWRITE}\ndef register():\n    {REWRITERS[how]}\n")

    run = html(folder)

    assert run.returncode == 0, run.stderr
    site = folder / "output"
    ours = pages(site) if how == "in the end" else pages(site) - {"pages/about/index.html"}
    assert {name for name in ours if "</HTML>" not in (site / name).read_text("utf-8")} == set()
    assert manifest.intact(site, date(2022, 9, 30))


@pytest.fixture
def generator(tmp_path):
    """What is there of our generator when it writes a page, and cannot make it again."""
    done = [Done({"index.html": Written(3, "abc")}, pages=1)]
    return SimpleNamespace(
        settings={"DISCLOSURE_WRITTEN": {}},
        output_path=tmp_path,
        _open=nullcontext(),
        _progress=Progress(quiet=True),
        _plan=SimpleNamespace(carry_out=lambda: done),
        _stock=Stock(),
        _left_out="",
    )


def test_where_nobody_listens_no_page_is_made_again_and_what_was_written_is_known(generator):
    with signals.get_generators.connected_to(get_generators):
        DisclosureGenerator.generate_output(generator, None)

    assert generator.settings["DISCLOSURE_WRITTEN"] == {"index.html": Written(3, "abc")}


@pytest.mark.parametrize("signal", ["finalized", "get_generators"])
def test_where_somebody_else_may_write_only_the_disk_is_believed(signal, generator):
    with signals.get_generators.connected_to(get_generators), getattr(signals, signal).connected_to(print):
        DisclosureGenerator.generate_output(generator, None)

    assert generator.settings["DISCLOSURE_WRITTEN"] == {}
