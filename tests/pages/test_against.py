"""A result against its limit, read from the texts of an office."""

from __future__ import annotations

import pytest

from disclosure.contract.model import Compares
from disclosure.pages.against import LENGTH, against
from disclosure.showing.model import Cells, ShownRow

SAID = Compares("item", "result", "limit")


def compared(result, limit):
    return against(ShownRow(1, 1, "", "", Cells({"item": 0, "result": 1, "limit": 2}, ["项目", result, limit])), SAID)


@pytest.mark.parametrize(
    ("result", "limit", "lengths", "times"),
    [
        ("303 μg/kg", "≤100μg/kg", (LENGTH, 330), "3"),
        ("0.93g/kg", "≤0.5g/kg", (LENGTH, 537), "1.8"),
        ("检出,0.30 mg/kg", "不大于0.2mg/kg", (LENGTH, 666), "1.5"),
        ("1.68×10³μg/kg", "≤100μg/kg", (LENGTH, 59), "16.8"),
        ("0.86g/100g", "不超过 0.25 g/100g", (LENGTH, 290), "3.4"),
        ("1.2g/100g", "≥2.9g/100g", (413, LENGTH), ""),
        ("3.5g/100g", "≥2.9g/100g", (LENGTH, 828), ""),
        ("0.1mg/kg", "≤0.2mg/kg", (500, LENGTH), ""),
        ("5", "≤0", (LENGTH, 0), ""),
    ],
)
def test_two_numbers_of_one_unit_are_compared(result, limit, lengths, times):
    found = compared(result, limit)

    assert (found.result_length, found.limit_length) == lengths
    assert (found.title, found.result, found.limit, found.times) == ("项目", result, limit, times)


@pytest.mark.parametrize(
    ("result", "limit"),
    [
        ("检出,0.00041g/kg", "不得检出"),
        ("检出", "≤1g/kg"),
        ("n1=210,n2=190CFU/g", "n=5,c=2,m=10,M=100CFU/g"),
        ("0.3 mg/kg", "≤0.2 g/kg"),
        ("0.3 mg/kg", "0.2 mg/kg"),
        ("0.3,0.4 mg/kg", "≤0.2 mg/kg"),
        ("1.2.3", "≤1"),
        ("", "≤1"),
        ("1", ""),
        ("0", "≤0"),
    ],
)
def test_nothing_else_is_guessed_at(result, limit):
    assert compared(result, limit) is None
