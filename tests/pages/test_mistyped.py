"""A number that would be somebody's identity number, were it not for its last sign, is warned of; others are left."""

from __future__ import annotations

import pytest
from stdnum.cn import uscc

from disclosure.pages.mistyped import mistyped
from disclosure.pages.prose import Prose, doubts, prose_problems
from disclosure.privacy.scanner import scan
from people import HARMLESS, Random, identity, many

SOME = 2_000


def slipped(number: str) -> str:
    """Return *number* with another check digit."""
    return number[:17] + ("1" if number[17] == "0" else "0")


def told(text: str) -> list[tuple[int | None, bool, str]]:
    found = prose_problems(Prose("a.md", "a/", text, 1))
    return [(one.row, one.warning, one.message) for one in found if one.kind == "like-id-card"]


@pytest.mark.parametrize("written", ["当事人{}到案", "- 号码：{}。", "`{}`", "| 甲 | {} |"])
def test_such_a_number_is_warned_of_with_its_line_and_never_printed(written):
    number = slipped(next(many(identity, 1)))
    [(row, is_warning, message)] = told(f"好\n\n{written.format(number)}")

    assert scan(number) == []
    assert (row, is_warning) == (3, True)
    assert number[:6] not in message


def test_each_is_found_whatever_its_digits_are_unless_it_is_of_a_form_or_a_social_credit_code():
    numbers = [slipped(one) for one in many(identity, SOME)]
    others = {one for one in numbers if one[6:10] > "2010" or uscc.is_valid(one)}

    assert len(others) < SOME / 10
    assert [one for one in numbers if not [*mistyped(one)]] == [one for one in numbers if one in others]


def test_a_preview_says_it_at_the_head_of_the_page():
    number = slipped(next(many(identity, 1)))

    assert (
        "是身份证号码的，删去" in doubts(Prose("a.md", "a/", f"号码 {number[:6]} {number[6:14]} {number[14:]}", 1))[0]
    )


def test_an_identity_number_itself_is_for_the_privacy_scan():
    assert [*mistyped("\n".join(many(identity, SOME)))] == []


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_like_a_number_of_a_person_is_left(name):
    assert [*mistyped("\n".join(many(HARMLESS[name], SOME)))] == []


def _form(chance: Random) -> str:
    year, month, day = chance.randrange(2011, 2027), chance.randrange(1, 13), chance.randrange(1, 29)
    return f"410184{year}{month:02}{day:02}{chance.randrange(10_000):04}"


@pytest.mark.parametrize("make", [_form, lambda chance: f"XBJ{slipped(identity(chance))}"], ids=["day", "letters"])
def test_a_number_of_a_form_is_left(make):
    assert [*mistyped("\n".join(many(make, SOME)))] == []


def test_the_full_name_of_a_person_is_warned_of_and_not_repeated():
    text = "案情：\n\n当事人张三丰（男）用过期面粉，负责人李某签字，经营者王记面馆。"
    [problem] = prose_problems(Prose("cases/a.md", "cases/a/", text, 1))

    assert (problem.row, problem.kind, problem.warning) == (3, "full-name", True)
    assert "写成 张某；" in problem.fix
    assert "三丰" not in str(problem)
