"""The law as data, in every register: what is lawful passes, and who is a person is named by the family name."""

from __future__ import annotations

import pytest

from lawful import CARD, GOOD


@pytest.mark.parametrize("register", GOOD)
def test_a_lawful_row_passes(law, register):
    assert law(register) == ()


@pytest.mark.parametrize(
    ("register", "rows"),
    [
        ("licences", {"licences": [{"party_kind": "个体工商户", "legal_rep": "张三"}]}),
        ("credit-lists", {"entries": [{"party_kind": "个体工商户", "responsible_person": "张三"}]}),
        ("small-operators", {"operators": [CARD | {"person_name": "张三"}]}),
        ("inspections", {"samples": [{"sampled_name": "张三（示例市场3号摊）"}]}),
    ],
)
def test_who_is_a_natural_person_is_named_by_the_family_name_alone(law, register, rows):
    assert law(register, **rows).says("像是自然人的全名（个人信息保护法第六条")
    if register in ("licences", "credit-lists"):
        [(table, [row])] = rows.items()
        assert law(register, **{table: [row | {"party_kind": "法人及非法人组织"}]}) == ()
