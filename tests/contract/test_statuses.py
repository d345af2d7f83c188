"""The words of a status: each means one thing, and a correction is told whole."""

from __future__ import annotations

import pytest

STATUS = {"field": "a", "withdrawn": ["撤回"], "reason": "a", "on": "on"}


def test_a_word_is_a_withdrawal_or_a_repair_and_never_both(wrong):
    [problem] = wrong({"status": {**STATUS, "repaired": ["修复", "撤回"]}})

    assert problem.message == "register.status 给了 撤回 不止一个意思"


@pytest.mark.parametrize("word", ["撤回", " "])
def test_a_word_that_means_empty_means_nothing_else(wrong, word):
    status = {"field": "a", "withdrawn": [word], "reason": "a", "on": "on"}

    [problem] = wrong({"status": status}, rows={"missingValues": ["撤回"]})

    assert problem.message == f"register.status.withdrawn 用到等于空的值：{word}"


def test_a_correction_has_a_field_of_its_own_and_a_day(wrong):
    status = {"field": "a", "withdrawn": ["撤回"], "reason": "a", "on": "on", "corrected": ["更正"]}
    whole = status | {"note": "a", "corrected_on": "on"}

    assert wrong({"status": whole}) == []
    for half in (status, status | {"note": "a"}, {**whole, "corrected": ["撤回"]}):
        [problem] = wrong({"status": half})
        assert "要写就一起写" in problem.message or "给了 撤回 不止一个意思" in problem.message
    assert "hidden" in [problem.field for problem in wrong({"status": whole | {"note": "hidden"}})]
