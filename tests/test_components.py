"""Every component is shown in every state, prints text escaped, and is drawn by the one stylesheet alone."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser as HTMLParser

import patterns
from patterns import COMPONENTS, THEME, Example

FOLDERS = sorted(path.name for path in COMPONENTS.iterdir() if path.is_dir())
EXAMPLES = [example for name in FOLDERS for example in patterns.examples(name)]
WITHOUT_STYLE = {"links"}  # it prints no element but a link
STYLES = sorted([*THEME.glob("styles/*.css"), *COMPONENTS.glob("*/style.css")])
SHEET = THEME / "static/css/site.css"  # `make theme/static/css/site.css` bundles it
SHEET_BYTES = 20_000

# Classes without a rule of their own, and why they are there.
UNSTYLED = {
    "feed__mark": "a paragraph like any other, in a place that the grid of its item gives it",
    "pager__here": "a paragraph like any other; scripts and print find it by its name",
    "strip__line": "a paragraph like any other",
    "strip__line--sample": "tells the sentence on made-up data from the other one",
}
WITHOUT_TEXT = {"hotline", "filter", "tag", "strip"}  # they print no text of a register

CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DEFINED = re.compile(r"(--[\w-]+)\s*:")
USED = re.compile(r"var\(\s*(--[\w-]+)")
PALETTE = re.compile(r"--(?:main|zhe|pu|mo|bai)\b[\w-]*")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}){1,2}\b")
IMPORT = re.compile(r'@import "\.\./components/([\w-]+)/style\.css"')


def named(example: Example) -> str:
    return f"{example.component}: {example.name}"


@cache
def css(path) -> str:
    return COMMENT.sub("", path.read_text("utf-8"))


def on_screen(text: str) -> Iterator[str]:
    """A stylesheet without its blocks for paper."""
    screen, *rest = re.split(r"@media print\s*\{", text)
    yield screen
    for part in rest:
        depth = 1
        for at, character in enumerate(part):
            depth += {"{": 1, "}": -1}.get(character, 0)
            if depth == 0:
                yield part[at + 1 :]
                break


@cache
def rendered(example: Example) -> str:
    return example.render()


@cache
def styled() -> set[str]:
    return {name for path in STYLES for name in CLASS.findall(css(path))}


def classes(html: str) -> set[str]:
    return {name for node in HTMLParser(html).css("[class]") for name in (node.attributes["class"] or "").split()}


def test_a_component_has_its_three_files():
    files = {name: {path.name for path in (COMPONENTS / name).iterdir()} for name in FOLDERS}
    wanted = {"macro.html", "examples.yaml", "style.css"}

    assert files == {name: wanted - ({"style.css"} if name in WITHOUT_STYLE else set()) for name in FOLDERS}


def test_the_stylesheet_imports_every_component_once():
    imported = IMPORT.findall(css(THEME / "styles/site.css"))

    assert sorted(imported) == sorted(path.parent.name for path in COMPONENTS.glob("*/style.css"))


def test_every_macro_is_called_by_an_example():
    calls = {name: " ".join(one.template for one in patterns.examples(name)) for name in FOLDERS}
    macros = [(name, macro) for name in FOLDERS for macro in patterns.macros(name)]

    assert [(name, macro) for name, macro in macros if not re.search(rf"\b{macro}\(", calls[name])] == []


def test_the_names_of_examples_are_unique():
    names = [named(one) for one in EXAMPLES]

    assert sorted(set(names)) == sorted(names)


def test_every_component_that_prints_text_has_a_hostile_example():
    hostile = {one.component for one in EXAMPLES if "<b>" in one.template}

    assert set(FOLDERS) - WITHOUT_TEXT - hostile == set()


def test_no_example_prints_markup_of_a_text():
    assert [named(one) for one in EXAMPLES if "<b>" in rendered(one)] == []


def test_an_example_comes_out_as_it_says():
    said = {named(one): str(one.html).strip() for one in EXAMPLES if one.html is not None}

    assert said == {named(one): rendered(one) for one in EXAMPLES if one.html is not None}


def test_every_class_has_a_rule():
    without = {named(one): classes(rendered(one)) - styled() - set(UNSTYLED) for one in EXAMPLES}

    assert {name: found for name, found in without.items() if found} == {}


def test_an_example_that_stands_alone_has_a_page(patterns_site):
    assert len(set(patterns.pages())) == len(patterns.pages())
    assert {path.name for path in patterns_site.glob("*.html")} == set(patterns.pages())


def test_no_page_has_an_id_twice(patterns_site):
    pages = {name: HTMLParser((patterns_site / name).read_text("utf-8")) for name in patterns.pages()}
    ids = {name: Counter(node.attributes["id"] for node in page.css("[id]")) for name, page in pages.items()}

    assert [(name, one) for name, counts in ids.items() for one, times in counts.items() if times > 1] == []


def test_the_pictures_of_examples_are_there(patterns_site):
    html = (patterns_site / patterns.INDEX).read_text("utf-8")
    sources = {node.attributes["src"] for node in HTMLParser(html).css("img")}

    assert len(sources) >= 2
    assert {one for one in sources if not (patterns_site / one).is_file()} == set()


def test_a_style_uses_what_tokens_define():
    tokens = set(DEFINED.findall(css(THEME / "styles/tokens.css")))
    used = {str(path.relative_to(THEME)): set(USED.findall(css(path))) for path in STYLES}

    assert {name: unknown for name, there in used.items() if (unknown := there - tokens)} == {}


def test_colours_stand_in_the_tokens_alone():
    others = {str(path.relative_to(THEME)): css(path) for path in STYLES if path.name != "tokens.css"}
    found = {name: PALETTE.findall(text) + COLOUR.findall("".join(on_screen(text))) for name, text in others.items()}
    on_paper = {colour for text in others.values() for colour in COLOUR.findall(text)}

    assert {name: colours for name, colours in found.items() if colours} == {}
    assert on_paper <= {"#000"}


def test_no_style_overrules_another_by_force():
    assert [str(path.relative_to(THEME)) for path in STYLES if "!important" in css(path)] == []


def test_the_bundled_stylesheet_is_small():
    assert len(gzip.compress(SHEET.read_bytes())) <= SHEET_BYTES
