"""A made-up fine is one that its article allows, as a reader of the law would check, or says why it is smaller."""

from __future__ import annotations

from decimal import Decimal

from plan_facts import rows

ALLOWED = {  # yuan, where the goods are worth less than 10,000: 食品安全法 arts 122, 124, 125, 126
    "第一百二十二条": (50_000, 100_000),
    "第一百二十四条": (50_000, 100_000),
    "第一百二十五条": (5_000, 50_000),
    "第一百二十六条": (5_000, 50_000),
}
LESS = "行政处罚法》第三十二条"


def test_every_fine_lies_in_the_range_of_its_article_or_says_why_it_is_smaller():
    fined = [row for row in rows("penalties/penalties.csv") if row["fine_wan"]]

    assert len(fined) > 200
    for row in fined:
        [(least, most)] = [pair for article, pair in ALLOWED.items() if article in row["legal_basis"]]
        fine = Decimal(row["fine_wan"]) * 10_000
        assert fine <= most, row["record_id"]
        assert (fine < least) == (LESS in row["legal_basis"]), row["record_id"]


def test_a_fine_that_counts_as_small_is_never_a_large_one():
    small = [Decimal(row["fine_wan"]) for row in rows("penalties/penalties.csv") if row["period_class"] == "三个月"]

    assert 0 < max(small) < Decimal(1)
