"""The pages of patterns: every component in every state, as its examples.yaml names them.

    python scripts/patterns.py [folder]

An example is a name, a template and, where the component is small, the HTML that comes out; the macros of its own
component are imported already, and MADE_UP makes what a register would be shown with. index.html shows them all but
those that may stand only once in a page: such an example says its `place` and has a page of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from runpy import run_path
from types import MappingProxyType
from typing import Any

import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from disclosure.pages.beside import Beside
from disclosure.pages.choices import Choice, Choices
from disclosure.pages.chrome import SHORT, Chrome, Section
from disclosure.pages.filters import FILTERS
from disclosure.pages.model import Page
from disclosure.settings import SECTIONS
from disclosure.showing.model import LEAD, LINK, Cells, Column, Kind, ShownRecord, ShownRow

ROOT = Path(__file__).parent.parent
THEME = ROOT / "theme"
COMPONENTS = THEME / "components"
FOLDER = Path("patterns")
INDEX = "index.html"

MACRO = re.compile(r"{%-?\s*macro\s+([a-z]\w*)")  # one that begins with _ is its file's own
NO_FILE_NAME = re.compile("[^a-z0-9]+")

BARE = """\
{% from "page-head/macro.html" import page_head %}
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<script src="./theme/js/mode.js"></script>
<link rel="stylesheet" href="./theme/css/site.css">
</head>
<body>
{% block before %}{% endblock %}
<main id="main"><div class="wrap">{{ page_head(title) }}</div></main>
{% block after %}{% endblock %}
</body>
</html>
"""
ALL = """\
{% extends "base.html" %}
{% from "list/macro.html" import link_list %}
{% block main %}
{{ page_head(title, lead="每个部件的每种样子；示例都是编的。", sample=true) }}
{% for component in components %}
{% call section(component.name, id="part-" ~ component.name) %}
{% for one in component.together %}
<h3>{{ one.name }}</h3>
{{ one.body }}
{% endfor %}
{% if component.alone %}
<h3>在单独的页上</h3>
{{ link_list(component.alone, root) }}
{% endif %}
{% endcall %}
{% endfor %}
{% endblock %}
"""
# Where an example stands in the page of its own, by its `place`: around the main part; at its top, with or without a
# title of the page's.
PLACES = {
    "head": '{% extends "bare" %}{% block before %}{{ body }}{% endblock %}',
    "foot": '{% extends "bare" %}{% block after %}{{ body }}{% endblock %}',
    "top": '{% extends "base.html" %}{% block top %}{{ body }}{% endblock %}',
    "title": '{% extends "base.html" %}{% block main %}{{ body }}{% endblock %}',
    "page": '{% extends "base.html" %}{% block main %}{{ page_head(title) }}{{ body }}{% endblock %}',
}
PICTURES = {"wide": (620, 300), "narrow": (328, 300), "large": (300, 340)}
BARS = ((12, "2021 年"), (30, "2022 年"))

Texts = Sequence[str | None]
Links = Mapping[str, str]
WEIGHTS = ("state_weight", "outcome_weight")
NO_LINKS: Links = MappingProxyType({})


def column(title: str, kind: Kind = "text", *, linked: bool = False) -> Column:
    """Make a column up. Its name is its title."""
    return Column(title, title, kind, linked)


def record(
    name: str, address: str, columns: Sequence[Column], texts: Texts, links: Links = NO_LINKS, **more: Any
) -> ShownRecord:
    """Make a record up from its texts by column; *more*: fields of ShownRecord that differ from a plain one's."""
    cells = _cells(columns, texts, links)
    at = {name: number for number, name in enumerate(ShownRecord._fields[:LEAD])}
    said = {"order": "1", "record": name, "address": address, "title": name, **dict.fromkeys(WEIGHTS, "plain")}
    return ShownRecord.of(at, [said.get(name, "") for name in at])._replace(cells=cells, **more)


def row(
    columns: Sequence[Column], texts: Texts, links: Links = NO_LINKS, title: str = "", address: str = ""
) -> ShownRow:
    """Make a row beside a record up; *title* and *address* are its record's, where that has no page."""
    return ShownRow(1, 1, title, address, _cells(columns, texts, links))


def choices(
    title: str,
    values: Sequence[tuple[str, int]],
    left: tuple[int, int] = (0, 0),
    *,
    kind: Kind = "text",
    key: str = "f",
) -> Choices:
    """Make up the values that rows may be chosen by, each with how many have it; *left*: values and rows left out."""
    made = tuple(Choice(value, value, rows, "records/1/", f"f={number}") for number, (value, rows) in enumerate(values))
    return Choices("f", key, title, kind, made, *left)


def table(title: str, columns: Sequence[Column], rows: Sequence[ShownRow], left: int = 0, **more: Any) -> Beside:
    """Make a table beside a record up; *left* more rows are on other pages; *more*: fields of Beside that differ."""
    plain = Beside(title, "", tuple(columns), rows, len(rows) + left, tuple(columns), ())
    rest: dict[str, Any] = {"more": "records/1/more/rows/2/", "left": left} if left else {}
    return replace(plain, **rest, **more)


