from __future__ import annotations

import pytest

from chart_series import HOSTILE
from disclosure.charts.labels import clean, fitted, pixels, spaced, wrapped


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("一\n二\r\n三\t四", "一 二 三 四"),
        ("a\x00b\x1b", "a�b�"),
        ("\ud800", "�"),
        ("\u202eabc", "�abc"),
        ("  ", "�"),
        ("𠮷\ue000é", "𠮷\ue000é"),
    ],
)
def test_a_label_is_one_line_that_xml_can_hold(text, cleaned):
    assert clean(text) == cleaned


def test_labels_fit_and_stay_apart():
    labels = fitted(HOSTILE, 200, 15, lines=2)

    assert len(set(labels)) == len(HOSTILE)
    assert all(pixels(line, 15) <= 200 for label in labels for line in label.split("\n"))


def test_a_cut_label_says_so():
    assert fitted(["食用油、油脂及其制品", "糕点", "食用油、油脂及其它"], 90, 15) == [
        "食用油、…",
        "糕点",
        "食用油…(2)",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("糕点", "糕点", id="fits"),
        pytest.param("未按规定履行进货查验义务", "未按规定履行\n进货查验义务", id="lines of one length"),
        pytest.param("食用油、油脂及其制品制品", "食用油、油脂\n及其制品制品", id="no mark begins a line"),
        pytest.param(
            "市场监管局（市食药（安）局）", "市场监管局（市\n食药（安）局）", id="nor does a bracket that closes"
        ),
        pytest.param("符合GB 2760-2014标准", "符合GB\n2760-2014标准", id="a number stays whole"),
        pytest.param("安排未取得健康证明的人员从事其他工作", "安排未取得健康证\n明的人员从事其…", id="cut"),
    ],
)
def test_a_label_is_broken_where_it_may_be(text, lines):
    assert wrapped(text, 121, 15, lines=2) == lines


@pytest.mark.parametrize(
    ("sentence", "spaces"),
    [
        ("2022年合格率为97.8%（1/2），比2021年低0.4个", "2022 年合格率为 97.8%（1/2），比 2021 年低 0.4 个"),
        ("为-3元", "为 -3 元"),
        ("“A级”，共1,990批次", "“A级”，共 1,990 批次"),
    ],
)
def test_numbers_stand_apart_from_words(sentence, spaces):
    assert spaced(sentence) == spaces
