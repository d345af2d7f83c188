"""Unified social credit codes."""

from __future__ import annotations

import pytest

from packages import field

FIELDS = [field("no"), field("code"), field("name")]
VALID = "91110000600037341L"  # from the documentation of python-stdnum


def codes(of_register, *cells, **subject):
    rows = [[str(number), cell, "示例公司"] for number, cell in enumerate(cells)]
    return of_register(FIELDS, rows, subject={"id": "code", "name": "name", **subject})


def test_a_valid_code_passes_and_so_does_none(of_register):
    assert codes(of_register, VALID, VALID, "") == []


@pytest.mark.parametrize("code", ["91110000600037341M", "91110000600037341l", "9111", "9111-0000600037341L", "某公司"])
def test_a_wrong_code_warns_with_the_number_of_rows(of_register, code):
    [problem] = codes(of_register, VALID, code, code)

    assert (problem.kind, problem.field, problem.count, problem.warning) == ("uscc-checksum", "code", 2, True)
    assert "第一处在第 3 行" in problem.message
    assert code not in str(problem)


def test_other_schemes_have_other_numbers(of_register):
    assert codes(of_register, "9111", scheme="business-id") == []