def _cells(columns: Sequence[Column], texts: Texts, links: Links) -> Cells:
    said = {one.name: text or "" for one, text in zip(columns, texts, strict=True)}
    whole = {**said, **{LINK + name: to for name, to in links.items()}}
    return Cells({name: at for at, name in enumerate(whole)}, list(whole.values()))


MADE_UP = {"column": column, "record": record, "row": row, "table": table, "choices": choices}


@dataclass(frozen=True, slots=True)
class Example:
    """One state of a component. *html*: what must come out, None if it is too much to write down."""

    component: str
    name: str
    template: str
    html: str | None = None
    place: str = ""

    @property
    def page(self) -> str:
        """The file of the page that shows it."""
        return f"{self.component}-{NO_FILE_NAME.sub('-', self.name.lower())}.html" if self.place else INDEX

    @property
    def body(self) -> Any:
        """What comes out: a module of Jinja, which a template prints as the markup that it is."""
        names = ", ".join(macros(self.component))
        imports = f'{{% from "{self.component}/macro.html" import {names} %}}'
        return environment().from_string(f"{imports}\n{self.template}").make_module(MADE_UP)

    def render(self) -> str:
        """Return what comes out as text."""
        return str(self.body).strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """A component on the page of all: what stands there, and the names and pages of the rest."""

    name: str
    together: tuple[Example, ...]
    alone: tuple[tuple[str, str], ...]


@cache
def environment() -> Environment:
    """Return the environment of our templates, with the options of pelicanconf.py."""
    ours = DictLoader({"bare": BARE, "all": ALL, **PLACES})
    made = Environment(  # noqa: S701 (autoescape is among the options)
        loader=ChoiceLoader([ours, FileSystemLoader([COMPONENTS, THEME / "templates"])]),
        **run_path(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"],
    )
    made.filters.update(FILTERS)
    return made


def components() -> list[str]:
    """Return the name of every component."""
    return sorted(path.parent.name for path in COMPONENTS.glob("*/macro.html"))


def macros(component: str) -> list[str]:
    """Return the name of every macro that *component* defines."""
    return MACRO.findall((COMPONENTS / component / "macro.html").read_text("utf-8"))


def examples(component: str) -> list[Example]:
    """Return the examples of *component*."""
    said = yaml.safe_load((COMPONENTS / component / "examples.yaml").read_text("utf-8"))
    return [Example(component=component, **one) for one in said]


def pages() -> list[str]:
    """Return the file of every page that is written, that of all components first."""
    alone = (one.page for name in components() for one in examples(name) if one.place)
    return [INDEX, *alone]


def write(output: Path) -> Path:
    """Write the pages into *output* with all that they fetch; return the folder."""
    shutil.copytree(THEME / "static", output / "theme", dirs_exist_ok=True)
    (output / "pictures").mkdir(exist_ok=True)
    for name, (width, height) in PICTURES.items():
        (output / f"pictures/{name}.svg").write_text(_picture(width, height), "utf-8")
    for page, html in _rendered():
        (output / page).write_text(html, "utf-8")
    return output


def _rendered() -> Iterator[tuple[str, str]]:
    shown = [_shown(name) for name in components()]
    yield INDEX, _render("all", "部件", address=INDEX, components=shown)
    for one in (one for name in components() for one in examples(name) if one.place):
        yield one.page, _render(one.place, f"{one.component}: {one.name}", body=one.body)


def _shown(component: str) -> Shown:
    ours = examples(component)
    alone = tuple((one.name, one.page) for one in ours if one.place)
    return Shown(component, tuple(one for one in ours if not one.place), alone)


def _render(template: str, title: str, *, address: str = "", **context: Any) -> str:
    """Render a page; one without an address has no search box in its head, as the home page has none."""
    about = {**Page(address=address, title=title, sample=True).context(), "root": "."}
    return environment().get_template(template).render(site=_site(), **about, **context)


@cache
def _site() -> Chrome:
    sections = tuple(Section(key, words, SHORT.get(words, words), f"{key}/") for key, words in SECTIONS.items())
    return Chrome("示例站", "", "", "", "2022-09-05", sections, documents={}, about=(), card="")


def _picture(width: int, height: int) -> str:
    """Draw BARS: two bars with their numbers above and their names below."""
    foot, step = height - 40, width / len(BARS)
    scale = (foot - 40) / max(value for value, _ in BARS)
    bars = "".join(
        _bar((at + 0.5) * step, foot, value * scale, str(value), words) for at, (value, words) in enumerate(BARS)
    )
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g fill="#0c5161" font-size="20">{bars}</g></svg>\n'


def _bar(middle: float, foot: float, tall: float, above: str, below: str) -> str:
    top = foot - tall
    return (
        f'<path d="M{middle - 30:.1f} {foot:.1f}v{-tall:.1f}h60v{tall:.1f}z"/>'
        f'<text x="{middle:.1f}" y="{top - 10:.1f}" text-anchor="middle">{above}</text>'
        f'<text x="{middle:.1f}" y="{foot + 28:.1f}" text-anchor="middle">{below}</text>'
    )


def main(arguments: list[str]) -> None:
    """Write the pages and say where they are."""
    folder = Path(arguments[0]) if arguments else FOLDER
    print(f"部件页在 {write(folder) / INDEX}")  # noqa: T201  # a command prints


if __name__ == "__main__":
    main(sys.argv[1:])
