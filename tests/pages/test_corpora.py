"""Texts of others, where they are here: each is inert as a page, and has lost none of its words or is refused."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.pages import markdown
from disclosure.pages.front_matter import KEYS, read_head
from disclosure.pages.prose import Prose, prose_problems

FIXTURES = Path(os.environ.get("FIXTURES", ""))
SPECIFICATION = FIXTURES / "commonmark-spec/spec.json"
ATTACKS = FIXTURES / "payloads-xss-csvinj/xss"
pytestmark = pytest.mark.skipif(
    not ATTACKS.is_dir(), reason="FIXTURES is not set: texts of others are not here to be read"
)

# Of CommonMark's examples those in which we mean something else; what is written there is on the page all the same.
OTHERWISE = {
    14: r"\& before the name of a sign",
    28: "a number that is no sign",
    313: "a list within a list, whose numbers the page counts",
    532: "a link within a link's words",
    538: "an address within a link's words",
}
ALLOWED = {*markdown.TAGS, "html", "head", "body"}
SAFE = {"", "http", "https", "mailto"}


def problems(text: str) -> list[str]:
    return [one.kind for one in prose_problems(Prose("a.md", "news/a/", text, 1)) if not one.warning]


def danger(html: str) -> list[str]:
    """What of a page could do more than be read."""
    found = []
    for node in LexborHTMLParser(html).css("*"):
        names = markdown.ATTRIBUTES.get(node.tag or "", set()) | {"rel"}
        found += [] if node.tag in ALLOWED else [f"<{node.tag}>"]
        for name, value in node.attributes.items():
            is_address = name in {"href", "src", "srcset"}
            if name not in names or (is_address and urlsplit((value or "").strip()).scheme.lower() not in SAFE):
                found.append(f"{name}={value}")
    return found


def said(html: str) -> str:
    """Everything that a page says, in the values of its attributes too."""
    tree = LexborHTMLParser(html)
    values = [
        node.attributes.get(name) or "" for name in ("href", "src", "alt", "title") for node in tree.css(f"[{name}]")
    ]
    return " ".join([tree.body.text(separator="") if tree.body else "", *values])


def test_no_example_of_the_specification_loses_a_word_in_silence():
    lost = {}
    for example in json.loads(SPECIFICATION.read_text("utf-8")):
        html = markdown.render(example["markdown"])
        assert danger(html) == []
        page = LexborHTMLParser(example["html"])
        words = re.findall(r"\w+", page.body.text(separator=" ") if page.body else "")
        gone = [word for word in words if word not in said(html)]
        if gone and not problems(example["markdown"]):
            lost[example["example"]] = gone
    assert lost.keys() == OTHERWISE.keys(), lost


def attacks() -> list[str]:
    """Each attack once: the lines of the lists, what stands between the fences of a document."""
    found: dict[str, None] = {}
    for path in sorted(ATTACKS.iterdir()):
        text = path.read_text("utf-8", errors="replace")
        parts = text.split("```")[1::2] if path.suffix == ".md" else filter(str.strip, text.split("\n"))
        found |= dict.fromkeys(parts)
    return list(found)


def test_no_attack_that_is_known_does_anything_wherever_it_stands():
    places = (
        "{}",
        "[甲]({})",
        "![甲]({})",
        "[甲]\n\n[甲]: {}",
        "| 甲 |\n|---|\n| {} |",
        "<{}>",
        "`{}`",
        '[甲](a/ "{}")',
        "## {}",
    )
    tried = [place.format(attack) for attack in attacks() for place in places]
    assert len(tried) > 10_000

    passed = [text for text in tried if not markdown._is_too_much(text)]
    assert [(text, found) for text in passed if (found := danger(markdown.render(text)))] == []
    pages = [markdown.render(text).replace("\r", "\n") for text in passed[:: len(places)]]  # as a browser reads it
    assert [page for page in pages if markdown.clean(page) != page] == []


def test_no_attack_in_a_head_is_obeyed():
    for attack in attacks():
        line = attack.replace("\n", " ").strip()
        heads = [read_head("a.md", [line, "", "正文"]), read_head("a.md", ["---", f"标题: {line}", "---", "正文"])]
        for head in heads:
            assert head.values.keys() <= KEYS.keys()
            assert head.problems or head.values.get("title", "") in line
