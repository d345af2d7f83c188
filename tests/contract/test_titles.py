"""Texts with field names in braces: what a record is called."""

from __future__ import annotations

import pytest

from disclosure.contract.titles import Piece, is_balanced, names, pieces


def words(text):
    return Piece(text, is_field=False)


def of(name):
    return Piece(name, is_field=True)


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("{food}", [of("food")]),
        ("{food}（{on}）", [of("food"), words("（"), of("on"), words("）")]),
        ("抽检", [words("抽检")]),
        ("{a}{b}", [of("a"), of("b")]),
        ("第 {Rec #} 号", [words("第 "), of("Rec #"), words(" 号")]),
        ("", []),
        ("{}", [words("{}")]),
    ],
)
def test_a_title_is_taken_apart_in_order(template, parts):
    assert [*pieces(template)] == parts
    assert "".join(f"{{{piece.text}}}" if piece.is_field else piece.text for piece in parts) == template


def test_a_field_that_is_named_twice_is_one():
    assert names("{b}{a} {b}") == ["b", "a"]


@pytest.mark.parametrize("template", ["{a}", "甲", "", "{a}{b}"])
def test_a_brace_belongs_to_a_field(template):
    assert is_balanced(template)


@pytest.mark.parametrize("template", ["{a}}", "{{a}", "{", "}", "{}", "{a}{"])
def test_a_brace_that_belongs_to_none_is_a_fault(template):
    assert not is_balanced(template)
