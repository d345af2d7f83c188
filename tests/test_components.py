"""Every component is shown in every state, prints text escaped, and is drawn by the one stylesheet alone."""

import gzip
import re
from collections.abc import Iterator
from functools import cache

import pytest
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


def every(examples: list[Example] = EXAMPLES) -> pytest.MarkDecorator:
    """A test for each example, named by it."""
    named = [pytest.param(one, id=f"{one.component}: {one.name}") for one in examples]
    return pytest.mark.parametrize("example", named)


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


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_component_has_its_three_files(folder):
    wanted = {"macro.html", "examples.yaml"} | ({"style.css"} if folder not in WITHOUT_STYLE else set())

    assert {path.name for path in (COMPONENTS / folder).iterdir()} == wanted


def test_the_stylesheet_imports_every_component_once():
    imported = IMPORT.findall(css(THEME / "styles/site.css"))

    assert sorted(imported) == sorted(path.parent.name for path in COMPONENTS.glob("*/style.css"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_macro_is_called_by_an_example(folder):
    calls = " ".join(one.template for one in patterns.examples(folder))

    assert [name for name in patterns.macros(folder) if not re.search(rf"\b{name}\(", calls)] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_names_of_examples_are_unique(folder):
    names = [one.name for one in patterns.examples(folder)]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("folder", sorted(set(FOLDERS) - WITHOUT_TEXT))
def test_every_component_that_prints_text_has_a_hostile_example(folder):
    assert any("<b>" in one.template for one in patterns.examples(folder))


@every()
def test_no_example_prints_markup_of_a_text(example):
    assert "<b>" not in rendered(example)


@every([one for one in EXAMPLES if one.html is not None])
def test_an_example_comes_out_as_it_says(example):
    assert rendered(example) == str(example.html).strip()


@every()
def test_every_class_has_a_rule(example):
    assert classes(rendered(example)) - styled() <= set(UNSTYLED)


def test_an_example_that_stands_alone_has_a_page(patterns_site):
    assert len(set(patterns.pages())) == len(patterns.pages())
    assert {path.name for path in patterns_site.glob("*.html")} == set(patterns.pages())


@pytest.mark.parametrize("name", patterns.pages())
def test_no_page_has_an_id_twice(name, patterns_site):
    ids = [node.attributes["id"] for node in HTMLParser((patterns_site / name).read_text("utf-8")).css("[id]")]

    assert sorted(set(ids)) == sorted(ids)


def test_the_pictures_of_examples_are_there(patterns_site):
    html = (patterns_site / patterns.INDEX).read_text("utf-8")
    sources = {node.attributes["src"] for node in HTMLParser(html).css("img")}

    assert len(sources) >= 2
    assert {one for one in sources if not (patterns_site / one).is_file()} == set()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: str(path.relative_to(THEME)))
def test_a_style_uses_what_tokens_define(path):
    tokens = set(DEFINED.findall(css(THEME / "styles/tokens.css")))

    assert set(USED.findall(css(path))) - tokens == set()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: str(path.relative_to(THEME)))
def test_colours_stand_in_the_tokens_alone(path):
    text = css(path)

    assert "!important" not in text
    if path.name != "tokens.css":
        assert PALETTE.findall(text) == []
        assert set(COLOUR.findall(text)) <= {"#000"}
        assert COLOUR.findall("".join(on_screen(text))) == []


def test_the_bundled_stylesheet_is_small():
    assert len(gzip.compress(SHEET.read_bytes())) <= SHEET_BYTES
