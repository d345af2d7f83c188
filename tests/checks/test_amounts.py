"""Amounts of money in Chinese text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure.checks.amounts import amounts_beside, total


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("38200元", "38200"),
        ("38,200.00 元", "38200"),
        ("1,234,567元", "1234567"),
        ("3.82万元", "38200"),
        ("3.82 万元", "38200"),
        ("3万8千元", "38000"),
        ("8千5百元", "8500"),
        ("1.2亿元", "120000000"),
        ("3亿2千万元", "320000000"),
        ("三千元", "3000"),
        ("十五元", "15"),
        ("五十三元", "53"),
        ("一百零五元", "105"),
        ("两万元", "20000"),
        ("三万八千二百元", "38200"),
        ("三万零五十元", "30050"),
        ("叁万捌仟贰佰元整", "38200"),
        ("壹拾贰万叁仟肆佰伍拾陆圆柒角捌分", "123456.78"),
        ("3万500元", "30500"),
        ("5元5角", "5.5"),
        ("５，０００元", "5000"),
        ("零元", "0"),
    ],
)
def test_an_amount_that_can_be_read(text, value):
    assert amounts_beside(text, (), ()) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "三万五元",
        "三百五元",
        "3万5元",
        "三八二〇〇元",
        "数万元",
        "1.2.3元",
        "12,34元",
        "三千万亿元",
        "百元",
        "千百元",
        "一二元",
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(text):
    assert amounts_beside(text, (), ()) == [None]


@pytest.mark.parametrize("text", ["", "二〇二二年", "第三条", "5000", "多元化", "元旦", "3%"])
def test_what_is_no_amount(text):
    assert amounts_beside(text, (), ()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("罚款5000元，没收300元", [5000]),
        ("没收300元，处5000元罚款", [5000]),
        ("罚款人民币：5000元", [5000]),
        ("罚款合计5000元", [5000]),
        ("罚款（5000元）", [5000]),
        ("货值5000元，罚款", []),
        ("罚款5000元；加处罚款200元", [5000]),
        ("罚款5000元，罚款3000元", [5000, 3000]),
    ],
)
def test_only_amounts_beside_a_word_count_and_none_beside_a_longer_one(text, found):
    assert amounts_beside(text, ["罚款"], ["加处罚款"]) == found


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "1 " * 100_000, "一" * 200_000, "1," * 100_000 + "元", "(" * 200_000 + "1元"]
)
def test_a_long_strange_text_takes_no_longer_than_a_look_at_it(text):
    assert len(amounts_beside(text, ["罚款"], [])) <= 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("对甲罚款3000元，对乙罚款2150元，合计罚款5150元", 5150),
        ("罚款5150元，其中对单位罚款3000元，对法定代表人罚款2150元", 5150),
        ("对甲罚款3000元，对乙罚款2150元", 5150),
        ("对甲罚款3000元，对乙罚款3000元，共计两家", 6000),
        ("罚款3000元，罚款2150元，罚款5150元", 10300),
        ("不予处罚", 0),
    ],
)
def test_a_sum_that_stands_with_its_parts_is_counted_once(text, whole):
    amounts = [amount for amount in amounts_beside(text, ("罚款",), ()) if amount is not None]

    assert total(amounts, text) == whole
