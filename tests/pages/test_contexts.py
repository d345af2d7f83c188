"""What a page gives to its template is what the template's first comment says and what the template asks for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields

import pytest
from jinja2 import meta

import disclosure.pages.streams  # noqa: F401  # every kind of page is known once all of them are imported
from disclosure.pages.model import Page, PageOfRegister
from rendered import THEME, environment

TEMPLATES = THEME / "templates"
EVERYWHERE = {field.name for field in fields(Page)} | {"root", "site"}
NOT_PRINTED = {"siteurl"}  # 404.html: `root` is made of it


def kinds(kind: type[Page] = Page) -> Iterator[type[Page]]:
    for one in kind.__subclasses__():
        if "template" in vars(one):
            yield one
        yield from kinds(one)


def is_current(kind: type[Page]) -> bool:
    """Whether a class is the one that its module offers: with slots a dataclass is made twice."""
    return getattr(sys.modules[kind.__module__], kind.__name__) is kind


KINDS = sorted(filter(is_current, kinds()), key=lambda kind: kind.__name__)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def own(kind: type[Page]) -> set[str]:
    """The names that a kind of page adds to those of every page."""
    more = {"register_address"} if issubclass(kind, PageOfRegister) else set()
    return {field.name for field in fields(kind)} - EVERYWHERE | more


def source(name: str) -> str:
    return (TEMPLATES / f"{name}.html").read_text("utf-8")


def documented(text: str) -> set[str]:
    """The names that the first comment of a template explains, each at the head of a line."""
    comment = re.match(r"\{#(.*?)#\}", text, re.DOTALL)
    assert comment, "no comment at the head"
    return set(re.findall(r"^  ([a-z_]+)  +\S", comment[1], re.MULTILINE))


def imported(text: str) -> set[str]:
    """The macros that a template imports or has of its own. To Jinja's analysis they are unknown inside of a block."""
    lists = re.findall(r'\{% from "[^"]+" import ([^%]+?) %\}', text)
    named = {word.split(" as ")[-1].strip() for words in lists for word in words.split(",")}
    return named | set(re.findall(r"\{% macro (_\w+)", text))


def asked(text: str) -> set[str]:
    """The names that a template takes from its page: neither imported nor set by itself or by the frame."""
    names = meta.find_undeclared_variables(environment().parse(text))
    made = set(re.findall(r"\{% (?:set|import [a-z.]+ as) ([a-z_]+)", text))
    return names - made - imported(text) - imported(source("base"))


def test_there_are_kinds_of_pages():
    assert len(KINDS) >= 11


@each_kind
def test_the_first_comment_of_a_template_says_what_its_page_gives(kind):
    assert documented(source(kind.template)) == own(kind)


@each_kind
def test_a_template_asks_for_nothing_else_and_for_all_of_it(kind):
    names = asked(source(kind.template))

    assert names - own(kind) - EVERYWHERE == set()
    assert own(kind) - names == NOT_PRINTED & own(kind)


def test_the_frame_says_what_every_page_gives():
    assert documented(source("base")) == EVERYWHERE
    assert asked(source("base")) <= EVERYWHERE


def test_no_two_kinds_share_a_template():
    assert len({kind.template for kind in KINDS}) == len(KINDS)
