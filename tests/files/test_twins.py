"""Hostile text against harmless text: every page keeps its skeleton, and nothing of the text is lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jinja2 import ChoiceLoader, DictLoader
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.charts.model import Drawn, Picture
from disclosure.pages.chrome import chrome
from disclosure.pages.model import Document, Download
from disclosure.statistics.measures import measure
from hostile import GUISES, HOSTILE
from inspections import sample, write_inspections
from published import published
from rendered import environment, links_of, rendered, skeleton

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"></svg>'


class Page:
    """What Pelican hands to page.html."""

    url = "pages/about/"

    def __init__(self, content: str) -> None:
        self.content = content


def whole(found, texts):
    """Return the view with figures, pictures, downloads and documents, *texts* in all that they say."""
    [register] = found.registers.values()
    statistics = measure(register, found.engine)
    pictures = tuple(Picture(series, texts[0], texts[1], *[Drawn(SVG, 480, 320)] * 3) for series in statistics.series)
    about = Document("pages/about.md", "pages/about/", "pages", texts[0], texts[1], source=texts[2], basis=texts[3])
    return replace(
        found.view,
        statistics={"inspections": statistics},
        pictures={"inspections": pictures},
        downloads={"inspections": (Download("inspections/a.csv", "a.csv", texts[2], "text/csv", 1, "0", 1),)},
        documents=(about, Document("news/index.md", "news/", "news", texts[4], texts[5])),
    )


def site(folder, texts):
    """Render every template, with *texts* wherever text comes from outside."""
    rows = [sample(1, status="撤回", reason=texts[0])]
    for number, text in enumerate(texts, start=2):
        cells = {"food": text, "firm": text, "uscc": text, "agency": text, "state": text, "notice": "N1"}
        rows.append(sample(number, conclusion="不合格", **cells))
    findings = [[f"S{number}", text, text] for number, text in enumerate(texts, start=2)]
    data = write_inspections(
        folder / "data",
        rows,
        findings,
        notices=[["N1", texts[1]]],
        title=texts[2],
        sources=[{"title": texts[3]}],
        licenses=[{"name": "x", "title": texts[4]}],
        version=texts[5],
        register={"facets": ["food", "agency"], "measures": {"rate": {"title": texts[6], "count": True}}},
    )
    with published(
        data, folder / "scratch", by="duckdb", owner=texts[7], contact=texts[8], site_name=texts[9]
    ) as found:
        view = whole(found, texts)
        document = environment().get_template("page.html")
        about = document.render(site=chrome(view), page=Page("<p>正文</p>"), SITEURL="../..")
        return {**rendered(view), "pages/about/index.html": about}


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """The same site twice: with hostile and with harmless texts."""
    hostile = site(tmp_path_factory.mktemp("hostile"), HOSTILE)
    harmless = site(tmp_path_factory.mktemp("harmless"), [f"abc{number:02d}" for number in range(len(HOSTILE))])
    return hostile, harmless


def by_kind(pages):
    """Sort skeletons by the kind of page: ids of subjects and addresses of values differ, and so does their order."""
    found: dict[str, list] = {}
    for name, html in pages.items():
        kind = re.sub("^subjects/.*|(?<=/by/).*", "", name)
        found.setdefault(kind, []).append(skeleton(html))
    return {kind: sorted(each) for kind, each in found.items()}


def test_hostile_text_changes_no_tag_and_no_attribute(twins):
    hostile, harmless = map(by_kind, twins)

    assert hostile.keys() == harmless.keys()
    for kind, found in hostile.items():
        assert found == harmless[kind], kind


@pytest.mark.full
@pytest.mark.parametrize("guise", GUISES)
def test_three_hundred_hostile_texts_change_none(twins, tmp_path, guise):
    _, harmless = twins
    texts = [guise.format(text, text) for text in HOSTILE]

    hostile = site(tmp_path, texts)

    assert by_kind(hostile) == by_kind(harmless)
    shown = HTMLParser(hostile["inspections/index.html"]).css_first("main").text()
    assert [text for text in texts if "".join(text.split()) not in "".join(shown.split())] == []


@pytest.mark.builds
def test_a_site_that_does_not_escape_is_noticed(twins, tmp_path, monkeypatch):
    _, harmless = twins
    careless = environment().overlay(autoescape=False)
    monkeypatch.setattr("rendered.environment", lambda: careless)
    monkeypatch.setattr(__name__ + ".environment", lambda: careless)

    assert by_kind(site(tmp_path, HOSTILE)) != by_kind(harmless)


# What a careless hand may change in a template: each must be noticed.
MUTANTS = {
    "a cell of a list": ("table/macro.html", "{{ value }}</td>", "{{ value|safe }}</td>"),
    "the name of a row": ("table/macro.html", "{{ name }}</a>", "{{ name|safe }}</a>"),
    "a fact": ("facts/macro.html", "{%- else %}{{ value }}", "{%- else %}{{ value|safe }}"),
    "the title of a window": ("base.html", " else title ~", " else title|safe ~"),
    "a heading": ("page-head/macro.html", "<h1>{{ title|unbroken }}", "<h1>{{ title|safe }}"),
    "a crumb": ("crumbs/macro.html", "{{ title }}</li>", "{{ title|safe }}</li>"),
    "what a picture says, unquoted": ("chart/macro.html", 'alt="{{ one.alt }}"', "alt={{ one.alt }}"),
    "what a chart finds": ("chart/macro.html", "{{ one.finding|unbroken }}", "{{ one.finding|safe }}"),
    "a value of a facet": ("facet/macro.html", "<span>{{ choice.words }}", "<span>{{ choice.words|safe }}"),
    "the title of a page": ("list/macro.html", "{{ document.title }}", "{{ document.title|safe }}"),
    "an attribute without its tags": ("chart/macro.html", "{{ one.alt }}", "{{ one.alt|striptags|safe }}"),
    "what editors write": ("prose/macro.html", "html|clean|safe", "html|safe"),
    "no policy": ("base.html", 'http-equiv="Content-Security-Policy"', 'name="policy"'),
}


@pytest.mark.parametrize(("name", "before", "after"), MUTANTS.values(), ids=MUTANTS)
def test_what_a_careless_hand_may_change_is_there(name, before, after):
    source = environment().loader.get_source(environment(), name)[0]

    assert before in source
    assert after not in source


@pytest.mark.full
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_template_that_a_careless_hand_changed_is_noticed(twins, tmp_path, monkeypatch, mutant):
    _, harmless = twins
    name, before, after = MUTANTS[mutant]
    usual = environment()
    source = usual.loader.get_source(usual, name)[0]
    changed = DictLoader({name: source.replace(before, after)})
    careless = usual.overlay(loader=ChoiceLoader([changed, usual.loader]), cache_size=0)
    monkeypatch.setattr("rendered.environment", lambda: careless)
    monkeypatch.setattr(__name__ + ".environment", lambda: careless)

    found = site(tmp_path, HOSTILE)

    written = careless.get_template("prose/macro.html").module.prose("<script>alert(1)</script>")
    held = all("Content-Security-Policy" in page for page in found.values())
    assert by_kind(found) != by_kind(harmless) or "<script>" in written or not held


def test_hostile_text_is_shown_as_it_is(twins):
    hostile, _ = twins
    shown = HTMLParser(hostile["inspections/index.html"]).css_first("main").text()

    assert [text for text in HOSTILE if text not in shown] == []


def test_hostile_text_is_shown_wherever_records_of_all_registers_meet(twins):
    """So that the skeletons of these pages are compared with hostile text in them."""
    hostile, _ = twins
    subjects = "".join(html for name, html in hostile.items() if name.startswith("subjects/"))
    shown = {name: HTMLParser(hostile[name]).css_first("main").text() for name in ("changes/index.html", "index.html")}
    found = HTMLParser(hostile["search/index.html"]).css_first("main").text()

    assert [text for text in HOSTILE if text not in shown["changes/index.html"]] == []
    assert [text for text in HOSTILE[:3] if text not in shown["index.html"]] == []
    assert [text for text in (HOSTILE[2], HOSTILE[4], HOSTILE[5]) if text not in found] == []
    assert [text for text in HOSTILE if text not in HTMLParser(subjects).root.text()] == []


def test_no_address_leads_anywhere_that_we_did_not_choose(twins):
    hostile, _ = twins
    links = {link for html in hostile.values() for link in links_of(html)}

    assert not [link for link in links if not link.startswith((".", "#", "/", "tel:12315"))]


def test_an_editor_s_html_is_cut_to_the_allow_list(tmp_path):
    with published(write_inspections(tmp_path / "data", []), tmp_path / "scratch", by="duckdb") as found:
        view = replace(found.view, documents=(Document("pages/about.md", "pages/about/", "pages", "关于"),))
        page = Page("<p onclick='x()'>好</p><script>alert(1)</script><a href='javascript:x()'>y</a>")
        html = environment().get_template("page.html").render(site=chrome(view), page=page, SITEURL="../..")

    prose = HTMLParser(html).css_first(".prose").html
    assert prose == '<div class="prose prose--margin"><p>好</p><a rel="noopener noreferrer">y</a></div>'
