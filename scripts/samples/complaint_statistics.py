"""Made-up complaint statistics: totals of a quarter, never a single case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from samples.made_up import MARKET, WORDS, Dice, Row, soon, status

QUARTERS = [(year, quarter) for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
CHANNELS = {"12315平台": 260, "12345": 90}
LEAST = 5  # smaller numbers are not printed
REWARD = 5_000


def statistics() -> Iterator[Row]:
    """Yield a row for each quarter, channel and matter."""
    dice = Dice(20200101)
    cells = [(when, channel, matter) for when in QUARTERS for channel in CHANNELS for matter in ("投诉", "举报")]
    for number, ((year, quarter), channel, matter) in enumerate(cells, start=1):
        end = date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - timedelta(days=1)
        made = end + timedelta(days=dice.between(5, 15))
        published = soon(dice, made)
        yield {
            "record_id": f"TS-{year}-{number:04d}",
            "period": f"{year}年第{quarter}季度",
            "period_end": end,
            "channel": channel,
            "matter": matter,
            "category": "食品",
            **_counts(dice, CHANNELS[channel], matter),
            "source_agency": MARKET,
            "made_on": made,
            "published_on": published,
            "disclosure_level": "县级",
            **status(dice, published, 0.03, WORDS["wrong_reasons"]),
        }


def _counts(dice: Dice, size: int, matter: str) -> Row:
    received = dice.between(size * 3 // 4, size * 5 // 4)
    if matter == "投诉":
        accepted = received * dice.between(82, 94) // 100
        closed = accepted * dice.between(93, 100) // 100
        mediated = closed * dice.between(48, 66) // 100
        return _times(dice, received, closed) | {"accepted": accepted, "mediated_ok": mediated}
    received //= 2
    opened = received * dice.between(14, 26) // 100
    return _times(dice, received, received * dice.between(90, 99) // 100) | {
        "cases_opened": opened,
        **_rewards(dice.between(0, opened // 2)),
    }


def _times(dice: Dice, received: int, closed: int) -> Row:
    return {"received": received, "closed": closed, "on_time": closed * dice.between(94, 100) // 100}


def _rewards(paid: int) -> Row:
    """Return number and sum of the rewards; fewer than five could tell who was paid."""
    return {"rewards_paid": paid, "reward_amount": paid * REWARD} if paid >= LEAST else {}
