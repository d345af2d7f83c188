from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure.contract.charted import Measure
from disclosure.statistics.aggregates import plain, share
from disclosure.statistics.model import Figure
from disclosure.statistics.said import said

RATE = Measure("r", "合格率", "share", "rows", "result", ("合格",))


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (1257, 1284, "97.8%（1,257/1,284）"),
        (9999, 10000, "99.9%（9,999/10,000）"),
        (10000, 10000, "100%（10,000/10,000）"),
        (1, 10000, "不足0.1%（1/10,000）"),
        (0, 20, "0%（0/20）"),
        (49, 50, "98.0%（49/50）"),
        (19, 19, "不足20，不计算（19/19）"),
        (0, 0, "无记录"),
    ],
)
def test_a_rate_is_said_with_its_fraction(numerator, denominator, text):
    assert said(share(numerator, denominator), RATE) == text


@pytest.mark.parametrize(
    ("figure", "unit", "text"),
    [
        (Figure(1284), "", "1,284"),
        (Figure(1284), "批次", "1,284批次"),
        (Figure(Decimal("1234567.89")), "万元", "1,234,567.89万元"),
        (Figure(Decimal("-0.5")), "万元", "-0.5万元"),
        (Figure(None), "万元", "未公布"),
        (None, "批次", "无记录"),
    ],
)
def test_numbers_are_said_whole(figure, unit, text):
    assert said(figure, Measure("n", "数", "sum", "rows", unit=unit)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("12.500000", "12.5"), ("100.000000", "100"), ("100", "100"), ("0.000000", "0")]
)
def test_plain_numbers_lose_no_digit(number, text):
    assert str(plain(Decimal(number))) == text
