from __future__ import annotations

import pytest

from chart_series import HOSTILE
from disclosure.charts.labels import clean, fitted, width


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
    labels = fitted(HOSTILE, 18)

    assert len(set(labels)) == len(HOSTILE)
    assert all(width(label) <= 18 + len("(2)") for label in labels)


def test_a_cut_label_says_so():
    assert fitted(["食用油、油脂及其制品", "糕点", "食用油、油脂及其它"], 12) == [
        "食用油、油…",
        "糕点",
        "食用油、油…(2)",
    ]
